/**
 * Reads JSON without losing digits: Flashduty's ids are integers of up to 19, more than a number of
 * JavaScript holds.
 *
 * Source: RFC 8259; Flashduty API reference (ids).
 * Refused: Keys that stand twice.
 */
(function(simulator) {
    var flashduty = simulator.flashduty = simulator.flashduty || {};

    var LARGEST_EXACT = 9007199254740991;

    // One token, or '' at the end of the text.
    var PLAIN = /[^"\\\u0000-\u001f]*/.source;
    var ESCAPE = /\\(?:["\\\/bfnrt]|u[0-9a-fA-F]{4})/.source;
    var NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/.source;
    var TEXT = '"' + PLAIN + '(?:' + ESCAPE + PLAIN + ')*"';
    var TOKEN = new RegExp('[ \\t\\r\\n]*([{}\\[\\],:]|' + TEXT + '|' + NUMBER +
        '|true|false|null|$)', 'g');

    function Numeral(digits) {
        this.digits = digits;
    }

    Numeral.prototype.toString = function() {
        return this.digits;
    };

    function has(object, key) {
        return Object.prototype.hasOwnProperty.call(object, key);
    }

    function isObject(value) {
        return value !== null && typeof value === 'object' && !Array.isArray(value) &&
            !(value instanceof Numeral);
    }

    function unexpected(reader, token) {
        return new Error((token ? 'unexpected ' + token : 'unexpected end') + ' before character ' +
            reader.position);
    }

    function next(reader) {
        var found;

        TOKEN.lastIndex = reader.position;
        found = TOKEN.exec(reader.text);
        if (!found || found.index !== reader.position) {
            throw new Error('no JSON from character ' + reader.position);
        }
        reader.position = TOKEN.lastIndex;
        return found[1];
    }

    // The first token of the next member of a list or an object, or its end.
    function nextMember(reader, end) {
        var token = next(reader);

        if (token === end) {
            return end;
        }
        if (token === ',') {
            token = next(reader);
            if (token !== end) {
                return token;
            }
        }
        throw unexpected(reader, token);
    }

    function readList(reader) {
        var items = [];
        var token = next(reader);

        while (token !== ']') {
            items.push(readValue(reader, token));
            token = nextMember(reader, ']');
        }
        return items;
    }

    function readObject(reader) {
        var members = {};
        var token = next(reader);
        var colon;
        var key;

        while (token !== '}') {
            colon = next(reader);
            if (token.charAt(0) !== '"' || colon !== ':') {
                throw unexpected(reader, token);
            }
            key = JSON.parse(token);
            if (has(members, key)) {
                throw new Error('key ' + key + ' stands twice');
            }
            members[key] = readValue(reader, next(reader));
            token = nextMember(reader, '}');
        }
        return members;
    }

    function readValue(reader, token) {
        if (token === '{') {
            return readObject(reader);
        }
        if (token === '[') {
            return readList(reader);
        }
        if (/^["tfn]/.test(token)) {
            return JSON.parse(token);
        }
        if (/^[-\d]/.test(token)) {
            return new Numeral(token);
        }
        throw unexpected(reader, token);
    }

    function read(text) {
        var reader = { text: text, position: 0 };
        var value = readValue(reader, next(reader));
        var rest = next(reader);

        if (rest !== '') {
            throw unexpected(reader, rest);
        }
        return value;
    }

    function mapMembers(object, change) {
        var changed = {};

        Object.keys(object).forEach(function(key) {
            changed[key] = change(object[key]);
        });
        return changed;
    }

    // What was read as ordinary values; integers that a number cannot hold become texts.
    function plain(value) {
        var number;

        if (value instanceof Numeral) {
            number = Number(value.digits);
            return Math.abs(number) <= LARGEST_EXACT ? number : value.digits;
        }
        if (Array.isArray(value)) {
            return value.map(plain);
        }
        return isObject(value) ? mapMembers(value, plain) : value;
    }

    flashduty.json = {
        Numeral: Numeral,
        has: has,
        isObject: isObject,
        plain: plain,
        read: read
    };
})(simulator);
