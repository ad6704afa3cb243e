/**
 * Terms of a query: a field, an operator and a value, checked and held against a row.
 *
 * Source: ServiceNow docs, "Operators available for filters and queries".
 * Simulated: Texts are compared without case, numbers by their size.
 * Refused: A value that is undefined, null or an object, one that begins with `javascript:`, and
 * one that does not have the form of the column's type. A list without values.
 */
(function(simulator) {
    var OF_METHODS = ['=', '!=', '>', '>=', '<', '<=', 'IN', 'NOT IN', 'STARTSWITH', 'ENDSWITH',
        'CONTAINS', 'DOES NOT CONTAIN'];
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

    // What a list or a single value of a column must look like; an empty one asks for empty fields.
    var FORMS = {
        integer: /^-?\d+$/,
        boolean: /^(true|false|0|1)$/,
        reference: /^[0-9a-f]{32}$/,
        guid: /^[0-9a-f]{32}$/
    };

    /** Operators that are documented and not simulated. */
    simulator.furtherOperators = ['ANYTHING', 'BETWEEN', 'DATEPART', 'DYNAMIC', 'EMPTYSTRING',
        'GT_FIELD', 'GT_OR_EQUALS_FIELD', 'INSTANCEOF', 'IN_HIERARCHY', 'LESSTHAN', 'LT_FIELD',
        'LT_OR_EQUALS_FIELD', 'MATCH_PAT', 'MATCH_RGX', 'MORETHAN', 'NOTON', 'NSAMEAS', 'ON',
        'RELATIVEEE', 'RELATIVEGE', 'RELATIVEGT', 'RELATIVELE', 'RELATIVELT', 'SAMEAS', '!*', '*',
        '%'];

    /** Operators that are simulated: for rows, for a change, and in methods such as addQuery. */
    simulator.simulatedOperators = {
        rows: Object.keys(OPERATORS),
        changes: Object.keys(CHANGES),
        methods: OF_METHODS
    };

    /** Every operator that is documented. */
    simulator.operators = function() {
        return Object.keys(OPERATORS).concat(Object.keys(CHANGES), simulator.furtherOperators);
    };

    /** One term, checked; `table` is where its field is looked up. */
    simulator.term = function(table, field, operator, value) {
        var path = simulator.path(table, field);

        checkValue(path[path.length - 1].definition.type, operator, value,
            'a query on ' + table.name + '.' + field);
        return {
            path: path,
            field: field,
            operator: operator,
            value: String(value),
            alternatives: []
        };
    };

    /** The term of `addQuery(field, value)` or `addQuery(field, operator, value)`. */
    simulator.givenTerm = function(table, method, given) {
        var operator = given.length === 2 ? '=' : given[1];

        if (given.length < 2) {
            simulator.refuse(method + ' needs a value');
        }
        if (OF_METHODS.indexOf(String(operator)) < 0) {
            simulator.refuse(simulator.operators().indexOf(operator) < 0 ?
                'there is no operator ' + operator + ' for a query' :
                'operator ' + operator + ' of ' + method + ' is not simulated');
        }
        return simulator.term(table, String(given[0]), operator, given[given.length - 1]);
    };

    var condition = simulator.api('GlideQueryCondition', {
        addOrCondition: function(field, operator, value) {
            var state = simulator.stateOf(this);

            state.term.alternatives.push(simulator.givenTerm(state.table,
                'GlideQueryCondition.addOrCondition', arguments));
            return this;
        }
    });

    /** What addQuery returns: alternatives can be added to its term. */
    simulator.conditionOf = function(table, term) {
        return simulator.instance(condition, { table: table, term: term }, 'GlideQueryCondition');
    };

    function checkValue(type, operator, value, what) {
        var text = String(value);
        var isList = /IN$/.test(operator);

        if (/^(undefined|null|NaN|\[object .*\])$/.test(text)) {
            simulator.refuse(what + ' for ' + text);
        }
        if (/^\s*javascript:/i.test(text)) {
            simulator.refuse(what + ' for a value that starts with javascript: is evaluated, ' +
                'which is not simulated');
        }
        if (isList && text === '') {
            simulator.fault(what + ' for a list without values');
        }
        if (FORMS[type] && text !== '' && (isList || /^!?=$/.test(operator))) {
            (isList ? text.split(',') : [text]).forEach(function(item) {
                if (!FORMS[type].test(item)) {
                    simulator.refuse(what + ', of type ' + type + ', for ' + item);
                }
            });
        }
    }

    /** Whether terms ask how a value changes. */
    simulator.asksForChange = function(terms) {
        return terms.some(function(term) {
            return term.groups ? term.groups.some(simulator.asksForChange) :
                simulator.has(CHANGES, term.operator) ||
                simulator.asksForChange(term.alternatives);
        });
    };

    /** Whether a row has what every term asks for; `previous` is the row before it was changed. */
    simulator.matches = function(terms, row, previous) {
        return terms.every(function(term) {
            if (term.groups) {
                return term.groups.some(function(group) {
                    return simulator.matches(group, row, previous);
                });
            }
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
