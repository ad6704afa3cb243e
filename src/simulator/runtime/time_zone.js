/**
 * The time zone and the format of a session.
 *
 * Source: ServiceNow docs, "Set the system time zone", "Change your time zone" (sys_user,
 * glide.sys.default.tz), "Global date and time field format" (glide.sys.date_format,
 * glide.sys.time_format); the tz database.
 * Simulated: A user has both of a record in `sys_user`, else the instance decides by its
 * properties. Summer time follows the tz database.
 * Assumed: Jobs and events have the zone and the format of the instance. Without a property, that
 * is UTC and `yyyy-MM-dd HH:mm:ss`.
 * Refused: A time that clocks skip or show twice: which moment the platform takes for it is not
 * documented.
 */
(function(simulator) {
    var BACKGROUND = /^(job|event)$/;

    function settingOf(column, name, standard) {
        var transaction = simulator.transaction;
        var user = BACKGROUND.test(transaction.kind) ? null :
            simulator.rowOf(simulator.table('sys_user'), transaction.session.user.sys_id);
        var property = simulator.propertyRow(name);

        return (user && simulator.rawValue(user, column)) || (property && property.value) ||
            standard;
    }

    function zoneName() {
        return settingOf('time_zone', 'glide.sys.default.tz', 'UTC');
    }

    /** The date and time format of the session. */
    simulator.dateFormat = function() {
        return settingOf('date_format', 'glide.sys.date_format', 'yyyy-MM-dd') + ' ' +
            settingOf('time_format', 'glide.sys.time_format', 'HH:mm:ss');
    };

    // The zone of the session: from when to when it is known, and the changes of its offset.
    function zoneOf() {
        var name = zoneName();
        var zones = simulator.world.zones;

        return simulator.has(zones, name) ? zones[name] :
            simulator.refuse('the time zone ' + name + ' is not simulated: nothing that the ' +
                'scenario gives has it');
    }

    /** How far the session's zone is ahead of UTC at a moment, in milliseconds. */
    simulator.offsetAt = function(moment) {
        var zone = zoneOf();
        var offset = zone.offset;

        if (moment < zone.from || moment >= zone.to) {
            simulator.refuse('the time zone ' + zoneName() + ' is simulated from ' +
                simulator.formatDate(zone.from) + ' to ' + simulator.formatDate(zone.to) +
                ', not at ' + simulator.formatDate(moment));
        }
        zone.changes.forEach(function(change) {
            offset = change[0] <= moment ? change[1] : offset;
        });
        return offset;
    };

    /** A moment as people of the session read it, by a pattern. */
    simulator.localDate = function(moment, pattern) {
        var local = simulator.formatDate(moment + simulator.offsetAt(moment));

        return simulator.writeDate(pattern, simulator.readDate('yyyy-MM-dd HH:mm:ss', local));
    };

    /**
     * The moment of what people of the session write. A time that clocks skip or show twice is
     * refused: which moment the platform takes for it is not documented.
     */
    simulator.momentOf = function(text, pattern) {
        var date = simulator.readDate(pattern, text);
        var local = date ? simulator.parseDate(simulator.writeDate('yyyy-MM-dd HH:mm:ss', date)) :
            NaN;
        var moments;

        if (isNaN(local) || simulator.writeDate(pattern, dateAt(local)) !== text) {
            simulator.refuse('GlideDateTime: ' + text + ' is no date of the form ' + pattern);
        }
        moments = momentsAt(local);
        if (moments.length !== 1) {
            simulator.refuse('GlideDateTime: ' + text + ' comes ' + (moments.length === 0 ?
                'never' : 'twice') + ' in the time zone ' + zoneName() + ', and which moment the ' +
                'platform takes is not documented');
        }
        return moments[0];
    };

    function dateAt(moment) {
        return simulator.readDate('yyyy-MM-dd HH:mm:ss', simulator.formatDate(moment));
    }

    // Every moment at which the clocks show a time: offsets of the day before and after.
    function momentsAt(local) {
        var day = 86400000;
        var offsets = [simulator.offsetAt(local - day), simulator.offsetAt(local + day)];

        return offsets.map(function(offset) {
            return local - offset;
        }).filter(function(moment, index, all) {
            return all.indexOf(moment) === index &&
                moment + simulator.offsetAt(moment) === local;
        });
    }
})(simulator);
