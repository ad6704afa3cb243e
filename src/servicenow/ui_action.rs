//! The form button that opens the dialog, and the role that sees it.
//!
//! The condition is checked again when the button is pressed, so it is cheap and the server can
//! evaluate it (ServiceNow docs, "UI actions").

use crate::artifact::Artifact;
use crate::engine::{Engine, TemplateError};
use crate::ident::PageName;
use crate::model::{Model, ServiceNow, UiAction};
use crate::servicenow::acl::role_reference;
use crate::servicenow::record::Record;
use crate::servicenow::table::Table;
use crate::servicenow::ui_message::key;
use serde::Serialize;

/// The template of the button's script.
pub const TEMPLATE: &str = "servicenow/ui_action.js.tera";

#[derive(Debug, Serialize)]
struct View<'m> {
    function: String,
    page: &'m PageName,
    width: u32,
    title: String,
    save_first: String,
}

/// The row of `sys_ui_action` and its row of `sys_ui_action_role`.
pub fn records(
    model: &Model,
    servicenow: &ServiceNow,
    engine: &Engine,
) -> Result<[Record; 2], TemplateError> {
    let view = view(model, servicenow);
    let file = format!("servicenow/ui-actions/{}SendButton.js", model.integration.prefix.camel());
    let script = Artifact::new(file, &engine.render(TEMPLATE, &view)?);
    let action = &servicenow.ui_action;
    let table = servicenow.table.as_str();
    let button = Record::new(Table::UiAction, action.action_name.as_str(), &action.name)
        .applying_to(table)
        .text("table", table)
        .text("condition", condition(servicenow))
        .text("messages", [view.title, view.save_first].join("\n"))
        .text("onclick", format!("{}();", view.function))
        .script("script", script);
    let button = with_settings(button, action);
    let role = &servicenow.role;
    let row = Record::new(
        Table::UiActionRole,
        &format!("{}/{role}", action.action_name),
        &format!("{}.{role}", action.name),
    )
    .reference("sys_ui_action", button.as_reference())
    .reference("sys_user_role", role_reference(role));
    Ok([button, row])
}

fn with_settings(button: Record, action: &UiAction) -> Record {
    let on_form = action.form_button || action.form_context_menu;
    button
        .text("name", action.name.as_str())
        .text("action_name", action.action_name.as_str())
        .text("comments", action.comments.as_str())
        .text("hint", action.hint.as_str())
        .text("order", action.order.to_string())
        .flag("active", action.active)
        .flag("client", true)
        .flag("form_action", on_form)
        .flag("form_button", action.form_button)
        .flag("form_context_menu", action.form_context_menu)
        .flag("show_insert", action.show_insert)
        .flag("show_update", action.show_update)
        .flag("ui11_compatible", action.list_v2_compatible)
        .flag("ui16_compatible", action.list_v3_compatible)
        .same("", &["client_script_v2", "form_style", "list_style"])
        .same("false", NEVER)
}

/// Where this button never stands. `isolate_script` would hide the classes it opens the dialog with.
const NEVER: &[&str] = &[
    "form_button_v2",
    "form_link",
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
    "show_multiple_update",
    "show_query",
];

/// Who sees the button. On the form of a new record it explains that saving comes first.
fn condition(servicenow: &ServiceNow) -> String {
    let readable = if servicenow.ui_action.show_insert {
        "(current.isNewRecord() || current.canRead())"
    } else {
        "!current.isNewRecord() && current.canRead()"
    };
    format!("gs.hasRole('{}') && {readable}", servicenow.role)
}

fn view<'m>(model: &Model, servicenow: &'m ServiceNow) -> View<'m> {
    let prefix = &model.integration.prefix;
    View {
        function: format!("{}SendNotification", prefix.lower_camel()),
        page: &servicenow.ui_page.name,
        width: servicenow.ui_page.width,
        title: key(prefix, "action", "title"),
        save_first: key(prefix, "action", "save_first"),
    }
}

#[cfg(test)]
mod tests {
    use crate::servicenow::record::{Record, Value};
    use crate::servicenow::testing::{ENGINE, column, model, on, text};

    fn button_and_role(spec: &str) -> [Record; 2] {
        let model = model(spec);
        super::records(&model, on(&model), &ENGINE).unwrap()
    }

    #[test]
    fn calls_the_function_of_the_script() {
        let [button, _] = button_and_role("");
        assert_eq!(text(&button, "onclick"), "flashdutySendNotification();");
        assert!(text(&button, "script").contains("function flashdutySendNotification() {"));
        let file = button.files().next().unwrap();
        assert_eq!(file.path, "servicenow/ui-actions/FlashdutySendButton.js");
    }

    #[test]
    fn lists_every_message_that_the_button_reads() {
        let [button, _] = button_and_role("");
        let calls = text(&button, "script").split("getMessage('").skip(1);
        let mut read: Vec<&str> = calls.filter_map(|rest| rest.split('\'').next()).collect();
        let mut listed: Vec<&str> = text(&button, "messages").lines().collect();
        read.sort_unstable();
        listed.sort_unstable();
        assert_eq!(read, ["flashduty.action.save_first", "flashduty.action.title"]);
        assert_eq!(listed, read);
    }

    #[test]
    fn shows_the_button_to_the_role_on_records_that_can_be_read() {
        let [button, role] = button_and_role("");
        assert_eq!(
            text(&button, "condition"),
            "gs.hasRole('itil') && (current.isNewRecord() || current.canRead())"
        );
        assert_eq!(role.name, "Send to Flashduty.itil");
        assert_eq!(column(&role, "sys_ui_action"), &Value::Reference(button.as_reference()));

        let [button, _] = button_and_role("servicenow: { ui_action: { show_insert: false } }");
        assert_eq!(
            text(&button, "condition"),
            "gs.hasRole('itil') && !current.isNewRecord() && current.canRead()"
        );
    }

    #[test]
    fn says_where_the_button_stands_by_where_it_is_placed() {
        let places = "{ form_button: false, form_context_menu: true }";
        let [button, _] = button_and_role(&format!("servicenow: {{ ui_action: {places} }}"));
        let flags = ["form_action", "form_button", "form_context_menu", "list_action"];
        assert_eq!(flags.map(|column| text(&button, column)), ["true", "false", "true", "false"]);
    }
}
