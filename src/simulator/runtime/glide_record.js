/**
 * GlideRecord and GlideRecordSecure, for reading: what a script may do on an instance without
 * harm, and nothing that changes records.
 */
(function(simulator) {
    var OPERATORS = /^(=|!=|>|>=|<|<=|IN|NOT IN|STARTSWITH|ENDSWITH|CONTAINS|DOES NOT CONTAIN)$/;
    var prototypes = {};

    var methods = {
        addQuery: function(field, operator, value) {
            var state = usable(this);

            if (arguments.length === 1) {
                simulator.refuse('GlideRecord.addQuery needs a value');
            }
            if (arguments.length === 2) {
                value = operator;
                operator = '=';
            }
            if (!OPERATORS.test(operator)) {
                simulator.refuse('there is no operator ' + operator + ' for a query');
            }
            state.terms.push(simulator.term(state.table, String(field), operator, value));
            return conditionOf(state);
        },
        addEncodedQuery: function(query) {
            var state = usable(this);
            state.terms = state.terms.concat(simulator.parseQuery(state.table, String(query)));
        },
        addActiveQuery: function() {
            return this.addQuery('active', 'true');
        },
        addNullQuery: function(field) {
            usable(this).terms.push(simulator.term(usable(this).table, field, 'ISEMPTY', ''));
        },
        addNotNullQuery: function(field) {
            usable(this).terms.push(simulator.term(usable(this).table, field, 'ISNOTEMPTY', ''));
        },
        orderBy: function(field) {
            usable(this).order.push({ path: simulator.path(usable(this).table, field), sign: 1 });
        },
        orderByDesc: function(field) {
            usable(this).order.push({ path: simulator.path(usable(this).table, field), sign: -1 });
        },
        setLimit: function(limit) {
            if (typeof limit !== 'number') {
                simulator.refuse('GlideRecord.setLimit takes a number, not ' + typeof limit);
            }
            usable(this).limit = limit;
        },
        query: function() {
            simulator.select(usable(this));
        },
        next: function() {
            return simulator.advance(usable(this));
        },
        hasNext: function() {
            return simulator.hasMore(usable(this));
        },
        // With one argument the platform tries the sys_id first, then the display value.
        get: function(field, value) {
            var state = usable(this);
            var isSysId = arguments.length > 1 || /^[0-9a-f]{32}$/.test(String(field));
            var name = arguments.length > 1 ? String(field) : isSysId ? 'sys_id' :
                state.table.display;

            state.terms = [simulator.term(state.table, name, '=',
                arguments.length > 1 ? value : field)];
            simulator.select(state);
            return simulator.advance(state);
        },
        getRowCount: function() {
            return usable(this).rows.length;
        },
        isValid: function() {
            return simulator.stateOf(this).table !== null;
        },
        isValidField: function(name) {
            return simulator.has(usable(this).table.columns, String(name));
        },
        isValidRecord: function() {
            return simulator.stateOf(this).row !== null;
        },
        isNewRecord: function() {
            return false;
        },
        canRead: function() {
            var state = usable(this);
            return state.row !== null && readable(state, undefined);
        },
        getTableName: function() {
            return simulator.stateOf(this).name;
        },
        getUniqueValue: function() {
            var state = usable(this);
            return state.row ? state.row.sys_id : null;
        },
        getValue: function(column) {
            var state = usable(this);
            var path = simulator.path(state.table, column);
            var raw;

            if (path.length > 1) {
                simulator.refuse('GlideRecord.getValue does not follow references: ' + column);
            }
            raw = state.row && mayRead(state, path) ? simulator.rawValue(state.row, column) : '';
            return raw === '' ? null : raw;
        },
        getDisplayValue: function(column) {
            var name = column === undefined ? usable(this).table.display : column;
            var element = this.getElement(name);
            return element ? element.getDisplayValue() : null;
        },
        // Null where a reference on the way is empty: the strictest of what is documented.
        getElement: function(column) {
            var state = usable(this);
            var path = simulator.path(state.table, column);

            if (!state.row) {
                return null;
            }
            path.slice(1).forEach(simulator.countQuery);
            return simulator.rowAt(path, state.row) ?
                simulator.element(path, state.row, state.previous, mayRead(state, path)) : null;
        }
    };

    function usable(record) {
        var state = simulator.stateOf(record);
        return state.table ? state : simulator.refuse('there is no table ' + state.name);
    }

    function mayRead(state, path) {
        return readable(state, path[0].column);
    }

    function readable(state, column) {
        var user = simulator.transaction.session.user;
        return !state.secure || simulator.mayRead(user, state.table, state.row, column);
    }

    function conditionOf(state) {
        var term = state.terms[state.terms.length - 1];

        return simulator.strict({
            addOrCondition: function(field, operator, value) {
                var other = arguments.length === 2 ?
                    simulator.term(state.table, field, '=', operator) :
                    simulator.term(state.table, field, operator, value);
                term.alternatives.push(other);
                return this;
            }
        }, 'GlideQueryCondition');
    }

    // The fields of a table are properties of its records.
    function prototypeOf(table) {
        if (!simulator.has(prototypes, table.name)) {
            prototypes[table.name] = Object.create(methods);
            Object.keys(table.columns).forEach(function(column) {
                if (!(column in methods)) {
                    Object.defineProperty(prototypes[table.name], column, {
                        get: function() {
                            return this.getElement(column);
                        }
                    });
                }
            });
        }
        return prototypes[table.name];
    }

    function make(name, secure, row, previous) {
        var table = simulator.findTable(name);

        return simulator.instance(table ? prototypeOf(table) : methods, {
            name: name,
            table: table,
            secure: secure,
            terms: [],
            order: [],
            limit: Infinity,
            rows: [],
            at: -1,
            row: row || null,
            previous: previous || null
        }, 'GlideRecord of ' + name);
    }

    simulator.GlideRecord = function(table) {
        return make(String(table), false);
    };

    simulator.GlideRecordSecure = function(table) {
        return make(String(table), true);
    };

    /** A record as `current` or `previous` of a script. */
    simulator.recordOf = function(table, row, previous) {
        return make(table, false, row, previous);
    };

    simulator.forgetPrototypes = function() {
        prototypes = {};
    };
})(simulator);
