/**
 * Encoded queries: what the condition builder writes.
 *
 * Source: ServiceNow docs, "Operators available for filters and queries" and "Available system
 * properties" (glide.invalid_query.returns_no_rows); the SDK's guide to encoded queries.
 * Simulated: Terms joined by `^`, alternatives by `^OR`, groups by `^NQ`, `^^` for the sign itself,
 * `ORDERBY` and `ORDERBYDESC`.
 * Refused: A term that the platform would drop, so that the query finds more. An empty query, which
 * finds every record. `^NQ` beside other conditions. A question for a change outside the filter of
 * a business rule.
 */
(function(simulator) {
    // Parts that are no terms of a field.
    var FURTHER_PARTS = ['RLQUERY', 'ENDRLQUERY', 'JOIN', 'SUBQUERY', 'ENDSUBQUERY', 'GROUPBY',
        'TRENDBY', 'HAVING', 'GOTO', '123TEXTQUERY321'];
    var FURTHER = new RegExp('^(' + FURTHER_PARTS.join('|') + ')');
    // Two ways of writing them are documented.
    var SPELLINGS = { NOTIN: 'NOT IN', NOTLIKE: 'NOT LIKE' };
    var operators = simulator.operators().concat(Object.keys(SPELLINGS));
    var TERM;

    // Of two operators that begin alike, the longer one is meant.
    operators.sort(function(one, other) {
        return other.length - one.length || simulator.compareTexts(one, other);
    });
    TERM = new RegExp('^([a-z_][a-z0-9_.]*)(' + operators.join('|').replace(/[*]/g, '\\$&') +
        ')([\\s\\S]*)$');

    /** Parts that are documented and not simulated. */
    simulator.furtherParts = FURTHER_PARTS;

    /**
     * What an encoded query asks for: its `terms`, joined by AND, each with its alternatives, and
     * the `order` of what is found. Several groups (`^NQ`) make one term that any of them fulfils.
     */
    simulator.parseQuery = function(table, query) {
        var groups = [[]];
        var order = [];

        if (query === '') {
            simulator.refuse('an empty encoded query on ' + table.name + ' finds every record');
        }
        query.replace(/\^\^/g, '\u0000').split('^').forEach(function(part) {
            var text = part.replace(/\u0000/g, '^');
            var by = /^ORDERBY(DESC)?(.+)$/.exec(text);

            if (by) {
                order.push({ path: simulator.path(table, by[2]), sign: by[1] ? -1 : 1 });
            } else if (text !== 'EQ') {
                readTerm(table, query, text, groups);
            }
        });
        return {
            terms: groups.length === 1 ? groups[0] : [{ groups: groups, alternatives: [] }],
            order: order
        };
    };

    // A term, for the last group or a new one, or an alternative to the last term.
    function readTerm(table, query, text, groups) {
        var isNew = /^NQ/.test(text);
        var group = groups[groups.length - 1];
        var isOr = group.length > 0 && /^OR/.test(text);
        var parts = TERM.exec(isNew || isOr ? text.substring(2) : text);
        var further = FURTHER.exec(text) || parts &&
            simulator.furtherOperators.indexOf(parts[2]) >= 0 && [parts[2]];
        var term;

        if (further) {
            simulator.refuse(further[0] + ' in an encoded query is not simulated: ' + query);
        }
        if (!parts || isNew && group.length === 0) {
            simulator.refuse('the platform would drop "' + text + '" of the encoded query ' +
                query);
        }
        term = simulator.term(table, parts[1], SPELLINGS[parts[2]] || parts[2], parts[3]);
        if (isNew) {
            groups.push([term]);
        } else {
            (isOr ? group[group.length - 1].alternatives : group).push(term);
        }
    }

    /** Whether a term asks along a reference. */
    simulator.walksAway = function(terms) {
        return terms.some(function(term) {
            return term.groups ? term.groups.some(simulator.walksAway) :
                term.path.length > 1 || simulator.walksAway(term.alternatives);
        });
    };

    /** Refuses a query of a script that the database would not be asked as it is written. */
    simulator.checkQuery = function(state) {
        var isMixed = state.terms.length > 1 && state.terms.some(function(term) {
            return Boolean(term.groups);
        });

        if (isMixed) {
            simulator.refuse('^NQ beside other conditions of a query on ' + state.name +
                ' is not simulated');
        }
        if (simulator.asksForChange(state.terms)) {
            simulator.refuse('a query on ' + state.name + ' asks for a change, which only the ' +
                'filter of a business rule can');
        }
    };
})(simulator);
