//! The business rule: which field it watches, which states it fires on, what it sends.

use super::context::Context;
use super::filter;
use super::maps::Maps;
use super::naming::Naming;
use crate::diagnostic::{MappingProblem, NameProblem, RuleProblem};
use crate::ident::{ColumnName, FieldPath};
use crate::model::{
    ActionType, BusinessRule, Field, FieldSource, MapEntry, SyncedState, Tickets, When,
};
use crate::spec;

/// The longest name of a rule that the platform was seen to keep.
const MAX_NAME: usize = 40;

pub(super) fn resolve(
    cx: &mut Context<'_>,
    keys: &spec::BusinessRule,
    naming: &Naming,
    payload: Option<Vec<Field>>,
    maps: &Maps,
) -> Option<BusinessRule> {
    let path = |key| ["servicenow", "business_rule", key];
    let name = keys.name.as_ref().map_or_else(|| default_name(naming), |name| name.0.clone());
    let name = cx.line(&path("name"), "the rule's name", &name, MAX_NAME);
    let reopened = keys.reopened.unwrap_or(false);
    let back = if reopened { ", or back from one" } else { "" };
    let description = keys.description.as_ref().map_or_else(
        || format!("Tells {} when a record changes to one of the synced states{back}", naming.name),
        |description| description.0.clone(),
    );
    let description = cx.prose(&path("description"), "the description", &description, 4000);
    let filter = keys.filter.as_deref().map(|text| filter::resolve(cx, text));
    let payload = payload?;
    let watched = watch(cx, keys, &payload, maps);
    let (column, states) = watched?;
    Some(BusinessRule {
        name: name?,
        description: description?,
        when: keys.when.unwrap_or(When::Async),
        active: keys.active.unwrap_or(true),
        order: keys.order.unwrap_or(100),
        action_type: keys.action_type.unwrap_or(ActionType::RuleUpdate),
        column,
        states,
        tickets: keys.tickets.unwrap_or(Tickets::All),
        reopened,
        filter: match filter {
            Some(checked) => Some(checked?),
            None => None,
        },
        payload,
    })
}

/// The longest of the usual names that fits.
fn default_name(naming: &Naming) -> String {
    let fits = |name: &String| name.chars().count() <= MAX_NAME;
    let long = format!("{} Auto-Sync on Resolution", naming.name);
    let short = format!("{} Auto-Sync", naming.name);
    [long, short].into_iter().find(fits).unwrap_or_else(|| {
        let cut: String = naming.name.chars().take(MAX_NAME - " Auto-Sync".len()).collect();
        format!("{} Auto-Sync", cut.trim_end())
    })
}

/// A field of the payload whose value a map names.
struct Watch<'a> {
    key: &'a str,
    from: &'a FieldPath,
    map: &'a str,
}

fn watch(
    cx: &mut Context<'_>,
    keys: &spec::BusinessRule,
    payload: &[Field],
    maps: &Maps,
) -> Option<(ColumnName, Vec<SyncedState>)> {
    let mapped: Vec<Watch<'_>> = payload.iter().filter_map(mapped).collect();
    let has_synced = |it: &&Watch<'_>| maps.get(it.map).is_some_and(|map| !map.synced.is_empty());
    let synced: Vec<_> = mapped.iter().filter(has_synced).collect();
    check_ignored(cx, &mapped, maps);
    let named = keys.states.as_ref().is_some_and(|it| !it.is_empty());
    let watched = match (synced.as_slice(), mapped.as_slice()) {
        ([first, second, ..], _) => {
            let (field, other) = (second.from.to_string(), first.from.to_string());
            cx.report_key(&["state_sync", second.key], RuleProblem::TwoWatches { field, other });
            return None;
        }
        ([only], _) => *only,
        ([], [only]) if named => only,
        ([], _) => {
            report_no_state(cx, &mapped, maps);
            return None;
        }
    };
    let column = column(cx, watched);
    let states = states(cx, keys, watched, maps)?;
    check_queried(cx, watched, &states);
    check_reopened(cx, keys, watched, maps, &states);
    Some((column?, states))
}

fn mapped(field: &Field) -> Option<Watch<'_>> {
    match &field.source {
        FieldSource::Mapped { from, map } => Some(Watch { key: field.key.as_str(), from, map }),
        _ => None,
    }
}

/// Warns of `sync` in maps that the rule does not look at.
fn check_ignored(cx: &mut Context<'_>, mapped: &[Watch<'_>], maps: &Maps) {
    for (name, known) in maps.iter().filter(|(_, known)| known.written) {
        let Some(value) = known.synced.first() else {
            continue;
        };
        if !mapped.iter().any(|watch| watch.map == name) {
            let problem = MappingProblem::SyncIgnored { map: name.clone() };
            cx.report_key(&["maps", name, value, "sync"], problem);
        }
    }
}

/// Points at the map that lacks the states, or at the section that lacks the map.
fn report_no_state(cx: &mut Context<'_>, mapped: &[Watch<'_>], maps: &Maps) {
    let map = mapped.first().map(|watch| watch.map);
    let empty = |map: &str| maps.get(map).is_none_or(|it| it.map.entries.is_empty());
    if map.is_some_and(|map| empty(map) || cx.document.is_faulty(&["maps", map])) {
        return;
    }
    match map {
        Some(map) if cx.document.is_written(&["maps", map]) => {
            cx.report_key(&["maps", map], RuleProblem::NoSyncedState);
        }
        _ => cx.report_key(&["state_sync"], RuleProblem::NoSyncedState),
    }
}

fn column(cx: &mut Context<'_>, watched: &Watch<'_>) -> Option<ColumnName> {
    let column = ColumnName::parse(watched.from.as_str()).ok();
    if column.is_none() {
        let field = watched.from.to_string();
        cx.report(&["state_sync", watched.key, "from"], RuleProblem::DottedWatch { field });
    }
    column
}

/// Refuses synced values that a query cannot carry: a caret ends a value, and `javascript:` starts
/// a script. Others never enter the rule's condition, and may be anything.
fn check_queried(cx: &mut Context<'_>, watched: &Watch<'_>, states: &[SyncedState]) {
    let is_carried = |value: &str| {
        let is_script = value.to_ascii_lowercase().contains("javascript:");
        !is_script && !value.contains(|c: char| c == '^' || c.is_control())
    };
    for SyncedState { value, .. } in states.iter().filter(|it| !is_carried(&it.value)) {
        let expected = "a synced value without `^`, `javascript:` and control characters, which \
                        the rule's condition cannot carry";
        let problem = NameProblem::Invalid { found: value.clone(), expected, near: None };
        cx.report_key(&["maps", watched.map, value], problem);
    }
}

/// Warns of `reopened` where the map has no state to which a record could be opened again.
fn check_reopened(
    cx: &mut Context<'_>,
    keys: &spec::BusinessRule,
    watched: &Watch<'_>,
    maps: &Maps,
    states: &[SyncedState],
) {
    let entries = maps.get(watched.map).map_or(0, |known| known.map.entries.len());
    let is_whole = !cx.document.is_faulty(&["maps", watched.map]);
    if keys.reopened == Some(true) && is_whole && !states.is_empty() && entries == states.len() {
        let map = watched.map.to_owned();
        cx.report(&["servicenow", "business_rule", "reopened"], RuleProblem::NoOpenState { map });
    }
}

fn states(
    cx: &mut Context<'_>,
    keys: &spec::BusinessRule,
    watched: &Watch<'_>,
    maps: &Maps,
) -> Option<Vec<SyncedState>> {
    let known = maps.get(watched.map)?;
    let entries = &known.map.entries;
    let mut values: Vec<&str> = known.synced.iter().map(String::as_str).collect();
    for (at, value) in keys.states.iter().flatten().enumerate() {
        let Some(written) = value.as_deref() else {
            continue;
        };
        let path = ["servicenow", "business_rule", "states", &at.to_string()];
        let value = written.trim();
        if value != written && !value.is_empty() {
            let (found, meant) = (written.to_owned(), value.to_owned());
            cx.report(&path, NameProblem::OuterBlanks { found, meant, is_queried: true });
        }
        if values.contains(&value) {
            cx.report(&path, MappingProblem::Repeated { found: value.to_owned() });
        } else if entries.iter().any(|entry| entry.value == value) {
            values.push(value);
        } else if !cx.document.is_faulty(&["maps", watched.map]) {
            cx.report(&path, unknown_state(value, entries));
        }
    }
    let synced = entries.iter().filter(|it| values.contains(&it.value.as_str()));
    let state = |it: &MapEntry| SyncedState { value: it.value.clone(), label: it.label.clone() };
    Some(synced.map(state).collect())
}

/// The finding for a state that the map lacks; a label in its place is easy to put right.
fn unknown_state(value: &str, entries: &[MapEntry]) -> RuleProblem {
    let labelled = entries.iter().find(|it| it.label.eq_ignore_ascii_case(value));
    RuleProblem::UnknownState {
        found: value.to_owned(),
        known: entries.iter().map(|it| it.value.clone()).collect(),
        meant: labelled.map(|it| it.value.clone()),
    }
}
