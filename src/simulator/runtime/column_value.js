/**
 * What a column takes from a script, and how it is stored.
 *
 * Source: ServiceNow docs, "GlideRecord" (setValue, updateMultiple), "Setting a GlideRecord
 * variable to NULL" and "Dictionary entry fields".
 * Simulated: The text `NULL` empties a field. Dates are stored in UTC as `yyyy-MM-dd HH:mm:ss`,
 * truth values as 1 and 0, lists of records as sys_ids with commas between them.
 * Refused: A value that does not have the form of the column's type, that is longer than the
 * column, or that is none of its choices: the platform stores some of these, and cuts others. Null
 * and undefined, objects other than a date or a field, system columns, and columns of other types.
 */
(function(simulator) {
    var ID = /^[0-9a-f]{32}$/;

    // The value as it is stored, or null where it does not have the form of the type.
    var FORMS = {
        string: function(text) { return text; },
        choice: function(text) { return text; },
        integer: function(text) { return matched(/^-?\d+$/, text); },
        boolean: function(text) {
            return /^(true|1)$/.test(text) ? '1' : /^(false|0)$/.test(text) ? '0' : null;
        },
        reference: function(text) { return matched(ID, text); },
        glide_list: function(text) {
            return text.split(',').every(function(item) {
                return ID.test(item);
            }) ? text : null;
        },
        glide_date_time: function(text) {
            var moment = simulator.parseDate(text);
            return !isNaN(moment) && simulator.formatDate(moment) === text ? text : null;
        }
    };

    function matched(form, text) {
        return form.test(text) ? text : null;
    }

    /** The text that is stored for a value that a script gives a column. */
    simulator.columnValue = function(table, column, value) {
        var definition = definitionOf(table, column);
        var what = table.name + '.' + column;
        var text = textOf(what, value);
        var form;

        if (text === '' || text === 'NULL') {
            return '';
        }
        if (!simulator.has(FORMS, definition.type)) {
            simulator.refuse('writing ' + what + ', of type ' + definition.type +
                ', is not simulated');
        }
        form = FORMS[definition.type](text);
        if (form === null) {
            simulator.refuse(what + ', of type ' + definition.type + ', is set to ' + text);
        }
        checkChoice(what, definition, form);
        checkLength(what, definition, form);
        simulator.checkSecrets(what, form, 'log');
        return simulator.whole(what, form);
    };

    function definitionOf(table, column) {
        if (!simulator.has(table.columns, column)) {
            simulator.refuse(simulator.unknownField(table, column, column));
        }
        if (/^sys_/.test(column)) {
            simulator.refuse('system column ' + column + ' of ' + table.name +
                ' is kept by the platform' +
                (column === 'sys_id' ? '; setNewGuidValue gives a new record its own' : ''));
        }
        return table.columns[column];
    }

    // Of objects a moment and a field have a text of their own.
    function textOf(what, value) {
        var state = simulator.stateOf(value);
        var isText = value !== null && value !== undefined && typeof value !== 'object';

        if (state && state.moment !== undefined) {
            return simulator.formatDate(state.moment);
        }
        if (!isText && !(state && state.path)) {
            simulator.refuse(what + ' is set to ' + (value ? 'an object' : value) +
                ': the text NULL empties a field');
        }
        return String(value);
    }

    function checkChoice(what, definition, text) {
        var choices = Object.keys(definition.choices || {});

        if (choices.length > 0 && choices.indexOf(text) < 0) {
            simulator.refuse(what + ' is set to ' + text + ', which is none of its choices: ' +
                choices.join(', '));
        }
    }

    function checkLength(what, definition, text) {
        if (definition.length && text.length > definition.length) {
            simulator.refuse(what + ' holds ' + definition.length + ' characters, and is set to ' +
                text.length);
        }
    }
})(simulator);
