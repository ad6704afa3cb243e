/**
 * What the stand-in refuses. A fault is kept where it happens, so that a script that catches the
 * exception cannot hide it.
 */
(function(simulator) {
    // Taken now: scripts in ES5 mode do not see it (ServiceNow docs, "JavaScript engine feature
    // support").
    var ProxyOfEngine = typeof Proxy === 'function' ? Proxy : null;
    var STATE = '__state';

    // Later library, by the object that has it: undefined in ES5 mode, or of uncertain age.
    var LATER = {
        'Array.prototype': ['at', 'copyWithin', 'entries', 'fill', 'find', 'findIndex', 'findLast',
            'findLastIndex', 'flat', 'flatMap', 'includes', 'keys', 'toReversed', 'toSorted',
            'toSpliced', 'values', 'with'],
        'String.prototype': ['at', 'codePointAt', 'endsWith', 'includes', 'isWellFormed',
            'matchAll', 'normalize', 'padEnd', 'padStart', 'repeat', 'replaceAll', 'startsWith',
            'toWellFormed', 'trimEnd', 'trimStart'],
        Array: ['from', 'fromAsync', 'of'],
        Math: ['acosh', 'asinh', 'atanh', 'cbrt', 'clz32', 'cosh', 'expm1', 'fround', 'hypot',
            'imul', 'log10', 'log1p', 'log2', 'sign', 'sinh', 'tanh', 'trunc'],
        Number: ['isFinite', 'isInteger',
            'isNaN', 'isSafeInteger', 'parseFloat', 'parseInt'],
        Object: ['assign', 'entries', 'fromEntries', 'getOwnPropertyDescriptors',
            'getOwnPropertySymbols', 'groupBy', 'hasOwn', 'is', 'setPrototypeOf', 'values'],
        String: ['fromCodePoint', 'raw']
    };
    var LATER_GLOBALS = ['AggregateError', 'ArrayBuffer', 'Atomics', 'BigInt', 'BigInt64Array',
        'BigUint64Array', 'DataView', 'FinalizationRegistry', 'Float16Array', 'Float32Array',
        'Float64Array', 'Int16Array', 'Int32Array', 'Int8Array', 'Iterator', 'Map', 'Promise',
        'Proxy', 'Reflect', 'Set', 'SharedArrayBuffer', 'Symbol', 'Uint16Array', 'Uint32Array',
        'Uint8Array', 'Uint8ClampedArray', 'WeakMap', 'WeakRef', 'WeakSet', 'globalThis',
        'performance', 'queueMicrotask'];

    // What tells another time on another machine.
    var LOCAL_DATE = ['getDate', 'getDay', 'getFullYear', 'getHours', 'getMinutes', 'getMonth',
        'getTimezoneOffset', 'getYear', 'setDate', 'setFullYear', 'setHours', 'setMinutes',
        'setMonth', 'setYear', 'toDateString', 'toLocaleDateString', 'toLocaleString',
        'toLocaleTimeString', 'toString', 'toTimeString'];

    simulator.faults = [];

    /** Keeps a fault; each is told once. */
    simulator.fault = function(message) {
        if (simulator.faults.indexOf(message) < 0) {
            simulator.faults.push(message);
        }
    };

    /** Keeps a fault and ends the script, unless that catches the exception. */
    simulator.refuse = function(message) {
        var error = new Error(message);

        simulator.fault(message);
        error.refused = true;
        throw error;
    };

    /**
     * An object of a class, `of` a table where it has its fields. Unknown names are refused, where
     * the engine can tell; elsewhere the script finds them undefined.
     */
    simulator.strict = function(api, name, of) {
        return ProxyOfEngine ? new ProxyOfEngine(api, {
            get: function(target, member) {
                if (typeof member === 'string' && !(member in target)) {
                    simulator.refuse(simulator.missing(name, of, member));
                }
                return target[member];
            },
            set: function(target, member) {
                return simulator.refuse(name + (of ? ' of ' + of : '') + ': ' + String(member) +
                    ' cannot be set');
            }
        }) : api;
    };

    /** An object with a prototype's methods, strict, and with a state that scripts do not see. */
    simulator.instance = function(prototype, state, name, of) {
        var api = Object.create(prototype);

        Object.defineProperty(api, STATE, { value: state });
        return simulator.strict(api, name, of);
    };

    /** The state of an object made by `instance`; nothing for anything else. */
    simulator.stateOf = function(api) {
        return api && typeof api === 'object' ? api[STATE] : undefined;
    };

    /** Methods of a platform class: Java finds none for more arguments than one takes. */
    simulator.api = function(label, methods) {
        Object.keys(methods).forEach(function(name) {
            var method = methods[name];

            methods[name] = function() {
                if (arguments.length > method.length) {
                    simulator.refuse(simulator.tooMany(label, name, method.length,
                        arguments.length));
                }
                return method.apply(this, arguments);
            };
        });
        return methods;
    };

    /** Takes away what ES5 mode does not have, and what makes two runs differ. */
    simulator.onlyEs5 = function(global) {
        var owners = {
            'Array.prototype': Array.prototype,
            'String.prototype': String.prototype,
            Array: Array,
            Math: Math,
            Number: Number,
            Object: Object,
            String: String
        };

        Object.keys(LATER).forEach(function(label) {
            LATER[label].forEach(function(name) {
                forbid(owners[label], name, label + '.' + name + ' is no part of ES5');
            });
        });
        LATER_GLOBALS.forEach(function(name) {
            forbid(global, name, name + ' is no part of ES5');
        });
        LOCAL_DATE.forEach(function(name) {
            forbid(Date.prototype, name, 'Date.prototype.' + name +
                ' depends on the time zone of the server');
        });
        forbid(Math, 'random', 'Math.random makes every run another one');
        forbid(global, 'eval', 'eval makes a script of a text (scan rule SE10023)');
    };

    function forbid(owner, name, message) {
        if (name in owner) {
            Object.defineProperty(owner, name, {
                configurable: true,
                enumerable: false,
                get: function() {
                    return simulator.refuse(message);
                }
            });
        }
    }
})(simulator);
