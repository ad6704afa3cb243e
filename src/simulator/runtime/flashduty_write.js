/**
 * Writes JSON in which ids are bare integers, although the settings hold them as texts.
 *
 * Source: Flashduty API reference, schemas of "List escalation rules", "Batch get persons", "Batch
 * get teams" and "Batch get schedules".
 */
(function(simulator) {
    var flashduty = simulator.flashduty = simulator.flashduty || {};

    var LARGEST_EXACT = 9007199254740991;

    // Keys whose values, or the members of whose lists, are integers. `rule_id`, `template_id` and
    // `cal_id` are texts.
    var INTEGER_KEY = new RegExp('^(' + [
        'id', 'account_id', 'channel_id', 'data_source_id', 'group_id', 'person_id', 'role_id',
        'schedule_id', 'team_id', 'create_by', 'update_by', 'updated_by',
        'person_ids', 'role_ids', 'team_ids'
    ].join('|') + ')$');

    function writeObject(object, isRoleMap) {
        var members = Object.keys(object).map(function(name) {
            return JSON.stringify(name) + ':' + write(object[name], isRoleMap ? 'role_ids' : name);
        });
        return '{' + members.join(',') + '}';
    }

    function write(value, key) {
        if (Array.isArray(value)) {
            return '[' + value.map(function(item) {
                return write(item, key);
            }).join(',') + ']';
        }
        if (flashduty.json.isObject(value)) {
            return writeObject(value, key === 'schedule_to_role_ids');
        }
        if (INTEGER_KEY.test(key || '') && /^\d+$/.test(value)) {
            return String(value);
        }
        return JSON.stringify(value === undefined ? null : value);
    }

    // Settings that hold such a number have lost its digits already.
    function hasRoundedNumber(value) {
        if (typeof value === 'number') {
            return Math.abs(value) > LARGEST_EXACT;
        }
        return value !== null && typeof value === 'object' &&
            Object.keys(value).some(function(key) {
                return hasRoundedNumber(value[key]);
            });
    }

    flashduty.write = write;
    flashduty.hasRoundedNumber = hasRoundedNumber;
})(simulator);
