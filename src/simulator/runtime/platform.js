/**
 * What the platform has and the stand-in has not, by the names in `platform.json`.
 *
 * Source: The official types `@servicenow/glide`.
 * Refused: Each class, namespace and method of the official types that the stand-in lacks, and more
 * arguments than it takes.
 */
(function(simulator) {
    var platform = simulator.platform;

    /**
     * What is missing, in words: the member of a class, `of` the record or field that it belongs
     * to. Only what the official types have is called not simulated.
     */
    simulator.missing = function(name, of, member) {
        var isNamespace = platform.namespaces.indexOf(name) >= 0;
        var known = isNamespace ? platform[name] : Object.keys(platform.methods[name] || {});
        var what = isNamespace ? 'class' : 'method';

        if (member === 'toJSON') {
            return 'JSON.stringify of ' + name + ' is not simulated';
        }
        if (known.indexOf(member) >= 0) {
            return name + '.' + member + ' is not simulated';
        }
        if (known.length === 0) {
            return name + ' has no ' + member;
        }
        return member + ' is no ' + what + ' of the platform\'s ' + name +
            (of ? ', and no known field of ' + of : '');
    };

    /** That a method is given too much, in words; `most` is what the stand-in takes. */
    simulator.tooMany = function(name, method, most, count) {
        var methods = platform.methods[name] || {};
        var documented = Math.max(most, methods[method] || 0);

        return name + '.' + method + (count > documented ?
            ' takes ' + counted(documented) + ', not ' + count :
            ' with ' + counted(count) + ' is not simulated');
    };

    /** Refuses a construction with more arguments than the stand-in takes. */
    simulator.limitArguments = function(name, most, given) {
        if (given.length > most) {
            simulator.refuse('new ' + name + ' with ' + counted(given.length) +
                ' is not simulated');
        }
    };

    function counted(count) {
        return count + (count === 1 ? ' argument' : ' arguments');
    }

    /** Makes every class and namespace that the stand-in lacks a name that refuses to be read. */
    simulator.offerRefusals = function(global) {
        platform.globals.concat(platform.namespaces).forEach(function(name) {
            if (!(name in global)) {
                refuseToRead(global, name);
            }
        });
    };

    // A script may have a variable of that name.
    function refuseToRead(global, name) {
        Object.defineProperty(global, name, {
            configurable: true,
            enumerable: false,
            get: function() {
                return simulator.refuse(name + ' is not simulated');
            },
            set: function(value) {
                Object.defineProperty(global, name, {
                    configurable: true,
                    enumerable: true,
                    writable: true,
                    value: value
                });
            }
        });
    }
})(simulator);
