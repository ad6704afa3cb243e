//! What people see of a table without a page of ours: lists, forms, and the way there in the
//! navigator.

use super::definition::{
    AUDIT, Attribute, COUNT, DOMAIN, Definition, FILE, Form, FoundBy, Purpose, WITH_DOMAIN,
};

/// What stands for the view that everybody has, in the place of a key.
pub const DEFAULT_VIEW: &str = "Default view";

/// The category of menus that a company has added; it has the same key on every instance.
pub const CUSTOM_APPLICATIONS: &str = "e0355b31ef303000a61d5a3615c0fb78";

pub(super) static LIST: Definition = Definition {
    name: "sys_ui_list",
    label: "List Layout",
    rank: 150,
    columns: "average_value element max_value min_value name parent position relationship sum \
        sys_user view view_name",
    optional: "",
    longest: &[],
    references: &[("view", "sys_ui_view")],
    system: &[AUDIT, COUNT, FILE, DOMAIN],
    form: Form::Around {
        element: "sys_ui_list",
        attributes: &[
            ("parent", Attribute::Column("parent")),
            ("relationship", Attribute::Column("relationship")),
            ("sys_domain", Attribute::Always("global")),
            ("table", Attribute::Column("name")),
            ("version", Attribute::Always("2")),
            ("view", Attribute::Always("")),
        ],
        has_action: false,
        parts_first: true,
    },
    view: "Default view",
    elevated: false,
    found_by: FoundBy::Nothing,
    purpose: Purpose::Text("The columns of the table's list."),
    listed_as_one: false,
    removal: None,
};

pub(super) static LIST_ELEMENT: Definition = Definition {
    name: "sys_ui_list_element",
    label: "List Element",
    rank: 152,
    columns: "average_value element list_id max_value min_value position sum",
    optional: "",
    longest: &[],
    references: &[("list_id", "sys_ui_list")],
    system: &[AUDIT, COUNT],
    form: Form::Part,
    view: "",
    elevated: false,
    found_by: FoundBy::Nothing,
    purpose: Purpose::Text("A column of a list."),
    listed_as_one: false,
    removal: None,
};

pub(super) static SECTION: Definition = Definition {
    name: "sys_ui_section",
    label: "Form Layout",
    rank: 160,
    columns: "caption header name roles sys_user title view view_name",
    optional: "",
    longest: &[],
    references: &[("view", "sys_ui_view")],
    system: WITH_DOMAIN,
    form: Form::Around {
        element: "sys_ui_section",
        attributes: &[
            ("caption", Attribute::Column("caption")),
            ("section_id", Attribute::Column("sys_id")),
            ("sys_domain", Attribute::Always("global")),
            ("table", Attribute::Column("name")),
            ("version", Attribute::Always("3")),
            ("view", Attribute::Always("")),
        ],
        has_action: false,
        parts_first: true,
    },
    view: "",
    elevated: false,
    found_by: FoundBy::Nothing,
    purpose: Purpose::Text("The fields of the table's form."),
    listed_as_one: false,
    removal: None,
};

pub(super) static ELEMENT: Definition = Definition {
    name: "sys_ui_element",
    label: "Form Element",
    rank: 162,
    columns: "element position sys_ui_formatter sys_ui_section sys_user type",
    optional: "",
    longest: &[],
    references: &[("sys_ui_section", "sys_ui_section")],
    system: &[AUDIT, COUNT],
    form: Form::Part,
    view: "",
    elevated: false,
    found_by: FoundBy::Nothing,
    purpose: Purpose::Text("A field of a form."),
    listed_as_one: false,
    removal: None,
};

pub(super) static APPLICATION_MENU: Definition = Definition {
    name: "sys_app_application",
    label: "Application Menu",
    rank: 820,
    columns: "active category description device_type hint name order roles title view_name",
    optional: "",
    longest: &[],
    references: &[("category", "sys_app_category")],
    system: WITH_DOMAIN,
    form: Form::Plain { is_translated: false },
    view: "",
    elevated: false,
    found_by: FoundBy::Nothing,
    purpose: Purpose::Column("description"),
    listed_as_one: false,
    removal: Some((440, "")),
};

pub(super) static MODULE: Definition = Definition {
    name: "sys_app_module",
    label: "Module",
    rank: 840,
    columns: "active application assessment device_type filter hint homepage image link_type \
        map_page mobile_title mobile_view_name name order override_menu_roles query report \
        roles timeline_page title uncancelable view_name window_name",
    // What only some releases have.
    optional: "content_page require_confirmation",
    longest: &[],
    references: &[("application", "sys_app_application")],
    system: WITH_DOMAIN,
    form: Form::Plain { is_translated: false },
    view: "",
    elevated: false,
    found_by: FoundBy::One(&["name", "application.title"]),
    purpose: Purpose::Column("hint"),
    listed_as_one: false,
    removal: Some((420, "")),
};
