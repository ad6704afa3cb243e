/**
 * The entries of journal fields, and how scripts read them.
 *
 * Source: ServiceNow docs, "GlideElement", getJournalEntry (1 for the newest entry, -1 for all; the
 * field's label, the date and the user's display name stand before each text).
 * Simulated: The newest entry, or all of them with the newest first, each below a header with the
 * date in the reader's zone and format, the author's name and the label in the reader's language.
 * Assumed: The order of these parts and the signs between them. Somebody without a record is known
 * by the user name.
 * Refused: `getJournalEntry()` of another number than 1 and -1.
 */
(function(simulator) {
    /** The entries of a journal field, oldest first. */
    simulator.entriesOf = function(row, column) {
        var journal = simulator.table('sys_journal_field');

        return simulator.rowsWith(journal, 'element_id', row.sys_id).filter(function(entry) {
            return entry.element === column;
        });
    };

    /** The newest entry of a journal field, or all, newest first, each with its header. */
    simulator.journalText = function(table, row, column, count) {
        var label = simulator.labelOf(table, column, simulator.transaction.session.language);
        var entries = simulator.entriesOf(row, column).reverse();

        if (count !== 1 && count !== -1) {
            simulator.refuse('getJournalEntry(' + count + ') is not simulated: 1 is the newest ' +
                'entry, -1 are all');
        }
        simulator.countQuery();
        return entries.slice(0, count === 1 ? 1 : entries.length).map(function(entry) {
            return simulator.localDate(simulator.parseDate(entry.sys_created_on),
                simulator.dateFormat()) + ' - ' + authorOf(entry) + ' (' + label + ')\n' +
                entry.value + '\n\n';
        }).join('');
    };

    // Somebody without a record of their own is known by their user name alone.
    function authorOf(entry) {
        var table = simulator.table('sys_user');
        var user = simulator.rowsWith(table, 'user_name', entry.sys_created_by)[0];

        return (user && simulator.rawValue(user, 'name')) || entry.sys_created_by;
    }
})(simulator);
