/**
 * Access controls of records of the tables that the update set brings, which has their controls
 * too.
 *
 * Source: ServiceNow docs, "ACL rule types" and "Access control list rules" (roles, condition and
 * script must all hold; a field needs the control of its table and its own; Admin overrides).
 * Simulated: The control of the table, and for a field the one of its name or else of `*`. Its
 * script finds the record as `current` and says `answer`. An administrator passes a control with
 * Admin overrides, and has every role for one without. What a script of a control asks the database
 * for is counted, and is no query of a loop.
 * Refused: Several controls of one name and operation, conditions, a script of a control that is
 * not advanced, which the platform ignores, or that gives no answer. What no control of the table
 * lets anybody do, since then the rule `*` of the instance decides.
 */
(function(simulator) {
    /**
     * Whether the acting user may read, write, create or delete a row of a delivered table, or one
     * column of it.
     */
    simulator.isPermitted = function(operation, table, row, column) {
        var whole = controlOf(operation, table.name);
        var field = column && (controlOf(operation, table.name + '.' + column) ||
            controlOf(operation, table.name + '.*'));

        if (!whole) {
            simulator.fault('no access control lets anybody ' + operation + ' ' + table.name);
            return false;
        }
        return [whole].concat(field || []).every(function(control) {
            return passes(control, table, row);
        });
    };

    /** Faults for controls of other tables' records, of which none is evaluated. */
    simulator.noticeControls = function() {
        simulator.table('sys_security_acl').rows.forEach(function(control) {
            var table = simulator.findTable(String(control.name).split('.')[0]);

            if (control.type === 'record' && control.active !== '0' &&
                !(table && table.isDelivered)) {
                simulator.fault('access control ' + control.name + ' (record, ' +
                    control.operation + ') is not simulated; what a user may not read stands ' +
                    'under given: hidden');
            }
        });
    };

    function controlOf(operation, name) {
        var controls = simulator.table('sys_security_acl').rows.filter(function(row) {
            return row.type === 'record' && row.name === name && row.operation === operation &&
                row.active !== '0';
        });

        if (controls.length > 1) {
            simulator.refuse('several access controls of ' + name + ' (record, ' + operation +
                ') are not simulated');
        }
        return controls[0] || null;
    }

    function passes(control, table, row) {
        var user = simulator.transaction.session.user;
        var roles = simulator.rolesOfControl(control);

        if (control.condition) {
            simulator.refuse('the condition of access control ' + control.name + ' is not ' +
                'simulated');
        }
        if (control.admin_overrides === '1' && simulator.hasRole(user, [])) {
            return true;
        }
        return (roles.length === 0 || simulator.hasRole(user, roles)) &&
            (!control.script || answerOf(control, table, row));
    }

    function answerOf(control, table, row) {
        var before = simulator.transaction.reading;
        var answer;

        if (control.advanced !== '1') {
            simulator.refuse('access control ' + control.name + ' (record, ' +
                control.operation + ') is not advanced: its script is ignored');
        }
        simulator.transaction.reading = [];
        try {
            answer = simulator.host.compile(['current', 'answer'],
                control.script + '\n;return answer;', simulator.sourceOf(control))(
                simulator.recordOf(table.name, row));
        } finally {
            simulator.transaction.reading = before;
        }
        if (typeof answer !== 'boolean') {
            simulator.refuse('the script of access control ' + control.name + ' (record, ' +
                control.operation + ') answers ' + answer + ', not true or false');
        }
        return answer;
    }
})(simulator);
