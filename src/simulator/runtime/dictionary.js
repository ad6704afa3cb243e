/**
 * The dictionary: the tables that there are and what each inherits.
 *
 * Source: ServiceNow docs, "Table extension and classes"; the tables and columns themselves have
 * theirs in the data.
 * Simulated: A table has the columns, the display column and the indexes of the one that it
 * extends. Every table has its system columns.
 */
(function(simulator) {
    // Every table has them.
    var SYSTEM_COLUMNS = {
        sys_id: { type: 'guid', label: { en: 'Sys ID' } },
        sys_created_by: { type: 'string', label: { en: 'Created by' } },
        sys_created_on: { type: 'glide_date_time', label: { en: 'Created' } },
        sys_updated_by: { type: 'string', label: { en: 'Updated by' } },
        sys_updated_on: { type: 'glide_date_time', label: { en: 'Updated' } },
        sys_mod_count: { type: 'integer', label: { en: 'Updates' } }
    };

    /** The tables of a world, without rows: its own lie over those of its base. */
    simulator.tablesOf = function(world) {
        var forms = simulator.hasOwnTables(world) ? formsOf(dictionaryOf(world)) :
            formsOfBase(world.base);
        var tables = {};

        Object.keys(forms).forEach(function(name) {
            tables[name] = Object.create(forms[name]);
            tables[name].rows = [];
            tables[name].byId = {};
            tables[name].places = {}; // in `rows`, by sys_id
            tables[name].isChronological = true;
            tables[name].byValue = {}; // the sys_ids of rows, by column and value, once asked for
        });
        return tables;
    };

    /** Whether a world has other tables than its base. */
    simulator.hasOwnTables = function(world) {
        return Object.keys(world.tables).length > 0;
    };

    function formsOfBase(base) {
        base.forms = base.forms || formsOf(base.dictionary);
        return base.forms;
    }

    // What all worlds with a dictionary have in common of each table.
    function formsOf(dictionary) {
        var forms = {};

        Object.keys(dictionary).forEach(function(name) {
            forms[name] = formOf(dictionary, name);
        });
        Object.keys(dictionary).forEach(function(name) {
            if (dictionary[name]['extends']) {
                forms[dictionary[name]['extends']].children.push(name);
            }
            Object.freeze(forms[name]);
        });
        return forms;
    }

    function formOf(dictionary, name) {
        var columns = columnsOf(dictionary, name);

        return {
            name: name,
            label: dictionary[name].label || name,
            display: inherited(dictionary, name, 'display') || 'sys_id',
            read: inherited(dictionary, name, 'read') || null,
            columns: columns,
            defaults: defaultsOf(name, columns),
            parent: dictionary[name]['extends'] || '',
            indexes: indexesOf(dictionary, name),
            isLarge: Boolean(dictionary[name].large),
            isRotated: Boolean(dictionary[name].rotated),
            isDelivered: Boolean(dictionary[name].delivered),
            children: []
        };
    }

    // A table that the world has taken away is null there.
    function dictionaryOf(world) {
        var dictionary = simulator.copy(world.base.dictionary);

        Object.keys(world.tables).forEach(function(name) {
            if (world.tables[name]) {
                dictionary[name] = world.tables[name];
            } else {
                delete dictionary[name];
            }
        });
        return dictionary;
    }

    function inherited(dictionary, name, key) {
        var entry = dictionary[name];
        var parent = entry['extends'];

        return entry[key] || (parent ? inherited(dictionary, parent, key) : undefined);
    }

    function columnsOf(dictionary, name) {
        var parent = dictionary[name]['extends'];
        var columns = parent ? columnsOf(dictionary, parent) : simulator.copy(SYSTEM_COLUMNS);
        var own = dictionary[name].columns || {};

        Object.keys(own).forEach(function(column) {
            columns[column] = own[column];
        });
        return columns;
    }

    // What a new row has in columns of which nothing was said: its class, for one.
    function defaultsOf(table, columns) {
        return Object.keys(columns).map(function(name) {
            var definition = columns[name];

            return { name: name, value: definition.type === 'sys_class_name' ? table :
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

    /** A copy of an object's own properties. */
    simulator.copy = function(object) {
        var result = {};

        Object.keys(object).forEach(function(key) {
            result[key] = object[key];
        });
        return result;
    };
})(simulator);
