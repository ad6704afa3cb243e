/**
 * GlideRecord, what writes: rows of the tables that the update set brings, which are the
 * integration's own.
 *
 * Source: ServiceNow docs, "GlideRecord"; the official types.
 * Simulated: A record is a copy of its row: it shows what others have saved once it is read again.
 * `update()` writes the fields that differ from what was read, and of a new record all of them.
 * `insert()` gives the sys_id, or null where a row has it already. `updateMultiple()` sets its
 * values in each row of the query and tells nothing of how many there were. Business rules run
 * unless `setWorkflow(false)` was called.
 * Assumed: A database refuses a second row with the same sys_id. `update()` of a row that somebody
 * has deleted makes it anew, as it does with any record that is not there, and `deleteRecord()` is
 * false for it. A value that is set to what was read is no change. No other script runs between the
 * rows of one `updateMultiple()`, unless the scenario says so (`given: update_multiple`): each row
 * is then written though it may no longer be what the query asked for.
 * Refused: Rows of other tables, except that `deleteRecord()` takes a registration of an event. The
 * record that a rule or script action is given, and GlideRecordSecure. `insert()` without
 * `initialize()` or `newRecord()`. `updateMultiple()` and `deleteMultiple()` without a condition,
 * with a limit, or of a record that was read, an empty text for `updateMultiple()`, which leaves
 * the field as it is, and a condition along a reference for `deleteMultiple()`, which deletes all
 * rows.
 */
(function(simulator) {
    simulator.addApi('GlideRecord', {
        initialize: function() {
            simulator.beginRow(writable(this, 'initialize'), {});
        },
        newRecord: function() {
            var state = writable(this, 'newRecord');
            var row = { sys_id: simulator.nextId() };

            state.table.defaults.forEach(function(column) {
                row[column.name] = column.value;
            });
            simulator.beginRow(state, row);
        },
        setNewGuidValue: function(id) {
            var state = drafted(writable(this, 'setNewGuidValue'), 'setNewGuidValue');

            if (!/^[0-9a-f]{32}$/.test(String(id))) {
                simulator.refuse('GlideRecord.setNewGuidValue takes a sys_id, not ' + id);
            }
            state.row.sys_id = String(id);
        },
        setValue: function(column, value) {
            var state = writable(this, 'setValue');
            var name = String(column);

            state.values[name] = simulator.columnValue(state.table, name, value);
            state.blanks[name] = String(value) === '';
            if (state.row) {
                state.row[name] = state.values[name];
                state.followed = {};
            }
        },
        setWorkflow: function(enable) {
            if (typeof enable !== 'boolean') {
                simulator.refuse('GlideRecord.setWorkflow takes true or false, not ' + enable);
            }
            writable(this, 'setWorkflow').workflow = enable;
        },
        insert: function() {
            var state = drafted(writable(this, 'insert'), 'insert');

            simulator.statement('insert', state.table);
            return simulator.insertOwn(state);
        },
        update: function() {
            var state = withRow(writable(this, 'update'), 'update');

            simulator.statement('update', state.table);
            return state.isDraft || !simulator.rowOf(state.table, state.row.sys_id) ?
                simulator.insertOwn(state) : simulator.updateOwn(state);
        },
        updateMultiple: function() {
            var state = ofMany(writable(this, 'updateMultiple'), 'updateMultiple');

            checkValues(state);
            simulator.statement('update_multiple', state.table);
            updateRows(state, simulator.foundToWrite(state));
            simulator.forgetValues(state);
        },
        deleteRecord: function() {
            var state = withRow(removable(this, 'deleteRecord'), 'deleteRecord');
            var isThere;

            simulator.statement('delete', state.table);
            isThere = !state.isDraft &&
                simulator.rowOf(state.table, state.row.sys_id) !== null;
            if (isThere) {
                simulator.removeOwn(state, state.row);
            }
            return isThere;
        },
        deleteMultiple: function() {
            var state = ofMany(writable(this, 'deleteMultiple'), 'deleteMultiple');

            if (simulator.walksAway(state.terms)) {
                simulator.refuse('GlideRecord.deleteMultiple of ' + state.name + ' with a ' +
                    'condition along a reference deletes all of its rows');
            }
            simulator.statement('delete', state.table);
            simulator.foundToWrite(state).forEach(function(row) {
                simulator.removeOwn(state, row);
            });
        }
    });

    simulator.refuseApi('GlideRecord', ['setAbortAction', 'setDisplayValue'], function(record) {
        return simulator.stateOf(record).name;
    });

    // Row by row, others may come between the query and what it has found.
    function updateRows(state, rows) {
        rows.forEach(function(row) {
            if (simulator.world.row_by_row) {
                simulator.statement('update', state.table);
            }
            if (simulator.rowOf(state.table, row.sys_id)) {
                simulator.writeValues(state, row);
            }
        });
    }

    // What a script may take away though nobody writes it here.
    function removable(record, method) {
        var state = simulator.stateOf(record);
        var isOwn = state.name !== 'sysevent_register' || state.secure || state.isGiven;

        return isOwn ? writable(record, method) : state;
    }

    function call(state, method) {
        return 'GlideRecord.' + method + ' of ' + state.name;
    }

    function writable(record, method) {
        var state = simulator.stateOf(record);
        var table = simulator.table(state.name);

        if (!table.isDelivered) {
            simulator.refuse(call(state, method) + ': scripts write only to tables that the ' +
                'update set brings');
        }
        if (state.secure || state.isGiven) {
            simulator.refuse(call(state, method) + ' is not simulated ' + (state.secure ?
                'for GlideRecordSecure' : 'for a record that a script is given: read it first'));
        }
        return state;
    }

    function drafted(state, method) {
        return state.isDraft ? state : simulator.refuse(call(state, method) +
            ' needs initialize() or newRecord()');
    }

    function withRow(state, method) {
        return state.row ? state : simulator.refuse(call(state, method) +
            ' where next() or get() has found no record');
    }

    function ofMany(state, method) {
        if (state.row) {
            simulator.refuse(call(state, method) + ' of a record that was read or begun is not ' +
                'simulated');
        }
        if (state.limit !== Infinity) {
            simulator.refuse(call(state, method) + ' takes no notice of setLimit()');
        }
        if (state.terms.length === 0) {
            simulator.refuse(call(state, method) + ' without a condition is about every row');
        }
        return state;
    }

    function checkValues(state) {
        var names = Object.keys(state.values);

        if (names.length === 0) {
            simulator.refuse(call(state, 'updateMultiple') + ' without setValue()');
        }
        names.forEach(function(name) {
            if (state.blanks[name]) {
                simulator.refuse(call(state, 'updateMultiple') + ' leaves ' + name +
                    ' as it is for an empty text: the text NULL empties a field');
            }
        });
    }
})(simulator);
