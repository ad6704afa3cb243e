//! Labels, held against what Flashduty makes of them, against the choices of their field, and against
//! each other: the label is all that Flashduty sees of a value.

use super::context::Context;
use super::maps::{Known, Maps};
use crate::choice::{Progress, Severity};
use crate::diagnostic::LabelProblem;
use crate::dictionary::{Column, Dictionary};
use crate::model::{Field, FieldSource, MapEntry};
use crate::spec;
use indexmap::IndexMap;
use std::collections::BTreeMap;

/// The JSON keys whose labels Flashduty translates, each with the standard map that has those which
/// it documents.
const TRANSLATED: [(&str, &str); 2] = [("state", "states"), ("urgency", "urgencies")];

/// What labels lead to.
type Documented = BTreeMap<String, (Option<Progress>, Option<Severity>)>;

/// Warns of labels that lead elsewhere than is written, and of those that are cut.
pub(super) fn check_fields(
    cx: &mut Context<'_>,
    table: &str,
    section: &str,
    fields: &[Field],
    maps: &Maps,
) {
    for field in fields {
        let FieldSource::Mapped { from, map } = &field.source else { continue };
        let Some(known) = maps.get(map) else { continue };
        let key = field.key.as_str();
        if let Some((_, standard)) = TRANSLATED.iter().find(|(translated, _)| *translated == key) {
            let documented = documented(cx, standard);
            check_translated(cx, known, &documented);
            if let Some(column) = Dictionary::base().at(table, from.as_str()) {
                check_language(cx, known, &documented, column);
            }
        }
        if let Some(max) = field.max {
            check_length(cx, [section, key], known, max);
        }
    }
}

/// Warns of documented labels to which a map gives another meaning than Flashduty.
fn check_translated(cx: &mut Context<'_>, known: &Known, documented: &Documented) {
    for entry in &known.map.entries {
        let label = entry.label.as_str();
        let Some(usual) = documented.get(label) else { continue };
        for ((what, usual), (_, written)) in meanings(usual.0, usual.1).zip(of(entry)) {
            let (Some(usual), Some(written)) = (usual, written) else { continue };
            // What two entries say of one label is told as that.
            let mut twins = known.map.entries.iter().filter(|it| it.label == label);
            let mut is_same = |it: &MapEntry| {
                of(it).all(|(it, word)| it != what || word.is_none_or(|it| it == written))
            };
            if usual == written || !twins.all(&mut is_same) {
                continue;
            }
            let label = label.to_owned();
            let problem = LabelProblem::OtherMeaning { label, what, usual, written };
            cx.report(&["maps", &known.map.name, &entry.value, what], problem);
        }
    }
}

/// Warns of labels in another language than the one that Flashduty documents.
fn check_language(cx: &mut Context<'_>, known: &Known, documented: &Documented, column: &Column) {
    for MapEntry { value, label, .. } in &known.map.entries {
        let Some(labels) = column.choices.get(value) else { continue };
        let Some(usual) = labels.get("en").filter(|it| documented.contains_key(*it)) else {
            continue;
        };
        let is_translation = labels.values().any(|it| it != usual && it == label);
        if is_translation && !documented.contains_key(label) {
            let problem = LabelProblem::Translated { label: label.clone(), usual: usual.clone() };
            cx.report(&["maps", &known.map.name, value, "label"], problem);
        }
    }
}

/// What an entry leads to, each beside its key.
fn of(entry: &MapEntry) -> impl Iterator<Item = (&'static str, Option<&'static str>)> {
    meanings(entry.progress, entry.severity)
}

fn meanings(
    progress: Option<Progress>,
    severity: Option<Severity>,
) -> impl Iterator<Item = (&'static str, Option<&'static str>)> {
    let progress = ("progress", progress.map(Progress::as_str));
    [progress, ("severity", severity.map(Severity::as_str))].into_iter()
}

/// What Flashduty documents of each label of a standard map.
fn documented(cx: &Context<'_>, map: &str) -> Documented {
    let entries = cx.standard.maps.as_ref().and_then(|maps| maps.get(map));
    let meaning = |entry: &spec::MapEntry| {
        let keys = entry.keys();
        Some((keys.label?.0, (keys.progress, keys.severity)))
    };
    entries.into_iter().flatten().filter_map(|(_, entry)| meaning(entry)).collect()
}

/// Warns of a length that the longest label of a map does not have, as scripts count it.
fn check_length(cx: &mut Context<'_>, [section, key]: [&str; 2], known: &Known, max: u32) {
    let length = |entry: &&MapEntry| entry.label.encode_utf16().count();
    let Some(longest) = known.map.entries.iter().max_by_key(length) else { return };
    let length = length(&longest);
    if u32::try_from(length).is_ok_and(|length| length > max) {
        let label = longest.label.clone();
        cx.report(&[section, key, "max"], LabelProblem::Cut { label, length, max });
    }
}

/// Warns of labels that belong to other values of the map, going by the choices of the field.
pub(super) fn check_choices(cx: &mut Context<'_>, known: &Known, name: &str, column: &Column) {
    for MapEntry { value, label, .. } in &known.map.entries {
        let has = |labels: &IndexMap<String, String>| {
            labels.values().any(|it| it.to_lowercase() == label.to_lowercase())
        };
        if column.choices.get(value).is_none_or(has) {
            continue;
        }
        let owner = column.choices.iter().find(|(_, labels)| has(labels)).map(|(it, _)| it);
        // Two values may well share a label; what is swapped is missing at its own value.
        let Some(owner) = owner.filter(|it| is_renamed(known, it, label)) else { continue };
        let problem = LabelProblem::Swapped {
            value: value.clone(),
            label: label.clone(),
            column: name.to_owned(),
            owner: owner.clone(),
        };
        cx.report(&["maps", &known.map.name, value, "label"], problem);
    }
}

/// Whether a map has a value under another label than this.
fn is_renamed(known: &Known, value: &str, label: &str) -> bool {
    let mut entries = known.map.entries.iter();
    entries.any(|it| it.value == value && it.label.to_lowercase() != label.to_lowercase())
}

/// Warns of labels that are said to lead to two things: a label is all that Flashduty sees.
pub(super) fn check_meanings(cx: &mut Context<'_>, maps: &Maps) {
    for (name, known) in maps.iter().filter(|(_, known)| known.written) {
        let (mut progress, mut severity) = (BTreeMap::new(), BTreeMap::new());
        for entry in &known.map.entries {
            let (value, label) = (&entry.value, entry.label.as_str());
            for (seen, (what, second)) in [&mut progress, &mut severity].into_iter().zip(of(entry))
            {
                let Some(second) = second else { continue };
                let (other, first) = *seen.entry(label).or_insert((value, second));
                if first != second {
                    // The other may be the one that was written over a standard entry.
                    let is_written = cx.document.is_written(&["maps", name, value]);
                    let place = if is_written { value } else { other };
                    let told = |value: &str, word: &str| (value.to_owned(), word.to_owned());
                    let meanings = vec![told(other, first), told(value, second)];
                    let label = label.to_owned();
                    let problem = LabelProblem::TwoMeanings { label, what, meanings };
                    cx.report(&["maps", name, place, what], problem);
                }
            }
        }
    }
}
