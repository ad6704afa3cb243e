/**
 * The way to Flashduty: it answers properly unless the scenario has another answer.
 *
 * Source: The system property `glide.http.timeout`. Both ways in which a request ends without an
 * answer are known from instances; the documentation names neither.
 * Simulated: A time-out ends in status 0 or in a Java exception, as the scenario says, after the
 * time-out of the request or 175 seconds. A lost answer ends the same, but Flashduty has taken the
 * request. A refused connection is a Java exception that names the whole address. The node of a
 * script may restart while it waits, before or after Flashduty has got the request.
 * Assumed: An answer takes 200 milliseconds, unless the scenario says otherwise. The time-out is
 * that of the socket, the longest silence: an answer that takes longer as a whole comes bit by bit
 * and is waited for.
 * Refused: Answers of a scenario that no request has taken.
 */
(function(simulator) {
    var TAKES = 200;

    /** Sends a request and returns the response; throws like the platform where there is none. */
    simulator.transport = function(request) {
        var to = destination(request);
        var answer = take(to) || {};
        var seen = observe(request, to);
        var response;

        simulator.waitFor(duration(answer, request));
        if (answer.meanwhile) {
            simulator.perform(answer.meanwhile);
            simulator.waitFor(0);
        }
        if (answer.restart) {
            restart(answer.restart, request, seen.at);
        }
        response = reply(answer, request, seen.at);
        seen.status = response.status;
        return response;
    };

    // The script never goes on, whether its request was `sent` or not.
    function restart(departure, request, at) {
        if (departure === 'sent') {
            simulator.flashdutyOfWorld.answer(received(request, at));
        }
        simulator.kill();
    }

    // What people call a destination: the path of an Open API call, or `push`.
    function destination(request) {
        return request.path === simulator.world.flashduty.push_path ? 'push' : request.path;
    }

    // The first answer for this destination that has not been given as often as it should.
    function take(to) {
        var answers = simulator.answers;
        var index;

        while (answers.next < answers.list.length && answers.list[answers.next].times === 0) {
            answers.next += 1;
        }
        for (index = answers.next; index < answers.list.length; index += 1) {
            if (answers.list[index].times !== 0 && fits(answers.list[index], to)) {
                answers.list[index].times = (answers.list[index].times || 1) - 1;
                return answers.list[index];
            }
        }
        return null;
    }

    /** Faults for the answers of the scenario that no request has taken. */
    simulator.noticeAnswers = function() {
        simulator.answers.list.forEach(function(answer) {
            if (answer.line && answer.times > 0) {
                simulator.fault('the answer in line ' + answer.line + ' is left over' +
                    (answer.times > 1 ? ', ' + answer.times + ' times' : ''));
            }
        });
    };

    function fits(answer, to) {
        return !answer.to || answer.to === to;
    }

    function duration(answer, request) {
        if (answer.timeout || answer.lost) {
            return request.timeout || 175000; // glide.http.timeout
        }
        return answer.takes === undefined ? TAKES : answer.takes;
    }

    function observe(request, to) {
        var query = {};
        var seen;

        Object.keys(request.query).forEach(function(name) {
            query[name] = simulator.masked(request.query[name]);
        });
        seen = {
            to: simulator.masked(to),
            method: request.method,
            host: request.host,
            query: query,
            headers: simulator.copy(request.headers),
            timeout: request.timeout === undefined ? null : request.timeout,
            log_level: request.logLevel === undefined ? null : request.logLevel,
            text: request.body,
            status: 0,
            at: simulator.clock.seconds(),
            'in': simulator.transaction.name
        };
        simulator.observed.requests.push(seen);
        return seen;
    }

    function reply(answer, request, at) {
        var isScripted = answer.timeout || answer.refused || answer.body !== undefined ||
            answer.status !== undefined || answer.error !== undefined;

        if (!isScripted) {
            return unlessLost(answer, request,
                simulator.flashdutyOfWorld.answer(received(request, at)));
        }
        // What the scenario answers was still sent, and is held against the contract.
        simulator.flashdutyOfWorld.inspect(received(request, at));
        if (answer.refused) {
            throw javaException('ConnectException: Connection refused', request);
        }
        return answer.timeout ? noAnswer(answer.timeout, request) : scripted(answer);
    }

    function unlessLost(answer, request, response) {
        return answer.lost ? noAnswer(answer.lost, request) : response;
    }

    // Both ways are known from instances; the documentation names neither.
    function noAnswer(ending, request) {
        if (ending === 'exception') {
            throw javaException('SocketTimeoutException: Read timed out', request);
        }
        return { status: 0, error: 'Read timed out' };
    }

    function scripted(answer) {
        var response = answer.body === undefined ?
            simulator.flashduty.failure(answer.status || 200, answer.error) :
            { status: answer.status || 200, headers: {}, body: answer.body };

        Object.keys(answer.headers || {}).forEach(function(name) {
            response.headers[name] = answer.headers[name];
        });
        return response;
    }

    function received(request, at) {
        return {
            method: request.method,
            scheme: request.scheme,
            host: request.host,
            path: request.path + request.search,
            query: request.query,
            headers: request.headers,
            body: request.body,
            at: at
        };
    }

    // What Java throws for a refused connection names the whole address; so may any other one.
    function javaException(what, request) {
        var query = Object.keys(request.query).map(function(name) {
            return name + '=' + request.query[name];
        }).join('&');
        var error = new Error('java.net.' + what + ': https://' + request.host + request.path +
            '?' + query);

        error.name = 'JavaException';
        return error;
    }
})(simulator);
