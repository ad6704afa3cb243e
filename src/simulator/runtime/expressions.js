/**
 * Regular expressions as ES5 has them.
 *
 * Source: ECMAScript 5.1, section 15.10; Rhino 1.7.14.
 * Simulated: `RegExp.$1` to `$9` hold what the groups of the last match of a script hold.
 * Refused: Syntax and flags of a later day, which Rhino does not have.
 */
(function(simulator) {
    // Methods by which the engine reads flags that scripts of ES5 do not see.
    var READS_FLAGS = ['match', 'replace', 'split'];
    var GROUPS = [1, 2, 3, 4, 5, 6, 7, 8, 9];
    var EngineRegExp = RegExp;
    var prototype = RegExp.prototype;
    var reading = 0;

    /** The last match; what the stand-in itself matches is none of a script. */
    simulator.lastMatch = null;

    /** Puts the regular expressions of ES5 in place of those of the engine. */
    simulator.limitExpressions = function(global) {
        var exec = prototype.exec;
        var compile = prototype.compile;

        simulator.replace(prototype, 'exec', function(text) {
            var found = exec.call(this, text);

            simulator.lastMatch = found || simulator.lastMatch;
            return found;
        });
        simulator.replace(prototype, 'compile', function(pattern, flags) {
            check(pattern, flags);
            return compile.call(this, pattern, flags);
        });
        READS_FLAGS.forEach(function(name) {
            readsFlags(String.prototype, name);
        });
        readsFlags(prototype, 'toString');
        Object.defineProperty(prototype, 'flags', {
            configurable: true,
            enumerable: false,
            get: flags
        });
        simulator.replace(global, 'RegExp', Expression);
        Expression.prototype = prototype;
        prototype.constructor = Expression;
        GROUPS.forEach(offerGroup);
    };

    function readsFlags(object, name) {
        var method = object[name];

        simulator.replace(object, name, function(pattern, replacement) {
            var isCalled = name === 'replace' && typeof replacement === 'function' &&
                pattern instanceof EngineRegExp;

            reading += 1;
            try {
                return isCalled ? method.call(this, pattern, oneByOne(replacement)) :
                    method.apply(this, arguments);
            } finally {
                reading -= 1;
            }
        });
    }

    // The engine finds all matches before it asks for the first replacement, Rhino one by one.
    function oneByOne(replacement) {
        return function() {
            simulator.lastMatch = Array.prototype.slice.call(arguments, 0, -2);
            return replacement.apply(this, arguments);
        };
    }

    /** Forgets a method that an engine has ended. */
    simulator.forgetReading = function() {
        reading = 0;
    };

    function flags() {
        if (reading === 0) {
            simulator.refuse('RegExp.prototype.flags is no part of ES5');
        }
        return (this.global ? 'g' : '') + (this.ignoreCase ? 'i' : '') +
            (this.multiline ? 'm' : '');
    }

    function Expression(pattern, flags) {
        check(pattern, flags);
        if (pattern instanceof EngineRegExp && !(this instanceof Expression)) {
            return pattern;
        }
        return new EngineRegExp(pattern, flags);
    }

    function check(pattern, flags) {
        var problem;

        if (pattern instanceof EngineRegExp) {
            if (flags !== undefined) {
                throw new TypeError('a regular expression is copied without flags');
            }
            return;
        }
        problem = simulator.host.expressionProblem(String(pattern), flags === undefined ? '' :
            String(flags));
        if (problem.isRefused) {
            simulator.refuse(problem.text);
        }
        if (problem.text) {
            throw new SyntaxError(problem.text);
        }
    }

    function offerGroup(number) {
        Object.defineProperty(Expression, '$' + number, {
            configurable: true,
            enumerable: false,
            get: function() {
                return simulator.lastMatch && simulator.lastMatch[number] || '';
            }
        });
    }
})(simulator);
