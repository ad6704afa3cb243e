/**
 * The records that a scenario looks at after a step.
 *
 * Source: none, of the stand-in's own.
 */
(function(simulator) {
    /** The watched records as they are, by sys_id; null for one that is gone. */
    simulator.watched = function(watch) {
        var found = {};

        Object.keys(watch).forEach(function(sysId) {
            var table = simulator.table(watch[sysId]);
            found[sysId] = withEntries(table, simulator.rowOf(table, sysId));
        });
        return found;
    };

    // A row with the entries of its journal fields, oldest first.
    function withEntries(table, row) {
        var shown = row && simulator.copy(row);

        Object.keys(row ? table.columns : {}).forEach(function(column) {
            if (table.columns[column].type === 'journal_input') {
                shown[column] = simulator.entriesOf(row, column).map(function(entry) {
                    return entry.value;
                });
            }
        });
        return shown;
    }
})(simulator);
