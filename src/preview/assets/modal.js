/**
 * GlideModal: a UI page in a window of the form's own document.
 *
 * Source: ServiceNow docs, "GlideModalV3"; the page and its script are inserted inline.
 */
(function () {
    'use strict';

    const { strict, fault, request, trapFocus } = window.preview;
    const EVENTS = ['bodyrendered', 'beforeclose', 'closeconfirm'];
    const open = [];

    function element(tag, className, attributes) {
        const made = document.createElement(tag);
        made.className = className;
        Object.entries(attributes || {}).forEach(([name, value]) => made.setAttribute(name, value));
        return made;
    }

    function frameOf(title, width, close) {
        const modal = element('div', 'modal', {
            role: 'dialog', 'aria-modal': 'true', 'aria-labelledby': 'modal_title', tabindex: '-1'
        });
        const box = element('div', 'modal-dialog');
        const content = element('div', 'modal-content');
        const header = element('header', 'modal-header');
        const button = element('button', 'btn btn-icon close', { 'aria-label': 'Close' });
        const heading = element('h1', 'modal-title', { id: 'modal_title' });
        const body = element('div', 'modal-body');
        box.style.maxWidth = typeof width === 'number' ? `${width}px` : '';
        button.type = 'button';
        button.textContent = '\u00d7';
        button.addEventListener('click', close);
        heading.textContent = title;
        header.append(heading, button);
        content.append(header, body);
        box.append(content);
        modal.append(box);
        modal.addEventListener('keydown', (event) => {
            if (event.key === 'Escape') {
                close();
            }
        });
        return { modal, body };
    }

    function GlideModal(page, readOnly, width) {
        const preferences = {};
        const listeners = {};
        let title = page;
        let frame = null;
        let release = null;

        const self = strict('GlideModal', {
            setTitle(text) {
                title = text;
            },
            setPreference(name, value) {
                preferences[name] = value;
            },
            getPreference(name) {
                return preferences[name];
            },
            on(event, listener) {
                if (!EVENTS.includes(event)) {
                    fault(`GlideModal has no event ${event}`);
                }
                listeners[event] = listener;
            },
            render() {
                frame = frameOf(title, width, () => self.destroy());
                document.body.append(element('div', 'modal-backdrop'), frame.modal);
                open.push(self);
                release = preferences.focusTrap ? trapFocus(frame.modal) : () => {};
                fill();
            },
            destroy() {
                const isOpen = open.indexOf(self);
                if (isOpen < 0) {
                    return;
                }
                if (listeners.beforeclose) {
                    listeners.beforeclose();
                }
                open.splice(isOpen, 1);
                frame.modal.previousSibling.remove();
                frame.modal.remove();
                release();
            }
        });

        async function fill() {
            const sent = Object.assign({}, preferences, { page });
            const { html, script } = await request('/render.do', sent);
            if (!open.includes(self)) {
                return;
            }
            const run = document.createElement('script');
            frame.body.innerHTML = html;
            run.textContent = script;
            frame.body.append(run);
            if (listeners.bodyrendered) {
                listeners.bodyrendered();
            }
        }

        return self;
    }

    // Without an id it is the window that was opened last.
    GlideModal.get = () => open[open.length - 1] || null;
    window.GlideModal = GlideModal;
})();
