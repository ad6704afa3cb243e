/**
 * What holds for every request to Flashduty: method, content type, how a caller shows who it is,
 * and where its secrets must not stand.
 *
 * Source: Flashduty API reference, "Introduction". No header form of the key is documented.
 */
(function(simulator) {
    var flashduty = simulator.flashduty = simulator.flashduty || {};

    var JSON_TYPE = /^application\/json *(; *charset="?utf-8"?)?$/i;

    function isPush(request, settings) {
        return request.path === settings.push_path;
    }

    function isAuthorized(request, settings) {
        return isPush(request, settings) ||
            (Boolean(settings.app_key) && request.query.app_key === settings.app_key);
    }

    function contains(text, secret) {
        return Boolean(secret) && String(text).indexOf(secret) >= 0;
    }

    // Where a secret stands outside the one place that is meant for it.
    function misplaced(request, secret, allowed) {
        var places = [['the path', request.path], ['the body', request.body]];

        Object.keys(request.headers).forEach(function(name) {
            places.push(['header ' + name, request.headers[name]]);
        });
        Object.keys(request.query).forEach(function(name) {
            places.push(['query parameter ' + name, request.query[name]]);
        });
        return places.filter(function(place) {
            return place[0] !== allowed && contains(place[1], secret);
        }).map(function(place) {
            return place[0];
        });
    }

    function leaks(request, settings) {
        var token = String(settings.push_path).split('/').pop();
        var push = isPush(request, settings);
        var keys = misplaced(request, settings.app_key, push ? '' : 'query parameter app_key');
        var tokens = misplaced(request, token, push ? 'the path' : '');

        return keys.map(function(place) {
            return 'the app key is in ' + place;
        }).concat(tokens.map(function(place) {
            return 'the push token is in ' + place;
        }));
    }

    function strayParameters(request, settings) {
        var allowed = isPush(request, settings) ? [] : ['app_key'];
        var strays = Object.keys(request.query).filter(function(name) {
            return allowed.indexOf(name) < 0;
        }).map(function(name) {
            return 'the query has ' + name;
        });

        return request.path.indexOf('?') < 0 ? strays : strays.concat('the endpoint has a query');
    }

    function isHost(host, settings) {
        return String(host).toLowerCase().replace(/:443$/, '') === settings.host;
    }

    // Breaches of the contract that do not depend on the call, each with the code of its answer.
    function breaches(request, settings) {
        var found = leaks(request, settings).concat(strayParameters(request, settings))
            .map(function(text) {
                return { code: 'InvalidParameter', text: text };
            });

        if (!JSON_TYPE.test(request.headers['content-type'] || '')) {
            found.unshift({ code: 'InvalidContentType', text: 'content-type is not JSON' });
        }
        if (request.method !== 'POST') {
            found.unshift({ code: 'MethodNotAllowed', text: 'method is ' + request.method });
        }
        if (request.scheme === 'http') {
            found.unshift({ code: 'BadRequest', text: 'the request is not encrypted' });
        }
        if (!isHost(request.host, settings)) {
            found.unshift({ code: 'RouteNotFound', text: 'host is ' + request.host });
        }
        return found;
    }

    flashduty.contract = {
        breaches: breaches,
        isAuthorized: isAuthorized,
        isPush: isPush
    };
})(simulator);
