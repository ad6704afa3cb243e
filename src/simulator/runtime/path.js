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
        return path;
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
