/**
 * The classic form: its buttons run the UI action's script.
 */
(function () {
    'use strict';

    const { request, strict, drawForm, drawRefusal, classicForm, offerMessages, save, drawPanel } =
        window.preview;

    window.GlideUI = strict('GlideUI', {
        get: () => strict('GlideUI', {
            addOutputMessage({ msg, type }) {
                window.g_form[type === 'error' ? 'addErrorMessage' : 'addInfoMessage'](msg);
            }
        })
    });

    function run(action) {
        const script = document.createElement('script');
        offerMessages(action.messages);
        script.textContent = action.script;
        document.head.append(script);
        script.remove();
    }

    function button(action) {
        const made = document.createElement('button');
        run(action);
        made.type = 'button';
        made.id = action.action_name;
        made.className = 'btn btn-default form_action_button';
        made.title = action.hint;
        made.textContent = action.name;
        made.setAttribute('onclick', action.onclick);
        return made;
    }

    function updateButton(form) {
        const made = document.createElement('button');
        made.type = 'button';
        made.id = 'sysverb_update';
        made.className = 'btn btn-default form_action_button';
        made.textContent = 'Update';
        made.addEventListener('click', () => save(form));
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
        const actions = form.buttons.filter((it) => it.form_button || it.form_context_menu);
        form.state = drawForm(document.getElementById('form_fields'), form.fields);
        window.g_form = classicForm(form, settings.record, table);
        document.getElementById('form_title').textContent = form.label;
        document.getElementById('form_number').textContent = form.fields[0].display;
        document.getElementById('form_buttons').replaceChildren(
            ...actions.map(button), updateButton(form));
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
