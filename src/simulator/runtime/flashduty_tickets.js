/**
 * What Flashduty knows of each ticket from the pushes about it.
 *
 * Source: Flashduty documentation, "ServiceNow sync" (wait more than ten seconds before the next
 * try).
 * Simulated: Pushes of one ticket within eleven seconds of each other are counted, by when they
 * came.
 * Assumed: A push that comes too soon is taken like any other: what becomes of it is not
 * documented.
 */
(function(simulator) {
    var flashduty = simulator.flashduty = simulator.flashduty || {};

    var PAUSE_SECONDS = 11;

    function ticketOf(tickets, sysId) {
        if (!flashduty.json.has(tickets, sysId)) {
            tickets[sysId] = {
                values: {},
                pushes: 0,
                times: [],
                tries: 0,
                last_try: null,
                too_soon: 0,
                incident: flashduty.incident.begin()
            };
        }
        return tickets[sysId];
    }

    // A push that comes too soon is no breach: what becomes of it is not documented. One that was
    // slow is counted by when it came.
    function countTry(ticket, at) {
        var isTooSoon = ticket.times.some(function(other) {
            return Math.abs(at - other) < PAUSE_SECONDS;
        });

        ticket.too_soon += isTooSoon ? 1 : 0;
        ticket.tries += 1;
        ticket.times.push(at);
        ticket.last_try = Math.max.apply(null, ticket.times);
    }

    function takeOver(ticket, values, progress) {
        Object.keys(values).forEach(function(key) {
            ticket.values[key] = values[key];
        });
        ticket.pushes += 1;
        flashduty.incident.take(ticket.incident, values, progress);
    }

    // A copy: what is shown must not change with later pushes.
    function shown(ticket) {
        var all = copy(ticket.values);
        var incident = copy(ticket.incident);

        ['pushes', 'tries', 'last_try', 'too_soon'].forEach(function(count) {
            all[count] = ticket[count];
        });
        Object.keys(incident).forEach(function(key) {
            all[key] = incident[key];
        });
        return all;
    }

    function copy(json) {
        return JSON.parse(JSON.stringify(json));
    }

    /** The tickets; `progress` has that of each label, by the key of the push. */
    flashduty.tickets = function(progress) {
        var tickets = {};

        return {
            countTry: function(sysId, at) {
                countTry(ticketOf(tickets, sysId), at);
            },
            takeOver: function(values) {
                takeOver(ticketOf(tickets, values.sys_id), values, progress);
            },
            // What is known of these tickets; those that Flashduty has never heard of are left out.
            of: function(sysIds) {
                var found = {};

                sysIds.forEach(function(sysId) {
                    if (flashduty.json.has(tickets, sysId)) {
                        found[sysId] = shown(tickets[sysId]);
                    }
                });
                return found;
            }
        };
    };
})(simulator);
