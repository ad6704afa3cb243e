/**
 * What the values of a push may look like. Each function says what is wrong, or ''.
 *
 * Source: Flashduty documentation, "ServiceNow sync" (keys), "Create incident" and "Comment on
 * incidents" (limits), "Custom fields" (limit).
 * Assumed: Of the two limits published for a description the longer one holds.
 */
(function(simulator) {
    var flashduty = simulator.flashduty = simulator.flashduty || {};

    var SYS_ID = /^[0-9a-f]{32}$/;
    var EMAIL = /^[^\s@,;<>]+@[^\s@,;<>]+$/;

    var MEMBER_KEYS = ['email', 'name', 'sys_id'];

    var FORMS = {
        action_type: /^(insert|update|rule_update)$/,
        sys_id: SYS_ID,
        assignment_group_id: SYS_ID,
        personal_channels: /^(sms|voice|teams|email)(,(sms|voice|teams|email))*$/,
        rule_id: /^[0-9a-fA-F]{24}$/,
        teams_id: /^\d{1,19}$/
    };

    // In UTF-16 units. All other keys are custom fields.
    var LIMITS = { title: 512, short_description: 512, description: 2048, comments: 1024 };
    var CUSTOM_LIMIT = 3000;

    var NO_VALUE = /^(null|undefined|\[object Object\])?$/;
    var HALF_CHARACTER =
        /[\ud800-\udbff](?![\udc00-\udfff])|(?:^|[^\ud800-\udbff])[\udc00-\udfff]/;

    function limitOf(key) {
        return flashduty.json.has(LIMITS, key) ? LIMITS[key] : CUSTOM_LIMIT;
    }

    function textFault(key, text) {
        if (NO_VALUE.test(text)) {
            return 'is the text "' + text + '"';
        }
        if (text.length > limitOf(key)) {
            return 'has ' + text.length + ' characters, at most ' + limitOf(key);
        }
        return HALF_CHARACTER.test(text) ? 'has half a character' : '';
    }

    function formFault(key, value) {
        var fits = !flashduty.json.has(FORMS, key) ||
            (typeof value === 'string' && FORMS[key].test(value));
        return fits ? '' : 'has the wrong form: ' + String(value).substring(0, 40);
    }

    function choiceFault(accepted, value) {
        var known = !accepted || accepted.map(String).indexOf(String(value)) >= 0;
        return known ? '' : 'is not accepted: ' + String(value).substring(0, 40);
    }

    function valueFault(key, value, settings) {
        var fields = settings.fields || {};
        var accepted = flashduty.json.has(fields, key) ? fields[key] : null;

        if (value === null) {
            return 'is null';
        }
        if (Array.isArray(value) || flashduty.json.isObject(value)) {
            return 'is neither text nor number nor boolean';
        }
        return (typeof value === 'string' ? textFault(key, value) : '') ||
            formFault(key, value) || choiceFault(accepted, value);
    }

    function memberFault(member) {
        if (!flashduty.json.isObject(member) ||
            Object.keys(member).sort().join() !== MEMBER_KEYS.join()) {
            return 'has other keys than ' + MEMBER_KEYS.join(', ');
        }
        return MEMBER_KEYS.map(function(key) {
            var value = member[key];
            var fault = typeof value === 'string' ? textFault(key, value) : 'is no text';
            return fault ? key + ' ' + fault : '';
        }).concat(
            SYS_ID.test(member.sys_id) ? '' : 'sys_id has the wrong form',
            EMAIL.test(member.email) ? '' : 'email is no address'
        ).filter(Boolean)[0] || '';
    }

    flashduty.pushValues = {
        memberFault: memberFault,
        valueFault: valueFault
    };
})(simulator);
