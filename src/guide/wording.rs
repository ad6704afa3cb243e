//! Words and sentences of the ServiceNow chapters that depend on what is switched on.

use crate::guide::phrase;
use crate::ident::ClassName;
use crate::model::{Access, BusinessRule, Language, UiAction, When};

/// The languages of the dialog as a phrase; nothing if it has but one.
pub(super) fn languages(languages: &[Language]) -> Option<String> {
    let name = |language: &Language| match language {
        Language::En => "English".to_owned(),
        Language::Zh => "Simplified Chinese".to_owned(),
    };
    let names: Vec<String> = languages.iter().map(name).collect();
    (names.len() > 1).then(|| phrase::list(&names, "and"))
}

/// The boxes of the UI action that put the button where it is.
pub(super) fn placement(action: &UiAction) -> String {
    let boxes = [
        (action.form_button, "Form button"),
        (action.workspace, "Workspace Form Button"),
        (action.workspace, "Format for Configurable Workspace"),
        (action.form_context_menu, "Form context menu"),
    ];
    let ticked: Vec<String> =
        boxes.into_iter().filter(|(on, _)| *on).map(|(_, name)| name.to_owned()).collect();
    phrase::list(&ticked, "and")
}

pub(super) fn new_record(show_insert: bool) -> &'static str {
    if show_insert {
        "On the form of a new record the button only asks to save first."
    } else {
        "The form of a new record has no button."
    }
}

/// The line that a dispatch leaves in the system log.
pub(super) fn log_example(helper: &ClassName) -> String {
    format!("{helper}: INC0010001 dispatched to 2 people: HTTP 200, request 7c1f0b2e")
}

pub(super) fn account_reason(rule: Option<&BusinessRule>) -> &'static str {
    if rule.is_some() {
        "Exactly this: the business rule knows the account by it and does not send its changes back."
    } else {
        "The name that the mapping gives it."
    }
}

pub(super) fn push_reason(rule: Option<&BusinessRule>) -> &'static str {
    if rule.is_some() { "dispatches and the state sync" } else { "dispatches" }
}

pub(super) fn helper_access(access: Access) -> &'static str {
    match access {
        Access::PackagePrivate => {
            "server scripts of the global scope only; it is not client callable"
        }
        Access::Public => "server scripts of every application scope; it is not client callable",
    }
}

/// The oldest release that knows every value that the records hold.
pub(super) fn first_release(rule: Option<&BusinessRule>) -> &'static str {
    match rule.map(|rule| rule.when) {
        Some(When::AsyncAlways) => "Rome",
        Some(When::Async) | None => "Paris",
    }
}
