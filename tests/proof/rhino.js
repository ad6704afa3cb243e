/*
 * Runs worlds in Rhino, each in a global scope of its own on top of the stand-in.
 *
 * Arguments: the folder of the stand-in's files, the folder of the worlds, and how many there are.
 * The names of the files stand in `order`, and what the platform has in `platform`, beside the
 * worlds. Prints one outcome a line.
 */
(function(args) {
    var runtime = args[0];
    var worlds = args[1];
    var context = Packages.org.mozilla.javascript.Context.getCurrentContext();
    var shared = context.initStandardObjects();
    var index;

    function evaluateIn(scope) {
        return function(text, file) {
            return context.evaluateString(scope, text, file, 1, null);
        };
    }

    function hostOf(scope) {
        return {
            evaluate: evaluateIn(scope),
            compile: function(parameters, body, file) {
                return context.compileFunction(scope,
                    'function(' + parameters.join(', ') + ') {' + body + '\n}', file, 1, null);
            },
            javaString: function(text) {
                return new java.lang.String(text);
            }
        };
    }

    function run(world) {
        var scope = Object.create(shared);

        shared.simulator.host = hostOf(scope);
        shared.simulator.open(scope);
        shared.world = world;
        return evaluateIn(shared)('JSON.stringify(simulator.simulate(JSON.parse(world), false))',
            'rhino.js');
    }

    shared.simulator = {};
    shared.simulator.platform = JSON.parse(readFile(worlds + '/platform', 'UTF-8'));
    String(readFile(worlds + '/order', 'UTF-8')).split('\n').forEach(function(name) {
        evaluateIn(shared)(readFile(runtime + '/' + name, 'UTF-8'), name);
    });
    for (index = 0; index < Number(args[2]); index += 1) {
        print(run(readFile(worlds + '/' + index + '.json', 'UTF-8')));
    }
})(arguments);
