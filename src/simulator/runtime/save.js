/**
 * Saving a record: its system columns, its journal entries, and the business rules around the
 * database.
 *
 * Source: ServiceNow docs, "Execution order of scripts and engines", "GlideElement" and
 * "GlideRecord" (setWorkflow, and setForceUpdate for what a save without a change leaves out).
 * Simulated: `sys_updated_by`, `sys_updated_on` and `sys_mod_count` change with each save that
 * changes a value, and with no other: such a save writes nothing. `sys_created_by` and
 * `sys_created_on` are those of the insert. What is typed into a journal field
 * is the field's value until the transaction ends, and an entry of `sys_journal_field` from the
 * database on. With `workflow: false` no business rule runs.
 * Assumed: An empty text is no entry of a journal, and no change.
 * Refused: A rule that would run at a save that changes nothing: no source says whether it does.
 */
(function(simulator) {
    /**
     * Changes columns of a record as a user. Where `workflow` is false, a script saves that has
     * called setWorkflow(false), and no business rule runs (ServiceNow docs, "GlideRecord").
     */
    simulator.save = function(table, sysId, changes, session, workflow) {
        simulator.transact('save', simulator.nameOf(sysId), session, function() {
            simulator.changeRow(table, sysId, changes, session, workflow);
        });
    };

    /** The same in the transaction that is under way. */
    simulator.changeRow = function(table, sysId, changes, session, workflow) {
        var before = simulator.rowOf(table, sysId);
        var row = changed(table, before, changes, session);
        var changesNothing = Object.keys(changes).every(function(column) {
            return changes[column] === (isJournal(table, column) ? '' : before[column] || '');
        });

        row.sys_mod_count = String(Number(before.sys_mod_count) + 1);
        store({
            table: table,
            action: 'action_update',
            previous: before,
            row: changesNothing ? before : row,
            changes: changes,
            changesNothing: changesNothing,
            session: session
        }, workflow);
    };

    /** Adds a record as a user. */
    simulator.insert = function(table, row, changes, session, workflow) {
        simulator.transact('save', simulator.nameOf(row.sys_id), session, function() {
            simulator.makeRow(table, row, changes, session, workflow);
        });
    };

    /** The same in the transaction that is under way. */
    simulator.makeRow = function(table, row, changes, session, workflow) {
        var made = changed(table, row, changes, session);

        made.sys_created_by = session.user.name;
        made.sys_created_on = made.sys_updated_on;
        made.sys_mod_count = '0';
        store({
            table: table,
            action: 'action_insert',
            previous: null,
            row: made,
            changes: changes,
            session: session
        }, workflow);
    };

    /** Deletes a record; what is queued for it finds it gone. */
    simulator.remove = function(table, sysId, workflow) {
        if (workflow !== false) {
            simulator.noticeRules(table, 'action_delete');
        }
        simulator.removeRow(table, sysId);
    };

    // A row with what is typed, that of journal fields included.
    function changed(table, before, changes, session) {
        var row = simulator.copy(before);

        Object.keys(changes).forEach(function(column) {
            simulator.path(table, column);
            row[column] = changes[column];
        });
        row.sys_updated_by = session.user.name;
        row.sys_updated_on = simulator.formatDate(simulator.clock.now);
        return row;
    }

    // Before rules, the database, after rules, and what is left to the queue.
    function store(saving, workflow) {
        var run = workflow === false ? function() {} : function(when) {
            simulator.runRules(when, saving);
        };

        if (workflow !== false) {
            simulator.noticeRules(saving.table, saving.action);
        }
        run('before');
        if (!saving.changesNothing) {
            write(saving);
        }
        run('after');
        run('async');
    }

    function write(saving) {
        var row = simulator.copy(saving.row);

        Object.keys(saving.changes).forEach(function(column) {
            if (isJournal(saving.table, column)) {
                delete row[column];
                addEntry(saving, column);
            }
        });
        if (saving.previous) {
            simulator.replaceRow(saving.table, row);
        } else {
            simulator.addRow(saving.table, row);
        }
        simulator.observed.changed[row.sys_id] = Object.keys(saving.changes);
    }

    function isJournal(table, column) {
        return table.columns[column].type === 'journal_input';
    }

    // An empty text is no entry.
    function addEntry(saving, column) {
        if (saving.row[column] !== '') {
            simulator.addRow(simulator.table('sys_journal_field'), {
                sys_id: simulator.nextId(),
                name: saving.table.name,
                element: column,
                element_id: saving.row.sys_id,
                value: saving.row[column],
                sys_created_by: saving.session.user.name,
                sys_created_on: saving.row.sys_updated_on
            });
        }
    }
})(simulator);
