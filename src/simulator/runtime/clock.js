/**
 * The instance's clock. It stands still but for what the scenario lets pass, so that every run of
 * a scenario sees the same times.
 */
(function(simulator) {
    var EngineDate = Date;

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
    simulator.Date = function(year, month, day, hours, minutes, seconds, ms) {
        if (arguments.length === 0) {
            return new EngineDate(simulator.clock.now);
        }
        if (arguments.length === 1) {
            return new EngineDate(year);
        }
        return new EngineDate(year, month, day || 1, hours || 0, minutes || 0, seconds || 0,
            ms || 0);
    };
    simulator.Date.prototype = EngineDate.prototype;
    simulator.Date.UTC = EngineDate.UTC;
    simulator.Date.parse = EngineDate.parse;
    simulator.Date.now = function() {
        return simulator.clock.now;
    };
})(simulator);
