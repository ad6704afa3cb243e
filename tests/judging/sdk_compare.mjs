// Compares the records of an update set with what the SDK made of them, both ways. Everything
// that may differ is listed here with its reason.

// Written by whoever stores the record, so they say nothing about ours.
const SYSTEM_FIELDS = new Set([
    'sys_class_name',
    'sys_created_by',
    'sys_created_on',
    'sys_domain',
    'sys_domain_path',
    'sys_mod_count',
    'sys_name',
    'sys_overrides',
    'sys_package',
    'sys_policy',
    'sys_scope',
    'sys_update_name',
    'sys_updated_by',
    'sys_updated_on',
]);

// `transform` makes nothing of messages and of what labels, choice lists and layouts of an update
// set consist of, and drops them.
const DROPPED_TABLES = new Set([
    'sys_choice',
    'sys_choice_set',
    'sys_documentation',
    'sys_ui_element',
    'sys_ui_list',
    'sys_ui_list_element',
    'sys_ui_message',
    'sys_ui_section',
]);

// What the SDK adds to any application, whatever it holds.
const ADDED_TABLES = new Set(['sys_app', 'sys_module']);

const DIFFERENT_FIELDS = new Map([
    ['sys_properties suffix', 'the SDK repeats the name; empty in global scope'],
    ['sys_db_object configuration_access', 'the SDK does not write the column'],
    ['sys_dictionary dynamic_creation', 'the SDK writes it for columns that create choices only'],
    ['sys_dictionary read_only_option', 'newer releases add it, and set it themselves'],
    ['sys_dictionary reference_floats', 'the SDK does not write the column'],
    ['sys_dictionary staged', 'the SDK does not write the column'],
    ['sys_dictionary use_dynamic_default', 'the SDK writes it beside such a default only'],
    ['sys_dictionary virtual', 'the SDK writes it for calculated columns only'],
    ['sys_ui_action client', 'the SDK writes it for client scripts only'],
    ['sysevent_script_action synchronous', 'the SDK does not write the column'],
]);

// What exports have on the row of the dictionary for a table as a whole, and the SDK leaves to the
// instance.
const OF_TABLES = new Set([
    'array',
    'column_label',
    'display',
    'element_reference',
    'function_field',
    'mandatory',
    'max_length',
    'primary',
    'spell_check',
    'table_reference',
    'unique',
    'use_dependent_field',
    'use_reference_qualifier',
    'virtual_type',
    'xml_view',
]);

// Returns how many records could be compared and how many could not, and what is wrong.
export function compareRecords(ours, theirs, canonical) {
    const findings =
        ours.size === 0 ? [{ rule: 'empty', text: 'no record was found in the update set' }] : [];
    let compared = 0;
    let dropped = 0;
    for (const [key, record] of ours) {
        const theirRecord = theirs.get(key);
        if (theirRecord) {
            compared += 1;
            findings.push(...compareFields(record, theirRecord, canonical));
        } else if (DROPPED_TABLES.has(record.table)) {
            dropped += 1;
        } else {
            findings.push({
                rule: 'lost',
                text: `${describe(record)} did not survive transform and build`,
            });
        }
    }
    for (const [key, record] of theirs) {
        if (!ours.has(key) && !ADDED_TABLES.has(record.table)) {
            findings.push({ rule: 'added', text: `${describe(record)} is not in the update set` });
        }
    }
    return { compared, dropped, findings };
}

function compareFields(ours, theirs, canonical) {
    // An absent element and an empty one mean the same. The SDK indents a page's markup anew.
    const plain = (name, value = '') => (name === 'html' ? canonical(value) : tidy(value));
    const names = [...new Set([...ours.fields.keys(), ...theirs.fields.keys()])].sort();
    const isOfTable = ours.fields.get('internal_type') === 'collection';
    return names
        .filter(
            (name) => !SYSTEM_FIELDS.has(name) && !DIFFERENT_FIELDS.has(`${ours.table} ${name}`),
        )
        .filter((name) => !(isOfTable && OF_TABLES.has(name)))
        .map((name) => ({
            name,
            our: plain(name, ours.fields.get(name)),
            their: plain(name, theirs.fields.get(name)),
        }))
        .filter(({ our, their }) => our !== their)
        .map(({ name, our, their }) => ({
            rule: `field ${name}`,
            text: `${describe(ours)}: ${excerpt(our, their)}, after the SDK ${excerpt(their, our)}`,
        }));
}

const tidy = (value) => value.trim().replaceAll('\r\n', '\n');

const describe = ({ key, name }) => (name ? `${key} (${name})` : key);

// Long values are shown from just before the place where they part.
function excerpt(value, other) {
    let start = 0;
    while (start < value.length && value[start] === other[start]) {
        start += 1;
    }
    start = Math.max(0, start - 20);
    return JSON.stringify(value.slice(start, start + 60));
}
