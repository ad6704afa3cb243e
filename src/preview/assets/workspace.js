/**
 * A record in a workspace: its buttons run client_script_v2, which has neither the document nor
 * GlideModal.
 *
 * Source: ServiceNow docs, "g_modal" (client API of Next Experience).
 */
(function () {
    'use strict';

    const { request, strict, fault, onlyKnown, trapFocus, drawForm, drawRefusal, formApi,
        offerMessages, drawPanel } = window.preview;
    const OPTIONS = ['title', 'url', 'size', 'height', 'autoCloseOn', 'callback'];
    const HIDDEN = ['window', 'document', 'self', 'top', 'parent', 'frames', 'GlideModal', 'gel',
        'jslog', '$', '$$', '$j', 'jQuery', 'preview', 'fetch', 'XMLHttpRequest', 'setTimeout',
        'setInterval', 'globalThis', 'location', 'navigator', 'addEventListener', 'localStorage'];
    const actions = {};

    function make(tag, className, parent) {
        const made = document.createElement(tag);
        made.className = className;
        parent.append(made);
        return made;
    }

    function showFrame(options) {
        onlyKnown('g_modal.showFrame', options, OPTIONS);
        const backdrop = make('div', 'modal-backdrop', document.body);
        const modal = make('div', 'modal', document.body);
        const box = make('div', `modal-dialog now-modal size-${options.size}`, modal);
        const header = make('header', 'modal-header', box);
        const heading = make('h1', 'modal-title', header);
        const button = make('button', 'btn btn-icon close', header);
        const frame = make('iframe', 'modal-frame', box);
        const first = new URL(options.url, window.location.href).href;

        modal.setAttribute('role', 'dialog');
        modal.setAttribute('aria-modal', 'true');
        modal.setAttribute('aria-label', options.title);
        modal.tabIndex = -1;
        heading.innerHTML = options.title; // nobody promises that it is taken for text
        button.type = 'button';
        button.setAttribute('aria-label', 'Close');
        button.textContent = '\u00d7';
        frame.title = options.title;
        frame.style.height = options.height;
        frame.src = first;

        const release = trapFocus(modal);
        return new Promise((resolve) => {
            const close = () => {
                backdrop.remove();
                modal.remove();
                release();
                resolve();
            };
            button.addEventListener('click', close);
            modal.addEventListener('keydown', (event) => event.key === 'Escape' && close());
            frame.addEventListener('load', () => {
                const now = frame.contentWindow.location.href;
                if (now !== first && options.autoCloseOn === 'URL_CHANGED') {
                    close();
                } else {
                    frame.focus();
                }
            });
        });
    }

    const g_modal = strict('g_modal', { showFrame });
    const g_user = strict('g_user', {
        // Which roles a user has is not sent to the browser.
        hasRole(role) {
            const text = `the preview does not know g_user.hasRole('${role}')`;
            fault(text);
            throw new Error(text);
        }
    });

    /** Takes the function that a script has made; the script itself sees only what it may. */
    window.preview.offerAction = (name, compile) => {
        actions[name] = compile(g_modal, g_user, window.GlideAjax, window.getMessage);
    };

    function button(action, g_form) {
        const made = document.createElement('button');
        const script = document.createElement('script');
        offerMessages(action.messages);
        script.textContent = `preview.offerAction(${JSON.stringify(action.action_name)}, ` +
            `(g_modal, g_user, GlideAjax, getMessage, ${HIDDEN.join(', ')}) => {\n` +
            `${action.client_script_v2}\nreturn onClick;\n});`;
        document.head.append(script);
        script.remove();
        made.type = 'button';
        made.className = 'btn btn-default';
        made.dataset.action = action.action_name;
        made.title = action.hint;
        made.textContent = action.name;
        made.addEventListener('click', () => actions[action.action_name](g_form));
        return made;
    }

    function draw(page) {
        const { settings, table, form } = page;
        document.documentElement.dataset.theme = settings.theme;
        document.documentElement.lang = settings.language;
        drawPanel(page);
        if (!form) {
            drawRefusal();
            return;
        }
        form.state = drawForm(document.getElementById('form_fields'), form.fields);
        const api = formApi(form, settings.record, table);
        // Workspaces do not have it; reading it gives undefined.
        api.modified = undefined;
        const g_form = strict('g_form', api);
        document.getElementById('form_title').textContent = form.fields[0].display;
        const shown = form.buttons.filter((it) => it.form_button_v2);
        document.getElementById('form_buttons').replaceChildren(
            ...(shown.length ? shown.map((it) => button(it, g_form)) : ['No button in workspaces']));
    }

    window.preview.load = async () => {
        try {
            draw(await request('/form'));
        } finally {
            document.body.dataset.ready = 'true';
        }
    };

    window.preview.load();
})();
