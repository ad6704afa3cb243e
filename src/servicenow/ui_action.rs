//! The button that opens the dialog, on forms and in workspaces, and the role that sees it.
//!
//! The condition is checked again when the button is pressed, so it is cheap and the server can
//! evaluate it (ServiceNow docs, "UI actions").

use crate::artifact::Artifact;
use crate::engine::{Engine, TemplateError};
use crate::ident::PageName;
use crate::model::{Model, ServiceNow, UiAction};
use crate::servicenow::acl::role_reference;
use crate::servicenow::message_keys::keys;
use crate::servicenow::record::Record;
use crate::servicenow::table::Table;
use crate::servicenow::ui_message::key;
use indexmap::IndexSet;
use serde::Serialize;

/// The template of the button's script.
pub const TEMPLATE: &str = "servicenow/ui_action.js.tera";
/// The template of its script in workspaces.
pub const WORKSPACE_TEMPLATE: &str = "servicenow/ui_action_workspace.js.tera";

#[derive(Debug, Serialize)]
struct View<'m> {
    function: String,
    page: &'m PageName,
    width: u32,
    title: String,
    save_first: String,
}

#[derive(Debug, Serialize)]
struct WorkspaceView<'v> {
    page: &'v PageName,
    title: &'v str,
    save_first: &'v str,
}

/// The row of `sys_ui_action` and its row of `sys_ui_action_role`.
pub fn records(
    model: &Model,
    servicenow: &ServiceNow,
    engine: &Engine,
) -> Result<[Record; 2], TemplateError> {
    let view = view(model, servicenow);
    let stem = format!("servicenow/ui-actions/{}SendButton", model.integration.prefix.camel());
    let script = Artifact::new(format!("{stem}.js"), &engine.render(TEMPLATE, &view)?);
    let action = &servicenow.ui_action;
    let table = servicenow.table.as_str();
    let button = Record::new(Table::UiAction, action.action_name.as_str(), &action.name)
        .applying_to(table)
        .text("table", table)
        .text("condition", condition(servicenow))
        .text("onclick", format!("{}();", view.function))
        .script("script", script);
    let button = if action.workspace {
        let script = engine.render(WORKSPACE_TEMPLATE, &workspace_view(&view))?;
        button.script("client_script_v2", Artifact::new(format!("{stem}Workspace.js"), &script))
    } else {
        button.text("client_script_v2", "")
    };
    let messages = messages(&button);
    let button = with_settings(button.text("messages", messages), action);
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
        .flag("form_button_v2", action.workspace)
        .flag("format_for_configurable_workspace", action.workspace)
        .flag("form_context_menu", action.form_context_menu)
        .flag("show_insert", action.show_insert)
        .flag("show_update", action.show_update)
        .flag("ui11_compatible", action.list_v2_compatible)
        .flag("ui16_compatible", action.list_v3_compatible)
        .same("", &["form_style", "list_style"])
        .same("false", NEVER)
}

/// The keys that its scripts read: the platform has only these ready for them.
fn messages(button: &Record) -> String {
    let scripts: Vec<Artifact> = button.files().collect();
    let read: IndexSet<&str> = scripts.iter().flat_map(|script| keys(&script.text)).collect();
    read.into_iter().collect::<Vec<_>>().join("\n")
}

/// Where this button never stands. `isolate_script` would hide the classes it opens the dialog with.
const NEVER: &[&str] = &[
    "form_link",
    "form_menu_button_v2",
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

fn workspace_view<'v>(view: &'v View<'_>) -> WorkspaceView<'v> {
    WorkspaceView { page: view.page, title: &view.title, save_first: &view.save_first }
}

#[cfg(test)]
mod tests {
    use crate::servicenow::record::Record;
    use crate::servicenow::testing::{ENGINE, column, model, on, text};
    use crate::servicenow::value::Value;

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
    fn lists_every_message_that_either_script_reads() {
        let [button, _] = button_and_role("");
        let mut listed: Vec<&str> = text(&button, "messages").lines().collect();
        listed.sort_unstable();
        for script in ["script", "client_script_v2"] {
            let calls = text(&button, script).split("getMessage('").skip(1);
            let mut read: Vec<&str> = calls.filter_map(|rest| rest.split('\'').next()).collect();
            read.sort_unstable();
            assert_eq!(read, ["flashduty.action.save_first", "flashduty.action.title"]);
            assert_eq!(listed, read);
        }
    }

    #[test]
    fn opens_the_page_in_a_frame_where_there_is_no_document() {
        let [button, _] = button_and_role("");
        let script = text(&button, "client_script_v2");
        assert!(script.contains("function onClick(g_form) {\n"));
        assert!(script.contains("'/flashduty_notification_form.do?sysparm_stack=no&"));
        for word in ["window", "document", "GlideModal", "jslog", "gel("] {
            assert!(!script.contains(word), "{word} in the script");
        }
        let file = button.files().nth(1).unwrap();
        assert_eq!(file.path, "servicenow/ui-actions/FlashdutySendButtonWorkspace.js");
    }

    #[test]
    fn stands_in_workspaces_where_the_form_has_a_button_and_nothing_speaks_against_it() {
        let flags = ["form_button_v2", "format_for_configurable_workspace"];
        let [button, _] = button_and_role("");
        assert_eq!(flags.map(|column| text(&button, column)), ["true", "true"]);
        for off in ["workspace: false", "form_button: false, form_context_menu: true"] {
            let [button, _] = button_and_role(&format!("servicenow: {{ ui_action: {{ {off} }} }}"));
            assert_eq!(flags.map(|column| text(&button, column)), ["false", "false"], "{off}");
            assert_eq!(column(&button, "client_script_v2"), &Value::Text(String::new()), "{off}");
            assert_eq!(button.files().count(), 1, "{off}");
        }
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
