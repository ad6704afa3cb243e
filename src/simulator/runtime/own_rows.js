/**
 * The rows that scripts write, and the records that stand for them.
 *
 * Source: ServiceNow docs, "GlideRecord".
 */
(function(simulator) {
    var KEPT = ['sys_updated_by', 'sys_updated_on', 'sys_mod_count'];

    /** Takes up a row that was read: of a table that scripts write to, a record is a copy of it. */
    simulator.takeUp = function(state, row) {
        state.isDraft = false;
        state.isNew = false;
        state.stored = row;
        state.row = state.table.isDelivered ? simulator.copy(row) : row;
        simulator.forgetValues(state);
    };

    /** Begins a new record. */
    simulator.beginRow = function(state, row) {
        state.isDraft = true;
        state.isNew = true;
        state.followed = {};
        state.row = row;
        simulator.forgetValues(state);
    };

    /** Forgets what was set and not written. */
    simulator.forgetValues = function(state) {
        state.values = {};
        state.blanks = {};
    };

    /** Adds the row of a record; its sys_id, or null where another row has it. */
    simulator.insertOwn = function(state) {
        var row = simulator.copy(state.row);

        row.sys_id = row.sys_id || simulator.nextId();
        simulator.countWrite();
        if (simulator.rowOf(state.table, row.sys_id)) {
            return null;
        }
        simulator.makeRow(state.table, row, state.values, simulator.transaction.session,
            state.workflow);
        show(state, simulator.rowOf(state.table, row.sys_id));
        return row.sys_id;
    };

    // The row that a script has is filled, since its fields follow it.
    function show(state, row) {
        Object.keys(row).forEach(function(column) {
            state.row[column] = row[column];
        });
        state.isDraft = false;
        state.isNew = false;
        state.stored = row;
        simulator.forgetValues(state);
    }

    /** Writes what a record says anew; it goes on to show what it has read of the rest. */
    simulator.updateOwn = function(state) {
        var now;

        simulator.writeValues(state, state.stored);
        now = simulator.rowOf(state.table, state.row.sys_id);
        KEPT.forEach(function(column) {
            state.row[column] = now[column];
        });
        state.stored = simulator.copy(state.row);
        simulator.forgetValues(state);
        return state.row.sys_id;
    };

    /** Writes the values of a record that differ from those of a row as it was read. */
    simulator.writeValues = function(state, read) {
        var changes = {};

        Object.keys(state.values).forEach(function(name) {
            if (state.values[name] !== simulator.rawValue(read, name)) {
                changes[name] = state.values[name];
            }
        });
        if (Object.keys(changes).length > 0) {
            simulator.countWrite();
        }
        simulator.changeRow(state.table, read.sys_id, changes, simulator.transaction.session,
            state.workflow);
    };

    /** Deletes a row. */
    simulator.removeOwn = function(state, row) {
        simulator.countWrite();
        simulator.remove(state.table, row.sys_id, state.workflow);
    };
})(simulator);
