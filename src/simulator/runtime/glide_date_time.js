/**
 * GlideDateTime: a moment, written in UTC for the database and in the session's zone for people.
 *
 * Source: ServiceNow docs, "GlideDateTime" (values are UTC in the internal format, display values
 * have the time zone and the format of the user).
 * Refused: Texts of another form than `yyyy-MM-dd HH:mm:ss`, at which the platform guesses, and
 * parts of a second in `addSeconds`.
 */
(function(simulator) {
    var INTERNAL = 'yyyy-MM-dd HH:mm:ss';

    var prototype = simulator.api('GlideDateTime', {
        addSeconds: function(seconds) {
            if (typeof seconds !== 'number' || seconds !== Math.floor(seconds)) {
                simulator.refuse('GlideDateTime.addSeconds takes whole seconds, not ' + seconds);
            }
            simulator.stateOf(this).moment += seconds * 1000;
        },
        getNumericValue: function() {
            return simulator.stateOf(this).moment;
        },
        getValue: function() {
            return simulator.formatDate(simulator.stateOf(this).moment);
        },
        setValue: function(text) {
            simulator.stateOf(this).moment = read(text);
        },
        getDisplayValue: function() {
            return simulator.localDate(this.getNumericValue(), simulator.dateFormat());
        },
        getDisplayValueInternal: function() {
            return simulator.localDate(this.getNumericValue(), INTERNAL);
        },
        setDisplayValue: function(text) {
            simulator.stateOf(this).moment = simulator.momentOf(String(text),
                simulator.dateFormat());
        },
        setDisplayValueInternal: function(text) {
            simulator.stateOf(this).moment = simulator.momentOf(String(text), INTERNAL);
        },
        getTZOffset: function() {
            return simulator.offsetAt(this.getNumericValue());
        },
        before: function(other) {
            return this.getNumericValue() < other.getNumericValue();
        },
        after: function(other) {
            return this.getNumericValue() > other.getNumericValue();
        },
        compareTo: function(other) {
            var difference = this.getNumericValue() - other.getNumericValue();
            return difference === 0 ? 0 : difference / Math.abs(difference);
        },
        toString: function() {
            return this.getValue();
        }
    });

    // The platform also guesses at other forms, one after the other.
    function read(value) {
        var text = String(value);
        var moment = simulator.parseDate(text);

        if (isNaN(moment) && /^\d[\d.\/-]+( [\d:.]+)?( [AP]M)?$/i.test(text)) {
            simulator.refuse('GlideDateTime of ' + text + ' is not simulated: only the form ' +
                INTERNAL + ' is');
        }
        if (isNaN(moment) || simulator.formatDate(moment) !== text) {
            simulator.refuse('GlideDateTime: ' + text + ' is no date');
        }
        return moment;
    }

    /** The class: now, a date as stored, or a copy of another. */
    simulator.GlideDateTime = function(value) {
        var moment = value === undefined ? simulator.clock.now : read(value);

        simulator.limitArguments('GlideDateTime', 1, arguments);
        return simulator.instance(prototype, { moment: moment }, 'GlideDateTime');
    };
})(simulator);
