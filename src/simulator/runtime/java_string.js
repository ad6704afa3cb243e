/**
 * Parameters of a request are objects of java.lang.String: what a script does with one that it
 * would do with a text goes wrong.
 *
 * Source: Rhino 1.7.14, which has the real ones, and where each method was tried.
 * Simulated: What gives the same as with a text, and `length()`, `isEmpty()` and `equals()`.
 * Refused: What gives a Java array or a number, is ambiguous, or depends on the engine, such as
 * `split`, `charAt`, `replace` and `length` without brackets.
 */
(function(simulator) {
    var NUMBERS = ['indexOf', 'lastIndexOf'];
    var TEXTS = ['concat', 'substring', 'toLowerCase', 'toUpperCase', 'trim'];

    // What they give is no text of JavaScript, or fails, or depends on the engine.
    var WRONG = {
        charAt: 'gives a number',
        split: 'gives a Java array',
        replace: 'is ambiguous',
        match: 'depends on the engine',
        search: 'depends on the engine',
        slice: 'depends on the engine',
        substr: 'depends on the engine',
        toJSON: 'by JSON.stringify is unreliable'
    };
    var prototype = {
        length: function() {
            return text(this).length;
        },
        isEmpty: function() {
            return text(this) === '';
        },
        equals: function(other) {
            return text(this) === String(other);
        },
        toString: function() {
            return text(this);
        }
    };

    NUMBERS.forEach(function(name) {
        prototype[name] = function() {
            return String.prototype[name].apply(text(this), arguments);
        };
    });
    TEXTS.forEach(function(name) {
        prototype[name] = function() {
            return simulator.javaString(String.prototype[name].apply(text(this), arguments));
        };
    });
    Object.keys(WRONG).forEach(function(name) {
        prototype[name] = function() {
            return simulator.refuse(name + ' of a java.lang.String ' + WRONG[name] +
                ': convert it with String() first');
        };
    });

    simulator.offered['java.lang.String'] = prototype;
    simulator.refused['java.lang.String'] = Object.keys(WRONG);

    // A script that compares `length` itself, as that of a text, compares a function.
    prototype.length.toString = function() {
        return simulator.refuse('length of a java.lang.String is a method: ' +
            'convert it with String() first');
    };

    function text(string) {
        return simulator.stateOf(string).text;
    }

    /** A text as a Java string. */
    simulator.javaString = function(value) {
        return simulator.host.javaString ? simulator.host.javaString(value) :
            simulator.instance(prototype, { text: value }, 'java.lang.String');
    };
})(simulator);
