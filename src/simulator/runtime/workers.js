/**
 * The workers of the scheduler, on all nodes of an instance together.
 *
 * Source: ServiceNow docs, "Business rules"; the vendor's knowledge base, KB2732439 (a restart
 * kills the running job, which is not resumed).
 * Simulated: Whatever is due runs, or nothing where a scenario lets time pass so. While a job waits
 * for an answer, other workers take what becomes due (`given: workers`); while a user's request
 * waits, which needs no worker, all of them do. After the step `restart` the last job, or event
 * with a script action, runs once more, unless a restart has killed it.
 * Assumed: A job that was done but not noted as done runs again. What overlaps ends in the reverse
 * order: who waits for an answer goes on only when the jobs that have begun meanwhile are done, so
 * a job that takes longer makes it wait longer, and what it would do in between is not simulated. A
 * worker is free while a user's request waits, and not while a user's script runs, unless that is
 * interrupted.
 */
(function(simulator) {
    var last = null;
    var busy = 0;
    var newestFirst = false;

    /** Nothing has run yet, and every worker is free. */
    simulator.beginWorkers = function() {
        last = null;
        simulator.freeWorkers();
    };

    /** Frees the workers of a step that an engine has ended. */
    simulator.freeWorkers = function() {
        busy = 0;
        newestFirst = false;
    };

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

        if (isOneFree()) {
            runDue(until);
        }
        simulator.clock.moveTo(until);
    };

    /** Whether other workers would take something, while who runs stands still for a time. */
    simulator.isOvertaken = function(ms) {
        return isOneFree() && simulator.isAnyDue(simulator.clock.now + ms);
    };

    function isOneFree() {
        return busy < simulator.world.workers;
    }

    function runDue(until) {
        var entry = simulator.dequeue(until, newestFirst);

        busy += 1;
        while (entry) {
            simulator.clock.moveTo(entry.due);
            // An event that no script waits for is no job that a restart could repeat.
            last = entry.isIdle ? last : entry;
            entry.run();
            entry = simulator.dequeue(until, newestFirst);
        }
        busy -= 1;
    }

    /** The node that ran the last entry restarts before it has noted that it is done. */
    simulator.restart = function() {
        if (last) {
            simulator.enqueue({ due: simulator.clock.now, run: last.run });
        } else {
            simulator.fault('nothing has run yet that a restart could repeat');
        }
    };

    /** What a restart has killed is not repeated. */
    simulator.forgetLast = function() {
        last = null;
    };
})(simulator);
