/**
 * One thing that the instance did, as the panel shows it. Text is shown as text.
 */
(function () {
    'use strict';

    function add(parent, tag, className, text) {
        const made = document.createElement(tag);
        made.className = className || '';
        if (text !== undefined) {
            made.textContent = text;
        }
        parent.append(made);
        return made;
    }

    function pretty(value) {
        return typeof value === 'string' ? value : JSON.stringify(value, null, 2);
    }

    function part(parent, title, content) {
        add(parent, 'h3', '', title);
        add(parent, 'pre', '', content).tabIndex = 0;
    }

    function count(number, one, several) {
        return `${number} ${number === 1 ? one : several}`;
    }

    function costs(transactions) {
        const sum = (key) => transactions.reduce((all, it) => all + it.costs[key], 0);
        const seconds = Math.round(sum('seconds') * 1000) / 1000;
        return `${count(sum('queries'), 'query', 'queries')}, ${count(sum('rows'), 'row', 'rows')}, ` +
            `${count(sum('http'), 'call', 'calls')}, ${seconds} s`;
    }

    function given(parameters) {
        return Object.entries(parameters)
            .filter(([name]) => !/^sysparm_(name|processor)$/.test(name))
            .map(([name, value]) => `${name}=${value}`).join('\n');
    }

    /** The element for an entry. */
    window.preview.drawEntry = (entry) => {
        const item = document.createElement('li');
        const details = add(item, 'details', 'entry kind-' + entry.kind);
        const summary = add(details, 'summary');
        const faults = (entry.faults || []).concat(entry.fault || []);
        add(summary, 'span', 'kind', entry.kind);
        add(summary, 'span', 'what', entry.what.split('.').pop());
        if (entry.transactions) {
            add(summary, 'span', 'costs', costs(entry.transactions));
        }
        if (faults.length) {
            details.classList.add('faulty');
            part(details, 'Refused by the platform', faults.join('\n'));
            details.open = true;
        }
        if (given(entry.parameters)) {
            part(details, 'Parameters', given(entry.parameters));
        }
        (entry.transactions || []).forEach((it) => {
            part(details, `${it.kind} ${it.name}`, `as ${it.user}: ${costs([it])}`);
        });
        (entry.requests || []).forEach((it) => {
            part(details, `${it.method} ${it.to}: ${it.status || it.error || 'no answer'}`,
                pretty(it.body));
        });
        if (entry.log && entry.log.length) {
            part(details, 'Log', entry.log.join('\n'));
        }
        if (entry.answer) {
            part(details, 'Answer to the browser', pretty(entry.answer));
        }
        return item;
    };
})();
