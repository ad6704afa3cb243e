/**
 * The calls of the Open API that the generated scripts make: what each takes and what it answers.
 *
 * Source: Flashduty API reference, "Get channel info", "List escalation rules", "Batch get
 * persons", "Batch get teams", "Batch get schedules".
 */
(function(simulator) {
    var flashduty = simulator.flashduty = simulator.flashduty || {};

    var ID = /^[1-9]\d{0,18}$/;
    var LARGEST_EXACT = 9007199254740991;

    // Without a match, a list that the schema does not require is left out.
    var BATCHES = {
        '/person/infos': {
            key: 'person_ids', list: 'persons', id: 'person_id', item: 'person', optional: true
        },
        '/team/infos': { key: 'team_ids', list: 'teams', id: 'team_id', item: 'team', max: 100 },
        '/schedule/infos': {
            key: 'schedule_ids', list: 'schedules', id: 'schedule_id', item: 'schedule'
        }
    };

    function idFault(value) {
        if (value instanceof flashduty.json.Numeral) {
            return ID.test(value.digits) ? '' : 'is no positive integer: ' + value.digits;
        }
        return typeof value === 'string' ? 'is quoted' : 'is no integer';
    }

    // A digit that JavaScript lost makes an id that is nobody's, but near one that is.
    function isRounded(digits, knownIds) {
        return Number(digits) > LARGEST_EXACT && knownIds.indexOf(digits) < 0 &&
            knownIds.some(function(id) {
                return Number(id) === Number(digits);
            });
    }

    function idFaults(name, value, knownIds) {
        var fault = idFault(value);

        if (!fault && isRounded(value.digits, knownIds)) {
            fault = 'has been rounded to ' + value.digits;
        }
        return fault ? [name + ' ' + fault] : [];
    }

    function listFaults(batch, ids, knownIds) {
        var faults = [];

        if (!Array.isArray(ids)) {
            return [batch.key + ' is no list'];
        }
        if (ids.length > batch.max) {
            faults.push(batch.key + ' has ' + ids.length + ' ids, at most ' + batch.max);
        }
        return ids.reduce(function(all, id, index) {
            return all.concat(idFaults(batch.key + '[' + index + ']', id, knownIds));
        }, faults);
    }

    // Every call takes one key.
    function keyFaults(body, key) {
        var faults = flashduty.json.has(body, key) ? [] : ['the body lacks ' + key];

        return Object.keys(body).reduce(function(all, name) {
            return name === key ? all : all.concat('the body has the unknown key ' + name);
        }, faults);
    }

    function batchCall(batch, settings) {
        var items = settings[batch.list] || [];
        var knownIds = items.map(function(item) {
            return String(item[batch.id]);
        });

        return {
            faults: function(body) {
                var faults = keyFaults(body, batch.key);
                return faults.length > 0 ? faults : listFaults(batch, body[batch.key], knownIds);
            },
            refusal: function() {
                return '';
            },
            // In the order of the settings: a caller must not rely on that of its request.
            data: function(body) {
                var asked = body[batch.key].map(String);
                var found = items.filter(function(item, index) {
                    return asked.indexOf(knownIds[index]) >= 0;
                }).map(flashduty.items[batch.item]);

                return found.length === 0 && batch.optional ? {} : { items: found };
            }
        };
    }

    function channelCall(settings, data) {
        var channelId = String(settings.channel.channel_id);

        return {
            faults: function(body) {
                var faults = keyFaults(body, 'channel_id');
                return faults.length > 0 ?
                    faults : idFaults('channel_id', body.channel_id, [channelId]);
            },
            refusal: function(body) {
                return String(body.channel_id) === channelId ? '' : 'ResourceNotFound';
            },
            data: data
        };
    }

    function rulesOf(settings) {
        return (settings.rules || []).map(function(rule) {
            return flashduty.items.rule(rule, settings);
        }).filter(function(rule) {
            return String(rule.channel_id) === String(settings.channel.channel_id);
        });
    }

    // The calls by path: `faults` of a body, the code of its `refusal` or '', the `data` answered.
    flashduty.apiCalls = function(settings) {
        var calls = {
            '/channel/info': channelCall(settings, function() {
                return flashduty.items.channel(settings.channel);
            }),
            '/channel/escalate/rule/list': channelCall(settings, function() {
                return { items: rulesOf(settings) };
            })
        };

        Object.keys(BATCHES).forEach(function(path) {
            calls[path] = batchCall(BATCHES[path], settings);
        });
        return calls;
    };
})(simulator);
