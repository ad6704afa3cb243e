/**
 * A transaction: whatever one user or the scheduler does at a time, with what it costs.
 *
 * Source: none, of the stand-in's own.
 * Simulated: Costs are queries, the rows handed over, the rows scanned for them, the rows that
 * scripts write, calls over HTTP, and seconds of the instance's clock. What throws ends the
 * transaction, not the scenario, and is a fault. Where the node restarts, the script has ended:
 * nothing that it calls afterwards, in a catch or finally, does anything.
 * Refused: Texts with half of a character, and secrets in logs, parameters of events and answers to
 * a browser.
 */
(function(simulator) {
    var HALVES = /[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g;

    /**
     * Does something as a user and keeps what it costs. What throws ends the transaction, not the
     * scenario, and gives null. What a restart has killed gives undefined.
     *
     * `kind` is save, ajax, press, job, event or script, or form, page or reference, which a
     * browser asks for as well; in a save nobody may wait for another server.
     */
    simulator.transact = function(kind, name, session, work) {
        var before = simulator.transaction;
        var started = simulator.clock.now;
        var result = null;
        var costs = { queries: 0, rows: 0, scanned: 0, writes: 0, http: 0, seconds: 0 };
        var own = {
            kind: kind,
            name: name,
            session: session,
            isKilled: false,
            costs: costs,
            reading: [] // the results that a script is going through
        };

        simulator.transaction = own;
        simulator.observed.transactions.push({
            kind: kind,
            name: name,
            user: session.user.name,
            costs: costs
        });
        try {
            result = work();
        } catch (e) {
            // A refusal has been told, in the words of what was refused.
            if (!(e && e.refused)) {
                simulator.fault(name + ' threw ' + described(e));
            }
        }
        costs.seconds = (simulator.clock.now - started) / 1000;
        simulator.transaction = before;
        return own.isKilled ? undefined : result;
    };

    /** The node of the script that runs restarts: the script has ended here. */
    simulator.kill = function() {
        simulator.transaction.isKilled = true;
        simulator.forgetLast();
        simulator.goOn();
    };

    /** Whether the script that runs has been killed, and only catches what ends it. */
    simulator.isKilled = function() {
        return Boolean(simulator.transaction) && simulator.transaction.isKilled;
    };

    /** Ends a script once more that has been killed: what it calls does nothing. */
    simulator.goOn = function() {
        var end;

        if (simulator.isKilled()) {
            end = new Error('the node restarts');
            end.refused = true;
            throw end;
        }
    };

    function described(e) {
        var place = placeIn(String(e && e.stack || ''));
        var own = simulator.ownScript;
        var text = String(e);

        if (own && own.at) {
            // What does not start says itself where.
            text = text.replace(/script\.js:\d+/, own.at);
        }
        return simulator.masked(text) + (place ? ' at ' + place : '');
    }

    // The first line of a stack that is in a script: that of a record, or one of the scenario.
    function placeIn(stack) {
        var own = simulator.ownScript;
        var found = '';

        stack.split('\n').some(function(line) {
            var delivered = /([\w.-]+\.js:\d+)/.exec(line);
            var start = own ? line.indexOf(own.file + ':') : -1;

            if (start >= 0) {
                found = own.at ||
                    own.file + ':' + parseInt(line.slice(start + own.file.length + 1), 10);
            } else if (delivered) {
                found = delivered[1];
            }
            return found !== '';
        });
        return found;
    }

    /** A query or a reference that is followed costs one round trip to the database. */
    simulator.countQuery = function() {
        simulator.transaction.costs.queries += 1;
        simulator.transaction.reading.forEach(function(result) {
            result.queried = true;
        });
    };

    /** Rows that the database hands over, of those that it had to look at for that. */
    simulator.countRows = function(number, scanned) {
        simulator.transaction.costs.rows += number;
        simulator.transaction.costs.scanned += scanned;
    };

    /** A row that a script adds, changes or deletes, which costs a round trip as well. */
    simulator.countWrite = function() {
        simulator.transaction.costs.writes += 1;
    };

    /** A text without halves of characters, as a careless cut leaves them: each is a fault. */
    simulator.whole = function(place, text) {
        var whole = text.replace(HALVES, function(found) {
            return found.length === 2 ? found : '\ufffd';
        });

        if (whole !== text) {
            simulator.fault(place + ' holds half of a character');
        }
        return whole;
    };

    /** A text without the secrets of this instance. */
    simulator.masked = function(text) {
        return simulator.world.secrets.reduce(function(masked, secret) {
            return masked.split(secret.text).join('(' + secret.what + ')');
        }, text);
    };

    /** Faults for each secret in a text that people or logs get to see. */
    simulator.checkSecrets = function(place, text, kinds) {
        simulator.world.secrets.forEach(function(secret) {
            if (text.indexOf(secret.text) >= 0 && (!secret.only || kinds === secret.only)) {
                simulator.fault(place + ' holds ' + secret.what);
            }
        });
    };
})(simulator);
