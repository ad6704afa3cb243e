/**
 * GlideModal: a UI page in a window of the form's own document.
 *
 * Source: ServiceNow docs, "GlideModalV3"; the page and its script are inserted inline, with
 * `GlideModal.get(` turned into a look-up by the window's own id. The window fades before it goes.
 */
(function () {
    'use strict';

    const { strict, fault, request, trapFocus } = window.preview;
    const OWN = 'GlideModal.get(';
    const EVENTS = ['bodyrendered', 'beforeclose', 'closeconfirm'];
    const FADES = 300; // milliseconds
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
        // The platform has written titles as text and as markup, so both must be harmless.
        heading.innerHTML = title;
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
            getID: () => page,
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
                frame.modal.classList.add('fading');
                setTimeout(() => {
                    frame.modal.previousSibling.remove();
                    frame.modal.remove();
                    release();
                }, FADES);
            }
        });

        async function fill() {
            // What was set with setPreference are properties of the window, not of the request.
            const { html, script } = await request('/render.do', { page });
            if (!open.includes(self)) {
                return;
            }
            const run = document.createElement('script');
            frame.body.innerHTML = html;
            run.textContent = script.replaceAll(OWN, `GlideModal.prototype.get('${page}'`);
            frame.body.append(run);
            if (listeners.bodyrendered) {
                listeners.bodyrendered();
            }
        }

        return self;
    }

    // Of several windows with one id it is the one that was opened first.
    GlideModal.prototype.get = (id) => open.find((it) => it.getID() === id) || null;
    window.GlideModal = GlideModal;
})();
