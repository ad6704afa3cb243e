/**
 * What waits for the scheduler: jobs of asynchronous business rules, and events.
 *
 * Source: ServiceNow docs, "Events" and "Business rules".
 * Simulated: The oldest is taken first, or the newest, as the scenario says. Events can be lost
 * (`lose`), whether their rows stay ready or are gone.
 * Assumed: The nodes of an instance share one queue, in which jobs and events are alike.
 * Refused: Events with a queue of their own.
 */
(function(simulator) {
    var queue = [];
    var counter = 0;

    simulator.emptyQueue = function() {
        queue = [];
        counter = 0;
    };

    /** Leaves the script of a business rule to the scheduler. */
    simulator.queueJob = function(job) {
        simulator.observed.jobs.push(job.rule.name);
        simulator.enqueue({
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
        simulator.enqueue({
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

    /** Faults for events with a queue of their own: here all of them share one. */
    simulator.noticeQueues = function() {
        simulator.table('sysevent_register').rows.forEach(function(event) {
            if (event.queue) {
                simulator.fault('event ' + event.event_name + ' has the queue ' + event.queue +
                    '; queues of their own, and their limits, are not simulated');
            }
        });
    };

    /** Adds something to run: `due`, and what it does as `run`. */
    simulator.enqueue = function(entry) {
        counter += 1;
        entry.number = counter;
        queue.push(entry);
    };

    /** Takes what is due until a moment and comes first; null if nothing is. */
    simulator.dequeue = function(until, newestFirst) {
        var best = next(until, newestFirst);

        return best < 0 ? null : queue.splice(best, 1)[0];
    };

    /** Whether anything is due until a moment. */
    simulator.isAnyDue = function(until) {
        return next(until, false) >= 0;
    };

    function next(until, newestFirst) {
        var best = -1;
        var index;

        for (index = 0; index < queue.length; index += 1) {
            if (queue[index].due <= until &&
                (best < 0 || isBefore(queue[index], queue[best], newestFirst))) {
                best = index;
            }
        }
        return best;
    }

    function isBefore(one, other, newestFirst) {
        if (newestFirst) {
            return one.number > other.number;
        }
        return one.due < other.due || (one.due === other.due && one.number < other.number);
    }
})(simulator);
