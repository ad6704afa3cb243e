/**
 * Dates as people write them, by a pattern such as `yyyy-MM-dd HH:mm:ss`. A date here is a list of
 * year, month, day, hour, minute and second, without a zone.
 *
 * Source: ServiceNow docs, "Global date and time field format" (the letters); Java SE, class
 * SimpleDateFormat (their meaning).
 * Simulated: Patterns of `yyyy`, `MM`, `dd`, `HH`, `hh`, `mm`, `ss` and `a`.
 * Refused: Other letters, such as those for names of months and days, and `a` in another language
 * than English.
 */
(function(simulator) {
    var LETTERS = /yyyy|MM|dd|HH|hh|mm|ss|a/g;
    var PLACES = { yyyy: 0, MM: 1, dd: 2, HH: 3, hh: 3, mm: 4, ss: 5 };

    function check(pattern) {
        var rest = pattern.replace(LETTERS, '');

        if (/[a-z']/i.test(rest)) {
            simulator.refuse('the date format ' + pattern + ' is not simulated: it has more than ' +
                'yyyy, MM, dd, HH, hh, mm, ss and a');
        }
    }

    // What halves of the day are called depends on the language.
    function noticeLanguage() {
        if (simulator.transaction.session.language !== 'en') {
            simulator.refuse('the date format with a is not simulated in ' +
                simulator.transaction.session.language);
        }
    }

    function padded(number, length) {
        var digits = String(number);

        while (digits.length < length) {
            digits = '0' + digits;
        }
        return digits;
    }

    /** A date by a pattern. */
    simulator.writeDate = function(pattern, date) {
        check(pattern);
        return pattern.replace(LETTERS, function(letters) {
            if (letters === 'a') {
                noticeLanguage();
                return date[3] < 12 ? 'AM' : 'PM';
            }
            return padded(letters === 'hh' ? date[3] % 12 || 12 : date[PLACES[letters]],
                letters.length);
        });
    };

    /** The date that a text is by a pattern, or null. */
    simulator.readDate = function(pattern, text) {
        var date = [1970, 1, 1, 0, 0, 0];
        var letters = pattern.match(LETTERS);
        var found;
        var half;

        check(pattern);
        found = formOf(pattern).exec(text);
        if (!found) {
            return null;
        }
        letters.forEach(function(letter, index) {
            if (letter === 'a') {
                half = found[index + 1];
            } else {
                date[PLACES[letter]] = Number(found[index + 1]);
            }
        });
        if (half) {
            date[3] = date[3] % 12 + (half === 'PM' ? 12 : 0);
        }
        return date;
    };

    function formOf(pattern) {
        var escaped = pattern.replace(/[.*+?^$()|[\]\\]/g, '\\$&');

        return new RegExp('^' + escaped.replace(LETTERS, function(letters) {
            return letters === 'a' ? '(AM|PM)' : '(\\d{' + letters.length + '})';
        }) + '$');
    }
})(simulator);
