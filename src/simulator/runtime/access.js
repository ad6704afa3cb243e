/**
 * Who may do what: roles from the records of users, read access from the dictionary and from the
 * facts of the scenario, and the access controls that were delivered.
 *
 * Source: ServiceNow docs, "ACL rule types" and "GlideRecordSecure"; scan rule SE10083 (a control
 * for each client-callable script include).
 * Simulated: A user has the roles that records of `sys_user_has_role` name, unless inactive, an
 * administrator has all. Delivered controls of script includes and UI pages ask for one of their
 * roles. GlideRecordSecure passes over rows, and finds fields empty, that the user may not read
 * (`given: hidden`, and tables that only a role may read); GlideRecord asks no control.
 * Assumed: An administrator may read everything of the instance's own tables. A delivered control
 * of a script include or a page asks for roles alone: its condition and script are not looked at.
 * No role contains another one.
 * Refused: Access controls of records of the instance's own tables. What no control lets anybody
 * do, since then the rule `*` of the instance decides.
 */
(function(simulator) {
    /** A user as a session has them. */
    simulator.user = function(sysId, roles) {
        var row = simulator.rowOf(simulator.table('sys_user'), sysId);

        return {
            sys_id: sysId,
            name: simulator.rawValue(row, 'user_name'),
            fullName: simulator.rawValue(row, 'name'),
            roles: roles || rolesOf(sysId),
            isGuest: simulator.rawValue(row, 'user_name') === 'guest'
        };
    };

    function rolesOf(sysId) {
        var rows = simulator.table('sys_user_has_role').rows.filter(function(row) {
            return row.user === sysId && row.state !== 'inactive';
        });

        return simulator.roleNames('role', rows);
    }

    /** What the roles are called to which rows refer. */
    simulator.roleNames = function(column, rows) {
        var roles = simulator.table('sys_user_role');

        return rows.map(function(row) {
            return simulator.rowOf(roles, row[column]).name;
        });
    };

    /** Whether a user has one of several roles; an administrator has all. */
    simulator.hasRole = function(user, roles) {
        return user.roles.indexOf('admin') >= 0 || roles.some(function(role) {
            return user.roles.indexOf(role) >= 0;
        });
    };

    /** Whether a user may read a row, or one column of it. */
    simulator.mayRead = function(user, table, row, column) {
        var isAdmin = simulator.hasRole(user, []);
        var own = simulator.classOf(table, row.sys_id);
        var isHidden = simulator.world.hidden.some(function(entry) {
            return simulator.isKindOf(own, entry.table) &&
                (!entry.sys_id || entry.sys_id === row.sys_id) &&
                (!entry.field || entry.field === column);
        });

        return (isAdmin || (!isHidden && (!own.read || simulator.hasRole(user, own.read)))) &&
            (!own.isDelivered || simulator.isPermitted('read', own, row, column));
    };

    /** Whether the acting user may read every step of a path, each by its own table's controls. */
    simulator.mayWalk = function(path, row) {
        var user = simulator.transaction.session.user;

        return path.every(function(step, index) {
            var found = simulator.rowAt(path.slice(0, index + 1), row);
            return !found || simulator.mayRead(user, step.table, found, step.column);
        });
    };

    /**
     * Whether a user may do what a delivered access control guards: it asks for a role of theirs.
     * Without one the platform's own `*` rule decides, which nobody should rely on (scan rule
     * SE10083).
     */
    simulator.isAllowed = function(user, type, operation, name) {
        var controls = simulator.table('sys_security_acl').rows.filter(function(row) {
            return row.name === name && row.type === type && row.operation === operation &&
                row.active === '1';
        });

        if (controls.length === 0) {
            simulator.fault('no access control lets anybody ' + operation + ' ' + name);
        }
        return controls.length > 0 && controls.every(function(control) {
            var roles = simulator.rolesOfControl(control);
            return roles.length === 0 || simulator.hasRole(user, roles);
        });
    };

    /** The roles that a control asks for. */
    simulator.rolesOfControl = function(control) {
        var rows = simulator.table('sys_security_acl_role').rows;

        return simulator.roleNames('sys_user_role', rows.filter(function(row) {
            return row.sys_security_acl === control.sys_id;
        }));
    };
})(simulator);
