/**
 * How many rows a database looks at for a query: those that an index leads to, or all of them.
 *
 * Source: ServiceNow docs, "Table rotation"; a field report that references have an index.
 * Simulated: An index leads to the rows of a value, or of several (`=`, `IN`). Of a table that is
 * rotated, a bound on the date of creation leaves out the parts before it.
 * Assumed: The database takes the index that leads to the fewest rows; other operators take none.
 * Refused: A query that reads all of a large table.
 */
(function(simulator) {
    /** The rows that the query of a record makes the database look at. */
    simulator.scanned = function(state) {
        var found = state.terms.map(function(term) {
            return leadsTo(state.table, term);
        }).filter(function(rows) {
            return rows !== null;
        });
        var all = simulator.rowsOf(state.table);

        if (state.table.isLarge && found.length === 0) {
            simulator.fault('a query on ' + state.table.name + ' reads all of a large table: ' +
                'none of its conditions has an index' +
                (state.table.isRotated ? ' or bounds sys_created_on' : ''));
        }
        return found.reduce(function(least, rows) {
            return Math.min(least, rows);
        }, all.length);
    };

    function stored(term, value) {
        return term.path[0].definition.type !== 'boolean' ? value :
            value === 'true' || value === '1' ? '1' : '0';
    }

    // How many rows of a table were created after a moment, or then as well (`includes`).
    function countSince(table, moment, includes) {
        var low = 0;
        var high = table.rows.length;
        var middle;

        function isLater(row) {
            return row.sys_created_on > moment || includes && row.sys_created_on === moment;
        }

        if (!table.isChronological) {
            return table.rows.filter(isLater).length;
        }
        while (low < high) {
            middle = Math.floor((low + high) / 2);
            if (isLater(table.rows[middle])) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return table.rows.length - low;
    }

    // How many rows one condition leads to; null where all have to be read for it.
    function leadsTo(table, term) {
        var isPlain = term.path && term.path.length === 1 && term.alternatives.length === 0;

        if (isPlain && table.indexes.indexOf(term.field) >= 0 && /^(=|IN)$/.test(term.operator)) {
            return (term.operator === 'IN' ? term.value.split(',') : [term.value]).reduce(
                function(sum, value) {
                    return sum + simulator.countWith(table, term.field, stored(term, value));
                }, 0);
        }
        return isPlain && table.isRotated && term.field === 'sys_created_on' &&
            /^>=?$/.test(term.operator) ?
            countSince(table, term.value, term.operator === '>=') : null;
    }
})(simulator);
