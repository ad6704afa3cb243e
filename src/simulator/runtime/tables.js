/**
 * The tables of the instance: their columns, and what people see of a value.
 *
 * Source: ServiceNow docs, "Table extension and classes" and "Choice lists"; the tables and columns
 * themselves have theirs in the dictionary.
 * Simulated: A table has the columns, the display column and the indexes of the one that it
 * extends. Every table has its system columns. Display values are labels of choices in the user's
 * language or English, dates in the user's zone, and what people see of the record that a reference
 * leads to.
 * Refused: Tables and columns that the stand-in does not know, with where to add them. Display
 * values of types whose form depends on more than the value, such as lists of records, durations
 * and amounts.
 */
(function(simulator) {
    var tables = {};

    // Every table has them.
    var SYSTEM_COLUMNS = {
        sys_id: { type: 'guid', label: { en: 'Sys ID' } },
        sys_created_by: { type: 'string', label: { en: 'Created by' } },
        sys_created_on: { type: 'glide_date_time', label: { en: 'Created' } },
        sys_updated_by: { type: 'string', label: { en: 'Updated by' } },
        sys_updated_on: { type: 'glide_date_time', label: { en: 'Updated' } },
        sys_mod_count: { type: 'integer', label: { en: 'Updates' } }
    };

    // Types whose display value is not the value: lists of records, durations, amounts, dates.
    var UNSHOWN = new RegExp('^(currency|decimal|document_id|domain_id|due_date|float|' +
        'glide_date|glide_duration|glide_list|journal|journal_list|password|price|' +
        'sys_class_name|table_name|template_value|timer|user_image|user_input|user_roles|' +
        'variables|workflow)$');

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
                defaults: [],
                rows: [],
                byId: {},
                places: {}, // in `rows`, by sys_id
                parent: dictionary[name]['extends'] || '',
                indexes: indexesOf(dictionary, name),
                isLarge: Boolean(dictionary[name].large),
                isRotated: Boolean(dictionary[name].rotated),
                isChronological: true,
                byValue: {}, // the sys_ids of rows, by column and value, once they were asked for
                children: []
            };
        });
        Object.keys(dictionary).forEach(function(name) {
            if (dictionary[name]['extends']) {
                tables[dictionary[name]['extends']].children.push(name);
            }
            tables[name].defaults = defaultsOf(tables[name]);
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

    // What a new row has in columns of which nothing was said: its class, for one.
    function defaultsOf(table) {
        return Object.keys(table.columns).map(function(name) {
            var definition = table.columns[name];

            return { name: name, value: definition.type === 'sys_class_name' ? table.name :
                definition['default'] || '' };
        }).filter(function(column) {
            return column.value !== '';
        });
    }

    // The columns by which the database finds rows without reading all of them.
    function indexesOf(dictionary, name) {
        var parent = dictionary[name]['extends'];
        var found = Object.keys(dictionary[name].indexes || {});
        var own = dictionary[name].columns || {};

        return Object.keys(own).filter(function(column) {
            return own[column].type === 'reference';
        }).concat(found, parent ? indexesOf(dictionary, parent) : ['sys_id']);
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
        return simulator.findTable(name) || simulator.refuse(simulator.unknown('table ' + name,
            name, Object.keys(tables)));
    };

    /** What is said of a field that a table does not have; `text` is the path that names it. */
    simulator.unknownField = function(table, column, text) {
        return simulator.unknown('field ' + column + ' of ' + table.name +
            (text === column ? '' : ', in ' + text), column, Object.keys(table.columns));
    };

    /** A column's label in a language. */
    simulator.labelOf = function(table, column, language) {
        var label = table.columns[column].label || {};
        var plain = column.replace(/_/g, ' ');

        return label[language] || label.en || plain.charAt(0).toUpperCase() + plain.slice(1);
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
        if (definition.type === 'glide_date_time' && raw !== '') {
            return simulator.localDate(simulator.parseDate(raw), simulator.dateFormat());
        }
        if (raw !== '' && UNSHOWN.test(definition.type)) {
            simulator.refuse('the display value of ' + table.name + '.' + column + ', of type ' +
                definition.type + ', is not simulated');
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
