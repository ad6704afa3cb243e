//! The same checks as those of the background script, behind a link that administrators see on the
//! property of the app key: hardened instances keep *Scripts - Background* from most of them.
//!
//! A link on a form that runs on the server (ServiceNow docs, "UI actions").

use crate::artifact::Artifact;
use crate::engine::{Engine, TemplateError};
use crate::model::{Model, ServiceNow};
use crate::servicenow::background_script;
use crate::servicenow::record::Record;
use crate::servicenow::table::Table;

const TEMPLATE: &str = "servicenow/check_action.js.tera";
/// The table of the form that has the link.
const TABLE: &str = "sys_properties";

/// The row of `sys_ui_action`, which looks for `records`.
pub fn record(
    model: &Model,
    servicenow: &ServiceNow,
    records: &[Record],
    engine: &Engine,
) -> Result<Record, TemplateError> {
    let prefix = &model.integration.prefix;
    let script = background_script::render(TEMPLATE, model, servicenow, records, engine)?;
    let path = format!("servicenow/ui-actions/{}CheckConfiguration.js", prefix.camel());
    let property = &servicenow.properties.app_key.name;
    let condition = format!("gs.hasRole('admin') && current.getValue('name') === '{property}'");
    let name = format!("Check {}", model.integration.name);
    Ok(Record::new(Table::UiAction, &format!("{prefix}_check"), &name)
        .applying_to(TABLE)
        .text("table", TABLE)
        .text("name", name.as_str())
        .text("action_name", format!("{prefix}_check"))
        .text("comments", "Checks the installation and says what to do about each problem")
        .text("hint", "Checks properties, records, fields and the connection")
        .text("order", "100")
        .text("condition", condition)
        .script("script", Artifact::new(path, &script))
        .flag("active", true)
        .flag("form_action", true)
        .flag("form_link", true)
        .flag("show_update", true)
        .same("", &["client_script_v2", "form_style", "list_style", "messages", "onclick"])
        .same("false", NEVER))
}

/// Where it does not stand, and what it is not.
const NEVER: &[&str] = &[
    "client",
    "form_button",
    "form_button_v2",
    "form_context_menu",
    "form_menu_button_v2",
    "format_for_configurable_workspace",
    "isolate_script",
    "list_action",
    "list_banner_button",
    "list_button",
    "list_choice",
    "list_context_menu",
    "list_link",
    "list_save_with_form_button",
    "show_insert",
    "show_multiple_update",
    "show_query",
    "ui11_compatible",
    "ui16_compatible",
];

#[cfg(test)]
mod tests {
    use crate::servicenow::testing::{ENGINE, model, on, text};

    #[test]
    fn stands_for_administrators_on_the_property_of_the_app_key() {
        let model = model("");
        let records = crate::servicenow::records(&model, on(&model), &ENGINE).unwrap();
        let check = records.iter().find(|it| it.name == "Check Flashduty").unwrap();
        assert_eq!(
            text(check, "condition"),
            "gs.hasRole('admin') && current.getValue('name') === 'flashduty.app_key'"
        );
        assert_eq!(text(check, "client"), "false");
        assert_eq!(text(check, "form_link"), "true");
    }
}
