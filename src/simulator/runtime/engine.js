/**
 * The engine, cut down to what ES5 in Rhino offers by the names in `es5.json`: what an engine
 * brings besides is taken away, so that a newer one never lets pass what the platform does not
 * have.
 *
 * Source: ECMAScript 5.1 with its Annex B; Rhino 1.7.14, against which the names were held.
 * Refused: Syntax of a later day, such as `let`, `class` and arrow functions. What the time zone of
 * the server, its language or the engine decides, such as `getHours`, `toLocaleUpperCase` and
 * `localeCompare`; `Math.random`, `eval` and `Function`.
 * Assumed: No script depends on the order of `for (name in object)`, which cannot be watched.
 */
(function(simulator) {
    // What tells another time on another machine.
    var LOCAL_DATE = ['getDate', 'getDay', 'getFullYear', 'getHours', 'getMinutes', 'getMonth',
        'getTimezoneOffset', 'getYear', 'setDate', 'setFullYear', 'setHours', 'setMinutes',
        'setMonth', 'setYear', 'toDateString', 'toLocaleDateString', 'toLocaleString',
        'toLocaleTimeString', 'toString', 'toTimeString'];
    // What is another text in another language or engine.
    var LOCAL_TEXT = {
        'Array.prototype': ['toLocaleString'],
        'Number.prototype': ['toLocaleString'],
        'String.prototype': ['toLocaleLowerCase', 'toLocaleUpperCase']
    };

    /** Takes away what ES5 does not have, and what makes two runs differ. */
    simulator.onlyEs5 = function(global) {
        var es5 = simulator.es5;

        Object.getOwnPropertyNames(global).forEach(function(name) {
            if (es5.globals.indexOf(name) < 0) {
                delete global[name];
            }
        });
        replaceNumber(global);
        Object.keys(es5.members).forEach(function(label) {
            cut(simulator.ownerOf(global, label), label, es5.members[label]);
        });
        simulator.limitExpressions(global);
        Object.keys(es5.further).forEach(function(label) {
            es5.further[label].forEach(function(name) {
                forbid(simulator.ownerOf(global, label), name,
                    label + '.' + name + ' is not simulated');
            });
        });
        forbidWhatDiffers(global);
        forbidFunction(global);
        simulator.watchOrder();
    };

    /** The object that a label such as `Array.prototype` names. */
    simulator.ownerOf = function(global, label) {
        return label.split('.').reduce(function(object, name) {
            return object[name];
        }, global);
    };

    // Some of its later constants cannot be taken away.
    function replaceNumber(global) {
        var EngineNumber = global.Number;

        simulator.replace(global, 'Number', function(value) {
            var number = arguments.length === 0 ? 0 : EngineNumber(value);

            return this instanceof global.Number ? new EngineNumber(number) : number;
        });
        Object.getOwnPropertyNames(EngineNumber).forEach(function(name) {
            if (!(name in global.Number)) {
                Object.defineProperty(global.Number, name, {
                    configurable: true,
                    value: EngineNumber[name]
                });
            }
        });
        global.Number.prototype = EngineNumber.prototype;
        global.Number.prototype.constructor = global.Number;
    }

    function cut(object, label, names) {
        Object.getOwnPropertyNames(object).forEach(function(name) {
            if (names.indexOf(name) < 0) {
                forbid(object, name, label + '.' + name + ' is no part of ES5');
            }
        });
    }

    function forbidWhatDiffers(global) {
        LOCAL_DATE.forEach(function(name) {
            forbid(Date.prototype, name, 'Date.prototype.' + name +
                ' depends on the time zone of the server');
        });
        Object.keys(LOCAL_TEXT).forEach(function(label) {
            LOCAL_TEXT[label].forEach(function(name) {
                forbid(simulator.ownerOf(global, label), name, label + '.' + name +
                    ' depends on the language of the server');
            });
        });
        forbid(String.prototype, 'localeCompare', 'String.prototype.localeCompare differs from ' +
            'engine to engine: compare with < and >, then by a unique key');
        forbid(Math, 'random', 'Math.random makes every run another one');
        forbid(global, 'eval', 'eval makes a script of a text (scan rule SE10023)');
    }

    function forbidFunction(global) {
        var prototype = Function.prototype;

        simulator.replace(global, 'Function', function() {
            return simulator.refuse('Function makes a script of a text, as eval does');
        });
        global.Function.prototype = prototype;
        prototype.constructor = global.Function;
    }

    function forbid(object, name, message) {
        Object.defineProperty(object, name, {
            configurable: true,
            enumerable: false,
            get: function() {
                return simulator.refuse(message);
            }
        });
    }

    /** Puts a function in place of one of the engine's. */
    simulator.replace = function(object, name, replacement) {
        Object.defineProperty(replacement, 'length', { value: object[name].length });
        Object.defineProperty(replacement, 'name', { value: name });
        Object.defineProperty(object, name, {
            configurable: true,
            enumerable: false,
            writable: true,
            value: replacement
        });
    };
})(simulator);
