/**
 * Saving a record: journal entries, the business rules of its table, and what they leave to the
 * queue.
 *
 * Source: ServiceNow docs, "Business rules": the filter and the condition of an asynchronous rule
 * are evaluated when the record is saved, its script runs later and has no `previous`.
 */
(function(simulator) {
    var ASK_AGAIN = 'glide.businessrule.async_condition_check';

    /** Changes columns of a record as a user. */
    simulator.save = function(table, sysId, changes, session) {
        var row = simulator.rowOf(table, sysId);

        simulator.transact('save', simulator.nameOf(sysId), session, function() {
            var previous = simulator.copy(row);

            change(table, row, changes, session.user);
            row.sys_mod_count = String(Number(row.sys_mod_count || 0) + 1);
            runRules(table, 'action_update', row, previous, session);
        });
    };

    /** Adds a record as a user. */
    simulator.insert = function(table, row, changes, session) {
        simulator.transact('save', simulator.nameOf(row.sys_id), session, function() {
            simulator.addRow(table, row);
            row.sys_created_by = session.user.name;
            row.sys_created_on = simulator.formatDate(simulator.clock.now);
            change(table, row, changes, session.user);
            runRules(table, 'action_insert', row, null, session);
        });
    };

    /** Deletes a record; what is queued for it finds it gone. */
    simulator.remove = function(table, sysId) {
        rulesOf(table, 'action_delete').forEach(function(rule) {
            simulator.fault('business rule ' + rule.name + ' runs when a record is deleted, ' +
                'which is not simulated');
        });
        table.rows = table.rows.filter(function(row) {
            return row.sys_id !== sysId;
        });
        delete table.byId[sysId];
    };

    function change(table, row, changes, user) {
        Object.keys(changes).forEach(function(column) {
            var definition = simulator.path(table, column)[0].definition;

            if (definition.type === 'journal_input') {
                simulator.addEntry(table, row, column, changes[column], user.name);
            } else {
                row[column] = changes[column];
            }
        });
        row.sys_updated_by = user.name;
        row.sys_updated_on = simulator.formatDate(simulator.clock.now);
        simulator.observed.changed[row.sys_id] = Object.keys(changes);
    }

    /** The entries of a journal field, oldest first. */
    simulator.entriesOf = function(row, column) {
        var journal = simulator.table('sys_journal_field');

        return simulator.indexedRows(journal, row.sys_id).filter(function(entry) {
            return entry.element === column;
        });
    };

    /** Adds an entry to a journal field. */
    simulator.addEntry = function(table, row, column, text, author) {
        var journal = simulator.table('sys_journal_field');

        simulator.addRow(journal, {
            sys_id: simulator.nextId(),
            name: table.name,
            element: column,
            element_id: row.sys_id,
            value: text,
            sys_created_by: author,
            sys_created_on: simulator.formatDate(simulator.clock.now)
        });
    };

    function runRules(table, action, row, previous, session) {
        rulesOf(table, action).forEach(function(rule) {
            if (!fires(rule, table, row, previous)) {
                return;
            }
            if (!/^(async|async_always|before|after)$/.test(rule.when)) {
                simulator.fault('business rule ' + rule.name + ' runs ' + rule.when +
                    ', which is not simulated');
            } else if (/^async/.test(rule.when)) {
                simulator.queueJob({
                    rule: rule,
                    table: table,
                    sys_id: row.sys_id,
                    session: session
                });
            } else {
                runScript(rule, table, row, previous);
            }
        });
    }

    function rulesOf(table, action) {
        return simulator.table('sys_script').rows.filter(function(rule) {
            return simulator.isKindOf(table, rule.collection) && rule.active === '1' &&
                rule[action] === '1';
        }).sort(function(one, other) {
            return Number(one.order) - Number(other.order);
        });
    }

    function fires(rule, table, row, previous) {
        var terms = rule.filter_condition ?
            simulator.parseQuery(table, rule.filter_condition) : [];

        return simulator.matches(terms, row, previous) &&
            conditionHolds(rule, table, row, previous);
    }

    function conditionHolds(rule, table, row, previous) {
        var condition;

        if (!rule.condition) {
            return true;
        }
        condition = simulator.host.compile(['current', 'previous'],
            'return (' + rule.condition + '\n);', 'condition of ' + rule.name);
        return Boolean(condition(simulator.recordOf(table.name, row, previous),
            previous && simulator.recordOf(table.name, previous, null)));
    }

    // Without Advanced ticked, the platform ignores the script.
    function runScript(rule, table, row, previous) {
        var script;

        if (rule.advanced !== '1') {
            simulator.fault('business rule ' + rule.name + ' is not advanced: its script is ' +
                'ignored');
            return;
        }
        script = simulator.host.compile(['current', 'previous'], rule.script,
            simulator.sourceOf(rule));
        script(simulator.recordOf(table.name, row, previous),
            previous && simulator.recordOf(table.name, previous, null));
    }

    /** Runs a job that a rule has left: the record as it is now, and no previous one. */
    simulator.runJob = function(job) {
        simulator.transact('job', job.rule.name, job.session, function() {
            var row = simulator.rowOf(job.table, job.sys_id);
            var setting = simulator.propertyRow(ASK_AGAIN);
            var asksAgain = Boolean(setting) && setting.value === 'true';

            if (row && (!asksAgain || fires(job.rule, job.table, row, null))) {
                runScript(job.rule, job.table, row, null);
            }
        });
    };
})(simulator);
