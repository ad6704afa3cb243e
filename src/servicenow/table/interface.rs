//! What people see: pages, buttons and texts.

use super::definition::{Definition, Form, FoundBy, Purpose, SYSTEM, WITH_DOMAIN};

pub(super) static UI_PAGE: Definition = Definition {
    name: "sys_ui_page",
    label: "UI Page",
    rank: 600,
    columns: "category client_script description direct endpoint html name processing_script",
    optional: "",
    longest: &[("description", 4000), ("name", 250)],
    references: &[],
    system: SYSTEM,
    form: Form::Plain { is_translated: false },
    view: "",
    elevated: false,
    found_by: FoundBy::One(&["name"]),
    purpose: Purpose::Column("description"),
    listed_as_one: false,
    removal: Some((500, "")),
};

pub(super) static UI_ACTION: Definition = Definition {
    name: "sys_ui_action",
    label: "UI Action",
    rank: 700,
    columns: "action_name active client client_script_v2 comments condition form_action \
        form_button form_button_v2 form_context_menu form_link form_menu_button_v2 form_style \
        hint isolate_script list_action list_banner_button list_button list_choice \
        list_context_menu list_link list_save_with_form_button list_style messages name onclick \
        order script show_insert show_multiple_update show_query show_update table \
        ui11_compatible ui16_compatible",
    optional: "format_for_configurable_workspace",
    longest: &[("action_name", 40), ("comments", 4000), ("messages", 4000), ("onclick", 254)],
    references: &[],
    system: WITH_DOMAIN,
    form: Form::Plain { is_translated: false },
    view: "",
    elevated: false,
    found_by: FoundBy::One(&["action_name"]),
    purpose: Purpose::Column("comments"),
    listed_as_one: false,
    removal: Some((400, "With its row in sys_ui_action_role.")),
};

pub(super) static UI_ACTION_ROLE: Definition = Definition {
    name: "sys_ui_action_role",
    label: "UI Action Role",
    rank: 800,
    columns: "sys_ui_action sys_user_role",
    optional: "",
    longest: &[],
    references: &[("sys_ui_action", "sys_ui_action"), ("sys_user_role", "sys_user_role")],
    system: SYSTEM,
    form: Form::Plain { is_translated: false },
    view: "",
    elevated: false,
    found_by: FoundBy::Any(&["sys_ui_action.name", "sys_user_role.name"]),
    purpose: Purpose::Text("The role that sees the button."),
    listed_as_one: false,
    removal: None,
};

pub(super) static UI_MESSAGE: Definition = Definition {
    name: "sys_ui_message",
    label: "Message",
    rank: 1200,
    columns: "application code commented_message key language message",
    optional: "",
    longest: &[],
    references: &[],
    system: SYSTEM,
    form: Form::Plain { is_translated: false },
    view: "",
    elevated: false,
    found_by: FoundBy::Nothing,
    purpose: Purpose::Text("Texts of the button and the dialog."),
    listed_as_one: true,
    removal: Some((900, "All keys that start like this.")),
};
