//! Standard entries that a written list leaves out, where that is seldom meant.

use super::context::Context;
use super::maps::Maps;
use crate::diagnostic::BaseProblem;
use crate::model::{BusinessRule, FieldSource};
use crate::spec::{Entries, PayloadField, Spec};

/// The keys by which Flashduty shows an incident and tells where it stands.
pub(super) const OF_PAYLOAD: [&str; 3] = ["number", "short_description", "state"];
pub(super) const OF_STATE_SYNC: [&str; 2] = ["number", "state"];

/// The standard map of states, with which a map of that name merges.
const STATES: &str = "states";

/// Warns of keys that Flashduty reads and that the standard payload has.
pub(super) fn check_payload(cx: &mut Context<'_>, spec: &Spec) {
    check(cx, "payload", spec.payload.as_ref(), &OF_PAYLOAD);
}

/// The same for what the business rule sends.
pub(super) fn check_state_sync(cx: &mut Context<'_>, spec: &Spec) {
    check(cx, "state_sync", spec.state_sync.as_ref(), &OF_STATE_SYNC);
}

fn check(
    cx: &mut Context<'_>,
    section: &'static str,
    written: Option<&Entries<PayloadField>>,
    keys: &[&'static str],
) {
    let Some(written) = written.filter(|it| !it.is_empty() && may_lose(cx, &[section])) else {
        return;
    };
    let written = |key: &str| written.contains_key(key);
    // Flashduty takes the title under either name.
    let has = |key: &str| written(key) || key == "short_description" && written("title");
    let lost: Vec<_> = keys.iter().filter(|key| !has(key)).map(|key| (*key).to_owned()).collect();
    if !lost.is_empty() {
        let section = section.to_owned();
        let effect = "which Flashduty reads";
        cx.report_key(
            &[section.as_str()],
            BaseProblem::Lost { section: section.clone(), lost, effect },
        );
    }
}

/// Warns of standard states that close an incident in Flashduty and that the watched map lacks, or
/// has without saying whether the rule fires on them.
pub(super) fn check_states(cx: &mut Context<'_>, rule: Option<&BusinessRule>, maps: &Maps) {
    let name = match rule {
        Some(rule) if rule.column.as_str() != "state" => return,
        rule => rule.and_then(watched).unwrap_or(STATES),
    };
    let path = ["maps", name];
    let Some(known) = maps.get(name).filter(|it| it.used && is_own(cx, &path)) else {
        return;
    };
    let entries = &known.map.entries;
    let fires =
        |value: &str| rule.is_none_or(|rule| rule.states.iter().any(|state| state.value == value));
    let standard = cx.standard.maps.as_ref().and_then(|maps| maps.get(STATES));
    let closing = standard.into_iter().flatten().filter(|(_, entry)| entry.is_synced());
    let (mut lost, mut absent, mut untold) = (Vec::new(), Vec::new(), Vec::new());
    for (value, entry) in closing.filter(|_| !entries.is_empty()) {
        let is_there = entries.iter().any(|it| it.value == *value);
        if !is_there && name == STATES {
            lost.push(value.clone());
        } else if !is_there {
            let label = entry.keys().label.map(|label| label.0);
            absent.push((value.clone(), label.unwrap_or_default()));
        } else if !fires(value) && !cx.document.is_written(&["maps", name, value, "sync"]) {
            untold.push(value.clone());
        }
    }
    let section = path.join(".");
    if !lost.is_empty() {
        let effect = "so that incidents stay open in Flashduty after such a change";
        let section = section.clone();
        cx.report_key(&path, BaseProblem::Lost { section, lost, effect });
    }
    if !absent.is_empty() {
        let section = section.clone();
        cx.report_key(&path, BaseProblem::NoClosing { section, values: absent });
    }
    if !untold.is_empty() {
        cx.report_key(&path, BaseProblem::Untold { section, values: untold });
    }
}

/// The map of the field that the rule watches.
fn watched(rule: &BusinessRule) -> Option<&str> {
    rule.payload.iter().find_map(|field| match &field.source {
        FieldSource::Mapped { from, map } if from.as_str() == rule.column.as_str() => {
            Some(map.as_str())
        }
        _ => None,
    })
}

/// Whether a section is written in place of the standard one, and sound.
fn may_lose(cx: &Context<'_>, path: &[&str]) -> bool {
    let extends = cx.extends || cx.document.is_written(&["extends"]);
    !extends && is_sound(cx, path)
}

/// Whether nothing of a map comes from the standard one, and it is sound.
fn is_own(cx: &Context<'_>, path: &[&str; 2]) -> bool {
    if path[1] == STATES { may_lose(cx, path) } else { is_sound(cx, path) }
}

fn is_sound(cx: &Context<'_>, path: &[&str]) -> bool {
    cx.document.is_written(path) && !cx.document.is_faulty(path)
}
