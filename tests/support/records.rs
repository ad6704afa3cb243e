//! A small integration, and a complete record of every table that an update set carries.
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use sn_gen::artifact::Artifact;
use sn_gen::ident::{
    ActionName, ClassName, PageName, Prefix, PropertyName, RoleName, TableName, UserName,
};
use sn_gen::model::{
    Access, Delivery, Dialog, Integration, Model, Properties, Property, PropertyType,
    ScriptIncludes, ServiceNow, UiAction, UiPage,
};
use sn_gen::servicenow::record::{Record, Term, Value};
use sn_gen::servicenow::table::Table;
use sn_gen::servicenow::update_set::{Kind, SetInfo, write};
use sn_gen::servicenow::{acl, property};

pub(crate) fn integration() -> Integration {
    Integration {
        name: "Acme".to_owned(),
        prefix: Prefix::parse("acme").unwrap(),
        release: "1.2.0".to_owned(),
        released: "2026-11-21T00:00:00Z".parse().unwrap(),
    }
}

/// An integration whose dialog is for `role`.
pub(crate) fn model(role: &str) -> Model {
    let servicenow = ServiceNow {
        table: TableName::parse("incident").unwrap(),
        role: RoleName::parse(role).unwrap(),
        service_account: UserName::parse("acme").unwrap(),
        properties: properties(),
        script_includes: ScriptIncludes {
            helper: ClassName::parse("AcmeHelper").unwrap(),
            ajax: ClassName::parse("AcmeAjax").unwrap(),
            access: Access::PackagePrivate,
        },
        ui_page: UiPage {
            name: PageName::parse("acme_form").unwrap(),
            category: sn_gen::model::PageCategory::General,
            description: "The dialog.".to_owned(),
            width: 750,
        },
        ui_action: ui_action(),
        business_rule: None,
        payload: Vec::new(),
        maps: Vec::new(),
        dialog: Dialog { channels: Vec::new(), recommend: Vec::new(), languages: Vec::new() },
        delivery: Delivery { timeout_ms: 10_000, retry_seconds: Vec::new() },
    };
    Model { integration: integration(), servicenow: Some(servicenow), servicedesk_plus: None }
}

fn properties() -> Properties {
    let property = |name: &str, kind, secret, default: Option<&str>| Property {
        name: PropertyName::parse(name).unwrap(),
        kind,
        description: format!("What {name} is for."),
        required: true,
        private: secret,
        secret,
        default: default.map(str::to_owned),
    };
    Properties {
        // A default of a secret must not be delivered.
        app_key: property("acme.app_key", PropertyType::Password2, true, Some("x")),
        api_domain: property(
            "acme.api_domain",
            PropertyType::String,
            false,
            Some("api.example.com"),
        ),
        push_url: property("acme.push_url", PropertyType::String, true, None),
        channel_id: property("acme.channel_id", PropertyType::String, false, None),
        teams_id: Some(property("acme.teams_id", PropertyType::String, false, None)),
    }
}

fn ui_action() -> UiAction {
    UiAction {
        name: "Send to Acme".to_owned(),
        action_name: ActionName::parse("acme_send").unwrap(),
        order: 100,
        active: true,
        show_insert: false,
        show_update: true,
        form_button: true,
        form_context_menu: false,
        list_v2_compatible: false,
        list_v3_compatible: false,
        comments: String::new(),
        hint: String::new(),
    }
}

/// The update set of `records`.
pub(crate) fn written(kind: Kind, records: &[Record]) -> String {
    let integration = integration();
    write(&SetInfo { integration: &integration, kind }, records).unwrap()
}

/// One complete record of every table at least.
pub(crate) fn records() -> Vec<Record> {
    let model = model("acme.user");
    let servicenow = model.servicenow.as_ref().unwrap();
    let mut records = property::records(&servicenow.properties);
    records.extend(acl::records(&model, servicenow));
    records.push(script_include());
    records.push(ui_page());
    let button = button();
    records.push(button_role(&button, servicenow));
    records.push(button);
    records.push(business_rule());
    records.push(event());
    records.push(script_action());
    records.push(message("en", "Send to Acme"));
    records.push(message("zh", "发送到 Acme"));
    records
}

fn script(name: &str, text: &str) -> Artifact {
    Artifact::new(format!("servicenow/{name}"), text)
}

fn script_include() -> Record {
    Record::new(Table::ScriptInclude, "AcmeAjax", "AcmeAjax")
        .text("access", "package_private")
        .flag("active", true)
        .text("api_name", "global.AcmeAjax")
        .text("caller_access", "")
        .flag("client_callable", true)
        .flag("mobile_callable", false)
        .flag("sandbox_callable", false)
        .text("description", "Answers the dialog.")
        .text("name", "AcmeAjax")
        .script("script", script("AcmeAjax.js", "var AcmeAjax = Class.create();"))
}

fn ui_page() -> Record {
    let html = "<?xml version=\"1.0\" encoding=\"utf-8\" ?>\n<j:jelly trim=\"false\" \
        xmlns:j=\"jelly:core\" xmlns:g=\"glide\" xmlns:j2=\"null\" xmlns:g2=\"null\">\n\
        <div id=\"acme_form\"></div>\n</j:jelly>";
    Record::new(Table::UiPage, "acme_form", "acme_form")
        .text("category", "general")
        .script("client_script", script("acme_form.js", "(function () {})();"))
        .text("description", "The dialog.")
        .flag("direct", false)
        .text("endpoint", "")
        .script("html", script("acme_form.html", html))
        .text("name", "acme_form")
        .text("processing_script", "")
}

fn button() -> Record {
    Record::new(Table::UiAction, "incident/acme_send", "Send to Acme")
        .applying_to("incident")
        .text("action_name", "acme_send")
        .flag("format_for_configurable_workspace", false)
        .text("condition", "current.canRead() && gs.hasRole('acme.user')")
        .text("name", "Send to Acme")
        .text("onclick", "acmeSend();")
        .text("order", "100")
        .script("script", script("AcmeSend.js", "function acmeSend() {}"))
        .text("table", "incident")
        .same("true", &["active", "client", "form_action", "form_button"])
        .same("true", &["isolate_script", "show_update", "ui11_compatible"])
        .same("false", &["form_button_v2", "form_context_menu", "form_link"])
        .same("false", &["form_menu_button_v2", "list_action", "list_button"])
        .same("false", &["list_banner_button", "list_choice", "list_context_menu"])
        .same("false", &["list_link", "list_save_with_form_button", "show_insert"])
        .same("false", &["show_multiple_update", "show_query", "ui16_compatible"])
        .same("", &["client_script_v2", "comments", "form_style", "hint", "list_style"])
        .same("", &["messages"])
}

fn button_role(button: &Record, servicenow: &ServiceNow) -> Record {
    Record::new(Table::UiActionRole, "acme_send/acme.user", "Send to Acme.acme.user")
        .reference("sys_ui_action", button.as_reference())
        .reference("sys_user_role", acl::role_reference(&servicenow.role))
}

fn business_rule() -> Record {
    let term = |value: &str, display: &str, or| Term {
        field: "state".to_owned(),
        operator: "CHANGESTO".to_owned(),
        value: value.to_owned(),
        display: display.to_owned(),
        or,
    };
    let conditions = Value::Conditions {
        table: "incident".to_owned(),
        terms: vec![term("6", "Resolved", false), term("7", "Closed", true)],
    };
    let mut rule = Record::new(Table::BusinessRule, "incident/Acme Sync", "Acme Sync")
        .applying_to("incident")
        .text("access", "package_private")
        .text("collection", "incident")
        .text("condition", "gs.getUserName() != 'acme'")
        .text("name", "Acme Sync")
        .script("script", script("AcmeSync.js", "new AcmeHelper().syncState(current);"))
        .text("when", "async")
        .same("100", &["order", "priority"])
        .same("true", &["action_update", "active", "advanced"])
        .same("false", &["abort_action", "action_delete", "action_insert", "action_query"])
        .same("false", &["add_message", "change_fields", "client_callable"])
        .same("false", &["execute_function", "is_rest"])
        .same("", &["description", "message", "rest_method", "rest_method_text"])
        .same("", &["rest_service", "rest_service_text", "rest_variables"])
        .same("", &["role_conditions", "template"]);
    rule.columns.push(("filter_condition", conditions));
    rule
}

fn event() -> Record {
    Record::new(Table::EventRegistration, "acme.retry", "acme.retry")
        .applying_to("incident")
        .text("description", "Tries again.")
        .text("event_name", "acme.retry")
        .text("fired_by", "AcmeHelper")
        .text("table", "incident")
        .same("", &["caller_access", "queue", "suffix"])
}

fn script_action() -> Record {
    Record::new(Table::ScriptAction, "acme.retry", "Acme Retry")
        .applying_to("acme.retry")
        .flag("active", true)
        .same("", &["condition_script", "description"])
        .text("event_name", "acme.retry")
        .text("name", "Acme Retry")
        .text("order", "100")
        .script("script", script("AcmeRetry.js", "new AcmeHelper().retryStateSync(current);"))
        .flag("synchronous", false)
}

fn message(language: &str, text: &str) -> Record {
    Record::new(Table::UiMessage, &format!("acme.title/{language}"), "acme.title")
        .same("", &["application", "code"])
        .flag("commented_message", false)
        .text("key", "acme.title")
        .text("language", language)
        .text("message", text)
}
