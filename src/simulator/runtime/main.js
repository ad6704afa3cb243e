/**
 * A scenario from beginning to end: a world goes in, what happened comes out.
 *
 * Both are plain data. `simulator.host` is what the engine brings: `evaluate(script, file)` in the
 * global scope, `compile(parameters, script, file)` to a function; where it counts what a script
 * does, `begin()` for a new step; and, in Rhino, `javaString(text)`.
 *
 * Source: none, of the stand-in's own.
 * Refused: Tables whose records act on an instance by themselves, if a scenario describes one.
 */
(function(simulator) {
    var isUnderWay = false;

    /**
     * Runs the scenario of a world; where it `isReversed`, integer-like keys come in another order
     * than the engine's.
     */
    simulator.simulate = function(world, isReversed) {
        var steps;

        simulator.begin(world, isReversed);
        steps = world.steps.map(simulator.step);
        simulator.noticeAnswers();
        simulator.noticeInterrupt();
        simulator.noticeBuiltIns(true);
        steps[steps.length - 1].faults = steps[steps.length - 1].faults.concat(simulator.faults);
        return { steps: steps };
    };

    /** Sets up a world; steps may follow. Whatever was before is forgotten. */
    simulator.begin = function(world, isReversed) {
        countAnew();
        simulator.world = world;
        simulator.isReversed = isReversed;
        simulator.answers = { list: world.answers, next: 0 };
        simulator.faults.length = 0;
        simulator.ordered.length = 0;
        simulator.lastMatch = null;
        simulator.transaction = null;
        simulator.ownScript = null;
        simulator.ids = 0;
        isUnderWay = false;
        observe();
        simulator.emptyQueue();
        simulator.beginWorkers();
        simulator.beginInterrupts();
        simulator.lastDelivery = '';
        simulator.forgetReading();
        simulator.forgetPrototypes();
        simulator.clock.begin(world.now);
        simulator.fillTables(world);
        simulator.fillProperties(world.properties);
        simulator.propertyNames = simulator.table('sys_properties').rows.map(function(row) {
            return row.name;
        });
        simulator.flashdutyOfWorld = simulator.flashduty.create(world.flashduty, simulator.fault);
        simulator.forgetVariables();
        simulator.loadScriptIncludes();
        simulator.noticeBuiltIns(false);
        simulator.noticeControls();
        simulator.noticeQueryRules();
        simulator.noticeQueues();
        noticeTables();
    };

    /**
     * Tables whose records act on an instance by themselves. A scenario may describe one; its
     * records would do nothing here.
     */
    simulator.acting = {
        sys_data_policy2: 'data policies',
        sys_data_policy_rule: 'data policies',
        sys_dictionary_override: 'dictionary overrides',
        sys_hub_flow: 'flows',
        sys_trigger: 'scheduled jobs and limits of queues',
        sysauto_script: 'scheduled jobs',
        sysevent_in_email_action: 'inbound actions',
        sysevent_email_action: 'notifications',
        sysrule_assignment: 'assignment rules',
        wf_workflow: 'workflows'
    };

    function noticeTables() {
        Object.keys(simulator.acting).forEach(function(name) {
            if (simulator.findTable(name)) {
                simulator.fault(simulator.acting[name] + ' (table ' + name + ') are not simulated');
            }
        });
    }

    function observe() {
        simulator.observed = {
            transactions: [],
            requests: [],
            answer: null,
            log: [],
            events: [],
            lost: [],
            jobs: [],
            changed: {}
        };
    }

    function countAnew() {
        if (simulator.host.begin) {
            simulator.host.begin();
        }
    }

    /** Does one thing and tells what happened. */
    simulator.step = function(action) {
        countAnew();
        observe();
        if (isUnderWay) {
            forgetInterrupted();
        }
        isUnderWay = true;
        simulator.perform([action]);
        // Every script runs in a transaction, and to compare all that is shared takes its time.
        if (simulator.observed.transactions.length > 0) {
            simulator.noticeGlobals([]);
            simulator.noticeBuiltIns(false);
        }
        simulator.observed.records = simulator.watched(action.watch);
        simulator.observed.deliveries = simulator.deliveries();
        simulator.observed.flashduty = simulator.flashdutyOfWorld.tickets(
            Object.keys(action.watch));
        simulator.observed.faults = simulator.faults.splice(0);
        simulator.observed.ordered = simulator.ordered.splice(0);
        isUnderWay = false;
        return simulator.observed;
    };

    // A script that an engine ends, since it never would, leaves its step behind: no catch is run.
    function forgetInterrupted() {
        simulator.transaction = null;
        simulator.freeWorkers();
        simulator.forgetReading();
        simulator.noticeGlobals([]);
        simulator.noticeBuiltIns(false);
        simulator.faults.length = 0;
    }

    /** What people call a record. */
    simulator.nameOf = function(sysId) {
        return simulator.has(simulator.world.keys, sysId) ? simulator.world.keys[sysId] : sysId;
    };

    /** The file that a record's script is delivered in as well. */
    simulator.sourceOf = function(row) {
        return simulator.world.sources[row.sys_id] || row.sys_id + '.js';
    };

    /** A sys_id that no other record has; that of a later record is smaller. */
    simulator.nextId = function() {
        simulator.ids += 1;
        return ('00000000000000000000000000000000' + (1000000000 - simulator.ids)).slice(-32);
    };
})(simulator);
