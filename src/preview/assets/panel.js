/**
 * The panel beside the form: what can be chosen, and what the instance did.
 */
(function () {
    'use strict';

    const { request, drawEntry } = window.preview;
    const POLL = 700; // milliseconds
    const USERS = {
        beth: 'Beth Anglin, with the role', joe: 'Joe Employee, without a role',
        admin: 'System Administrator'
    };
    const LANGUAGES = {
        en: 'English', zh: '\u7b80\u4f53\u4e2d\u6587', de: 'Deutsch, without texts'
    };
    const THEMES = { light: 'Light', dark: 'Dark' };
    const LATENCIES = { 0: 'none', 50: '50 ms', 200: '200 ms', 1000: '1 s', 3000: '3 s' };
    const FAULTS = {
        none: 'nothing', wrong_key: 'Flashduty: wrong app key', down: 'Flashduty: down',
        slow: 'Flashduty: slow', busy: 'Flashduty: too many requests (429)',
        timeout: 'Flashduty: no answer within the time-out',
        unconfirmed: 'Flashduty: push not confirmed', denied: 'instance: call denied',
        broken: 'instance: error 500', silent: 'instance: no answer'
    };
    // Of these the form knows nothing, so it need not begin anew.
    const AT_ONCE = ['latency', 'fault'];
    // The number of the last entry that is shown.
    let last = 0;
    let isPolling = false;

    function address(settings) {
        return window.location.pathname + '?' + new URLSearchParams(settings);
    }

    function choose(settings, name, value) {
        const next = Object.assign({}, settings, { [name]: value });
        if (AT_ONCE.includes(name)) {
            settings[name] = value;
            window.history.replaceState(null, '', address(next));
            drawLinks(next);
            request('/settings', { [name]: value });
        } else {
            window.location.href = address(next);
        }
    }

    function drawLinks(settings) {
        document.querySelectorAll('[data-interface]').forEach((link) => {
            link.href = link.dataset.interface + '?' + new URLSearchParams(settings);
        });
    }

    function control(settings, name, label, choices) {
        const row = document.createElement('label');
        const select = document.createElement('select');
        const known = Object.keys(choices).includes(String(settings[name]));
        const all = known ? choices : Object.assign({ [settings[name]]: settings[name] }, choices);
        Object.entries(all).forEach(([value, text]) => select.append(new Option(text, value)));
        select.value = String(settings[name]);
        select.id = 'control_' + name;
        select.addEventListener('change', () => choose(settings, name, select.value));
        row.append(label, select);
        return row;
    }

    /** Draws the controls and begins to follow the instance. */
    window.preview.drawPanel = ({ settings, records, faults }) => {
        const offered = Object.fromEntries(faults.map((word) => [word, FAULTS[word] || word]));
        document.getElementById('panel_controls').replaceChildren(
            control(settings, 'record', 'Record', Object.fromEntries(records.map(
                ({ sys_id, key, title }) => [sys_id, title ? `${key} ${title}` : key]))),
            control(settings, 'user', 'Role', USERS),
            control(settings, 'language', 'Language', LANGUAGES),
            control(settings, 'theme', 'Theme', THEMES),
            control(settings, 'latency', 'Latency', LATENCIES),
            control(settings, 'fault', 'What goes wrong', offered));
        drawLinks(settings);
        if (!isPolling) {
            isPolling = true;
            follow();
        }
    };

    function draw({ count, entries }) {
        const list = document.getElementById('panel_entries');
        // The form was loaded elsewhere, with which the instance has begun anew.
        if (count < last) {
            last = 0;
            list.replaceChildren();
            return;
        }
        entries.forEach((entry) => {
            last = entry.number;
            list.prepend(drawEntry(entry));
        });
    }

    async function follow() {
        let state;
        try {
            draw(await request('/did?after=' + last));
            state = last ? '' : 'Nothing yet.';
        } catch (error) {
            // What fetch rejects with if nobody answers.
            state = error instanceof TypeError ? 'The preview has ended.' : error.message;
        }
        document.getElementById('panel_state').textContent = state;
        setTimeout(follow, POLL);
    }
})();
