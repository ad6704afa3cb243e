//! Script includes, page and button.

use super::context::Context;
use super::naming::Naming;
use super::reserved;
use crate::diagnostic::{NameProblem, RuleProblem};
use crate::ident::{ActionName, ClassName, PageName};
use crate::model::{Access, PageCategory, ScriptIncludes, UiAction, UiPage};
use crate::spec;

pub(super) fn script_includes(
    cx: &mut Context<'_>,
    written: Option<&spec::ScriptIncludes>,
    naming: &Naming,
) -> Option<ScriptIncludes> {
    let keys = written.cloned().unwrap_or_default();
    let class = naming.prefix.camel();
    let path = |key| ["servicenow", "script_includes", key];
    let usual = [format!("{class}SyncHelper"), format!("{class}SyncHelperAjax")];
    let helper = keys.helper.unwrap_or_else(|| usual[0].clone());
    let ajax = keys.ajax.unwrap_or_else(|| usual[1].clone());
    reserved::class(cx, &path("helper"), &helper, &usual[0]);
    reserved::class(cx, &path("ajax"), &ajax, &usual[1]);
    check_file(cx, &path("helper"), &helper);
    check_file(cx, &path("ajax"), &ajax);
    let helper = cx.ident(&path("helper"), &helper, ClassName::parse);
    let ajax = cx.ident(&path("ajax"), &ajax, ClassName::parse);
    let own = |word| ClassName::parse(&format!("{class}{word}")).ok();
    let includes = ScriptIncludes {
        helper: helper?,
        ajax: ajax?,
        payload: own("Payload")?,
        client: own("Client")?,
        outbox: own("Outbox")?,
        sender: own("Sender")?,
        access: keys.access.unwrap_or(Access::PackagePrivate),
    };
    refuse_equal_classes(cx, &includes, &usual);
    Some(includes)
}

fn refuse_equal_classes(cx: &mut Context<'_>, includes: &ScriptIncludes, usual: &[String; 2]) {
    let path = |key| ["servicenow", "script_includes", key];
    let ScriptIncludes { helper, ajax, payload, client, outbox, sender, .. } = includes;
    let is_same =
        |one: &ClassName, other: &ClassName| one.as_str().eq_ignore_ascii_case(other.as_str());
    if helper == ajax {
        let (name, other) = (ajax.to_string(), "helper".to_owned());
        cx.report(&path("ajax"), NameProblem::Duplicate { name, what: "class name", other });
    } else if is_same(helper, ajax) {
        let (name, other) = (ajax.to_string(), helper.to_string());
        cx.report(&path("ajax"), NameProblem::SameFile { name, other });
    }
    for ((key, class), usual) in [("helper", helper), ("ajax", ajax)].into_iter().zip(usual) {
        if [payload, client, outbox, sender].into_iter().any(|own| is_same(own, class)) {
            let (name, usual) = (class.to_string(), usual.clone());
            cx.report(&path(key), NameProblem::OwnClass { name, usual });
        }
    }
}

/// Whether a file can have this name; reported if Windows would open a device instead.
fn check_file(cx: &mut Context<'_>, path: &[&str], name: &str) -> bool {
    let lower = name.to_lowercase();
    let numbered = lower.strip_prefix("com").or_else(|| lower.strip_prefix("lpt"));
    let is_port = numbered.is_some_and(|rest| matches!(rest.as_bytes(), [b'0'..=b'9']));
    let is_device = is_port || matches!(lower.as_str(), "aux" | "con" | "nul" | "prn");
    if is_device {
        cx.report(path, NameProblem::Device { name: name.to_owned() });
    }
    !is_device
}

pub(super) fn ui_page(
    cx: &mut Context<'_>,
    written: Option<&spec::UiPage>,
    naming: &Naming,
    table: &str,
) -> Option<UiPage> {
    let keys = written.cloned().unwrap_or_default();
    let path = |key| ["servicenow", "ui_page", key];
    let name = keys.name.unwrap_or_else(|| format!("{}_notification_form", naming.prefix));
    let sound = check_file(cx, &path("name"), &name) && name != table;
    if name == table {
        cx.report(&path("name"), NameProblem::PageIsTable { name: name.clone() });
    }
    let name = cx.ident(&path("name"), &name, PageName::parse);
    if let Some(name) = name.as_ref().filter(|_| sound) {
        reserved::page(cx, &path("name"), name.as_str(), naming);
    }
    let category = keys.category.unwrap_or(PageCategory::General);
    let description = keys.description.map_or_else(
        || format!("Notification dialog for sending incidents to {}", naming.name),
        |description| description.0,
    );
    let description = cx.prose(&path("description"), "the description", &description, 4000);
    let width = keys.width.unwrap_or(750);
    Some(UiPage { name: name?, category, description: description?, width })
}

pub(super) fn ui_action(
    cx: &mut Context<'_>,
    written: Option<&spec::UiAction>,
    naming: &Naming,
) -> Option<UiAction> {
    let keys = written.cloned().unwrap_or_default();
    let path = |key| ["servicenow", "ui_action", key];
    let text = |written: Option<spec::Phrase>, default: String| written.map_or(default, |it| it.0);
    let name = text(keys.name, format!("Send to {}", naming.name));
    let comments = text(keys.comments, format!("Opens the {} dialog for this record", naming.name));
    let hint = text(keys.hint, format!("Send this record to {} and notify people", naming.name));
    let action_name = keys.action_name.unwrap_or_else(|| format!("{}_send", naming.prefix));
    let name = cx.line(&path("name"), "the label", &name, 100);
    reserved::action(cx, &path("action_name"), &action_name, naming);
    let action_name = cx.ident(&path("action_name"), &action_name, ActionName::parse);
    let comments = cx.prose(&path("comments"), "the comment", &comments, 4000);
    let hint = cx.prose(&path("hint"), "the hint", &hint, 254);
    if keys.list_button == Some(true) {
        cx.report(&path("list_button"), RuleProblem::ListButton);
    }
    let form_button = keys.form_button.unwrap_or(true);
    let form_context_menu = keys.form_context_menu.unwrap_or(false);
    if !form_button && !form_context_menu {
        cx.report(&path("form_button"), RuleProblem::ButtonHidden);
    }
    Some(UiAction {
        name: name?,
        action_name: action_name?,
        order: keys.order.unwrap_or(100),
        active: keys.active.unwrap_or(true),
        show_insert: keys.show_insert.unwrap_or(true),
        show_update: keys.show_update.unwrap_or(true),
        form_button,
        workspace: form_button && keys.workspace.unwrap_or(true),
        form_context_menu,
        list_v2_compatible: keys.list_v2_compatible.unwrap_or(true),
        list_v3_compatible: keys.list_v3_compatible.unwrap_or(true),
        comments: comments?,
        hint: hint?,
    })
}
