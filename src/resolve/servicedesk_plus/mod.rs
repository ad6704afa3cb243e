//! The ServiceDesk Plus side.

use super::context::Context;
use super::naming::Naming;
use super::reserved;
use crate::diagnostic::{MappingProblem, NameProblem};
use crate::ident::{FieldPath, JsonKey};
use crate::model::{BodyField, Edition, ServiceDeskPlus};
use crate::spec;
use indexmap::IndexMap;
use std::collections::BTreeSet;

/// The longest name or value that ServiceDesk Plus was seen to take.
const MAX_NAME: usize = 100;

pub(super) fn resolve(
    cx: &mut Context<'_>,
    keys: spec::ServiceDeskPlus,
    naming: &Naming,
) -> Option<ServiceDeskPlus> {
    let spec::Switch::On(standard) = cx.standard.servicedesk_plus.as_ref()? else {
        return None;
    };
    let default = format!("to_{}", naming.name);
    let webhook = keys.webhook.as_deref().unwrap_or(&default);
    let webhook =
        cx.line(&["servicedesk_plus", "webhook"], "the webhook's name", webhook, MAX_NAME);
    let trigger = keys.trigger.as_deref().unwrap_or(&default);
    let trigger =
        cx.line(&["servicedesk_plus", "trigger"], "the trigger's name", trigger, MAX_NAME);
    let editions = editions(cx, &keys.editions.or_else(|| standard.editions.clone())?);
    let body = body(cx, &keys.body.or_else(|| standard.body.clone())?);
    let statuses = keys.statuses.or_else(|| standard.statuses.clone())?;
    let statuses = pairs(cx, "statuses", "the status", statuses);
    let priorities = keys.priorities.or_else(|| standard.priorities.clone())?;
    let priorities = pairs(cx, "priorities", "the priority", priorities);
    Some(ServiceDeskPlus {
        webhook: webhook?,
        trigger: trigger?,
        editions: editions?,
        body: body?,
        statuses: statuses?,
        priorities: priorities?,
    })
}

fn editions(cx: &mut Context<'_>, written: &[Option<Edition>]) -> Option<Vec<Edition>> {
    let path = ["servicedesk_plus", "editions"];
    if written.is_empty() {
        let section = "servicedesk_plus.editions".to_owned();
        cx.report_key(&path, MappingProblem::EmptySection { section, example: "cloud" });
        return None;
    }
    let mut editions = Vec::new();
    for (at, edition) in written.iter().enumerate() {
        let Some(edition) = *edition else {
            continue;
        };
        if editions.contains(&edition) {
            let at = at.to_string();
            let problem = MappingProblem::Repeated { found: edition.as_str().to_owned() };
            cx.report(&["servicedesk_plus", "editions", &at], problem);
        } else {
            editions.push(edition);
        }
    }
    Some(editions)
}

fn body(
    cx: &mut Context<'_>,
    written: &IndexMap<String, spec::BodyField>,
) -> Option<Vec<BodyField>> {
    let path = ["servicedesk_plus", "body"];
    if written.is_empty() && !cx.document.is_faulty(&path) {
        let section = path.join(".");
        let example = "subject: subject";
        cx.report_key(&path, MappingProblem::EmptySection { section, example });
    }
    let fields: Vec<_> = written.iter().map(|(key, source)| body_field(cx, key, source)).collect();
    fields.into_iter().collect()
}

fn body_field(cx: &mut Context<'_>, key: &str, source: &spec::BodyField) -> Option<BodyField> {
    let path = ["servicedesk_plus", "body", key];
    reserved::key(cx, &path, "JSON key");
    let key = cx.key_ident(&path, key, JsonKey::parse);
    let (cloud, on_premises) = match source {
        spec::BodyField::Both(text) => {
            let attribute = attribute(cx, &path, text);
            (attribute.clone(), attribute)
        }
        spec::BodyField::Each(paths) => {
            let mut read = |edition, written: &Option<String>| {
                let [side, section, key] = path;
                attribute(cx, &[side, section, key, edition], written.as_deref()?)
            };
            (read("cloud", &paths.cloud), read("on_premises", &paths.on_premises))
        }
    };
    Some(BodyField { key: key?, cloud: cloud?, on_premises: on_premises? })
}

fn attribute(cx: &mut Context<'_>, path: &[&str], text: &str) -> Option<FieldPath> {
    if text.starts_with("request.") || text.starts_with('$') {
        let expected =
            "the bare path, such as `priority.name`; `request.`, `$` and braces are added";
        cx.report(path, NameProblem::Invalid { found: text.to_owned(), expected, near: None });
        return None;
    }
    reserved::field(cx, path, text);
    cx.ident(path, text, FieldPath::parse)
}

fn pairs<Word>(
    cx: &mut Context<'_>,
    section: &str,
    what: &str,
    written: IndexMap<String, Word>,
) -> Option<Vec<(String, Word)>> {
    let (mut pairs, mut seen) = (Vec::new(), BTreeSet::new());
    for (name, word) in written {
        let path = ["servicedesk_plus", section, name.as_str()];
        let name = cx.key_line(&path, what, MAX_NAME, &mut seen);
        pairs.push(name.map(|name| (name, word)));
    }
    pairs.into_iter().collect()
}
