// What the tests ask of a page, and how often it has asked the instance.
(() => {
    'use strict';

    const plain = (element) => element.innerText.replace(/[()]/g, '').replace(/\s+/g, ' ').trim();
    const part = (id) => document.querySelector('#flashduty_dialog #flashduty_' + id);
    const seen = (element) => element !== null && element.getClientRects().length > 0;
    const probe = window.probe = { asked: 0, answered: 0, part };

    /** Whether a part of the dialog can be seen. */
    probe.sees = (id) => seen(part(id));

    /** Each row of people that can be seen: its mark, then its text. */
    probe.people = () => Array.from(part('people_list').querySelectorAll('li')).filter(seen)
        .map((row) => {
            const box = row.querySelector('input');
            return (box.disabled ? '- ' : box.checked ? 'x ' : '  ') + plain(row);
        });

    /** The check box of a person, by a text in the row. */
    probe.box = (text) => Array.from(part('people_list').querySelectorAll('li'))
        .find((row) => row.textContent.includes(text)).querySelector('input').value;

    /** What a list of suggestions offers. */
    probe.options = (list) => Array.from(document.querySelectorAll(list + ' [role="option"]'))
        .filter(seen).map(plain);

    // Several values of one term stand side by side.
    function facts(list) {
        return Array.from(list.children).reduce((terms, it) => {
            const items = Array.from(it.querySelectorAll('li'), plain);
            const text = items.length ? items.join(', ') : plain(it);
            if (it.tagName === 'DT') {
                return terms.concat(text + ':');
            }
            const term = terms.pop();
            return terms.concat(term + (term.endsWith(':') ? ' ' : ' | ') + text);
        }, []);
    }

    function lines(element) {
        return Array.from(element.children).flatMap((it) =>
            it.tagName === 'DL' ? facts(it) : it.tagName === 'OL' ?
                Array.from(it.children).flatMap(lines) : [plain(it)]);
    }

    /** The escalation path, a line for each fact and before them each step. */
    probe.path = () => lines(part('path_rule')).filter(Boolean).join('\n')
        .replace(/^(Step \d)\n/gm, '$1 ');

    const send = XMLHttpRequest.prototype.send;
    const late = [];
    let isNextLate = false;

    XMLHttpRequest.prototype.send = function (body) {
        probe.asked += 1;
        // After the page's own listeners, so whatever an answer has led to is there.
        this.addEventListener('loadend', () => {
            probe.answered += 1;
        });
        if (isNextLate) {
            isNextLate = false;
            late.push(() => send.call(this, body));
        } else {
            send.call(this, body);
        }
    };

    /** The next request to the instance is under way until `probe.arrive()`. */
    probe.delayNext = () => {
        isNextLate = true;
    };

    /** Whether the instance has answered all that it was asked, but for what is delayed. */
    probe.rests = () => probe.asked === probe.answered + late.length;

    probe.arrive = () => {
        late.splice(0).forEach((run) => run());
    };

    const timers = new Map();
    let last = 0;

    /** From now on, waits of many seconds take until `probe.elapse()`. */
    probe.stopClock = () => {
        const { setTimeout, clearTimeout } = window;
        window.setTimeout = (run, ms) => {
            if (!(ms >= 10000)) {
                return setTimeout(run, ms);
            }
            const id = (last -= 1);
            timers.set(id, { run, ms });
            return id;
        };
        window.clearTimeout = (id) => timers.delete(id) || clearTimeout(id);
    };

    /** The waits of many seconds, in milliseconds. */
    probe.waits = () => Array.from(timers.values(), (it) => it.ms);

    /** Lets the waits end that are no longer than so many milliseconds. */
    probe.elapse = (longest = Infinity) => {
        const due = Array.from(timers).filter(([, it]) => it.ms <= longest);
        due.forEach(([id]) => timers.delete(id));
        due.forEach(([, it]) => it.run());
    };
})();
