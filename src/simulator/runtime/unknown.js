/**
 * Names that the stand-in does not know. Nothing is said of the platform: it may have them.
 *
 * Source: none, of the stand-in's own.
 */
(function(simulator) {
    /** What is said of `what` by the name `word`, with the name that was probably meant. */
    simulator.unknown = function(what, word, known) {
        var near = nearest(word, known);

        return 'the stand-in does not know the ' + what +
            (near ? ' (did you mean ' + near + '?)' : '') +
            '; given: tables, or a file for --given, adds it';
    };

    function nearest(word, known) {
        return known.map(function(name) {
            return { name: name, distance: distance(word, name) };
        }).filter(function(entry) {
            return entry.distance <= Math.floor(Math.max(entry.name.length, 3) / 3) &&
                entry.distance < word.length;
        }).reduce(function(best, entry) {
            return best && best.distance <= entry.distance ? best : entry;
        }, { name: '', distance: Infinity }).name;
    }

    // How many letters are to be put in, taken out or replaced.
    function distance(one, other) {
        var row = [];
        var at;

        for (at = 0; at <= other.length; at += 1) {
            row.push(at);
        }
        one.split('').forEach(function(letter, line) {
            var before = row;

            row = [line + 1];
            other.split('').forEach(function(found, column) {
                row.push(Math.min(row[column] + 1, before[column + 1] + 1,
                    before[column] + (letter === found ? 0 : 1)));
            });
        });
        return row[other.length];
    }
})(simulator);
