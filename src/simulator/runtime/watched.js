/**
 * The records that a scenario looks at after a step, and the deliveries that the step has written.
 *
 * Source: none, of the stand-in's own.
 * Simulated: Of a delivery a scenario sees what its row holds after the step, moments in seconds
 * since the scenario began. A row that the step has deleted is not among them.
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

    /** The rows of delivered tables that the step made or changed, in the order of their making. */
    simulator.deliveries = function() {
        var found = [];

        simulator.deliveredTables().forEach(function(table) {
            table.rows.forEach(function(row) {
                if (simulator.has(simulator.observed.changed, row.sys_id)) {
                    found.push(shown(table, row));
                }
            });
        });
        return found;
    };

    // What is empty is left out, and what a scenario cannot know beforehand.
    function shown(table, row) {
        var columns = {};

        Object.keys(table.columns).forEach(function(column) {
            var raw = simulator.rawValue(row, column);

            if (raw !== '' && /^u_/.test(column) && column !== 'u_claim') {
                columns[column.slice(2)] = told(table.columns[column].type, raw);
            }
        });
        return columns;
    }

    function told(type, raw) {
        if (type === 'glide_date_time') {
            return (simulator.parseDate(raw) - simulator.clock.start) / 1000;
        }
        return type === 'glide_list' ? raw.split(',').map(simulator.nameOf) :
            simulator.nameOf(raw);
    }

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
