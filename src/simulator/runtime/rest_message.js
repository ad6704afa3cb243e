/**
 * sn_ws.RESTMessageV2 and its response, onto a scripted transport.
 *
 * Source: ServiceNow docs, "RESTMessageV2" and "RESTResponseV2", API reference.
 */
(function(simulator) {
    var LEVELS = /^(basic|elevated|all)$/;

    var methods = {
        setHttpMethod: function(method) {
            simulator.stateOf(this).method = String(method).toUpperCase();
        },
        setEndpoint: function(url) {
            simulator.stateOf(this).url = String(url);
        },
        setQueryParameter: function(name, value) {
            simulator.stateOf(this).query[String(name)] = String(value);
        },
        setRequestHeader: function(name, value) {
            simulator.stateOf(this).headers[String(name).toLowerCase()] = String(value);
        },
        setHttpTimeout: function(ms) {
            if (typeof ms !== 'number' || !(ms > 0)) {
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
                simulator.fault('the platform would replace the variable in a request body');
            }
            simulator.stateOf(this).body = body;
        },
        execute: function() {
            return responseOf(send(simulator.stateOf(this)));
        }
    };

    var responseMethods = {
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
            return simulator.stateOf(this).error === '' ? 0 : 1;
        }
    };

    function send(state) {
        var parts = /^https?:\/\/([^\/?]+)([^?]*)(\?.*)?$/.exec(state.url || '');
        var transaction = simulator.transaction;

        if (!state.method || !parts) {
            simulator.refuse('a REST message needs a method and an endpoint');
        }
        if (transaction.kind === 'save') {
            simulator.refuse('HTTP inside the transaction of a user who saves (rule HSD0008070)');
        }
        transaction.costs.http += 1;
        return simulator.transport({
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
        });
    }

    function responseOf(response) {
        return simulator.instance(responseMethods, {
            status: response.status,
            headers: response.headers || {},
            body: response.body === undefined ? '' : response.body,
            error: response.error || ''
        }, 'RESTResponseV2');
    }

    simulator.RESTMessageV2 = function() {
        return simulator.instance(methods, { query: {}, headers: {}, body: '' }, 'RESTMessageV2');
    };
})(simulator);
