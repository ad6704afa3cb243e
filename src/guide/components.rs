//! The delivered records as an admin meets them: what each is for, and the order of removal.

use crate::guide::phrase;
use crate::guide::servicenow::Retry;
use crate::model::{Integration, Language, Property, ServiceNow};
use serde::Serialize;
use std::borrow::Cow;

/// A record of the install set.
#[derive(Serialize)]
pub(super) struct Component<'m> {
    table: &'static str,
    name: String,
    purpose: Cow<'m, str>,
}

/// A step of the removal.
#[derive(Serialize)]
pub(super) struct Removal {
    position: usize,
    table: &'static str,
    names: Vec<String>,
    note: &'static str,
}

/// Every record of the install set, in the order in which the set lists them.
pub(super) fn rows<'m>(
    integration: &'m Integration,
    servicenow: &'m ServiceNow,
    retry: Option<&Retry>,
) -> Vec<Component<'m>> {
    let properties = &servicenow.properties;
    let mut rows: Vec<Component<'_>> = properties.all().into_iter().map(property).collect();
    if role_of(integration, servicenow) == RoleOrigin::Delivered {
        let purpose = "The role that lets people use the dialog.";
        rows.push(component("sys_user_role", servicenow.role.as_str(), purpose));
    }
    rows.extend(dialog(servicenow));
    if let Some(rule) = &servicenow.business_rule {
        rows.push(component("sys_script", &rule.name, "Starts the state sync."));
    }
    if let Some(retry) = retry {
        let event = "Names the event of a queued attempt.";
        rows.push(component("sysevent_register", &retry.event, event));
        let action = "Tries a queued state sync again.";
        rows.push(component("sysevent_script_action", &retry.script_action, action));
    }
    let texts = format!("Texts of button and dialog, in {}.", languages(servicenow));
    rows.push(component("sys_ui_message", &format!("{}.*", integration.prefix), texts));
    rows
}

fn dialog(servicenow: &ServiceNow) -> [Component<'_>; 9] {
    let (role, button) = (servicenow.role.as_str(), &servicenow.ui_action.name);
    let helper = servicenow.script_includes.helper.as_str();
    let ajax = servicenow.script_includes.ajax.as_str();
    let page = servicenow.ui_page.name.as_str();
    let role_of = |name: &str| format!("{name}.{role}");
    let required = "The role that the access control asks for.";
    [
        component("sys_script_include", helper, "Builds payloads and sends them."),
        component("sys_script_include", ajax, "Answers the dialog."),
        component("sys_security_acl", ajax, "Who may call the script include."),
        component("sys_security_acl_role", &role_of(ajax), required),
        component("sys_security_acl", page, "Who may open the dialog's page."),
        component("sys_security_acl_role", &role_of(page), required),
        component("sys_ui_page", page, "The dialog."),
        component("sys_ui_action", button, "The form button."),
        component("sys_ui_action_role", &role_of(button), "The role that sees the button."),
    ]
}

fn property(property: &Property) -> Component<'_> {
    component("sys_properties", property.name.as_str(), property.description.as_str())
}

fn component<'m>(
    table: &'static str,
    name: &str,
    purpose: impl Into<Cow<'m, str>>,
) -> Component<'m> {
    Component { table, name: name.to_owned(), purpose: purpose.into() }
}

/// The languages of the dialog as a phrase.
pub(super) fn languages(servicenow: &ServiceNow) -> String {
    let name = |language: &Language| match language {
        Language::En => "English".to_owned(),
        Language::Zh => "Simplified Chinese".to_owned(),
    };
    let names: Vec<String> = servicenow.dialog.languages.iter().map(name).collect();
    phrase::list(&names, "and")
}

/// What to delete, callers before the called.
pub(super) fn removal(
    integration: &Integration,
    servicenow: &ServiceNow,
    retry: Option<&Retry>,
) -> Vec<Removal> {
    let mut steps = removal_of_sync(servicenow, retry);
    let (page, includes) = (&servicenow.ui_page.name, &servicenow.script_includes);
    let (ajax, helper) = (includes.ajax.to_string(), includes.helper.to_string());
    let keys = format!("{}.*", integration.prefix);
    let properties = servicenow.properties.all().into_iter().map(|it| it.name.to_string());
    let with_roles = "With their rows in sys_security_acl_role.";
    steps.push((
        "sys_ui_action",
        vec![servicenow.ui_action.name.clone()],
        "With its row in sys_ui_action_role.",
    ));
    steps.push(("sys_ui_page", vec![page.to_string()], ""));
    steps.push(("sys_script_include", vec![ajax.clone(), helper], "In this order."));
    steps.push(("sys_security_acl", vec![ajax, page.to_string()], with_roles));
    if role_of(integration, servicenow) == RoleOrigin::Delivered {
        let role = vec![servicenow.role.to_string()];
        steps.push(("sys_user_role", role, "Takes it from all who have it."));
    }
    steps.push(("sys_ui_message", vec![keys], "All keys that start so."));
    steps.push(("sys_properties", properties.collect(), "The values are lost."));
    let sets = vec![format!("{} integration", integration.name)];
    steps.push(("sys_remote_update_set", sets, "All releases; their names start so."));
    let step = |((table, names, note), position)| Removal { position, table, names, note };
    steps.into_iter().zip(1..).map(step).collect()
}

/// Table, names and note.
type Step = (&'static str, Vec<String>, &'static str);

fn removal_of_sync(servicenow: &ServiceNow, retry: Option<&Retry>) -> Vec<Step> {
    let rule = servicenow.business_rule.iter();
    let mut steps: Vec<Step> =
        rule.map(|rule| ("sys_script", vec![rule.name.clone()], "")).collect();
    if let Some(retry) = retry {
        steps.push(("sysevent_script_action", vec![retry.script_action.clone()], ""));
        steps.push(("sysevent_register", vec![retry.event.clone()], ""));
    }
    steps
}

/// Where the role of the dialog comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RoleOrigin {
    /// The base system.
    Base,
    /// The update set: its name starts with the prefix.
    Delivered,
    /// Somebody else; it has to exist before the import.
    Elsewhere,
}

/// Tells where the role of the dialog comes from.
pub(super) fn role_of(integration: &Integration, servicenow: &ServiceNow) -> RoleOrigin {
    let role = servicenow.role.as_str();
    let rest = role.strip_prefix(integration.prefix.as_str());
    if matches!(role, "itil" | "admin") {
        RoleOrigin::Base
    } else if rest.is_some_and(|rest| rest.starts_with(['.', '_'])) {
        RoleOrigin::Delivered
    } else {
        RoleOrigin::Elsewhere
    }
}
