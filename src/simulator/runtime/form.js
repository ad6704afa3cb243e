/**
 * What a browser asks the platform for beside Ajax: a form with its buttons, a UI page, and what a
 * reference field finds.
 *
 * Source: ServiceNow docs, "UI actions" (the server evaluates roles and condition before it shows a
 * button), "UI pages", "ACL rule types" (ui_page).
 * Simulated: The form of a record that the user may read, with the buttons whose roles and
 * condition let them. A UI page with its messages, where a control lets the user read it. A
 * reference field finds the beginning of a name, or any part of it after `*`, at most 15. A button
 * that runs on the server, with `current` and `action.setRedirectURL`; the messages that it leaves.
 */
(function(simulator) {
    // As many as the platform's completer shows at a time.
    var MOST_FOUND = 15;

    /** The form of a record; null for a user who may not read it. */
    simulator.form = function(table, sysId, columns, session) {
        return simulator.transact('form', simulator.nameOf(sysId), session, function() {
            var row = simulator.rowOf(table, sysId);

            return row && simulator.mayRead(session.user, table, row) ? {
                label: table.label,
                fields: columns.filter(function(column) {
                    return simulator.has(table.columns, column);
                }).map(function(column) {
                    return field(table, row, column, session.language);
                }),
                buttons: buttonsOf(table, row, session)
            } : null;
        });
    };

    function field(table, row, column, language) {
        var definition = table.columns[column];
        var choices = definition.choices || {};

        return {
            name: column,
            type: definition.type,
            reference: definition.reference || '',
            value: simulator.rawValue(row, column),
            display: simulator.displayValue(table, row, column, language),
            choices: Object.keys(choices).map(function(value) {
                return { value: value, label: choices[value][language] || choices[value].en };
            })
        };
    }

    function buttonsOf(table, row, session) {
        return simulator.table('sys_ui_action').rows.filter(function(action) {
            return action.active === '1' && action.client === '1' &&
                action.show_update === '1' && simulator.isKindOf(table, action.table) &&
                hasRoleOf(action, session.user) && isMet(action, table, row);
        }).map(function(action) {
            return {
                name: action.name,
                action_name: action.action_name,
                hint: action.hint,
                form_button: action.form_button === '1',
                form_context_menu: action.form_context_menu === '1',
                form_button_v2: action.form_button_v2 === '1' &&
                    action.format_for_configurable_workspace === '1',
                onclick: action.onclick,
                script: action.script,
                client_script_v2: action.client_script_v2,
                messages: messagesOf(action.messages, session.language)
            };
        });
    }

    var action = simulator.strict(simulator.api('action', {
        setRedirectURL: function(record) {
            if (!simulator.stateOf(record)) {
                simulator.refuse('action.setRedirectURL takes a record here');
            }
        }
    }), 'action');

    /**
     * Presses a button that runs on the server, on the first form that shows it to the user. What
     * it shows then; null where no form does.
     */
    simulator.press = function(name, session) {
        var button = simulator.table('sys_ui_action').rows.filter(function(row) {
            return row.action_name === name && row.active === '1' && row.client !== '1';
        })[0];
        var table = button && simulator.table(button.table);

        if (!button) {
            simulator.refuse('there is no button ' + name + ' that runs on the server');
        }
        simulator.shown = [];
        return simulator.transact('press', button.name, session, function() {
            var row = hasRoleOf(button, session.user) && table.rows.filter(function(row) {
                return isMet(button, table, row);
            })[0];

            if (row) {
                simulator.host.compile(['current', 'action'], button.script,
                    simulator.sourceOf(button))(simulator.recordOf(table.name, row), action);
            }
            return row ? simulator.shown : null;
        });
    };

    function hasRoleOf(action, user) {
        var rows = simulator.table('sys_ui_action_role').rows.filter(function(row) {
            return row.sys_ui_action === action.sys_id;
        });

        return rows.length === 0 || simulator.hasRole(user,
            simulator.roleNames('sys_user_role', rows));
    }

    function isMet(action, table, row) {
        var condition;

        if (!action.condition) {
            return true;
        }
        condition = simulator.host.compile(['current'], 'return (' + action.condition + ');',
            'condition of ' + action.name);
        return condition(simulator.recordOf(table.name, row)) === true;
    }

    // The texts that the platform sends along, so that the script need not ask for them.
    function messagesOf(keys, language) {
        var texts = {};

        keys.split(/[\r\n]+/).filter(Boolean).forEach(function(key) {
            texts[key] = simulator.messageOf(key, language);
        });
        return texts;
    }

    /** A UI page with the messages that it asks for; null for a user who may not read it. */
    simulator.page = function(name, keys, session) {
        return simulator.transact('page', name, session, function() {
            var page = simulator.table('sys_ui_page').rows.filter(function(row) {
                return row.name === name;
            })[0];

            if (!page || !simulator.isAllowed(session.user, 'ui_page', 'read', name)) {
                return null;
            }
            return {
                html: page.html,
                client_script: page.client_script,
                messages: keys.map(function(key) {
                    return simulator.messageOf(key, session.language);
                })
            };
        });
    };

    /** What a reference field offers for the beginning of a name, or for `*` and a part of it. */
    simulator.lookUp = function(table, query, text, session) {
        return simulator.transact('reference', table.name, session, function() {
            var record = new simulator.GlideRecordSecure(table.name);
            var found = [];

            if (query) {
                record.addEncodedQuery(query);
            }
            if (text) {
                record.addQuery(table.display, text.charAt(0) === '*' ? 'CONTAINS' : 'STARTSWITH',
                    text.replace(/^\*/, ''));
            }
            record.orderBy(table.display);
            record.setLimit(MOST_FOUND);
            record.query();
            while (record.next()) {
                found.push({
                    sys_id: record.getUniqueValue(),
                    name: record.getDisplayValue()
                });
            }
            return found;
        });
    };
})(simulator);
