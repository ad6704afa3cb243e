/*
 * Runs worlds in Rhino: each in a global scope of its own, with the files of the stand-in.
 *
 * Arguments: the folder of the stand-in's files, the folder of the worlds, and how many there are.
 * The names of the files stand in `order`, beside the worlds. Prints one outcome a line.
 */
(function(args) {
    var Context = Packages.org.mozilla.javascript.Context;
    var runtime = args[0];
    var worlds = args[1];
    var files = String(readFile(worlds + '/order', 'UTF-8')).split('\n').map(function(name) {
        return { name: name, text: readFile(runtime + '/' + name, 'UTF-8') };
    });
    var START = 'JSON.stringify(simulator.simulate(JSON.parse(world), this))';
    var index;

    function run(world) {
        var context = Context.getCurrentContext();
        var scope = context.initStandardObjects();

        function evaluate(text, file) {
            return context.evaluateString(scope, text, file, 1, null);
        }
        evaluate('var simulator = {};', 'rhino.js');
        scope.simulator.host = {
            evaluate: evaluate,
            compile: function(parameters, body, file) {
                return context.compileFunction(scope,
                    'function(' + parameters.join(', ') + ') {' + body + '\n}', file, 1, null);
            },
            javaString: function(text) {
                return new java.lang.String(text);
            }
        };
        files.forEach(function(file) {
            evaluate(file.text, file.name);
        });
        scope.world = world;
        return evaluate(START, 'rhino.js');
    }

    for (index = 0; index < Number(args[2]); index += 1) {
        print(run(readFile(worlds + '/' + index + '.json', 'UTF-8')));
    }
})(arguments);
