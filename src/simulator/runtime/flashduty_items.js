/**
 * Completes the channel, rules, persons, teams and schedules of the settings.
 *
 * Source: Flashduty API reference, schemas and examples of "List escalation rules", "Batch get
 * persons", "Batch get teams", "Batch get schedules".
 * Assumed: Keys that the schemas require and the settings leave out have the values of the
 * published examples. These are null in places where the schemas promise a list or an object.
 */
(function(simulator) {
    var flashduty = simulator.flashduty = simulator.flashduty || {};

    var ACCOUNT_ID = '2451002751131';
    var SECONDS = 1773997289; // when everything was created

    function complete(item, usual) {
        var whole = {};

        [usual, item].forEach(function(source) {
            Object.keys(source).forEach(function(key) {
                whole[key] = source[key];
            });
        });
        return whole;
    }

    function layer(item) {
        var target = item.target && complete(item.target, { webhooks: null });
        return complete({ target: target }, item);
    }

    function rule(item, settings) {
        var whole = complete(item, {
            account_id: ACCOUNT_ID,
            channel_id: settings.channel.channel_id,
            priority: 0,
            aggr_window: 0,
            rule_name: '',
            description: '',
            layers: [],
            time_filters: [],
            filters: [],
            status: 'enabled',
            template_id: '6321aad26c12104586a88916',
            rule_id: '',
            updated_by: ACCOUNT_ID,
            created_at: SECONDS,
            updated_at: SECONDS
        });

        whole.layers = whole.layers && whole.layers.map(layer);
        return whole;
    }

    function person(item) {
        return complete(item, {
            account_id: ACCOUNT_ID,
            phone_verified: false,
            email_verified: true,
            as: 'member'
        });
    }

    function scheduleNotify() {
        return {
            advance_in_time: 300,
            fixed_time: null,
            by: { follow_preference: false, personal_channels: ['email'] },
            webhooks: null
        };
    }

    // Id and name of a schedule have two keys each.
    function schedule(item) {
        return complete(item, {
            id: item.schedule_id,
            name: item.schedule_name,
            account_id: ACCOUNT_ID,
            group_id: null,
            disabled: 0,
            create_at: SECONDS,
            create_by: ACCOUNT_ID,
            update_at: SECONDS,
            update_by: ACCOUNT_ID,
            layers: null,
            schedule_layers: null,
            final_schedule: { layer_name: '', name: '', mode: 0, schedules: null },
            notify: scheduleNotify(),
            team_id: null,
            description: '',
            layer_schedules: null,
            status: 0,
            cur_oncall: null,
            next_oncall: null
        });
    }

    flashduty.items = {
        channel: function(item) {
            return complete(item, { account_id: ACCOUNT_ID, status: 'enabled' });
        },
        person: person,
        rule: rule,
        schedule: schedule,
        team: function(item) {
            return item;
        }
    };
})(simulator);
