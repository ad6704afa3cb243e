/**
 * What comes between two statements that a script sends to the database.
 *
 * Source: ServiceNow docs, "GlideRecord", which tell of no lock and no transaction that keeps
 * others out; the vendor's knowledge base, KB2732439 (a restart kills the running job).
 * Simulated: Where a scenario says so (`given: interrupt`), a script stands still before a
 * statement: other workers take what is due, or its node restarts.
 * Assumed: What a script has written before a restart stays written. Who stands still goes on when
 * what has begun meanwhile is done.
 */
(function(simulator) {
    // Park and Miller's generator: a product of two such numbers is exact in every engine.
    var FACTOR = 48271;
    var MODULUS = 2147483647;
    var met = 0;
    var dice = 1;

    /** Forgets what was before. */
    simulator.beginInterrupts = function() {
        met = 0;
        dice = simulator.world.interrupt && simulator.world.interrupt.seed || 1;
    };

    /** A script is about to send a statement of a kind, such as `update`, about a table. */
    simulator.statement = function(kind, table) {
        var plan = simulator.world.interrupt;
        var way = plan && simulator.transaction && fits(plan, kind, table) ? wayOf(plan) : null;

        if (!way) {
            return;
        }
        if (way.restart) {
            simulator.kill();
        }
        simulator.waitFor(way.ms);
    };

    function fits(plan, kind, table) {
        return (!plan.before || plan.before === kind) && (!plan.table || plan.table === table.name);
    }

    // What happens now: what the plan says, once it was possible often enough; or what falls out,
    // one of several `ways`.
    function wayOf(plan) {
        var way = plan.ways ? fallen(plan) : plan;

        if (!way || !(way.restart ? mayRestart(way) : simulator.isOvertaken(way.ms))) {
            return null;
        }
        met += 1;
        return plan.ways || met === plan.at ? way : null;
    }

    function fallen(plan) {
        return roll(plan.one_in) === 0 ? plan.ways[roll(plan.ways.length)] : null;
    }

    function roll(sides) {
        dice = dice * FACTOR % MODULUS;
        return dice % sides;
    }

    // Whoever saves or tries a script sits in front of it; what becomes of that is not known.
    function mayRestart(way) {
        return way.only ? simulator.transaction.kind === way.only :
            /^(ajax|event|job)$/.test(simulator.transaction.kind);
    }

    /** Faults for an interruption of the scenario that never came. */
    simulator.noticeInterrupt = function() {
        var plan = simulator.world.interrupt;

        if (plan && plan.line && met < plan.at) {
            simulator.fault('the interruption in line ' + plan.line + ' never comes: its ' +
                'statement was met ' + met + ' times with ' + (plan.restart ? 'a script that a ' +
                'restart can end' : 'something that other workers could take'));
        }
    };
})(simulator);
