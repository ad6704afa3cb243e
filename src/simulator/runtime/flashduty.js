/**
 * A simulated Flashduty: the Open API calls that the generated scripts make, and the push endpoint.
 *
 * Source: Flashduty API reference, "Introduction".
 * Simulated: Each request is held against the contract, also one that the scenario answers.
 * Refused: What the contract does not have, although the real service may let it pass.
 */
(function(simulator) {
    var flashduty = simulator.flashduty = simulator.flashduty || {};

    // The body as an object, or why it is none.
    function read(text) {
        var body;

        try {
            body = flashduty.json.read(String(text || ''));
        } catch (e) {
            return { fault: 'the body is no JSON: ' + e.message };
        }
        return flashduty.json.isObject(body) ?
            { body: body } : { fault: 'the body is no JSON object' };
    }

    // The code of the refusal, or ''.
    function verdict(world, request, seen) {
        if (seen.breaches.length > 0) {
            return seen.breaches[0].code;
        }
        if (!seen.call) {
            return 'RouteNotFound';
        }
        if (!flashduty.contract.isAuthorized(request, world.settings)) {
            return 'Unauthorized';
        }
        return seen.faults.length > 0 ? 'InvalidParameter' : seen.call.refusal(seen.body);
    }

    // A message is for people who run scenarios: it names neither key nor token.
    function report(world, request, seen) {
        var isPush = flashduty.contract.isPush(request, world.settings);
        var subject = isPush ? 'push' : seen.call ? request.path : 'unknown path';

        seen.breaches.map(function(breach) {
            return breach.text;
        }).concat(seen.faults).forEach(function(text) {
            world.report('Flashduty: ' + subject + ': ' + text);
        });
    }

    function examine(world, request) {
        var content = read(request.body);
        var seen = {
            call: flashduty.json.has(world.calls, request.path) ? world.calls[request.path] : null,
            body: content.body,
            breaches: flashduty.contract.breaches(request, world.settings),
            faults: [] // of the body
        };

        if (seen.call && seen.breaches.length === 0) {
            seen.faults = content.fault ? [content.fault] : seen.call.faults(seen.body);
        }
        if (seen.call && seen.call.tried && seen.body) {
            seen.call.tried(seen.body, request.at);
        }
        seen.code = verdict(world, request, seen);
        report(world, request, seen);
        return seen;
    }

    function answer(world, request) {
        var seen = examine(world, request);

        return seen.code ? flashduty.answers.refuse(seen.code) :
            flashduty.answers.succeed(seen.call.data(seen.body));
    }

    /**
     * `answer` treats a request as Flashduty would. `inspect` checks it and counts the try, for a
     * request that a scenario answers. `tickets` tells what the pushes have told.
     */
    flashduty.create = function(settings, reportBreach) {
        var tickets = flashduty.tickets(settings.progress);
        var world = {
            settings: settings,
            calls: flashduty.apiCalls(settings),
            report: reportBreach
        };

        if (flashduty.hasRoundedNumber(settings)) {
            throw new Error('settings of Flashduty: an id is too long for a number');
        }
        world.calls[settings.push_path] = flashduty.pushCall(settings, tickets);
        flashduty.answers.restart();
        return {
            answer: answer.bind(null, world),
            inspect: function(request) {
                examine(world, request);
            },
            tickets: tickets.of
        };
    };
})(simulator);
