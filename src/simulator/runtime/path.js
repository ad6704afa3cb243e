/**
 * Dot-walks: from a table along references to a column.
 *
 * Source: ServiceNow docs, "Dot-walking"; scan rule SE10052.
 * Simulated: Each reference that is followed costs a query, once for a row that was read. What it
 * leads to is read then, and kept.
 * Refused: Fields that are put together when they are read, such as a list of journals; a reference
 * that is followed for its sys_id, which it holds itself.
 */
(function(simulator) {
    var COMPOSED = /^(journal|journal_list|user_input|variables)$/;

    /** The steps of a path such as `location.country`, each with its table; refused if wrong. */
    simulator.path = function(table, text) {
        var path = [];
        var name = '';

        String(text).split('.').forEach(function(column, index, all) {
            var definition = table && simulator.has(table.columns, column) &&
                table.columns[column];

            if (!table) {
                table = simulator.table(name);
            }
            if (!definition) {
                simulator.refuse(simulator.unknownField(table, column, String(text)));
            }
            if (index < all.length - 1 && definition.type !== 'reference') {
                simulator.refuse('field ' + column + ' of ' + text + ' is no reference');
            }
            path.push({ table: table, column: column, definition: definition });
            name = definition.reference;
            table = definition.type === 'reference' ? simulator.findTable(name) : null;
        });
        simulator.checkEnd(path);
        return path;
    };

    /**
     * The row that the first references of a path lead to from the `row` of a state; null where one
     * of them is empty or leads to nothing. Each costs a query, once for a row: what has been
     * `followed` keeps what was read.
     */
    simulator.follow = function(state, path, references) {
        var name = '';

        return path.slice(0, references).reduce(function(row, step) {
            var reference = row && simulator.rawValue(row, step.column);

            name += '.' + step.column;
            if (reference && !simulator.has(state.followed, name)) {
                simulator.countQuery();
                state.followed[name] = simulator.rowOf(
                    simulator.table(step.definition.reference), reference);
            }
            return reference ? state.followed[name] : null;
        }, state.row);
    };

    /** Notices a walk to what the reference holds itself, and what is put together when read. */
    simulator.checkEnd = function(path) {
        var last = path[path.length - 1];

        if (COMPOSED.test(last.definition.type)) {
            simulator.refuse('reading ' + last.table.name + '.' + last.column + ', of type ' +
                last.definition.type + ', is not simulated');
        }
        if (path.length > 1 && last.column === 'sys_id') {
            simulator.fault('reference ' + path[path.length - 2].column + ' is followed for its ' +
                'sys_id, which it holds itself (scan rule SE10052)');
        }
    };

    /** The row that a path's last step reads; null where a reference before it is empty. */
    simulator.rowAt = function(path, row) {
        return path.slice(1).reduce(function(found, step, index) {
            var reference = found && simulator.rawValue(found, path[index].column);
            return reference ? simulator.rowOf(step.table, reference) : null;
        }, row);
    };

    /** The raw value at the end of a path. */
    simulator.walk = function(path, row) {
        var last = simulator.rowAt(path, row);

        return last ? simulator.rawValue(last, path[path.length - 1].column) : '';
    };
})(simulator);
