/**
 * GlideElement: a field of a record. It is an object, so only its methods tell whether it is empty.
 * GlideElementDescriptor: its column.
 *
 * Source: ServiceNow docs, "GlideElement" and "GlideElementDescriptor"; the official types.
 * Simulated: `changes()`, `changesTo()` and `changesFrom()` compare with the row before the save.
 * Refused: Everything that writes, for which GlideRecord has `setValue()`; `changes()` and its like
 * of a new record, or outside the transaction that saves; a field that is read after its record has
 * moved on, since on the platform it has the value of the other row; `getJournalEntry()` in a
 * before rule of a record with a new entry.
 */
(function(simulator) {
    var WRITES = ['setValue', 'setDisplayValue', 'setJournalEntry', 'setError'];
    var prototype = simulator.api('GlideElement', {
        toString: function() {
            var raw = rawOf(this);
            var isRead = simulator.stateOf(this).readable;
            return isRead && typeOf(this) === 'boolean' ? String(raw === '1') : raw;
        },
        getValue: function() {
            return rawOf(this);
        },
        getDisplayValue: function() {
            var state = simulator.stateOf(this);
            var last = lastOf(this);

            if (rawOf(this) === '') {
                return '';
            }
            return last.definition.type === 'reference' ?
                displayOf(last, simulator.follow(state, state.path, state.path.length)) :
                simulator.displayValue(last.table, state.owner, last.column,
                    simulator.transaction.session.language);
        },
        nil: function() {
            return rawOf(this) === '';
        },
        getName: function() {
            return lastOf(this).column;
        },
        getTableName: function() {
            return lastOf(this).table.name;
        },
        getED: function() {
            return simulator.instance(descriptor, { definition: lastOf(this).definition },
                'GlideElementDescriptor');
        },
        // Without a record where the reference is empty or leads to nothing.
        getRefRecord: function() {
            var state = simulator.stateOf(this);
            var reference = lastOf(this).definition;

            rawOf(this);
            if (reference.type !== 'reference') {
                simulator.refuse('getRefRecord() of ' + lastOf(this).column +
                    ', which is no reference');
            }
            return simulator.recordOf(reference.reference,
                simulator.follow(state, state.path, state.path.length));
        },
        getReferenceTable: function() {
            return lastOf(this).definition.reference || null;
        },
        getJournalEntry: function(count) {
            var state = simulator.stateOf(this);
            var last = lastOf(this);

            if (state.isBefore && rawOf(this) !== '') {
                simulator.refuse('getJournalEntry of ' + last.column + ' before its new entry is ' +
                    'saved is not simulated');
            }
            return simulator.journalText(last.table, state.row, last.column, count);
        },
        changes: function() {
            return hasChanged(this, 'changes', 'VALCHANGES', '');
        },
        changesTo: function(value) {
            return hasChanged(this, 'changesTo', 'CHANGESTO', value);
        },
        changesFrom: function(value) {
            return hasChanged(this, 'changesFrom', 'CHANGESFROM', value);
        }
    });

    var descriptor = simulator.api('GlideElementDescriptor', {
        getInternalType: function() {
            return simulator.stateOf(this).definition.type;
        }
    });

    simulator.refuseApi('GlideElement', WRITES, function(element, value) {
        return lastOf(element).column + ' to ' + value;
    });

    function hasChanged(element, name, operation, value) {
        var state = simulator.stateOf(element);
        var call = name + '() of ' + lastOf(element).column;
        var term;

        if (!state.previous) {
            simulator.refuse(call + (state.isNew ? ' of a new record is not simulated' :
                ' tells nothing outside the saving transaction; put it into the filter condition'));
        }
        term = simulator.term(state.path[0].table, state.path[0].column, operation,
            value === undefined ? '' : value);
        return simulator.matches([term], state.row, state.previous);
    }

    function lastOf(element) {
        var path = simulator.stateOf(element).path;
        return path[path.length - 1];
    }

    function typeOf(element) {
        return lastOf(element).definition.type;
    }

    function rawOf(element) {
        var state = simulator.stateOf(element);

        if (state.record.row !== state.row) {
            simulator.refuse('field ' + lastOf(element).column + ' is read after next() or ' +
                'get(): a GlideElement follows its record; keep what getValue() returns');
        }
        return state.readable && state.owner ?
            simulator.rawValue(state.owner, lastOf(element).column) : '';
    }

    // What people see of the record that a reference leads to.
    function displayOf(reference, row) {
        var table = simulator.findTable(reference.definition.reference);
        return row ? simulator.displayValue(table, row, table.display,
            simulator.transaction.session.language) : '';
    }

    /**
     * The field at a path. `state` has the `record` with its `row`, the `previous` one, what has
     * been `followed`, and whether the field is `readable` by the user.
     */
    simulator.element = function(path, state) {
        var last = path[path.length - 1];

        simulator.checkEnd(path);
        return simulator.instance(prototypeOf(last), {
            path: path,
            owner: simulator.follow(state, path, path.length - 1),
            record: state.record,
            row: state.row,
            previous: state.previous,
            isNew: state.isNew,
            isBefore: state.isBefore,
            followed: state.followed,
            readable: state.readable
        }, 'GlideElement', last.definition.reference);
    };

    // A reference has the fields of its table as properties.
    function prototypeOf(last) {
        var target = last.definition.type === 'reference' &&
            simulator.findTable(last.definition.reference);
        var own;

        if (!target) {
            return prototype;
        }
        own = Object.create(prototype);
        Object.keys(target.columns).forEach(function(column) {
            Object.defineProperty(own, column, {
                get: function() {
                    var state = simulator.stateOf(this);

                    return simulator.element(state.path.concat({
                        table: target,
                        column: column,
                        definition: target.columns[column]
                    }), state);
                }
            });
        });
        return own;
    }
})(simulator);
