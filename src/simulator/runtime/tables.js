/**
 * The tables of the instance: their columns, and what people see of a value.
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
                places: {}, // in `rows`, by sys_id
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

    /** The order of two texts by their code units, the same in every engine. */
    simulator.compareTexts = function(one, other) {
        return one === other ? 0 : one < other ? -1 : 1;
    };

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
