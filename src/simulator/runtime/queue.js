/**
 * What the scheduler runs: jobs of asynchronous business rules, and events.
 *
 * Source: ServiceNow docs, "Events" and "Business rules"; the vendor's knowledge base, KB2732439 (a
 * restart kills the running job, which is not resumed).
 * Simulated: Whatever is due runs, the oldest first, or the newest first or nothing where a
 * scenario lets time pass so. While a job waits for an answer, other workers take what becomes due
 * (`given: workers`); while a user's request waits, which needs no worker, all of them do. After
 * the step `restart` the last job, or event with a script action, runs once more, unless a restart
 * has killed it. Events can be lost (`lose`), whether their rows stay ready or are gone.
 * Assumed: The nodes of an instance share one queue, in which jobs and events are alike. A job that
 * was done but not noted as done runs again. What overlaps ends in the reverse order: who waits for
 * an answer goes on only when the jobs that have begun meanwhile are done, so a job that takes
 * longer makes it wait longer, and what it would do in between is not simulated. A worker is free
 * while a user's request waits, and not while a user's script runs.
 * Refused: Events with a queue of their own.
 */
(function(simulator) {
    var queue = [];
    var counter = 0;
    var last = null;
    var busy = 0;
    var newestFirst = false;

    simulator.emptyQueue = function() {
        queue = [];
        counter = 0;
        last = null;
        simulator.freeWorkers();
    };

    /** Leaves the script of a business rule to the scheduler. */
    simulator.queueJob = function(job) {
        simulator.observed.jobs.push(job.rule.name);
        add({
            due: simulator.clock.now,
            run: function() {
                simulator.runJob(job);
            }
        });
    };

    /** Leaves an event to the scheduler. */
    simulator.queueEvent = function(event) {
        simulator.observed.events.push(told(event));
        event.row = simulator.addRow(simulator.table('sysevent'), {
            sys_id: simulator.nextId(),
            name: event.name,
            table: event.table,
            instance: event.sys_id,
            parm1: event.parm1,
            parm2: event.parm2,
            state: 'ready',
            process_on: simulator.formatDate(event.due),
            sys_created_on: simulator.formatDate(simulator.clock.now)
        });
        add({
            due: event.due,
            event: event,
            isIdle: simulator.actionsFor(event).length === 0,
            run: function() {
                simulator.runEvent(event);
            }
        });
    };

    function told(event) {
        return {
            name: event.name,
            record: simulator.nameOf(event.sys_id),
            parm1: event.parm1,
            parm2: event.parm2,
            'in': Math.max(0, (event.due - simulator.clock.now) / 1000)
        };
    }

    /**
     * Loses the events of a name that wait. Their rows are gone, as after a clone or a purge, or
     * stay ready, as those of a node that has claimed them and is dead.
     */
    simulator.lose = function(name, leftReady) {
        var lost = queue.filter(function(entry) {
            return entry.event !== undefined && entry.event.name === name;
        });

        queue = queue.filter(function(entry) {
            return lost.indexOf(entry) < 0;
        });
        lost.forEach(function(entry) {
            simulator.observed.lost.push(told(entry.event));
            if (!leftReady) {
                simulator.removeRow(simulator.table('sysevent'), entry.event.row.sys_id);
            }
        });
        if (lost.length === 0) {
            simulator.fault('no event ' + name + ' is waiting that could be lost');
        }
    };

    /** Frees the workers of a step that an engine has ended. */
    simulator.freeWorkers = function() {
        busy = 0;
        newestFirst = false;
    };

    /** Faults for events with a queue of their own: here all of them share one. */
    simulator.noticeQueues = function() {
        simulator.table('sysevent_register').rows.forEach(function(event) {
            if (event.queue) {
                simulator.fault('event ' + event.event_name + ' has the queue ' + event.queue +
                    '; queues of their own, and their limits, are not simulated');
            }
        });
    };

    function add(entry) {
        counter += 1;
        entry.number = counter;
        queue.push(entry);
    }

    /** Lets time pass: what becomes due runs, `oldest_first` or `newest_first`, or `none` does. */
    simulator.pass = function(ms, order) {
        var until = simulator.clock.now + ms;
        var before = newestFirst;

        newestFirst = order === 'newest_first';
        if (order !== 'none') {
            runDue(until);
        }
        newestFirst = before;
        simulator.clock.moveTo(until);
    };

    /**
     * Waits for an answer. The workers that are free take what becomes due, and may wait in turn:
     * all of them while a user waits, the others while a job does.
     */
    simulator.waitFor = function(ms) {
        var until = simulator.clock.now + ms;

        if (busy < simulator.world.workers) {
            runDue(until);
        }
        simulator.clock.moveTo(until);
    };

    function runDue(until) {
        var entry = take(until);

        busy += 1;
        while (entry) {
            simulator.clock.moveTo(entry.due);
            // An event that no script waits for is no job that a restart could repeat.
            last = entry.isIdle ? last : entry;
            entry.run();
            entry = take(until);
        }
        busy -= 1;
    }

    /** The node that ran the last entry restarts before it has noted that it is done. */
    simulator.restart = function() {
        if (last) {
            add({ due: simulator.clock.now, run: last.run });
        } else {
            simulator.fault('nothing has run yet that a restart could repeat');
        }
    };

    /** What a restart has killed is not repeated. */
    simulator.forgetLast = function() {
        last = null;
    };

    function take(until) {
        var best = -1;
        var index;

        for (index = 0; index < queue.length; index += 1) {
            if (queue[index].due <= until && (best < 0 || isBefore(queue[index], queue[best]))) {
                best = index;
            }
        }
        return best < 0 ? null : queue.splice(best, 1)[0];
    }

    function isBefore(one, other) {
        if (newestFirst) {
            return one.number > other.number;
        }
        return one.due < other.due || (one.due === other.due && one.number < other.number);
    }
})(simulator);
