/**
 * A form of the platform: its fields, its messages, and g_form.
 */
(function () {
    'use strict';

    const { strict, request } = window.preview;
    const WIDE = ['short_description', 'description'];

    function labelOf(name) {
        const text = name.replace(/_/g, ' ');
        return text.charAt(0).toUpperCase() + text.slice(1);
    }

    function input(field) {
        const made = document.createElement(
            field.choices.length ? 'select' : field.name === 'description' ? 'textarea' : 'input');
        field.choices.forEach(({ value, label }) => made.append(new Option(label, value)));
        made.id = 'form.' + field.name;
        made.className = 'form-control';
        made.value = field.type === 'reference' ? field.display : field.value;
        made.disabled = field.name === 'number' || field.type === 'reference';
        if (field.choices.length && made.value !== field.value) {
            made.prepend(new Option('-- None --', ''));
            made.value = '';
        }
        return made;
    }

    function row(field) {
        const made = document.createElement('div');
        const label = document.createElement('label');
        made.className = WIDE.includes(field.name) ? 'form-row wide' : 'form-row';
        label.htmlFor = 'form.' + field.name;
        label.textContent = labelOf(field.name);
        made.append(label, input(field));
        return made;
    }

    // As the platform does it: what a script hands over is shown as markup.
    function message(kind, text) {
        const made = document.createElement('div');
        made.className = 'outputmsg ' + kind;
        made.setAttribute('role', kind === 'error' ? 'alert' : 'status');
        made.innerHTML = text;
        document.getElementById('output_messages').append(made);
    }

    /** Draws the fields; the state of the form. */
    window.preview.drawForm = (place, fields) => {
        const changed = {};
        const state = { changed, isModified: () => Object.keys(changed).length > 0 };
        place.replaceChildren(...fields.map(row));
        place.oninput = (event) => {
            changed[event.target.id.replace('form.', '')] = event.target.value;
        };
        return state;
    };

    /** What the platform shows to those who may not read the record. */
    window.preview.drawRefusal = () => {
        document.getElementById('form_title').textContent =
            'Security constraints prevent access to requested page';
        ['form_fields', 'form_buttons'].forEach((id) => {
            document.getElementById(id).replaceChildren();
        });
    };

    /** What g_form has in every interface. */
    window.preview.formApi = (form, record, table) => ({
        isNewRecord: () => false,
        getUniqueValue: () => record,
        getTableName: () => table,
        getValue(name) {
            const field = form.fields.find((it) => it.name === name);
            return name in form.state.changed ? form.state.changed[name] : field ? field.value : '';
        },
        addInfoMessage: (text) => message('info', text),
        addErrorMessage: (text) => message('error', text),
        clearMessages: () => document.getElementById('output_messages').replaceChildren()
    });

    /** g_form of the classic form. */
    window.preview.classicForm = (form, record, table) => {
        const api = window.preview.formApi(form, record, table);
        Object.defineProperty(api, 'modified', { get: form.state.isModified });
        return strict('g_form', api);
    };

    /** Saves what was changed, and shows the record as it is then. */
    window.preview.save = async (form) => {
        await request('/save', form.state.changed);
        await window.preview.load();
    };
})();
