/*
 * Prints every name of the list of ES5 that Rhino does not have. Argument: the list.
 */
(function(args, global) {
    var es5 = JSON.parse(readFile(args[0], 'UTF-8'));
    // What Rhino has as syntax, or only on the objects themselves.
    var OF_OBJECTS = ['Object.prototype.__proto__', 'Error.prototype.stack'];

    es5.globals.forEach(function(name) {
        if (!(name in global)) {
            print(name);
        }
    });
    Object.keys(es5.members).forEach(function(label) {
        var owner = label.split('.').reduce(function(object, name) {
            return object[name];
        }, global);

        es5.members[label].concat(es5.further[label] || []).forEach(function(name) {
            if (!(name in owner) && OF_OBJECTS.indexOf(label + '.' + name) < 0) {
                print(label + '.' + name);
            }
        });
    });
})(arguments, this);
