/**
 * The result of a query: which rows, in which order, and how a script goes through them.
 *
 * Source: ServiceNow docs, "GlideRecord". That loops hold no query is a demand of the stand-in's
 * own.
 * Simulated: Numbers are sorted as numbers, texts without case, references by their display value.
 * Without an order, and where it is the same, rows come by sys_id, which tells nothing of when they
 * were made.
 * Refused: A query inside a loop over rows.
 */
(function(simulator) {
    /** Runs the query of a record. */
    simulator.select = function(state) {
        var rows;

        simulator.statement('query', state.table);
        rows = found(state);
        simulator.countQuery();
        state.rows = sorted(rows, state.order).slice(0, state.limit);
        // What the database hands over, whether a script looks at it or not.
        simulator.countRows(state.rows.length, simulator.scanned(state));
        state.at = -1;
        state.row = null;
        state.hasResult = true;
    };

    /** The rows that a statement is about which changes or deletes several. */
    simulator.foundToWrite = function(state) {
        var rows = found(state);

        simulator.countRows(0, simulator.scanned(state));
        return rows;
    };

    function found(state) {
        simulator.checkQuery(state);
        return candidates(state).filter(function(row) {
            return simulator.matches(state.terms, row, null);
        });
    }

    // A table may have thousands of rows. Which of them are looked at here costs nothing; what a
    // database would look at is counted in `scan.js`.
    function candidates(state) {
        var best = state.terms.filter(function(term) {
            return term.path && term.path.length === 1 && term.operator === '=' &&
                !term.alternatives.length && /^(guid|reference|string)$/.test(
                term.path[0].definition.type);
        }).reduce(function(best, term) {
            var count = simulator.countWith(state.table, term.field, term.value);
            return best && best.count <= count ? best : { term: term, count: count };
        }, null);

        return best ? simulator.rowsWith(state.table, best.term.field, best.term.value) :
            simulator.rowsOf(state.table);
    }

    // Where nothing is asked for, or where it is the same, a database gives rows in any order; here
    // in that of their sys_ids, which tell nothing of when a row was made.
    function sorted(rows, order) {
        return rows.map(function(row) {
            var keys = order.map(function(by) {
                return sortKey(by.path, row);
            });
            return { row: row, keys: keys };
        }).sort(function(one, other) {
            return order.reduce(function(result, by, at) {
                return result || by.sign * compare(one.keys[at], other.keys[at]);
            }, 0) || compare(one.row.sys_id, other.row.sys_id);
        }).map(function(entry) {
            return entry.row;
        });
    }

    // Databases compare numbers as numbers and texts without case; a reference counts as its
    // display value.
    function sortKey(path, row) {
        var last = path[path.length - 1];
        var owner = simulator.rowAt(path, row);

        if (!owner || simulator.rawValue(owner, last.column) === '') {
            return last.definition.type === 'integer' ? -Infinity : '';
        }
        if (last.definition.type === 'integer') {
            return Number(simulator.rawValue(owner, last.column));
        }
        return (last.definition.type === 'reference' ?
            simulator.displayValue(last.table, owner, last.column, 'en') :
            simulator.rawValue(owner, last.column)).toLowerCase();
    }

    function compare(one, other) {
        return one === other ? 0 : one < other ? -1 : 1;
    }

    /** Goes to the next row that the user may read. */
    simulator.advance = function(state) {
        var reading = simulator.transaction.reading;

        checkResult(state, 'next');
        if (state.row && state.queried) {
            simulator.fault('a query inside a loop over rows of ' + state.table.name);
        }
        do {
            state.at += 1;
            state.row = state.at < state.rows.length ? state.rows[state.at] : null;
        } while (state.row && !isReadable(state, state.row));
        if (state.row) {
            simulator.takeUp(state, state.row);
        }
        state.queried = false;
        state.followed = {};
        if (reading.indexOf(state) < 0) {
            reading.push(state);
        }
        return state.row !== null;
    };

    simulator.hasMore = function(state) {
        checkResult(state, 'hasNext');
        return state.rows.slice(state.at + 1).some(function(row) {
            return isReadable(state, row);
        });
    };

    simulator.rowCount = function(state) {
        checkResult(state, 'getRowCount');
        return state.rows.length;
    };

    function isReadable(state, row) {
        return !state.secure ||
            simulator.mayRead(simulator.transaction.session.user, state.table, row);
    }

    function checkResult(state, method) {
        if (!state.hasResult) {
            simulator.refuse('GlideRecord.' + method + ' of ' + state.table.name +
                ' without a query');
        }
    }
})(simulator);
