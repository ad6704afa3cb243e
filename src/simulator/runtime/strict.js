/**
 * What the stand-in refuses. A fault is kept where it happens, so that a script that catches the
 * exception cannot hide it.
 *
 * Source: none, of the stand-in's own.
 * Refused: Names that an object of the platform does not have, setting any of its properties, and
 * more arguments than a method takes. Rhino, where nothing watches the names, finds them undefined.
 */
(function(simulator) {
    // Taken now: scripts in ES5 mode do not see it (ServiceNow docs, "JavaScript engine feature
    // support").
    var ProxyOfEngine = typeof Proxy === 'function' ? Proxy : null;
    // Where an engine has no such map, as Rhino, a script finds the state under this name.
    var STATE = '__state';
    var states = typeof WeakMap === 'function' ? new WeakMap() : null;

    simulator.faults = [];

    /** The methods of each class that scripts see, and the names of those that are refused. */
    simulator.offered = {};
    simulator.refused = {};

    /** Keeps a fault; each is told once. */
    simulator.fault = function(message) {
        var index;

        if (simulator.isKilled()) {
            return;
        }
        // Without methods, which a script may have replaced.
        for (index = 0; index < simulator.faults.length; index += 1) {
            if (simulator.faults[index] === message) {
                return;
            }
        }
        simulator.faults[simulator.faults.length] = message;
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
                var match = simulator.lastMatch;
                var value;

                if (typeof member === 'string' && !(member in target)) {
                    simulator.refuse(simulator.missing(name, of, member));
                }
                value = target[member];
                simulator.lastMatch = match;
                return value;
            },
            set: function(target, member) {
                return simulator.refuse(name + (of ? ' of ' + of : '') + ': ' + String(member) +
                    ' cannot be set');
            }
        }) : api;
    };

    /** An object with a prototype's methods, strict, and with a state of its own. */
    simulator.instance = function(prototype, state, name, of) {
        var api = Object.create(prototype);
        var made = simulator.strict(api, name, of);

        keepState(api, state);
        keepState(made, state);
        return made;
    };

    function keepState(api, state) {
        if (states) {
            states.set(api, state);
        } else {
            Object.defineProperty(api, STATE, { configurable: true, value: state });
        }
    }

    /** The state of an object made by `instance`; nothing for anything else. */
    simulator.stateOf = function(api) {
        return !api || typeof api !== 'object' ? undefined : states ? states.get(api) : api[STATE];
    };

    /** A class as scripts have it: what its construction matches is no match of a script. */
    simulator.asClass = function(construct) {
        function Offered() {
            var match = simulator.lastMatch;
            var made;

            simulator.goOn();
            made = construct.apply(this, arguments);
            simulator.lastMatch = match;
            return made;
        }

        Offered.prototype = construct.prototype;
        return Offered;
    };

    // As Java, which finds no method for more arguments than one takes.
    function counting(label, name, most, method) {
        return function() {
            var match = simulator.lastMatch;
            var result;

            simulator.goOn();
            if (arguments.length > most) {
                simulator.refuse(simulator.tooMany(label, name, most, arguments.length));
            }
            result = method.apply(this, arguments);
            simulator.lastMatch = match;
            return result;
        };
    }

    /** Methods of a platform class, each of which counts its arguments. */
    simulator.api = function(label, methods) {
        simulator.offered[label] = methods;
        Object.keys(methods).forEach(function(name) {
            methods[name] = counting(label, name, methods[name].length, methods[name]);
        });
        return methods;
    };

    /** Adds methods to a class that has some. */
    simulator.addApi = function(label, methods) {
        Object.keys(methods).forEach(function(name) {
            simulator.offered[label][name] = counting(label, name, methods[name].length,
                methods[name]);
        });
    };

    /** Adds methods that are refused; `describe` says in words what they are called of. */
    simulator.refuseApi = function(label, names, describe) {
        simulator.refused[label] = names;
        names.forEach(function(name) {
            var most = simulator.platform.methods[label][name];

            simulator.offered[label][name] = counting(label, name, most, function(value) {
                return simulator.refuse(label + '.' + name + ' of ' + describe(this, value) +
                    ' is not simulated');
            });
        });
    };
})(simulator);
