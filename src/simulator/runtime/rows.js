/**
 * The rows of the tables.
 *
 * A row is never changed: a save puts another one in its place. Whoever has read a row keeps what
 * was read, as a GlideRecord does.
 *
 * Source: ServiceNow docs, "GlideRecord".
 */
(function(simulator) {
    /**
     * Adds a row, with the system columns that it lacks; columns that the table does not have are a
     * fault.
     */
    simulator.addRow = function(table, row) {
        checkColumns(table, row);
        completed(row);
        table.places[row.sys_id] = table.rows.length;
        table.rows.push(row);
        table.byId[row.sys_id] = row;
        if (table.indexed) {
            bucket(table, row[table.indexed]).push(row.sys_id);
        }
        return row;
    };

    function checkColumns(table, row) {
        Object.keys(row).forEach(function(name) {
            if (!simulator.has(table.columns, name)) {
                simulator.refuse('table ' + table.name + ' has no column ' + name);
            }
        });
    }

    // What nobody has saved yet was there before the scenario began.
    function completed(row) {
        var at = simulator.formatDate(simulator.clock.now);
        var standard = {
            sys_created_by: 'system',
            sys_created_on: at,
            sys_updated_by: row.sys_created_by || 'system',
            sys_updated_on: row.sys_created_on || at,
            sys_mod_count: '0'
        };

        Object.keys(standard).forEach(function(name) {
            if (!simulator.has(row, name)) {
                row[name] = standard[name];
            }
        });
    }

    function bucket(table, value) {
        if (!simulator.has(table.byIndex, value)) {
            table.byIndex[value] = [];
        }
        return table.byIndex[value];
    }

    /** Puts a row in the place of the one with its sys_id, whichever table holds it. */
    simulator.replaceRow = function(table, row) {
        var own = simulator.classOf(table, row.sys_id);
        var before = own.byId[row.sys_id];

        checkColumns(own, row);
        own.rows[own.places[row.sys_id]] = row;
        own.byId[row.sys_id] = row;
        if (own.indexed && before[own.indexed] !== row[own.indexed]) {
            unlist(own, before);
            bucket(own, row[own.indexed]).push(row.sys_id);
        }
        return row;
    };

    /** Takes a row out of its table. */
    simulator.removeRow = function(table, sysId) {
        var own = simulator.classOf(table, sysId);

        if (own.indexed) {
            unlist(own, own.byId[sysId]);
        }
        delete own.byId[sysId];
        own.rows.splice(own.places[sysId], 1);
        own.places = {};
        own.rows.forEach(function(row, at) {
            own.places[row.sys_id] = at;
        });
    };

    function unlist(table, row) {
        var listed = bucket(table, row[table.indexed]);
        listed.splice(listed.indexOf(row.sys_id), 1);
    }

    /** The rows with a value in the indexed column of a table. */
    simulator.indexedRows = function(table, value) {
        var listed = simulator.has(table.byIndex, value) ? table.byIndex[value] : [];

        return listed.map(function(sysId) {
            return table.byId[sysId];
        });
    };

    /** The rows of a table and of those that extend it. */
    simulator.rowsOf = function(table) {
        return table.children.reduce(function(rows, child) {
            return rows.concat(simulator.rowsOf(simulator.table(child)));
        }, table.rows);
    };

    /** The row with this sys_id, or null. */
    simulator.rowOf = function(table, sysId) {
        var found = simulator.has(table.byId, sysId) ? table.byId[sysId] : null;

        return table.children.reduce(function(row, child) {
            return row || simulator.rowOf(simulator.table(child), sysId);
        }, found);
    };

    /** The table that a row was added to: this one, or one that extends it. */
    simulator.classOf = function(table, sysId) {
        return table.children.reduce(function(found, child) {
            return simulator.rowOf(simulator.table(child), sysId) ?
                simulator.classOf(simulator.table(child), sysId) : found;
        }, table);
    };
})(simulator);
