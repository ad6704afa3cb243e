// Hides the stand-in from the scripts, takes away what ES5 does not have, and returns what begins a
// scenario. A world comes without what all scenarios of an instance share: its `base`.
(function(global) {
    var simulator = global.simulator;
    var stringify = JSON.stringify;
    var parse = JSON.parse;
    var base = null;

    delete global.simulator;
    simulator.onlyEs5(global);
    simulator.open(global);
    simulator.rememberBuiltIns(global);

    function worldOf(text) {
        var world = parse(text);

        world.base = base;
        return world;
    }

    return {
        setBase: function(text) {
            base = parse(text);
        },
        simulate: function(text, isReversed) {
            return stringify(simulator.simulate(worldOf(text), isReversed));
        },
        simulateWhole: function(text) {
            return stringify(simulator.simulate(parse(text), false));
        },
        begin: function(text) {
            simulator.begin(worldOf(text), false);
        },
        step: function(text) {
            return stringify(simulator.step(parse(text)));
        },
        close: simulator.close,
        surface: function() {
            return stringify(simulator.surface());
        }
    };
})(this);
