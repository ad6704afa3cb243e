/**
 * The tables of the instance: their columns, their rows, and what people see of a value.
 */
(function(simulator) {
    var tables = {};

    // Every table has them.
    var SYSTEM_COLUMNS = {
        sys_id: { type: 'guid' },
        sys_created_by: { type: 'string' },
        sys_created_on: { type: 'glide_date_time' },
        sys_updated_by: { type: 'string' },
        sys_updated_on: { type: 'glide_date_time' },
        sys_mod_count: { type: 'integer' }
    };

    // Columns by which large tables are asked, each with an index as the platform has one.
    var INDEXED = { sysevent: 'instance', sys_journal_field: 'element_id' };

    /** Reads dictionary and rows of a world. */
    simulator.fillTables = function(dictionary, rows) {
        tables = {};
        Object.keys(dictionary).forEach(function(name) {
            tables[name] = {
                name: name,
                label: dictionary[name].label || name,
                display: inherited(dictionary, name, 'display') || 'sys_id',
                read: inherited(dictionary, name, 'read') || null,
                columns: columnsOf(dictionary, name),
                rows: [],
                byId: {},
                parent: dictionary[name]['extends'] || '',
                indexed: INDEXED[name] || '',
                byIndex: {},
                children: []
            };
        });
        Object.keys(dictionary).forEach(function(name) {
            if (dictionary[name]['extends']) {
                tables[dictionary[name]['extends']].children.push(name);
            }
        });
        Object.keys(rows).forEach(function(name) {
            rows[name].forEach(function(row) {
                simulator.addRow(simulator.table(name), row);
            });
        });
    };

    function inherited(dictionary, name, key) {
        var entry = dictionary[name];
        var parent = entry['extends'];

        return entry[key] || (parent ? inherited(dictionary, parent, key) : undefined);
    }

    function columnsOf(dictionary, name) {
        var parent = dictionary[name]['extends'];
        var columns = parent ? columnsOf(dictionary, parent) : copy(SYSTEM_COLUMNS);
        var own = dictionary[name].columns || {};

        Object.keys(own).forEach(function(column) {
            columns[column] = own[column];
        });
        return columns;
    }

    function copy(object) {
        var result = {};

        Object.keys(object).forEach(function(key) {
            result[key] = object[key];
        });
        return result;
    }
    simulator.copy = copy;

    function has(object, key) {
        return Object.prototype.hasOwnProperty.call(object, key);
    }
    simulator.has = has;

    /** A table, or null. */
    simulator.findTable = function(name) {
        return has(tables, name) ? tables[name] : null;
    };

    /** A table; another name is a fault. */
    simulator.table = function(name) {
        return simulator.findTable(name) || simulator.refuse('there is no table ' + name);
    };

    /** Adds a row; columns that the table does not have are a fault. */
    simulator.addRow = function(table, row) {
        Object.keys(row).forEach(function(name) {
            if (!has(table.columns, name)) {
                simulator.refuse('table ' + table.name + ' has no column ' + name);
            }
        });
        table.rows.push(row);
        table.byId[row.sys_id] = row;
        if (table.indexed) {
            bucket(table, row[table.indexed]).push(row);
        }
        return row;
    };

    function bucket(table, value) {
        if (!has(table.byIndex, value)) {
            table.byIndex[value] = [];
        }
        return table.byIndex[value];
    }

    /** The rows with a value in the indexed column of a table. */
    simulator.indexedRows = function(table, value) {
        return has(table.byIndex, value) ? table.byIndex[value] : [];
    };

    /** The rows of a table and of those that extend it. */
    simulator.rowsOf = function(table) {
        return table.children.reduce(function(rows, child) {
            return rows.concat(simulator.rowsOf(tables[child]));
        }, table.rows);
    };

    /** The row with this sys_id, or null. */
    simulator.rowOf = function(table, sysId) {
        var found = has(table.byId, sysId) ? table.byId[sysId] : null;

        return table.children.reduce(function(row, child) {
            return row || simulator.rowOf(tables[child], sysId);
        }, found);
    };

    /** The table that a row was added to: this one, or one that extends it. */
    simulator.classOf = function(table, sysId) {
        return table.children.reduce(function(found, child) {
            return simulator.rowOf(tables[child], sysId) ?
                simulator.classOf(tables[child], sysId) : found;
        }, table);
    };

    /** Whether a table has that name, or extends one that has. */
    simulator.isKindOf = function(table, name) {
        return table.name === name ||
            (table.parent !== '' && simulator.isKindOf(tables[table.parent], name));
    };

    /** A column's raw value; '' for an empty one. */
    simulator.rawValue = function(row, column) {
        return has(row, column) ? row[column] : '';
    };

    /** What a user sees of a value in a language. */
    simulator.displayValue = function(table, row, column, language) {
        var definition = table.columns[column];
        var raw = simulator.rawValue(row, column);
        var choice = definition.choices && definition.choices[raw];
        var target;

        if (choice) {
            return choice[language] || choice.en;
        }
        if (definition.type === 'boolean') {
            return raw === '1' ? 'true' : 'false';
        }
        if (definition.type === 'reference' && raw !== '') {
            target = simulator.table(definition.reference);
            row = simulator.rowOf(target, raw);
            return row ? simulator.displayValue(target, row, target.display, language) : '';
        }
        return raw;
    };
})(simulator);
