/**
 * The incident that Flashduty keeps for a ticket: its progress, and whom pushes page.
 *
 * Source: Flashduty documentation, "ServiceNow sync" (which progress a state leads to; On Hold to
 * Snoozed, which the API itself does not call a progress).
 * Simulated: The progress that a label leads to, how often the incident was closed and reopened,
 * who was paged, and who was not, since it was closed.
 * Assumed: A push without a known label leaves the progress as it is. Any other progress after
 * Closed reopens. A closed incident pages nobody. A policy and the people beside it are paged both.
 * Flashduty does nothing of its own accord, such as paging again after a snooze.
 */
(function(simulator) {
    var flashduty = simulator.flashduty = simulator.flashduty || {};

    var CLOSED = 'Closed';

    // The progress that a push leads to, or the one before.
    function progressAfter(before, push, progress) {
        return Object.keys(progress).reduce(function(found, key) {
            var labels = progress[key];
            var isKnown = flashduty.json.has(push, key) && flashduty.json.has(labels, push[key]);

            return isKnown ? labels[push[key]] : found;
        }, before);
    }

    // The e-mail addresses of people, which Flashduty knows them by, and the id of a policy.
    function called(push) {
        return (push.notify_members || []).map(function(member) {
            return member.email;
        }).concat(push.rule_id === undefined ? [] : push.rule_id);
    }

    flashduty.incident = {
        /** One that no push has told of. */
        begin: function() {
            return { progress: null, closed: 0, reopened: 0, paged: [], unpaged: [] };
        },
        /** Takes over a push; `progress` has that of each label, by the key of the push. */
        take: function(incident, push, progress) {
            var before = incident.progress;
            var list;

            incident.progress = progressAfter(before, push, progress);
            incident.closed += before !== CLOSED && incident.progress === CLOSED ? 1 : 0;
            incident.reopened += before === CLOSED && incident.progress !== CLOSED ? 1 : 0;
            list = incident.progress === CLOSED ? incident.unpaged : incident.paged;
            list.push.apply(list, called(push));
        }
    };
})(simulator);
