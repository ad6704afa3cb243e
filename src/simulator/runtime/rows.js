/**
 * The rows of the tables.
 *
 * Source: ServiceNow docs, "GlideRecord".
 * Simulated: Rows are read once. A row is never changed: a save puts another one in its place.
 * Whoever has read a row keeps what was read until it is read again.
 * Assumed: What nobody has saved yet was created by `system` when it was added, unless it says
 * otherwise.
 */
(function(simulator) {
    /**
     * Adds a row, with the system columns that it lacks; columns that the table does not have are a
     * fault.
     */
    simulator.addRow = function(table, row) {
        return simulator.enterRow(table, simulator.completed(table, row));
    };

    /** Adds a row that lacks nothing. */
    simulator.enterRow = function(table, row) {
        noticeTime(table, row);
        table.places[row.sys_id] = table.rows.length;
        table.rows.push(row);
        table.byId[row.sys_id] = row;
        list(table, row);
        return row;
    };

    function checkColumns(table, row) {
        Object.keys(row).forEach(function(name) {
            if (!simulator.has(table.columns, name)) {
                simulator.refuse(simulator.unknownField(table, name, name));
            }
        });
    }

    /**
     * A row with what it lacked, since nobody has saved it yet: it was there before the scenario
     * began.
     */
    simulator.completed = function(table, row) {
        var at = simulator.formatDate(simulator.clock.now);
        var standard;

        checkColumns(table, row);
        standard = {
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
        table.defaults.forEach(function(column) {
            if (!simulator.has(row, column.name)) {
                row[column.name] = column.value;
            }
        });
        return row;
    };

    // Whether the rows were added in the order in which they were created.
    function noticeTime(table, row) {
        var last = table.rows[table.rows.length - 1];

        if (last && last.sys_created_on > row.sys_created_on) {
            table.isChronological = false;
        }
    }

    // Databases compare texts without case.
    function valueOf(column, row) {
        return '=' + simulator.rawValue(row, column).toLowerCase();
    }

    function bucket(table, column, row) {
        var values = table.byValue[column];
        var value = valueOf(column, row);

        values[value] = values[value] || [];
        return values[value];
    }

    // In the lists of the columns in which a row differs from another one.
    function list(table, row, other) {
        Object.keys(table.byValue).forEach(function(column) {
            if (!other || valueOf(column, row) !== valueOf(column, other)) {
                bucket(table, column, row).push(row.sys_id);
            }
        });
    }

    /** Puts a row in the place of the one with its sys_id, whichever table holds it. */
    simulator.replaceRow = function(table, row) {
        var own = simulator.classOf(table, row.sys_id);
        var before = own.byId[row.sys_id];

        checkColumns(own, row);
        own.rows[own.places[row.sys_id]] = row;
        own.byId[row.sys_id] = row;
        unlist(own, before, row);
        list(own, row, before);
        return row;
    };

    /** Takes a row out of its table. */
    simulator.removeRow = function(table, sysId) {
        var own = simulator.classOf(table, sysId);

        unlist(own, own.byId[sysId]);
        delete own.byId[sysId];
        own.rows.splice(own.places[sysId], 1);
        own.places = {};
        own.rows.forEach(function(row, at) {
            own.places[row.sys_id] = at;
        });
    };

    function unlist(table, row, other) {
        Object.keys(table.byValue).forEach(function(column) {
            var ids = bucket(table, column, row);

            if (!other || valueOf(column, row) !== valueOf(column, other)) {
                ids.splice(ids.indexOf(row.sys_id), 1);
            }
        });
    }

    function listed(table, column, value) {
        if (!simulator.has(table.byValue, column)) {
            table.byValue[column] = {};
            table.rows.forEach(function(row) {
                bucket(table, column, row).push(row.sys_id);
            });
        }
        return table.byValue[column]['=' + value.toLowerCase()] || [];
    }

    /** The rows of a table, and of those that extend it, with a value in a column. */
    simulator.rowsWith = function(table, column, value) {
        return table.children.reduce(function(rows, child) {
            return rows.concat(simulator.rowsWith(simulator.table(child), column, value));
        }, listed(table, column, value).map(function(sysId) {
            return table.byId[sysId];
        }));
    };

    /** How many these are. */
    simulator.countWith = function(table, column, value) {
        return table.children.reduce(function(count, child) {
            return count + simulator.countWith(simulator.table(child), column, value);
        }, listed(table, column, value).length);
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
