/**
 * GlideSystem: what scripts know as `gs`.
 *
 * Source: ServiceNow docs, "GlideSystem" and "Events"; the official types.
 * Simulated: Log lines with values for `{0}` and so on. A message in the language of the session,
 * else in English. Events of a registered name. `isInteractive()` is true while a user saves or
 * calls by Ajax. What `addInfoMessage` and `addErrorMessage` show on the form is the answer to a
 * button.
 * Assumed: Without values the text of a message is no pattern. A parameter of an event holds 255
 * characters.
 * Refused: A property, a message or a value for a placeholder that is not there, an event without a
 * record or of a name that is not registered for its table, a parameter of an event that would be
 * cut.
 */
(function(simulator) {
    var LONGEST_PARAMETER = 255;

    function session() {
        return simulator.transaction.session;
    }

    // {0} and so on, as the logging methods replace them.
    function format(what, text, values) {
        return text.replace(/\{(\d)\}/g, function(placeholder, index) {
            if (index >= values.length) {
                simulator.fault(what + ' has no value for ' + placeholder + ': ' +
                    simulator.masked(text));
            }
            return index < values.length ? String(values[index]) : placeholder;
        });
    }

    function log(level) {
        return function(text, zero, one, two, three, four) {
            var line = format('a log line', String(text),
                Array.prototype.slice.call(arguments, 1));

            line = simulator.whole('a log line', line);
            simulator.checkSecrets('a log line', line, 'log');
            simulator.observed.log.push(level + ': ' + simulator.masked(line));
        };
    }

    function show(level, text) {
        var line = simulator.whole('a message', String(text));

        if (simulator.transaction.kind !== 'press') {
            simulator.refuse('a message on a form is simulated for buttons only');
        }
        simulator.checkSecrets('a message', line, 'log');
        simulator.shown.push(level + ': ' + simulator.masked(line));
    }

    function property(name) {
        return simulator.table('sys_properties').rows.filter(function(row) {
            return row.name === name;
        })[0];
    }

    /** The text of a key in a language, else in English, as the platform does. */
    simulator.messageOf = function(key, language) {
        var rows = simulator.table('sys_ui_message').rows.filter(function(row) {
            return row.key.toLowerCase() === key.toLowerCase();
        });
        var own = rows.filter(function(row) {
            return row.language === language;
        })[0];
        var english = rows.filter(function(row) {
            return row.language === 'en';
        })[0];

        if (!own && !english) {
            simulator.fault('there is no message ' + key);
        }
        return (own || english || { message: key }).message;
    };

    function registered(name, table) {
        return simulator.table('sysevent_register').rows.some(function(row) {
            return row.event_name === name && (!row.table || row.table === table);
        });
    }

    function queue(name, record, parm1, parm2, due) {
        var state = simulator.stateOf(record);

        if (!state || !state.terms || !state.row) {
            simulator.refuse('event ' + name + ' is queued without a record');
        }
        if (!registered(name, state.table.name)) {
            simulator.refuse('event ' + name + ' is not registered for ' + state.table.name);
        }
        simulator.queueEvent({
            name: String(name),
            table: state.table.name,
            sys_id: state.row.sys_id,
            parm1: parameter(name, parm1),
            parm2: parameter(name, parm2),
            due: due
        });
    }

    function parameter(event, value) {
        var what = 'a parameter of event ' + event;
        var text = value === undefined || value === null ? '' :
            simulator.whole(what, String(value));

        if (text.length > LONGEST_PARAMETER) {
            simulator.refuse(what + ' is cut at ' + LONGEST_PARAMETER + ' characters');
        }
        simulator.checkSecrets(what, text, 'log');
        return text;
    }

    var methods = simulator.api('gs', {
        info: log('info'),
        warn: log('warn'),
        error: log('error'),
        debug: log('debug'),
        addInfoMessage: function(text) {
            show('info', text);
        },
        addErrorMessage: function(text) {
            show('error', text);
        },
        getProperty: function(name, standard) {
            var row = property(String(name));

            if (!row && simulator.propertyNames.indexOf(String(name)) < 0) {
                simulator.refuse('there is no property ' + name);
            }
            if (!row || (!row.value && standard !== undefined)) {
                return standard === undefined ? null : standard;
            }
            return row.value || '';
        },
        getMessage: function(key, values) {
            var list = values === undefined ? [] : Array.isArray(values) ? values : [values];
            var text = simulator.messageOf(String(key), session().language);

            // Without values the text is no pattern [inferred].
            return list.length > 0 ? simulator.formatMessage('message ' + key, text, list) :
                format('message ' + key, text, list);
        },
        hasRole: function(roles) {
            return simulator.hasRole(session().user, String(roles).split(','));
        },
        getUserID: function() {
            return session().user.sys_id;
        },
        getUserName: function() {
            return session().user.name;
        },
        getUserDisplayName: function() {
            return session().user.fullName;
        },
        isInteractive: function() {
            return /^(ajax|press|save)$/.test(simulator.transaction.kind);
        },
        nil: function(value) {
            return value === null || value === undefined || String(value) === '';
        },
        nowDateTime: function() {
            return simulator.localDate(simulator.clock.now, simulator.dateFormat());
        },
        generateGUID: function() {
            return simulator.nextId();
        },
        eventQueue: function(name, record, parm1, parm2) {
            queue(name, record, parm1, parm2, simulator.clock.now);
        },
        eventQueueScheduled: function(name, record, parm1, parm2, due) {
            if (!due || !simulator.stateOf(due) || simulator.stateOf(due).moment === undefined) {
                simulator.refuse('gs.eventQueueScheduled takes a GlideDateTime');
            }
            queue(name, record, parm1, parm2, due.getNumericValue());
        }
    });

    simulator.gs = simulator.strict(methods, 'gs');
    simulator.propertyRow = property;
})(simulator);
