/**
 * Classes of the platform, and how a browser reaches a script include.
 *
 * Source: ServiceNow docs, "GlideAjax" (p_AJAX) and "ACL rule types"; the dispatch as published
 * client and server sources of the platform have it.
 * Simulated: A browser may call any method that does not begin with `_`, of an active class that is
 * client-callable, where a control lets the user; a guest only of a class that is public. Otherwise
 * the answer is null. Line breaks and tabs of an answer become blanks.
 * Refused: Results as XML (`newItem`, `setAnswer`), parameters that do not begin with `sysparm_`, a
 * script include that does not define a class of its name.
 */
(function(simulator) {
    /** The platform's class library. */
    simulator.Class = simulator.offered.Class = {
        create: function() {
            return function() {
                if (this.initialize) {
                    this.initialize.apply(this, arguments);
                }
            };
        }
    };

    /** Object.extendsObject: the members of a base class, then those of the new one. */
    simulator.extendsObject = function(base, members) {
        var extended = {};
        var key;

        if (typeof base !== 'function') {
            simulator.refuse('Object.extendsObject needs a class to extend');
        }
        for (key in base.prototype) {
            extended[key] = base.prototype[key];
        }
        for (key in members) {
            extended[key] = members[key];
        }
        return extended;
    };

    /** The base class of client-callable script includes. */
    simulator.AbstractAjaxProcessor = simulator.Class.create();
    simulator.refused.AbstractAjaxProcessor = ['newItem', 'setAnswer'];
    simulator.AbstractAjaxProcessor.prototype = simulator.offered.AbstractAjaxProcessor = {
        initialize: function(request, responseXml, context) {
            this.request = request;
            this.responseXML = responseXml;
            this.gc = context;
        },
        getParameter: function(name) {
            return this.request.getParameter(name);
        },
        getName: function() {
            return this.getParameter('sysparm_name');
        },
        getType: function() {
            return this.getParameter('sysparm_type');
        },
        getValue: function() {
            return this.getParameter('sysparm_value');
        },
        getChars: function() {
            return this.getParameter('sysparm_chars');
        },
        newItem: function() {
            return simulator.refuse('newItem: XML results are not simulated; return one JSON text');
        },
        setAnswer: function() {
            return simulator.refuse('setAnswer: return the answer from the method');
        },
        isPublic: function() {
            return false;
        },
        type: 'AbstractAjaxProcessor'
    };

    // What the platform asks before it calls a method: each denial is an answer of null.
    function mayCall(include, user, method) {
        var name = include.name;
        var Processor = simulator.global[name];

        if (include.client_callable !== '1' || include.active !== '1' || /^_/.test(method)) {
            return false;
        }
        if (typeof Processor !== 'function') {
            return false;
        }
        // Inherited methods can be called as well; what they answer is the platform's business.
        if (Processor.prototype[method] === simulator.AbstractAjaxProcessor.prototype[method]) {
            return false;
        }
        if (user.isGuest && !Processor.prototype.isPublic()) {
            return false;
        }
        return simulator.isAllowed(user, 'client_callable_script_include', 'execute', name) &&
            typeof Processor.prototype[method] === 'function';
    }

    /** Calls a method as a browser does; the raw answer, or null. */
    simulator.callAjax = function(name, method, parameters, session) {
        return simulator.transact('ajax', name + '.' + method, session, function() {
            var include = simulator.table('sys_script_include').rows.filter(function(row) {
                return row.name === name;
            })[0];
            var answer;

            if (!include || !mayCall(include, session.user, method)) {
                return null;
            }
            answer = new simulator.global[name](requestOf(method, parameters), null, null);
            answer = answer[method]();
            if (answer === undefined || answer === null) {
                return null;
            }
            // An XML attribute: the parser of the browser makes blanks of line breaks and tabs.
            answer = simulator.whole('an answer to the browser', String(answer))
                .replace(/[\t\n\r]/g, ' ');
            simulator.checkSecrets('an answer to the browser', answer, 'answer');
            return answer;
        });
    };

    var request = simulator.api('request', {
        getParameter: function(name) {
            var state = simulator.stateOf(this);
            var text = String(name);

            if (text === 'sysparm_name') {
                return simulator.javaString(state.method);
            }
            if (!/^sysparm_/.test(text)) {
                simulator.refuse('a parameter that does not start with sysparm_: ' + text);
            }
            return simulator.has(state.parameters, text) ?
                simulator.javaString(String(state.parameters[text])) : null;
        }
    });

    function requestOf(method, parameters) {
        return simulator.instance(request, { method: method, parameters: parameters }, 'request');
    }

    /** Makes the classes of all active script includes known; the platform finds them by name. */
    simulator.loadScriptIncludes = function() {
        simulator.table('sys_script_include').rows.forEach(function(row) {
            if (row.active === '1') {
                load(row);
            }
        });
    };

    function load(row) {
        // A variable that is declared again can still be deleted.
        simulator.global[row.name] = undefined;
        try {
            simulator.host.evaluate(row.script, simulator.sourceOf(row));
        } catch (e) {
            simulator.fault('script include ' + row.name + ' threw ' + e);
        }
        simulator.noticeGlobals([row.name]);
        if (typeof simulator.global[row.name] !== 'function') {
            simulator.fault('script include ' + row.name + ' does not define a class of its name');
        }
    }
})(simulator);
