/**
 * Texts with values, as gs.getMessage fills them in: the patterns of java.text.MessageFormat.
 *
 * Source: ServiceNow docs, "GlideSystem", getMessage; Java SE, class MessageFormat.
 * Simulated: Quotes, indexes of several digits, `{0,number}` and `{0,number,integer}` for numbers
 * of up to three digits.
 * Refused: What depends on the locale of the server: dates, choices, larger or broken numbers. A
 * placeholder that an apostrophe leaves as it is, or that has no value.
 */
(function(simulator) {
    // Such a number has no sign of grouping, whatever the locale.
    var SMALL = /^-?\d{1,3}$/;

    /** The parts of a pattern: texts as they are, placeholders as objects. */
    function parse(pattern, refuse) {
        var parts = [];
        var text = '';
        var isQuoted = false;
        var at = 0;
        var end;

        while (at < pattern.length) {
            if (pattern.charAt(at) === '\'' && pattern.charAt(at + 1) === '\'') {
                text += '\'';
                at += 2;
            } else if (pattern.charAt(at) === '\'') {
                isQuoted = !isQuoted;
                at += 1;
            } else if (pattern.charAt(at) === '{' && !isQuoted) {
                end = closing(pattern, at, refuse);
                parts.push(text, placeholder(pattern.substring(at + 1, end), refuse));
                text = '';
                at = end + 1;
            } else {
                text += pattern.charAt(at);
                at += 1;
            }
        }
        parts.push(text);
        return parts;
    }

    // Where the brace is closed that opens at a place. Quoted braces inside do not count.
    function closing(pattern, start, refuse) {
        var isQuoted = false;
        var depth = 0;
        var at;

        for (at = start; at < pattern.length; at += 1) {
            if (pattern.charAt(at) === '\'') {
                isQuoted = !isQuoted;
            } else if (!isQuoted && pattern.charAt(at) === '{') {
                depth += 1;
            } else if (!isQuoted && pattern.charAt(at) === '}') {
                depth -= 1;
                if (depth === 0) {
                    return at;
                }
            }
        }
        return refuse('has a brace that nothing closes');
    }

    // `number` alone and `number,integer` are what the platform's own messages have.
    function placeholder(inner, refuse) {
        var words = inner.split(',');
        var index = words[0];
        var kind = words.slice(1).map(function(word) {
            return word.trim().toLowerCase();
        }).join(',');

        if (!/^\d{1,9}$/.test(index)) {
            refuse('has {' + inner + '}, which begins with no number');
        }
        if (!/^(|number|number,integer)$/.test(kind)) {
            refuse('has {' + inner + '}: ' + (/^(number|date|time|choice)(,|$)/.test(kind) ?
                'that format is not simulated' : 'there is no such format'));
        }
        return { index: Number(index), kind: kind, text: '{' + Number(index) + '}' };
    }

    function shown(part, value, refuse) {
        var isNumber = typeof value === 'number';

        if (value === null || value === undefined) {
            return 'null';
        }
        if ((isNumber || part.kind !== '') && !SMALL.test(String(value))) {
            refuse('has ' + part.text + ' for ' + value + ': how a number is written depends on ' +
                'the locale, which is not simulated; give a text to {' + part.index + '}');
        }
        return String(value);
    }

    /**
     * A pattern with values in place of its placeholders. A placeholder without a value stays, as
     * Java leaves it, and is a fault; so is a quote that eats a placeholder.
     */
    simulator.formatMessage = function(what, pattern, values) {
        function refuse(problem) {
            return simulator.refuse(what + ' ' + problem + ': ' + simulator.masked(pattern));
        }
        var parts = parse(pattern, refuse);

        noticeQuotes(what, pattern, parts);
        return parts.map(function(part) {
            if (typeof part === 'string') {
                return part;
            }
            if (part.index >= values.length) {
                simulator.fault(what + ' has no value for ' + part.text + ': ' +
                    simulator.masked(pattern));
                return part.text;
            }
            return shown(part, values[part.index], refuse);
        }).join('');
    };

    // A placeholder that comes out as it is written was most likely meant to be filled in.
    function noticeQuotes(what, pattern, parts) {
        var isEaten = parts.some(function(part) {
            return typeof part === 'string' && /\{\d+\}/.test(part);
        });

        if (isEaten) {
            simulator.fault(what + ' has an apostrophe, after which nothing is filled in: ' +
                simulator.masked(pattern));
        }
    }
})(simulator);
