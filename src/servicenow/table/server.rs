//! What works on the server: properties, scripts, events.

use super::definition::{Definition, Form, FoundBy, Purpose, SYSTEM, WITH_DOMAIN};

pub(super) static PROPERTY: Definition = Definition {
    name: "sys_properties",
    label: "System Property",
    rank: 100,
    columns: "choices description ignore_cache is_private name read_roles suffix type write_roles",
    optional: "value",
    longest: &[("choices", 512), ("name", 100), ("value", 4000)],
    references: &[],
    system: SYSTEM,
    form: Form::Plain { is_translated: true },
    view: "",
    elevated: false,
    found_by: FoundBy::Nothing,
    purpose: Purpose::Column("description"),
    listed_as_one: false,
    removal: Some((1000, "The values are lost.")),
};

pub(super) static SCRIPT_INCLUDE: Definition = Definition {
    name: "sys_script_include",
    label: "Script Include",
    rank: 300,
    columns: "access active api_name client_callable description name script",
    optional: "caller_access mobile_callable sandbox_callable",
    longest: &[("api_name", 100), ("description", 4000), ("name", 100)],
    references: &[],
    system: SYSTEM,
    form: Form::Plain { is_translated: false },
    view: "",
    elevated: false,
    found_by: FoundBy::One(&["name", "client_callable"]),
    purpose: Purpose::Column("description"),
    listed_as_one: false,
    removal: Some((600, "In this order.")),
};

pub(super) static BUSINESS_RULE: Definition = Definition {
    name: "sys_script",
    label: "Business Rule",
    rank: 900,
    columns: "abort_action access action_delete action_insert action_query action_update active \
        add_message advanced change_fields client_callable collection condition description \
        execute_function filter_condition is_rest message name order priority rest_method \
        rest_method_text rest_service rest_service_text rest_variables role_conditions script \
        template when",
    optional: "",
    longest: &[("name", 40)],
    references: &[],
    system: WITH_DOMAIN,
    form: Form::Plain { is_translated: true },
    view: "",
    elevated: false,
    found_by: FoundBy::One(&["name"]),
    purpose: Purpose::Column("description"),
    listed_as_one: false,
    removal: Some((100, "")),
};

pub(super) static EVENT_REGISTRATION: Definition = Definition {
    name: "sysevent_register",
    label: "Event Registration",
    rank: 1000,
    columns: "caller_access description event_name fired_by queue suffix table",
    optional: "derived_priority priority",
    longest: &[("description", 100), ("fired_by", 100)],
    references: &[],
    system: SYSTEM,
    form: Form::Plain { is_translated: false },
    view: "",
    elevated: false,
    found_by: FoundBy::One(&["event_name"]),
    purpose: Purpose::Column("description"),
    listed_as_one: false,
    removal: Some((300, "")),
};

pub(super) static SCRIPT_ACTION: Definition = Definition {
    name: "sysevent_script_action",
    label: "Script Action",
    rank: 1100,
    columns: "active condition_script description event_name name order script synchronous",
    optional: "",
    longest: &[("condition_script", 254), ("event_name", 40), ("name", 40)],
    references: &[],
    system: WITH_DOMAIN,
    form: Form::Plain { is_translated: false },
    view: "",
    elevated: false,
    found_by: FoundBy::One(&["name"]),
    purpose: Purpose::Column("description"),
    listed_as_one: false,
    removal: Some((200, "")),
};
