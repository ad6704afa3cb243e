/**
 * Dot-walks: from a table along references to a column.
 */
(function(simulator) {
    /** The steps of a path such as `location.country`, each with its table; refused if wrong. */
    simulator.path = function(table, text) {
        var path = [];

        String(text).split('.').forEach(function(column, index, all) {
            var definition = table && simulator.has(table.columns, column) &&
                table.columns[column];

            if (!definition) {
                simulator.refuse('table ' + table.name + ' has no field ' + column +
                    (all.length > 1 ? ' (of ' + text + ')' : ''));
            }
            if (index < all.length - 1 && definition.type !== 'reference') {
                simulator.refuse('field ' + column + ' of ' + text + ' is no reference');
            }
            path.push({ table: table, column: column, definition: definition });
            table = definition.type === 'reference' ?
                simulator.findTable(definition.reference) : null;
        });
        simulator.noticeSysId(path);
        return path;
    };

    /**
     * Follows the first references of a path: each costs a query, once for a row. `state` has the
     * row and what has been `followed`.
     */
    simulator.follow = function(state, path, references) {
        var name = '';

        path.slice(0, references).forEach(function(step, index) {
            name += '.' + step.column;
            if (!simulator.has(state.followed, name) &&
                simulator.walk(path.slice(0, index + 1), state.row) !== '') {
                state.followed[name] = true;
                simulator.countQuery();
            }
        });
    };

    /** Notices a walk to what the reference holds itself. */
    simulator.noticeSysId = function(path) {
        if (path.length > 1 && path[path.length - 1].column === 'sys_id') {
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
