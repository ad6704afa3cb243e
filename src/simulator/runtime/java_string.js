/**
 * Request parameters are java.lang.String objects: what a script does with one that it would do
 * with a text goes wrong (tried in Rhino). Rhino itself has the real ones.
 */
(function(simulator) {
    var METHODS = ['charAt', 'concat', 'indexOf', 'lastIndexOf', 'substring', 'toLowerCase',
        'toUpperCase', 'trim'];
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
        },
        split: function() {
            return simulator.refuse('split of a java.lang.String gives a Java array: ' +
                'convert it with String() first');
        },
        replace: function() {
            return simulator.refuse('replace of a java.lang.String is ambiguous: ' +
                'convert it with String() first');
        },
        match: function() {
            return simulator.refuse('a java.lang.String has no match: ' +
                'convert it with String() first');
        },
        toJSON: function() {
            return simulator.refuse('JSON.stringify of a java.lang.String is unreliable: ' +
                'convert it with String() first');
        }
    };

    METHODS.forEach(function(name) {
        prototype[name] = function() {
            return String.prototype[name].apply(text(this), arguments);
        };
    });

    function text(string) {
        return simulator.stateOf(string).text;
    }

    /** A text as a Java string. */
    simulator.javaString = function(value) {
        return simulator.host.javaString ? simulator.host.javaString(value) :
            simulator.instance(prototype, { text: value }, 'java.lang.String');
    };
})(simulator);
