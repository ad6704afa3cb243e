/**
 * What scripts find and what is refused by name, as the page on the stand-in tells it.
 *
 * Source: none, of the stand-in's own.
 */
(function(simulator) {
    // A class may have its methods where no loop over names finds them.
    function classOf(label) {
        var refused = simulator.refused[label] || [];

        return {
            name: label,
            simulated: Object.getOwnPropertyNames(simulator.offered[label]).filter(function(name) {
                return typeof simulator.offered[label][name] === 'function' &&
                    refused.indexOf(name) < 0;
            }),
            refused: refused
        };
    }

    /** Global names, classes with their methods, operators, and tables that act by themselves. */
    simulator.surface = function() {
        var global = {};
        var offered;

        simulator.offerApi(global);
        offered = Object.keys(global);
        return {
            globals: offered,
            refused: Object.getOwnPropertyNames(global).filter(function(name) {
                return offered.indexOf(name) < 0;
            }),
            classes: Object.keys(simulator.offered).map(classOf),
            operators: {
                rows: simulator.simulatedOperators.rows,
                changes: simulator.simulatedOperators.changes,
                methods: simulator.simulatedOperators.methods,
                refused: simulator.furtherOperators,
                parts: simulator.furtherParts
            },
            acting: simulator.acting
        };
    };
})(simulator);
