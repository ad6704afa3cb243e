/**
 * GlideDateTime, as far as scripts that schedule need it.
 */
(function(simulator) {
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

    function read(text) {
        var moment = simulator.parseDate(String(text));

        return isNaN(moment) ? simulator.refuse('GlideDateTime: ' + text + ' is no date') : moment;
    }

    /** The class: now, a date as stored, or a copy of another. */
    simulator.GlideDateTime = function(value) {
        var moment = value === undefined ? simulator.clock.now : read(value);

        simulator.limitArguments('GlideDateTime', 1, arguments);
        return simulator.instance(prototype, { moment: moment }, 'GlideDateTime');
    };
})(simulator);
