/**
 * sn_ws.RESTMessageV2 and its response, onto a scripted transport.
 *
 * Source: ServiceNow docs, "RESTMessageV2" and "RESTResponseV2", API reference; rule HSD0008070.
 * Simulated: `execute()`. Status 0 without an answer, with error code 1. An error from status 400
 * on, whose text names the path.
 * Assumed: A response without a body has a body of null.
 * Refused: REST messages by name, of which the stand-in has none. A call while a user saves. A
 * method or an address that does not exist, a GET with a body, a header or parameter without a
 * value. `${` in a body, which the platform would replace.
 */
(function(simulator) {
    var LEVELS = /^(basic|elevated|all)$/;
    var VERBS = /^(GET|POST|PUT|PATCH|DELETE)$/;
    var ADDRESS = /^https?:\/\/([^\/?]+)([^?]*)(\?.*)?$/;

    var methods = simulator.api('RESTMessageV2', {
        setHttpMethod: function(method) {
            var verb = String(method).toUpperCase();

            if (!VERBS.test(verb)) {
                simulator.refuse('there is no HTTP method ' + method);
            }
            simulator.stateOf(this).method = verb;
        },
        // What java.net.URI does not take is refused.
        setEndpoint: function(url) {
            if (!ADDRESS.test(String(url)) || /[\s"<>\\^`{|}]/.test(String(url))) {
                simulator.refuse('setEndpoint takes an address, not ' +
                    simulator.masked(String(url)));
            }
            simulator.stateOf(this).url = String(url);
        },
        setQueryParameter: function(name, value) {
            simulator.stateOf(this).query[String(name)] = given('query parameter', name, value);
        },
        setRequestHeader: function(name, value) {
            simulator.stateOf(this).headers[String(name).toLowerCase()] =
                given('header', name, value);
        },
        setHttpTimeout: function(ms) {
            if (typeof ms !== 'number' || !(ms > 0) || ms !== Math.floor(ms)) {
                simulator.refuse('setHttpTimeout takes milliseconds, not ' + ms);
            }
            simulator.stateOf(this).timeout = ms;
        },
        setLogLevel: function(level) {
            if (!LEVELS.test(String(level))) {
                simulator.refuse('there is no log level ' + level);
            }
            simulator.stateOf(this).logLevel = String(level);
        },
        setRequestBody: function(body) {
            if (typeof body !== 'string') {
                simulator.refuse('setRequestBody takes a text, not ' + typeof body);
            }
            if (/\$\{/.test(body)) {
                simulator.fault('the platform would replace ${ in a request body');
            }
            simulator.stateOf(this).body = simulator.whole('a request body', body);
        },
        execute: function() {
            return send(simulator.stateOf(this));
        }
    });

    function given(what, name, value) {
        if (value === undefined || value === null || String(value) === '') {
            simulator.refuse(what + ' ' + name + ' is set to ' + JSON.stringify(value));
        }
        return String(value);
    }

    var responseMethods = simulator.api('RESTResponseV2', {
        getStatusCode: function() {
            return simulator.stateOf(this).status;
        },
        getBody: function() {
            return simulator.stateOf(this).body;
        },
        getHeader: function(name) {
            var headers = simulator.stateOf(this).headers;
            var found = Object.keys(headers).filter(function(key) {
                return key.toLowerCase() === String(name).toLowerCase();
            })[0];

            return found === undefined ? null : headers[found];
        },
        haveError: function() {
            return simulator.stateOf(this).error !== '';
        },
        getErrorMessage: function() {
            return simulator.stateOf(this).error;
        },
        getErrorCode: function() {
            return simulator.stateOf(this).status === 0 ? 1 : 0;
        }
    });

    function send(state) {
        var parts = ADDRESS.exec(state.url || '');
        var transaction = simulator.transaction;

        if (!state.method || !parts) {
            simulator.refuse('a REST message needs a method and an endpoint');
        }
        if (state.method === 'GET' && state.body !== '') {
            simulator.refuse('a GET request has no body');
        }
        if (transaction.kind === 'save') {
            simulator.refuse('HTTP inside the transaction of a user who saves (rule HSD0008070)');
        }
        transaction.costs.http += 1;
        return responseOf(simulator.transport({
            method: state.method,
            scheme: state.url.split(':')[0],
            host: parts[1],
            path: parts[2],
            search: parts[3] || '',
            query: state.query,
            headers: state.headers,
            timeout: state.timeout,
            logLevel: state.logLevel,
            body: state.body
        }), parts[2]);
    }

    // Where nothing came there is no body. The error of a refusal names the path, which may be
    // secret.
    function responseOf(response, path) {
        var isRefusal = response.status >= 400;

        return simulator.instance(responseMethods, {
            status: response.status,
            headers: response.headers || {},
            body: response.body === undefined ? null : response.body,
            error: isRefusal ? 'Method failed: (' + path + ') with code: ' + response.status :
                response.error || ''
        }, 'RESTResponseV2');
    }

    // A message of the instance is one of its records, and the stand-in has none of them.
    simulator.RESTMessageV2 = function(name, method) {
        simulator.limitArguments('RESTMessageV2', 2, arguments);
        if (arguments.length > 0) {
            simulator.refuse('the instance has no REST message ' + name);
        }
        return simulator.instance(methods, { query: {}, headers: {}, body: '' }, 'RESTMessageV2');
    };
})(simulator);
