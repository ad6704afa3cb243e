/**
 * Goes through the dialog, one text after the other. Each walk returns what is wrong, one line
 * each.
 *
 * Texts are compared as they were typed, but for one thing: a field with one line keeps no line
 * ends, since browsers take them away.
 */
const walk = {
    part: (name) => document.getElementById('flashduty_' + name),

    group: () => document.getElementById('sys_display.flashduty_group'),

    line: (text) => text.replace(/[\r\n]/g, ''),

    async until(what, condition) {
        const deadline = performance.now() + 10000;
        while (!condition()) {
            if (performance.now() > deadline) {
                throw new Error(`waited for ${what}`);
            }
            await new Promise((resolve) => setTimeout(resolve, 2));
        }
    },

    // Whether a part of the page says just this.
    says(root, text) {
        const kinds = NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT;
        const nodes = document.createTreeWalker(root, kinds);
        while (nodes.nextNode()) {
            if (nodes.currentNode.textContent === text) {
                return true;
            }
        }
        return false;
    },

    type(field, text) {
        field.value = text;
        field.dispatchEvent(new Event('input', { bubbles: true }));
    },

    // Of rows or options, those that do not say a text and its companion.
    lacking(rows, texts) {
        return texts.filter((text, at) => !rows.some((row) =>
            walk.says(row, text) && walk.says(row, texts[texts.length - 1 - at])));
    },

    people(texts) {
        const rows = Array.from(walk.part('people_list').querySelectorAll('input')).map((box) =>
            box.closest('li'));
        return walk.lacking(rows, texts).map((text) => `no row says ${text}`);
    },

    // What is typed is found; a filter knows neither line ends nor blanks around the text.
    filter(texts) {
        const rows = Array.from(walk.part('people_list').querySelectorAll('li'));
        const wrong = texts.filter((text) => text === walk.line(text)).filter((text) => {
            const row = rows.find((it) => walk.says(it, text));
            walk.type(walk.part('filter'), text);
            return row.hidden;
        });
        walk.type(walk.part('filter'), '');
        return wrong.map((text) => `filtered out: ${text}`);
    },

    options() {
        if (walk.part('policy').getAttribute('aria-expanded') !== 'true') {
            walk.part('policy_show').click();
        }
        return Array.from(walk.part('policy_list').querySelectorAll('[role=option]'));
    },

    // A description may say the same; the name comes first.
    option: (name) =>
        walk.options().find((it) => it.firstElementChild.textContent === name),

    policies: (texts) =>
        walk.lacking(walk.options(), texts).map((text) => `no option says ${text}`),

    // The path of each rule, and the field that names it: person and address on their own, three
    // times in the condition, twice in the time, and team and schedule beside more words.
    async paths(texts) {
        const wrong = [];
        walk.option('Everything').click();
        await walk.until('the names', () => walk.says(walk.part('path'), texts[0]));
        for (const text of texts) {
            walk.option(text).click();
            const path = walk.part('path');
            const times = path.textContent.split(text).length - 1;
            if (walk.part('policy').value !== walk.line(text)) {
                wrong.push(`the field names ${walk.part('policy').value}, not ${text}`);
            }
            if (!walk.says(path, text) || times < 9) {
                wrong.push(`the path says ${times} times ${text}`);
            }
        }
        return wrong;
    },

    // Finds a group and chooses it.
    async find(name, typed) {
        const option = () => Array.from(document.querySelectorAll('[role=option]'))
            .find((it) => it.textContent === name && !walk.part('policy_list').contains(it));
        walk.type(walk.group(), typed || name);
        await walk.until(`the group ${name}`, option);
        option().click();
    },

    // Empties the group's field first, so that the same group is a change.
    again(name) {
        walk.part('group_clear').click();
        return walk.find(name);
    },

    // Each group is found by its name, chosen, and asked for its members. The platform would run
    // what begins with `javascript:`, looks for a part of a name behind `*`, and takes words such
    // as `null` for a script's mistake.
    async groups(texts) {
        const wrong = [];
        for (const text of texts) {
            const start = stoodIn(text).split(/[\r\n]/)[0];
            const isPart = /^(javascript:|\*|$)/i.test(start);
            const isWord = /^(null|undefined|NaN|\[object .*\])$/.test(start);
            const typed = isWord ? start.slice(0, -1) : start;
            await walk.find(text, isPart ? '*' + text.trim().slice(-12) : typed);
            if (walk.group().value !== walk.line(text)) {
                wrong.push(`the field names ${walk.group().value}, not ${text}`);
            }
            await walk.until('its members', () => walk.part('people_note').textContent !== '' &&
                !/Loading/.test(walk.part('people_note').textContent));
        }
        return wrong;
    },

    // What is there beside what the page makes: elements by their name, attributes that run.
    strangers(known) {
        const dialog = walk.part('dialog');
        const all = Array.from(dialog.querySelectorAll('*'));
        const names = all.map((it) => it.localName).filter((it) => !known.includes(it));
        const runs = /^(on|src|href|xlink:|action$|formaction$|srcdoc$)/;
        const attributes = all.flatMap((it) => it.getAttributeNames());
        return Array.from(new Set(names.concat(
            attributes.filter((it) => runs.test(it)), Object.keys(Object.prototype))));
    }
};
