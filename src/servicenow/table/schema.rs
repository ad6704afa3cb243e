//! What describes a table: itself, its columns, their labels and choices.
//!
//! Columns, names and order are those of exports; the instance makes the system columns, the
//! indexes of references and the licensing row of a table itself.

use super::definition::{
    AUDIT, Attribute, COUNT, DOMAIN, Definition, FILE, Form, FoundBy, Purpose, SYSTEM,
};

pub(super) static DB_OBJECT: Definition = Definition {
    name: "sys_db_object",
    label: "Table",
    rank: 110,
    columns: "access actions_access alter_access caller_access client_scripts_access \
        configuration_access create_access create_access_controls delete_access is_extendable \
        label live_feed_enabled name number_ref provider_class read_access scriptable_table \
        super_class update_access user_role ws_access",
    // What only some releases have.
    optional: "extension_model filter_extension is_df_table sys_class_code sys_class_path",
    longest: &[("label", 80), ("name", 80)],
    references: &[],
    system: SYSTEM,
    form: Form::Plain { is_translated: false },
    view: "",
    elevated: false,
    found_by: FoundBy::Nothing,
    purpose: Purpose::Text(
        "One row for each message to the receiver: what was told, and what is due.",
    ),
    listed_as_one: false,
    removal: Some((
        850,
        "With its rows and its records in sys_dictionary, sys_documentation, sys_choice_set, sys_ui_list and sys_ui_section.",
    )),
};

pub(super) static DICTIONARY: Definition = Definition {
    name: "sys_dictionary",
    label: "Dictionary",
    rank: 120,
    columns: "active array attributes audit calculation choice choice_field choice_table \
        column_label comments create_roles default_value defaultsort delete_roles dependent \
        dependent_on_field display dynamic_creation dynamic_creation_script \
        dynamic_default_value dynamic_ref_qual element element_reference foreign_database formula \
        function_definition function_field internal_type mandatory max_length name next_element \
        primary read_only read_roles reference reference_cascade_rule reference_floats \
        reference_key reference_qual reference_qual_condition reference_type spell_check staged \
        table_reference text_index unique use_dependent_field use_dynamic_default \
        use_reference_qualifier virtual virtual_type widget write_roles xml_view",
    optional: "array_denormalized sizeclass sys_mod_count",
    longest: &[("column_label", 80), ("element", 80), ("name", 80)],
    references: &[],
    // Newer releases leave out how often it was saved.
    system: &[AUDIT, FILE],
    form: Form::Keyed(&[
        ("element", Attribute::Column("element")),
        ("table", Attribute::Column("name")),
    ]),
    view: "",
    elevated: false,
    found_by: FoundBy::Nothing,
    purpose: Purpose::Text("The table's columns."),
    listed_as_one: true,
    removal: None,
};

pub(super) static DOCUMENTATION: Definition = Definition {
    name: "sys_documentation",
    label: "Field Label",
    rank: 130,
    columns: "element help hint label language name plural url url_target",
    optional: "",
    longest: &[("label", 80), ("plural", 80)],
    references: &[],
    system: SYSTEM,
    form: Form::Around {
        element: "sys_documentation",
        attributes: &[
            ("element", Attribute::Column("element")),
            ("label", Attribute::Column("label")),
            ("language", Attribute::Column("language")),
            ("table", Attribute::Column("name")),
        ],
        has_action: false,
        parts_first: false,
    },
    view: "",
    elevated: false,
    found_by: FoundBy::Nothing,
    purpose: Purpose::Text("The labels of table and columns, in each language of the dialog."),
    listed_as_one: true,
    removal: None,
};

pub(super) static CHOICE_SET: Definition = Definition {
    name: "sys_choice_set",
    label: "Choice list",
    rank: 140,
    columns: "element name",
    optional: "",
    longest: &[],
    references: &[],
    system: SYSTEM,
    form: Form::Around {
        element: "sys_choice",
        attributes: &[
            ("field", Attribute::Column("element")),
            ("table", Attribute::Column("name")),
            ("version", Attribute::Always("3")),
        ],
        has_action: true,
        parts_first: false,
    },
    view: "",
    elevated: false,
    found_by: FoundBy::Nothing,
    purpose: Purpose::Text("The choices of a column, in each language of the dialog."),
    listed_as_one: true,
    removal: None,
};

pub(super) static CHOICE: Definition = Definition {
    name: "sys_choice",
    label: "Choice",
    rank: 142,
    columns: "dependent_value element hint inactive label language name sequence value",
    optional: "synonyms",
    longest: &[("label", 100), ("value", 100)],
    references: &[],
    system: &[AUDIT, COUNT, DOMAIN],
    form: Form::Part,
    view: "",
    elevated: false,
    found_by: FoundBy::Nothing,
    purpose: Purpose::Text("A choice."),
    listed_as_one: true,
    removal: None,
};
