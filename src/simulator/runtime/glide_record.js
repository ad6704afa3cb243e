/**
 * GlideRecord and GlideRecordSecure: what reads records, and does no harm on an instance.
 *
 * Source: ServiceNow docs, "GlideRecord" and "GlideRecordSecure"; the official types.
 * Simulated: `getValue()` of an empty field is null. `get()` with one argument looks for a sys_id,
 * or else for the display value.
 * Assumed: `getElement()` is null where a reference on the way is empty, the strictest of what is
 * documented.
 * Refused: Reading where no record was found, `next()` without a query, `getValue()` along a
 * reference, a limit that is no whole number.
 */
(function(simulator) {
    var methods = simulator.api('GlideRecord', {
        addQuery: function(field, operator, value) {
            var state = usable(this);
            var term = simulator.givenTerm(state.table, 'GlideRecord.addQuery',
                arguments);

            state.terms.push(term);
            return simulator.conditionOf(state.table, term);
        },
        addEncodedQuery: function(query) {
            var state = usable(this);
            var parsed = simulator.parseQuery(state.table, String(query));

            state.terms = state.terms.concat(parsed.terms);
            state.order = state.order.concat(parsed.order);
        },
        addActiveQuery: function() {
            return this.addQuery('active', 'true');
        },
        addNullQuery: function(field) {
            return addTerm(usable(this), field, 'ISEMPTY', '');
        },
        addNotNullQuery: function(field) {
            return addTerm(usable(this), field, 'ISNOTEMPTY', '');
        },
        orderBy: function(field) {
            usable(this).order.push({ path: simulator.path(usable(this).table, field), sign: 1 });
        },
        orderByDesc: function(field) {
            usable(this).order.push({ path: simulator.path(usable(this).table, field), sign: -1 });
        },
        setLimit: function(limit) {
            if (typeof limit !== 'number' || !(limit > 0) || limit !== Math.floor(limit)) {
                simulator.refuse('GlideRecord.setLimit takes a whole number, not ' +
                    JSON.stringify(limit));
            }
            usable(this).limit = limit;
        },
        query: function(field, value) {
            if (arguments.length === 1) {
                simulator.refuse(simulator.tooMany('GlideRecord', 'query', 0, 1));
            }
            if (arguments.length === 2) {
                this.addQuery(field, value);
            }
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
            return simulator.rowCount(usable(this));
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
        // True in the rules that run on insert; an asynchronous one reads the record again.
        isNewRecord: function() {
            var state = simulator.stateOf(this);
            return state.isReadAgain ? simulator.refuse('isNewRecord() in an asynchronous rule ' +
                'does not tell whether the record was inserted') : state.isNew;
        },
        // Whether the user may, also where the record itself asks no access control.
        canRead: function() {
            return simulator.mayRead(simulator.transaction.session.user, usable(this).table,
                rowOf(this, 'canRead()'));
        },
        canWrite: function() {
            return isPermitted('write', 'canWrite', this, rowOf(this, 'canWrite()'));
        },
        canDelete: function() {
            return isPermitted('delete', 'canDelete', this, rowOf(this, 'canDelete()'));
        },
        // Of a table: there needs to be no record yet.
        canCreate: function() {
            return isPermitted('create', 'canCreate', this, simulator.stateOf(this).row || {});
        },
        getTableName: function() {
            return simulator.stateOf(this).name;
        },
        getUniqueValue: function() {
            return rowOf(this, 'sys_id').sys_id;
        },
        getValue: function(column) {
            var state = usable(this);
            var path = simulator.path(state.table, column);
            var raw;

            if (path.length > 1) {
                simulator.refuse('GlideRecord.getValue does not follow references: ' + column);
            }
            raw = simulator.rawValue(rowOf(this, column), column);
            return raw === '' || !mayRead(state, column) ? null : raw;
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

            rowOf(this, column);
            return simulator.follow(state, path, path.length - 1) ? simulator.element(path, {
                record: state,
                row: state.row,
                previous: state.previous,
                isNew: state.isNew,
                isBefore: state.isBefore,
                followed: state.followed,
                readable: !state.secure || simulator.mayWalk(path, state.row)
            }) : null;
        }
    });

    function addTerm(state, field, operator, value) {
        var term = simulator.term(state.table, field, operator, value);

        state.terms.push(term);
        return simulator.conditionOf(state.table, term);
    }

    function usable(record) {
        var state = simulator.stateOf(record);
        return state.table ? state : simulator.table(state.name);
    }

    function rowOf(record, what) {
        var state = usable(record);
        return state.row || simulator.refuse(what + ' of ' + state.name +
            ' is read where next() or get() has found no record');
    }

    function isPermitted(operation, method, record, row) {
        var table = usable(record).table;

        return table.isDelivered ? simulator.isPermitted(operation, table, row) :
            simulator.refuse('GlideRecord.' + method + ' of ' + table.name + ' is not simulated: ' +
                'only tables that the update set brings have their access controls here');
    }

    function mayRead(state, column) {
        var user = simulator.transaction.session.user;
        return !state.secure || simulator.mayRead(user, state.table, state.row, column);
    }

    simulator.recordMethods = methods;
})(simulator);
