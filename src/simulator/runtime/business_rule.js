/**
 * Business rules: which run when a record is saved, in which order, and what they leave to the
 * queue.
 *
 * Source: ServiceNow docs, "Business rules" and "Execution order of scripts and engines"; the
 * system property `glide.businessrule.async_condition_check`.
 * Simulated: All before rules run, then the database is written, then all after rules run, then
 * asynchronous rules are left to the queue; each by order, and by name where that is the same. The
 * rules of a table also run for the tables that extend it. Filter and condition of an asynchronous
 * rule are evaluated when the record is saved, and once more before it runs if the property says
 * so; its script runs later, on the record as it is then, and has no `previous`. `isNewRecord()` is
 * true in before and after rules on insert.
 * Assumed: A rule that a scenario writes is active and has the order 100, unless it says otherwise.
 * Refused: Rules on deletion, rules that run before queries, rules of another kind than before,
 * after and async, filters that ask for a change of a new record, `isNewRecord()` in an
 * asynchronous rule, and a rule that is not advanced, whose script the platform ignores.
 */
(function(simulator) {
    var ASK_AGAIN = 'glide.businessrule.async_condition_check';
    var WHENS = /^(before|after|async|async_always)$/;

    /**
     * Runs the rules of one kind, `before`, `after` or `async`. `saving` has the table, the row as
     * it is saved, the one before it, the action, the session, and whether it `changesNothing`.
     */
    simulator.runRules = function(when, saving) {
        rulesOf(saving.table, saving.action).filter(function(rule) {
            return when === 'async' ? /^async/.test(rule.when) : rule.when === when;
        }).forEach(function(rule) {
            var moment = {
                previous: saving.previous,
                isNew: saving.action === 'action_insert',
                isBefore: when === 'before'
            };

            if (!fires(rule, saving.table, saving.row, moment)) {
                return;
            }
            if (saving.changesNothing) {
                simulator.fault('whether business rule ' + rule.name + ' runs at a save that ' +
                    'changes nothing is not documented, and not simulated');
            } else if (when === 'async') {
                simulator.queueJob({
                    rule: rule,
                    table: saving.table,
                    sys_id: saving.row.sys_id,
                    session: saving.session
                });
            } else {
                runScript(rule, saving.table, saving.row, moment);
            }
        });
    };

    /** Faults for rules that would run, and of which nothing is simulated. */
    simulator.noticeRules = function(table, action) {
        rulesOf(table, action).forEach(function(rule) {
            if (action === 'action_delete') {
                simulator.fault('business rule ' + rule.name + ' runs when a record is deleted, ' +
                    'which is not simulated');
            } else if (!WHENS.test(rule.when)) {
                simulator.fault('business rule ' + rule.name + ' runs ' + rule.when +
                    ', which is not simulated');
            }
        });
    };

    /** Faults for rules that change what queries find. */
    simulator.noticeQueryRules = function() {
        simulator.table('sys_script').rows.forEach(function(rule) {
            if (rule.action_query === '1' && rule.active !== '0') {
                simulator.fault('business rule ' + rule.name + ' runs before queries, which is ' +
                    'not simulated');
            }
        });
    };

    // Of a rule that a scenario writes, `active` and `order` are what the form begins with.
    function rulesOf(table, action) {
        return simulator.table('sys_script').rows.filter(function(rule) {
            return simulator.isKindOf(table, rule.collection) && rule.active !== '0' &&
                rule[action] === '1';
        }).sort(simulator.compareOrders);
    }

    function fires(rule, table, row, moment) {
        var terms = rule.filter_condition ?
            simulator.parseQuery(table, rule.filter_condition).terms : [];

        if (moment.isNew && simulator.asksForChange(terms)) {
            simulator.refuse('the filter of business rule ' + rule.name + ' asks for a change ' +
                'of a new record, which is not simulated');
        }
        return simulator.matches(terms, row, moment.previous) &&
            conditionHolds(rule, table, row, moment);
    }

    function conditionHolds(rule, table, row, moment) {
        return !rule.condition || Boolean(run('return (' + rule.condition + '\n);',
            'condition of ' + rule.name, table, row, moment));
    }

    function run(script, file, table, row, moment) {
        return simulator.host.compile(['current', 'previous'], script, file)(
            simulator.recordOf(table.name, row, moment),
            moment.previous ? simulator.recordOf(table.name, moment.previous) : null);
    }

    // Without Advanced ticked, the platform ignores the script.
    function runScript(rule, table, row, moment) {
        if (rule.advanced === '1') {
            run(rule.script, simulator.sourceOf(rule), table, row, moment);
        } else {
            simulator.fault('business rule ' + rule.name + ' is not advanced: its script is ' +
                'ignored');
        }
    }

    /** Runs a job that a rule has left: the record as it is now, and no previous one. */
    simulator.runJob = function(job) {
        simulator.transact('job', job.rule.name, job.session, function() {
            var row = simulator.rowOf(job.table, job.sys_id);
            var setting = simulator.propertyRow(ASK_AGAIN);
            var asksAgain = Boolean(setting) && setting.value === 'true';
            var moment = { isReadAgain: true };

            if (row && (!asksAgain || fires(job.rule, job.table, row, moment))) {
                runScript(job.rule, job.table, row, moment);
            }
        });
    };
})(simulator);
