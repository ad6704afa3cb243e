//! The way to the table in the navigator: a menu of the integration's own, with one module.

use super::DeliveryTable;
use crate::choice::Language;
use crate::servicenow::record::Record;
use crate::servicenow::table::{CUSTOM_APPLICATIONS, Table};
use crate::servicenow::value::Reference;

/// The menu and its module, for those with the role.
pub(super) fn records(table: &DeliveryTable, role: &str) -> [Record; 2] {
    let name = table.integration;
    let category = Reference {
        id: CUSTOM_APPLICATIONS.to_owned(),
        display: "Custom Applications".to_owned(),
        coalesce: Vec::new(),
    };
    let menu = Record::new(Table::ApplicationMenu, table.name, name)
        .flag("active", true)
        .reference("category", category)
        .text("description", format!("What {name} was told, and what is still due."))
        .text("device_type", "browser")
        .text("name", name)
        .text("order", "1000")
        .text("roles", role)
        .text("title", name)
        .same("", &["hint", "view_name"]);
    let module = Record::new(Table::Module, table.name, &table.plural(Language::En))
        .applying_to(table.name)
        .flag("active", true)
        .reference("application", menu.as_reference())
        .text("hint", format!("The messages to {name}, the latest state of each"))
        .text("link_type", "LIST")
        .text("name", table.name)
        .text("order", "100")
        .text("roles", role)
        .text("title", table.plural(Language::En))
        .same("", MODULE_EMPTY)
        .same("false", &["assessment", "override_menu_roles", "uncancelable"]);
    [menu, module]
}

/// What a list of a whole table has no need of.
const MODULE_EMPTY: &[&str] = &[
    "device_type",
    "filter",
    "homepage",
    "image",
    "map_page",
    "mobile_title",
    "mobile_view_name",
    "query",
    "report",
    "timeline_page",
    "view_name",
    "window_name",
];
