/**
 * Script actions: what runs when an event is due.
 *
 * Source: ServiceNow docs, "Events" and "Script actions".
 * Simulated: Script actions run as the system, in English, by their order. An event is a row of
 * `sysevent`, ready and then processed.
 * Assumed: Script actions of one order run by name. An event is ready until its scripts have run,
 * and stays so when a restart kills one of them, though nothing runs it again: the documentation
 * has no word for an event that is under way. A script that asks for ready events finds its own.
 * Refused: Script actions with a condition script.
 */
(function(simulator) {
    /** The active script actions that an event starts. */
    simulator.actionsFor = function(event) {
        return simulator.table('sysevent_script_action').rows.filter(function(action) {
            return action.event_name === event.name && action.active === '1';
        }).sort(simulator.compareOrders);
    };

    /** Runs the script actions of an event that is due. */
    simulator.runEvent = function(event) {
        var session = { user: simulator.user(simulator.world.system, null), language: 'en' };
        var isDone = simulator.actionsFor(event).every(function(action) {
            return simulator.transact('event', action.name, session, function() {
                runAction(action, event);
                return null;
            }) !== undefined;
        });

        if (isDone) {
            noteDone(event);
        }
    };

    function noteDone(event) {
        var row = simulator.copy(event.row);

        row.state = 'processed';
        row.processed = simulator.formatDate(simulator.clock.now);
        event.row = simulator.replaceRow(simulator.table('sysevent'), row);
    }

    function runAction(action, event) {
        var table = simulator.table(event.table);
        var row = simulator.rowOf(table, event.sys_id);
        var script;

        if (action.condition_script) {
            simulator.refuse('script action ' + action.name + ' has a condition script, which is ' +
                'not simulated');
        }
        script = simulator.host.compile(['current', 'event'], action.script,
            simulator.sourceOf(action));
        script(simulator.recordOf(event.table, row, null),
            simulator.recordOf('sysevent', event.row));
    }
})(simulator);
