/**
 * Encoded queries: terms of the condition builder, read and held against a row.
 *
 * The platform drops a term that it does not know, and the query finds more (ServiceNow docs,
 * "Available system properties", glide.invalid_query.returns_no_rows); here it is refused.
 */
(function(simulator) {
    var TERM = new RegExp('^([a-z_][a-z0-9_.]*)(VALCHANGES|CHANGESFROM|CHANGESTO|ISNOTEMPTY|' +
        'ISEMPTY|NOT IN|IN|NOT LIKE|LIKE|STARTSWITH|ENDSWITH|CONTAINS|DOES NOT CONTAIN|' +
        '!=|>=|<=|=|>|<)([\\s\\S]*)$');
    var NUMERIC = /^(integer|decimal|float|glide_date_time)$/;

    // Of a value as stored, and of the value of the term; both lower case, as databases compare.
    var OPERATORS = {
        '=': function(is, wanted) { return is === wanted; },
        '!=': function(is, wanted) { return is !== wanted; },
        '>': function(is, wanted) { return is !== '' && is > wanted; },
        '>=': function(is, wanted) { return is !== '' && is >= wanted; },
        '<': function(is, wanted) { return is !== '' && is < wanted; },
        '<=': function(is, wanted) { return is !== '' && is <= wanted; },
        'IN': function(is, wanted) { return wanted.split(',').indexOf(is) >= 0; },
        'NOT IN': function(is, wanted) { return wanted.split(',').indexOf(is) < 0; },
        'LIKE': function(is, wanted) { return is.indexOf(wanted) >= 0; },
        'NOT LIKE': function(is, wanted) { return is.indexOf(wanted) < 0; },
        'CONTAINS': function(is, wanted) { return is.indexOf(wanted) >= 0; },
        'DOES NOT CONTAIN': function(is, wanted) { return is.indexOf(wanted) < 0; },
        'STARTSWITH': function(is, wanted) { return is.indexOf(wanted) === 0; },
        'ENDSWITH': function(is, wanted) {
            return is.length >= wanted.length && is.slice(is.length - wanted.length) === wanted;
        },
        'ISEMPTY': function(is) { return is === ''; },
        'ISNOTEMPTY': function(is) { return is !== ''; }
    };

    // Of a change that is being saved.
    var CHANGES = {
        'VALCHANGES': function(was, is) { return was !== is; },
        'CHANGESTO': function(was, is, wanted) { return was !== is && is === wanted; },
        'CHANGESFROM': function(was, is, wanted) { return was !== is && was === wanted; }
    };

    /** One term, checked; `table` is where its field is looked up. */
    simulator.term = function(table, field, operator, value) {
        if (!OPERATORS[operator] && !CHANGES[operator]) {
            simulator.refuse('there is no operator ' + operator + ' for a query');
        }
        if (value === undefined || value === null) {
            simulator.refuse('a query on ' + table.name + '.' + field + ' for ' + value);
        }
        if (/^javascript:/i.test(String(value))) {
            simulator.refuse('a query on ' + table.name + '.' + field + ' for a value that starts ' +
                'with javascript: is evaluated');
        }
        return {
            path: simulator.path(table, field),
            field: field,
            operator: operator,
            value: String(value),
            alternatives: []
        };
    };

    /** The terms of an encoded query: joined by AND, each with its alternatives. */
    simulator.parseQuery = function(table, query) {
        var terms = [];
        var text = query.replace(/\^EQ$/, '').replace(/\^\^/g, '\u0000');

        text.split('^').forEach(function(part) {
            var isOr = terms.length > 0 && /^OR(?!DERBY)/.test(part);
            var parts = TERM.exec((isOr ? part.substring(2) : part).replace(/\u0000/g, '^'));
            var term;

            if (!parts) {
                simulator.refuse('cannot read ' + part + ' of the encoded query ' + query);
            }
            term = simulator.term(table, parts[1], parts[2], parts[3]);
            (isOr ? terms[terms.length - 1].alternatives : terms).push(term);
        });
        return terms;
    };

    /** Whether a row has what every term asks for; `previous` is the row before it was changed. */
    simulator.matches = function(terms, row, previous) {
        return terms.every(function(term) {
            return holds(term, row, previous) || term.alternatives.some(function(other) {
                return holds(other, row, previous);
            });
        });
    };

    function holds(term, row, previous) {
        var is = lower(simulator.walk(term.path, row));
        var wanted = lower(stored(term));

        if (CHANGES[term.operator]) {
            return Boolean(previous) &&
                CHANGES[term.operator](lower(simulator.walk(term.path, previous)), is, wanted);
        }
        if (/^[<>]/.test(term.operator) && NUMERIC.test(typeOf(term)) && is !== '' &&
            !/-.*:/.test(is)) {
            return OPERATORS[term.operator](Number(is), Number(wanted));
        }
        return OPERATORS[term.operator](is, wanted);
    }

    function typeOf(term) {
        return term.path[term.path.length - 1].definition.type;
    }

    function stored(term) {
        if (typeOf(term) === 'boolean') {
            return term.value === 'true' || term.value === '1' ? '1' : '0';
        }
        return term.value;
    }

    function lower(value) {
        return String(value).toLowerCase();
    }
})(simulator);
