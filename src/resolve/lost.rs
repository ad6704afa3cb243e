//! Standard entries that a written list leaves out, where that is seldom meant.

use super::context::Context;
use super::maps::Maps;
use crate::diagnostic::BaseProblem;
use crate::spec::{Entries, PayloadField, Spec};

/// The keys by which Flashduty shows an incident and tells where it stands.
const OF_PAYLOAD: [&str; 3] = ["number", "short_description", "state"];
const OF_STATE_SYNC: [&str; 2] = ["number", "state"];

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

/// Warns of standard states that close an incident in Flashduty and that the spec's own map of
/// that name lacks.
pub(super) fn check_states(cx: &mut Context<'_>, maps: &Maps) {
    let path = ["maps", "states"];
    let Some(known) = maps.get("states").filter(|it| it.used && may_lose(cx, &path)) else {
        return;
    };
    let entries = &known.map.entries;
    let standard = cx.standard.maps.as_ref().and_then(|maps| maps.get("states"));
    let closing = standard.into_iter().flatten().filter(|(_, entry)| entry.is_synced());
    let lost: Vec<String> = closing
        .filter(|(value, _)| !entries.is_empty() && entries.iter().all(|it| it.value != **value))
        .map(|(value, _)| value.clone())
        .collect();
    if !lost.is_empty() {
        let effect = "so that incidents stay open in Flashduty after such a change";
        cx.report_key(&path, BaseProblem::Lost { section: path.join("."), lost, effect });
    }
}

/// Whether a section is written in place of the standard one, and sound.
fn may_lose(cx: &Context<'_>, path: &[&str]) -> bool {
    let extends = cx.extends || cx.document.is_written(&["extends"]);
    !extends && cx.document.is_written(path) && !cx.document.is_faulty(path)
}
