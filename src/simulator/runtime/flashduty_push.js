/**
 * The push endpoint of the ServiceNow integration: what a push may hold.
 *
 * Source: Flashduty documentation, "ServiceNow sync" (keys), "Create incident" (1 to 100 people).
 * No schema is published.
 * Assumed: `rule_update` and the keys of a dispatch are known from a hand-written integration only.
 */
(function(simulator) {
    var flashduty = simulator.flashduty = simulator.flashduty || {};

    var REQUIRED = ['action_type', 'sys_id'];
    var MAX_MEMBERS = 100;

    // What pages people, which a change of state must not.
    var DISPATCH_KEYS = ['notify_members', 'personal_channels', 'rule_id'];

    function membersFaults(members) {
        if (!Array.isArray(members) || members.length < 1 || members.length > MAX_MEMBERS) {
            return ['notify_members is no list of 1 to ' + MAX_MEMBERS];
        }
        return members.map(function(member, index) {
            var isAgain = members.slice(0, index).some(function(earlier) {
                return earlier && member && earlier.sys_id === member.sys_id;
            });
            var fault = flashduty.pushValues.memberFault(member) || (isAgain ? 'stands twice' : '');
            return fault ? 'notify_members[' + index + '] ' + fault : '';
        }).filter(Boolean);
    }

    function isEnabledRule(ruleId, settings) {
        return (settings.rules || []).some(function(rule) {
            return rule.rule_id === ruleId && !rule.deleted_at &&
                (rule.status === undefined || rule.status === 'enabled');
        });
    }

    function namesTwice(list) {
        return list.split(',').some(function(word, index, all) {
            return all.indexOf(word) !== index;
        });
    }

    // What is wrong although every value has its form.
    function meaningFaults(body, settings) {
        var found = [];

        if (body.rule_id !== undefined && !isEnabledRule(body.rule_id, settings)) {
            found.push('rule_id is none of the enabled rules');
        }
        if (namesTwice(body.personal_channels || '')) {
            found.push('personal_channels names a channel twice');
        }
        if (body.action_type !== 'rule_update') {
            return found;
        }
        return found.concat(DISPATCH_KEYS.filter(function(key) {
            return flashduty.json.has(body, key);
        }).map(function(key) {
            return 'rule_update has ' + key;
        }));
    }

    function faults(body, settings) {
        var found = REQUIRED.filter(function(key) {
            return !flashduty.json.has(body, key);
        }).map(function(key) {
            return 'the body lacks ' + key;
        });

        Object.keys(body).forEach(function(key) {
            var fault = key === 'notify_members' ?
                '' : flashduty.pushValues.valueFault(key, body[key], settings);
            found = found.concat(fault ? key + ' ' + fault : []);
        });
        if (flashduty.json.has(body, 'notify_members')) {
            found = found.concat(membersFaults(body.notify_members));
        }
        return found.length > 0 ? found : meaningFaults(body, settings);
    }

    // As the calls of the Open API; `tried` learns of every push, whatever becomes of it.
    flashduty.pushCall = function(settings, tickets) {
        return {
            faults: function(body) {
                return faults(body, settings);
            },
            refusal: function() {
                return '';
            },
            data: function(body) {
                tickets.takeOver(flashduty.json.plain(body));
                return {};
            },
            tried: function(body, at) {
                if (!flashduty.pushValues.valueFault('sys_id', body.sys_id, settings)) {
                    tickets.countTry(body.sys_id, at);
                }
            }
        };
    };
})(simulator);
