//! Value maps: those of the spec, and the standard ones that it does not replace.

use super::context::Context;
use super::reserved;
use crate::choice::{Progress, Severity};
use crate::diagnostic::{MappingProblem, NameProblem, ShapeProblem, TextProblem};
use crate::ident::JsonKey;
use crate::model::{MapEntry, ValueMap};
use crate::spec::{self, Entries, MapValue};
use indexmap::IndexMap;
use std::collections::BTreeSet;

/// A map and how it is used.
pub(super) struct Known {
    pub(super) map: ValueMap,
    /// The raw values that have `sync: true`.
    pub(super) synced: Vec<String>,
    /// The raw values that stand in the standard mapping alone.
    pub(super) inherited: BTreeSet<String>,
    /// Whether it stands in the spec.
    pub(super) written: bool,
    pub(super) used: bool,
}

/// All maps by name: the spec's own in its order, then the standard ones that it does not extend.
pub(super) type Maps = IndexMap<String, Known>;

type WrittenMaps = Entries<Entries<spec::MapEntry>>;

pub(super) fn resolve(cx: &mut Context<'_>, written: Option<&WrittenMaps>) -> Maps {
    let mut maps = Maps::new();
    for (name, entries) in written.into_iter().flatten() {
        let is_written = cx.document.is_written(&["maps", name]);
        let known = read(cx, name, entries, is_written);
        maps.insert(name.clone(), known);
    }
    if cx.extends {
        return maps;
    }
    let standard = cx.standard;
    for (name, entries) in standard.maps.iter().flatten() {
        if !maps.contains_key(name) {
            let known = read(cx, name, entries, false);
            maps.insert(name.clone(), known);
        }
    }
    maps
}

/// Warns of maps that nobody uses.
pub(super) fn check_use(cx: &mut Context<'_>, maps: &Maps) {
    if cx.document.is_faulty(&["payload"]) || cx.document.is_faulty(&["state_sync"]) {
        return;
    }
    for (name, _) in maps.iter().filter(|(_, known)| known.written && !known.used) {
        cx.report_key(&["maps", name], MappingProblem::UnusedMap { name: name.clone() });
    }
}

fn read(
    cx: &mut Context<'_>,
    name: &str,
    entries: &Entries<spec::MapEntry>,
    written: bool,
) -> Known {
    let is_blank = cx.is_blank(entries);
    check(cx, name, is_blank);
    let map = ValueMap { name: name.to_owned(), entries: Vec::new() };
    let (synced, inherited) = (Vec::new(), BTreeSet::new());
    let mut known = Known { map, synced, inherited, written, used: false };
    let mut seen = BTreeSet::new();
    for (value, entry) in entries {
        let keys = entry.keys();
        if keys.sync == Some(true) {
            known.synced.push(value.trim().to_owned());
        }
        if !cx.document.is_written(&["maps", name, value]) {
            known.inherited.insert(value.clone());
        }
        known.map.entries.extend(self::entry(cx, ["maps", name, value], &keys, &mut seen));
    }
    known
}

fn check(cx: &mut Context<'_>, name: &str, is_empty: bool) {
    let path = ["maps", name];
    reserved::key(cx, &path, "map name");
    if name.trim().is_empty() {
        cx.report_key(&path, TextProblem::Empty { what: "the map name".to_owned() });
    } else if JsonKey::parse(name).is_err() {
        let expected = "a map name: up to 40 of `A` to `Z`, `a` to `z`, digits and `_`, not \
                        starting with a digit";
        let found = name.to_owned();
        cx.report_key(&path, NameProblem::Invalid { found, expected, near: None });
    }
    if is_empty && !cx.document.is_faulty(&path) {
        let section = format!("maps.{name}");
        cx.report_key(&path, MappingProblem::EmptySection { section, example: "1: New" });
    }
}

fn entry(
    cx: &mut Context<'_>,
    path: [&str; 3],
    keys: &MapValue,
    seen: &mut BTreeSet<String>,
) -> Option<MapEntry> {
    reserved::key(cx, &path, "raw value");
    let value = cx.key_line(&path, "the raw value", 40, seen);
    if let Some(meant) = value.as_deref().filter(|value| *value != path[2]) {
        let (found, meant) = (path[2].to_owned(), meant.to_owned());
        let is_queried = keys.sync == Some(true);
        cx.report_key(&path, NameProblem::OuterBlanks { found, meant, is_queried });
    }
    // The label of an entry in keys has a place of its own.
    let [maps, name, key] = path;
    if keys.label.is_none() && !cx.document.is_faulty(&path) {
        let (key, section) = ("label".to_owned(), path.join("."));
        cx.report_key(&path, ShapeProblem::MissingKey { key, section });
    }
    let label = cx.line(&[maps, name, key, "label"], "the label", keys.label.as_deref()?, 255);
    let (progress, severity) = meaning(cx, path, keys);
    Some(MapEntry { value: value?, label: label?, progress, severity })
}

/// What an entry leads to. Flashduty goes by the label, so that a label of which nothing is documented
/// does not keep what the standard one of its value leads to.
fn meaning(
    cx: &Context<'_>,
    [maps, name, value]: [&str; 3],
    keys: &MapValue,
) -> (Option<Progress>, Option<Severity>) {
    let standard = cx.standard.maps.as_ref().and_then(|it| it.get(name));
    let mut entries = standard.into_iter().flatten().map(|(_, entry)| entry.keys());
    if !cx.extends || standard.is_none() || entries.any(|it| it.label == keys.label) {
        return (keys.progress, keys.severity);
    }
    let is_written = |key| cx.document.is_written(&[maps, name, value, key]);
    (
        keys.progress.filter(|_| is_written("progress")),
        keys.severity.filter(|_| is_written("severity")),
    )
}
