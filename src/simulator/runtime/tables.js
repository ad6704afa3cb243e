/**
 * The tables of the instance: their rows, and what people see of a value.
 *
 * Source: ServiceNow docs, "Choice lists".
 * Simulated: Display values are labels of choices in the user's language or English, dates in the
 * user's zone, and what people see of the record that a reference leads to.
 * Refused: Tables and columns that the stand-in does not know, with where to add them. Display
 * values of types whose form depends on more than the value, such as lists of records, durations
 * and amounts.
 */
(function(simulator) {
    var tables = {};

    // Types whose display value is not the value: lists of records, durations, amounts, dates.
    var UNSHOWN = new RegExp('^(currency|decimal|document_id|domain_id|due_date|float|' +
        'glide_date|glide_duration|glide_list|journal|journal_list|password|price|' +
        'sys_class_name|table_name|template_value|timer|user_image|user_input|user_roles|' +
        'variables|workflow)$');

    /** Reads the tables of a world and fills them: its own rows lie over those of its base. */
    simulator.fillTables = function(world) {
        tables = simulator.tablesOf(world);
        Object.keys(world.rows).forEach(function(name) {
            world.rows[name].forEach(function(row) {
                var below = (world.base.rows[name] || []).filter(function(other) {
                    return other.sys_id === row.sys_id;
                })[0];

                simulator.addRow(simulator.table(name), below ? overlaid(below, row) : row);
            });
        });
        Object.keys(world.base.rows).forEach(function(name) {
            fillFromBase(world, simulator.table(name));
        });
    };

    /** Frees the memory of the tables. */
    simulator.forgetTables = function() {
        tables = {};
    };

    // A row is never changed, so all worlds of a base have the same ones.
    function fillFromBase(world, table) {
        var base = world.base;
        var isOwn = simulator.hasOwnTables(world);

        base.completed = base.completed || {};
        if (!isOwn && !base.completed[table.name]) {
            base.completed[table.name] = base.rows[table.name].map(function(row) {
                return Object.freeze(simulator.completed(table, simulator.copy(row)));
            });
        }
        (isOwn ? base.rows : base.completed)[table.name].forEach(function(row) {
            if (has(table.byId, row.sys_id)) {
                return;
            }
            if (isOwn) {
                simulator.addRow(table, simulator.copy(row));
            } else {
                simulator.enterRow(table, row);
            }
        });
    }

    function overlaid(below, row) {
        var result = simulator.copy(below);

        Object.keys(row).forEach(function(column) {
            result[column] = row[column];
        });
        return result;
    }

    /** The order of two texts by their code units, the same in every engine. */
    simulator.compareTexts = function(one, other) {
        return one === other ? 0 : one < other ? -1 : 1;
    };

    /** The order in which rows with scripts run: by their column `order`, then by name. */
    simulator.compareOrders = function(one, other) {
        return Number(one.order || 100) - Number(other.order || 100) ||
            simulator.compareTexts(one.name, other.name) ||
            simulator.compareTexts(one.sys_id, other.sys_id);
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

    /** The tables that the update set brings. */
    simulator.deliveredTables = function() {
        return Object.keys(tables).map(simulator.table).filter(function(table) {
            return table.isDelivered;
        });
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
