/**
 * How scripts come by a record: the classes GlideRecord and GlideRecordSecure, and `current`.
 *
 * Source: ServiceNow docs, "GlideRecord" and "GlideRecordSecure"; the official types.
 * Simulated: The fields of a record are properties that a script finds when it goes through the
 * names, and a record is an instance of its class.
 * Refused: More arguments of a constructor than the name of the table.
 */
(function(simulator) {
    var methods = simulator.recordMethods;
    var prototypes = {};

    // A script that goes through the names of a record finds its fields.
    Object.keys(methods).forEach(function(name) {
        Object.defineProperty(methods, name, { enumerable: false });
    });

    // The fields of a table are properties of its records.
    function prototypeOf(table, base) {
        var key = table.name + (base === methods ? '' : ' secure');

        if (!simulator.has(prototypes, key)) {
            prototypes[key] = Object.create(base);
            Object.keys(table.columns).forEach(function(column) {
                if (!(column in methods)) {
                    Object.defineProperty(prototypes[key], column, {
                        enumerable: true,
                        get: function() {
                            return this.getElement(column);
                        }
                    });
                }
            });
        }
        return prototypes[key];
    }

    function make(name, base, row, moment) {
        var table = simulator.findTable(name);

        return simulator.instance(table ? prototypeOf(table, base) : base, {
            name: name,
            table: table,
            secure: base === simulator.GlideRecordSecure.prototype,
            terms: [],
            order: [],
            limit: Infinity,
            rows: [],
            at: -1,
            hasResult: false,
            queried: false,
            followed: {},
            row: row || null,
            values: {},
            blanks: {},
            isGiven: Boolean(row),
            previous: moment.previous || null,
            isNew: Boolean(moment.isNew),
            isBefore: Boolean(moment.isBefore),
            isReadAgain: Boolean(moment.isReadAgain)
        }, 'GlideRecord', name);
    }

    simulator.GlideRecord = function(table) {
        simulator.limitArguments('GlideRecord', 1, arguments);
        return make(String(table), simulator.GlideRecord.prototype, null, {});
    };
    simulator.GlideRecord.prototype = methods;

    simulator.GlideRecordSecure = function(table) {
        simulator.limitArguments('GlideRecordSecure', 1, arguments);
        return make(String(table), simulator.GlideRecordSecure.prototype, null, {});
    };
    simulator.GlideRecordSecure.prototype = Object.create(methods);

    /**
     * A record as `current` or `previous` of a script. Its moment tells what came before: the
     * `previous` row of a save, whether the record `isNew`, whether a rule runs that `isBefore` the
     * database, and whether an asynchronous rule has it `isReadAgain`.
     */
    simulator.recordOf = function(table, row, moment) {
        return make(table, methods, row, moment || {});
    };

    simulator.forgetPrototypes = function() {
        prototypes = {};
    };
})(simulator);
