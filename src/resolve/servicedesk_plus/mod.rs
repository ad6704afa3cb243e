//! The ServiceDesk Plus side.

mod attribute;
mod body;
mod status;

use super::context::Context;
use super::naming::Naming;
use crate::diagnostic::MappingProblem;
use crate::model::{Edition, ServiceDeskPlus, Status};
use crate::spec::{self, Entries};
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
    let written = keys.body.or_else(|| standard.body.clone())?;
    let bodies = body::resolve(cx, &written, editions.as_deref().unwrap_or_default());
    // The standard mapping has the statuses that Flashduty documents, as it documents them.
    let documented = standard.statuses.as_ref()?;
    let statuses = keys.statuses.unwrap_or_else(|| documented.clone());
    status::check(cx, &statuses, documented);
    let statuses = pairs(cx, "statuses", "the status", statuses);
    let status = |(name, progress): (String, _)| {
        let documented = documented.get(&name).copied();
        Status { name, progress, documented }
    };
    let statuses = statuses.map(|pairs| pairs.into_iter().map(status).collect());
    let priorities = keys.priorities.or_else(|| standard.priorities.clone())?;
    let priorities = pairs(cx, "priorities", "the priority", priorities);
    Some(ServiceDeskPlus {
        webhook: webhook?,
        trigger: trigger?,
        bodies: editions.and(bodies)?,
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

fn pairs<Word>(
    cx: &mut Context<'_>,
    section: &str,
    what: &str,
    written: Entries<Word>,
) -> Option<Vec<(String, Word)>> {
    let (mut pairs, mut seen) = (Vec::new(), BTreeSet::new());
    for (name, word) in written {
        let path = ["servicedesk_plus", section, name.as_str()];
        let name = cx.key_line(&path, what, MAX_NAME, &mut seen);
        pairs.push(name.map(|name| (name, word)));
    }
    pairs.into_iter().collect()
}
