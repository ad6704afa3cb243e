/**
 * What can be done: what scenarios say, and what a browser asks for.
 *
 * Source: none, of the stand-in's own.
 */
(function(simulator) {
    var actions = {
        save: function(action, session) {
            if (exists(action, true)) {
                simulator.save(simulator.table(action.table), action.sys_id, action.set, session,
                    action.workflow);
            }
        },
        insert: function(action, session) {
            if (exists(action, false)) {
                simulator.insert(simulator.table(action.table), { sys_id: action.sys_id },
                    action.set, session, action.workflow);
            }
        },
        'delete': function(action) {
            if (exists(action, true)) {
                simulator.remove(simulator.table(action.table), action.sys_id);
            }
        },
        ajax: function(action, session) {
            simulator.observed.answer = simulator.callAjax(action.include, action.method,
                action.parameters, session);
            keepDelivery(simulator.observed.answer);
        },
        // What the dialog keeps of a failed answer, it sends.
        keep_trying: function(action, session) {
            action.parameters.sysparm_delivery = simulator.lastDelivery;
            actions.ajax(action, session);
        },
        pass: function(action) {
            simulator.pass(action.ms, action.order);
        },
        restart: function() {
            simulator.restart();
        },
        lose: function(action) {
            simulator.lose(action.name, action.left_ready);
        },
        properties: function(action) {
            simulator.fillProperties(action.values);
        },
        answers: function(action) {
            simulator.answers = { list: action.list, next: 0 };
        },
        interrupt: function(action) {
            simulator.world.interrupt = action.plan;
        },
        form: function(action, session) {
            answer(simulator.form(simulator.table(action.table), action.sys_id, action.columns,
                session));
        },
        page: function(action, session) {
            answer(simulator.page(action.name, action.messages, session));
        },
        reference: function(action, session) {
            answer(simulator.lookUp(simulator.table(action.table), action.query, action.text,
                session));
        },
        press: function(action, session) {
            answer(simulator.press(action.name, session));
        },
        // A script of the scenario says where it stands: `at`, empty if its lines are the file's.
        script: function(action, session) {
            var result;

            simulator.ownScript = action.at === undefined ? null : action;
            result = simulator.transact('script', action.name, session, function() {
                return simulator.host.evaluate(action.script, action.file);
            });

            simulator.observed.answer = result === undefined || result === null ? null :
                simulator.whole('the result of a script', typeof result === 'object' ?
                    JSON.stringify(result) : String(result));
        }
    };

    // The delivery of the last dispatch that has failed.
    // An answer of another class may be no JSON.
    function keepDelivery(text) {
        var found = /"delivery":"([0-9a-f]{32})"/.exec(text || '');

        simulator.lastDelivery = found ? found[1] : simulator.lastDelivery;
    }

    // Whether the record is there, or is not, as an action needs it.
    function exists(action, wanted) {
        var row = simulator.rowOf(simulator.table(action.table), action.sys_id);
        var fits = Boolean(row) === wanted;

        if (!fits) {
            simulator.fault(simulator.nameOf(action.sys_id) + (wanted ? ' does not exist any more' :
                ' exists already'));
        }
        return fits;
    }

    function answer(value) {
        simulator.observed.answer = JSON.stringify(value);
    }

    /** Gives system properties their values. */
    simulator.fillProperties = function(values) {
        Object.keys(values).forEach(function(name) {
            var there = simulator.propertyRow(name);
            var row;

            if (!there) {
                simulator.fault('the property ' + name + ' does not exist any more');
                return;
            }
            row = simulator.copy(there);
            row.value = values[name];
            simulator.replaceRow(simulator.table('sys_properties'), row);
        });
    };

    /** Does what a scenario says, one after the other. */
    simulator.perform = function(list) {
        list.forEach(function(action) {
            try {
                actions[action['do']](action, {
                    user: simulator.user(action.user, action.roles),
                    language: action.language
                });
            } catch (e) {
                // What is refused outside of every script is what the scenario asks for.
                if (!e || e.refused !== true) {
                    throw e;
                }
            }
        });
    };
})(simulator);
