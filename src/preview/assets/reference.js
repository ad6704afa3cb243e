/**
 * The reference field of classic pages: suggestions while typing, a list behind the magnifier, and
 * a hidden value that follows only when the text has been looked up.
 */
(function () {
    'use strict';

    const { request } = window.preview;

    function parts(id) {
        return {
            value: document.getElementById(id),
            display: document.getElementById('sys_display.' + id),
            list: document.getElementById('AC.' + id)
        };
    }

    function close({ display, list }) {
        list.hidden = true;
        list.replaceChildren();
        display.setAttribute('aria-expanded', 'false');
        display.removeAttribute('aria-activedescendant');
    }

    function set(field, sysId, name) {
        field.typed = false;
        field.value.value = sysId;
        field.display.value = name;
        close(field);
        // The platform calls the handler of the hidden field; it fires no event.
        if (typeof field.value.onchange === 'function') {
            field.value.onchange();
        }
    }

    function draw(field, found) {
        close(field);
        found.forEach((record, index) => {
            const option = document.createElement('div');
            option.id = `${field.list.id}.${index}`;
            option.className = 'ac_item';
            option.setAttribute('role', 'option');
            option.setAttribute('aria-selected', 'false');
            option.textContent = record.name;
            option.dataset.sysId = record.sys_id;
            option.addEventListener('mousedown', (event) => event.preventDefault());
            option.addEventListener('click', () => set(field, record.sys_id, record.name));
            field.list.append(option);
        });
        field.list.hidden = found.length === 0;
        field.display.setAttribute('aria-expanded', String(found.length > 0));
    }

    function suggest(field, text) {
        const { table, query } = field.display.dataset;
        field.asked = text;
        return request('/reference.do', { table, query: query || '', text }).then((found) => {
            if (field.asked === text) {
                draw(field, found);
            }
            return found;
        });
    }

    function active(field) {
        return field.list.querySelector('[aria-selected="true"]');
    }

    function move(field, by) {
        const options = Array.from(field.list.children);
        const now = options.indexOf(active(field));
        const next = options[(now + by + options.length) % options.length];
        options.forEach((option) => option.setAttribute('aria-selected', String(option === next)));
        if (next) {
            field.display.setAttribute('aria-activedescendant', next.id);
            next.scrollIntoView({ block: 'nearest' });
        }
    }

    function key(field, event) {
        const chosen = active(field);
        if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault();
            move(field, event.key === 'ArrowDown' ? 1 : -1);
        } else if (event.key === 'Enter' && chosen) {
            event.preventDefault();
            set(field, chosen.dataset.sysId, chosen.textContent);
        } else if (event.key === 'Escape' && !field.list.hidden) {
            close(field);
        }
    }

    // Leaving the field looks the text up; until the answer is there, the old record stands.
    async function leave(field) {
        const text = field.display.value.trim();
        close(field);
        if (!field.typed) {
            return;
        }
        field.typed = false;
        const { table, query } = field.display.dataset;
        const found = await request('/reference.do', { table, query: query || '', text });
        const same = found.filter((record) => record.name.toLowerCase() === text.toLowerCase());
        if (field.display.value.trim() !== text) {
            return;
        }
        if (same.length === 1) {
            set(field, same[0].sys_id, same[0].name);
        } else {
            set(field, '', field.display.value);
        }
    }

    const fields = new Map();

    // The field that an element belongs to, if it is one's text or its button.
    function fieldOf({ dataset }) {
        const id = dataset && (dataset.ref || dataset.lookup);
        if (!id) {
            return null;
        }
        const found = parts(id);
        const known = fields.get(id);
        if (!known || known.display !== found.display) {
            fields.set(id, found);
        }
        return fields.get(id);
    }

    document.addEventListener('input', (event) => {
        const field = fieldOf(event.target);
        if (field) {
            field.typed = true;
            if (event.target.value) {
                suggest(field, event.target.value);
            } else {
                set(field, '', '');
            }
        }
    });
    // On the field itself, as on the platform: a page's own listener may come before or after.
    document.addEventListener('focusin', (event) => {
        const field = fieldOf(event.target);
        if (field && event.target === field.display && !field.hasKeys) {
            field.hasKeys = true;
            field.display.addEventListener('keydown', (pressed) => key(field, pressed));
        }
    });
    document.addEventListener('focusout', (event) => {
        const field = fieldOf(event.target);
        if (field && event.target === field.display) {
            leave(field);
        }
    });
    document.addEventListener('click', (event) => {
        const button = event.target.closest('[data-lookup]');
        if (button) {
            const field = fieldOf(button);
            field.display.focus();
            suggest(field, '');
        }
    });
})();
