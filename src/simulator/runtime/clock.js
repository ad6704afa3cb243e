/**
 * The instance's clock. It stands still but for what the scenario lets pass, so that every run of a
 * scenario sees the same times.
 *
 * Source: none, of the stand-in's own.
 * Simulated: `new Date()` and `Date.now()` read this clock.
 * Refused: `Date` of several numbers or without `new`, since the zone of the server decides; `Date`
 * of a text that is no ISO date with its zone, since engines differ.
 */
(function(simulator) {
    var EngineDate = Date;
    var ISO = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d))?$/;

    simulator.clock = {
        now: 0,

        /** Moves on, never back. */
        moveTo: function(moment) {
            this.now = Math.max(this.now, moment);
        },

        /** Seconds since the scenario began. */
        seconds: function() {
            return (this.now - this.start) / 1000;
        },

        /** Starts at a date such as `2026-01-05 08:00:00`, UTC. */
        begin: function(date) {
            this.start = simulator.parseDate(date);
            this.now = this.start;
        }
    };

    /** Milliseconds of a date as the platform stores it, or NaN. */
    simulator.parseDate = function(text) {
        var parts = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)$/.exec(text);

        return parts ? EngineDate.UTC(parts[1], parts[2] - 1, parts[3], parts[4], parts[5],
            parts[6]) : NaN;
    };

    /** A date as the platform stores it: UTC, to the second. */
    simulator.formatDate = function(moment) {
        return new EngineDate(moment).toISOString().substring(0, 19).replace('T', ' ');
    };

    /** What scripts call Date: without arguments it reads the instance's clock. */
    simulator.Date = function(value) {
        if (!(this instanceof simulator.Date) || arguments.length > 1) {
            simulator.refuse('Date of several numbers, or without new, depends on the time zone ' +
                'of the server');
        }
        return new EngineDate(arguments.length === 0 ? simulator.clock.now :
            typeof value === 'string' ? simulator.Date.parse(value) : value);
    };
    simulator.Date.prototype = EngineDate.prototype;
    simulator.Date.prototype.constructor = simulator.Date;
    simulator.Date.UTC = EngineDate.UTC;
    simulator.Date.parse = function(text) {
        if (!ISO.test(text)) {
            simulator.refuse('Date of ' + text + ' depends on the engine: only an ISO date with ' +
                'its zone does not');
        }
        return EngineDate.parse(text);
    };
    simulator.Date.now = function() {
        return simulator.clock.now;
    };
})(simulator);
