/**
 * Orders that engines choose: a script that depends on one of them fails.
 *
 * Source: ECMAScript 5.1 leaves both orders to the engine; QuickJS and Rhino 1.7.14 differ.
 * Simulated: Integer-like keys come first and ascending in the embedded engine, and as they were
 * added in Rhino. Where a script has met such keys, the scenario runs once more with another order
 * of them, and must end the same.
 * Refused: A sort that leaves different elements as equal, and a comparison that contradicts
 * itself.
 */
(function(simulator) {
    var INTEGER = /^(0|[1-9]\d{0,9})$/;
    var IN_JSON = /"(0|[1-9]\d{0,9})":/;
    var MARK = '\u0000';
    var keys = Object.keys;
    var sort = Array.prototype.sort;
    var stringify = JSON.stringify;

    /** What has met integer-like keys since the last step, each once. */
    simulator.ordered = [];

    /** Whether integer-like keys come in another order than the engine's. */
    simulator.isReversed = false;

    /** Puts methods that watch in place of those whose result depends on an order. */
    simulator.watchOrder = function() {
        var getOwnPropertyNames = Object.getOwnPropertyNames;

        simulator.replace(Array.prototype, 'sort', function(compare) {
            var sorted = sort.call(this, compare);

            checkSorted(sorted, compare);
            return sorted;
        });
        simulator.replace(Object, 'keys', function(object) {
            needObject('Object.keys', object);
            return namesOf('Object.keys', object, keys(object));
        });
        simulator.replace(Object, 'getOwnPropertyNames', function(object) {
            needObject('Object.getOwnPropertyNames', object);
            return namesOf('Object.getOwnPropertyNames', object, getOwnPropertyNames(object));
        });
        simulator.replace(JSON, 'stringify', function(value, replacer, space) {
            var text = stringify(value, replacer, space);

            return typeof text === 'string' && IN_JSON.test(text) ? membersOf(text, space) : text;
        });
    };

    // Elements without a value come last in every engine.
    function checkSorted(list, compare) {
        var index;
        var difference;

        for (index = 1; index < list.length && list[index] !== undefined; index += 1) {
            difference = compare ? Number(compare(list[index - 1], list[index])) :
                simulator.compareTexts(String(list[index - 1]), String(list[index]));
            if (difference > 0) {
                simulator.fault('sort: the comparison contradicts itself');
                return;
            }
            if (!(difference < 0) && !isAlike(list[index - 1], list[index])) {
                simulator.fault('sort: two different elements compare as equal, and engines ' +
                    'differ in their order: end the comparison with a unique key');
                return;
            }
        }
    }

    // Of two elements that hold the same nobody can tell which is first.
    function isAlike(one, other) {
        if (one === other || !isPlain(one) || !isPlain(other)) {
            return one === other;
        }
        return keys(one).length === keys(other).length && keys(one).every(function(name) {
            return simulator.has(other, name) && isAlike(one[name], other[name]);
        });
    }

    function isPlain(value) {
        return Array.isArray(value) || Boolean(value) && typeof value === 'object' &&
            Object.getPrototypeOf(value) === Object.prototype;
    }

    // Later engines take a text or a number for an object.
    function needObject(method, value) {
        if (Object(value) !== value) {
            throw new TypeError(method + ' takes an object, not ' + typeof value);
        }
    }

    // Lists have one order everywhere.
    function namesOf(what, object, names) {
        if (names.length < 2 || !INTEGER.test(names[0]) || Array.isArray(object)) {
            return names;
        }
        notice(what + ' of ' + names.slice(0, 3).join(', '));
        return simulator.isReversed ? reversed(names) : names;
    }

    function notice(what) {
        if (simulator.ordered.indexOf(what) < 0) {
            simulator.ordered.push(what);
        }
    }

    function reversed(names) {
        var integers = names.filter(function(name) {
            return INTEGER.test(name);
        });

        return names.slice(integers.length).concat(integers.reverse());
    }

    // The text of an object whose integer-like keys come in another order.
    function membersOf(text, space) {
        notice('JSON.stringify of ' + text.substring(0, 30));
        return simulator.isReversed ?
            stringify(marked(JSON.parse(text)), null, space).split('"\\u0000').join('"') : text;
    }

    // A mark makes keys that the engine leaves in the order in which they are added.
    function marked(value) {
        var copy = {};

        if (Array.isArray(value)) {
            return value.map(marked);
        }
        if (!value || typeof value !== 'object') {
            return value;
        }
        reversed(keys(value)).forEach(function(name) {
            copy[MARK + name] = marked(value[name]);
        });
        return copy;
    }
})(simulator);
