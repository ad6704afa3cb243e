/**
 * The global scope: the platform's names, and the variables of scripts.
 *
 * Source: none, of the stand-in's own.
 * Refused: Global variables that a script makes or replaces, beside the class of a script include:
 * all scripts of a transaction share them.
 */
(function(simulator) {
    var isSpoilt = false;
    var platformNames = [];

    /** Offers the platform to the scripts of a global scope, in which worlds begin. */
    simulator.open = function(global) {
        simulator.global = global;
        simulator.offerApi(global);
        platformNames = Object.keys(global);
    };

    /** Deletes the variables of the world before, which an engine may refuse. */
    simulator.forgetVariables = function() {
        simulator.globals = {};
        Object.keys(simulator.global).forEach(function(name) {
            if (platformNames.indexOf(name) >= 0) {
                simulator.globals[name] = simulator.global[name];
            } else {
                isSpoilt = !delete simulator.global[name] || isSpoilt;
            }
        });
    };

    /** Ends a world; false where it has left something behind, so that no other may follow it. */
    simulator.close = function() {
        simulator.noticeBuiltIns(true);
        simulator.forgetVariables();
        simulator.forgetTables();
        simulator.world = null;
        return !isSpoilt;
    };

    /** Remembers that something is left that no other world may find. */
    simulator.spoil = function() {
        isSpoilt = true;
    };

    /** Faults for variables, beside those that are `allowed`; a replaced one is put back. */
    simulator.noticeGlobals = function(allowed) {
        Object.keys(simulator.global).forEach(function(name) {
            var known = simulator.has(simulator.globals, name);
            var value = simulator.global[name];

            if (known && simulator.globals[name] !== value) {
                isSpoilt = true;
                simulator.fault('a script replaces the global variable ' + name);
                simulator.global[name] = simulator.globals[name];
            } else if (!known) {
                simulator.globals[name] = value;
                if (allowed.indexOf(name) < 0) {
                    isSpoilt = true;
                    simulator.fault('a script makes the global variable ' + name);
                }
            }
        });
    };

    /** Makes the platform's names known to scripts. */
    simulator.offerApi = function(global) {
        global.gs = simulator.gs;
        global.GlideRecord = simulator.asClass(simulator.GlideRecord);
        global.GlideRecordSecure = simulator.asClass(simulator.GlideRecordSecure);
        global.GlideDateTime = simulator.asClass(simulator.GlideDateTime);
        global.AbstractAjaxProcessor = simulator.AbstractAjaxProcessor;
        global.Class = simulator.Class;
        global.Date = simulator.Date;
        Object.extendsObject = simulator.extendsObject;
        global.sn_ws = simulator.strict({
            RESTMessageV2: simulator.asClass(simulator.RESTMessageV2)
        }, 'sn_ws');
        simulator.offerRefusals(global);
    };
})(simulator);
