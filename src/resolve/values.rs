//! The values of maps and of the filter, held against what their columns can have.
//!
//! A value that no record can have is an error. One that is probably a label, or belongs to another
//! field, is a warning: a column may hold more than its choice list.

use super::context::Context;
use super::maps::{Known, Maps};
use super::spelling::{choices, impossible, is_endless, labelled, never_held};
use super::{filter, labels, term, walk};
use crate::diagnostic::{Effect, MappingProblem, Meant, Problem, ValueProblem};
use crate::dictionary::{Column, Dictionary};
use crate::model::{Field, FieldSource, MapEntry};
use indexmap::IndexMap;

/// The table whose labels are known everywhere.
const USUAL_TABLE: &str = "incident";

/// Checks the map of each field of a section.
pub(super) fn check(
    cx: &mut Context<'_>,
    table: &str,
    section: &str,
    fields: &[Field],
    maps: &Maps,
) {
    for field in fields {
        let FieldSource::Mapped { from, map } = &field.source else { continue };
        let Some(known) = maps.get(map) else { continue };
        let column = format!("{table}.{from}");
        let place = [section, field.key.as_str(), "map"];
        let definition = Dictionary::base().at(table, from.as_str());
        let has_foreign = check_states(cx, table, known, definition);
        let Some(definition) = definition else {
            check_entries(cx, known, place, |value| usual_label(&column, value));
            continue;
        };
        let unfit = check_entries(cx, known, place, |value| unfit(&column, definition, value));
        if !unfit && is_endless(definition) {
            let (column, kind) = (column.clone(), definition.kind.clone());
            cx.report(&place, ValueProblem::Endless { column, from: from.to_string(), kind });
        }
        if !has_foreign && !is_of_other(cx, known, place, [table, &column], definition) {
            labels::check_choices(cx, known, &column, definition);
        }
    }
}

/// Whether a map has the values of another column than it translates; reported if so.
fn is_of_other(
    cx: &mut Context<'_>,
    known: &Known,
    place: [&str; 3],
    [table, column]: [&str; 2],
    definition: &Column,
) -> bool {
    let Some(other) = other_column(definition, table, &known.map.entries) else { return false };
    let (map, column) = (known.map.name.clone(), column.to_owned());
    let choices = choices(definition);
    let problem = ValueProblem::OtherColumn { map, column, other, choices };
    if known.written {
        cx.report_key(&["maps", &known.map.name], problem);
    } else {
        cx.report(&place, problem);
    }
    true
}

/// Whether a map has standard states that its table does not have; reported if so: wrong where the
/// states of that table are known. Urgencies and impacts come from `task`, which many tables extend.
fn check_states(cx: &mut Context<'_>, table: &str, known: &Known, states: Option<&Column>) -> bool {
    let map = known.map.name.as_str();
    if map != "states" || table == USUAL_TABLE {
        return false;
    }
    let is_foreign = |entry: &&MapEntry| {
        let is_state = |it: &Column| agreeing(it, std::slice::from_ref(*entry)) > 0;
        known.inherited.contains(&entry.value) && !states.is_some_and(is_state)
    };
    let kept: Vec<String> =
        known.map.entries.iter().filter(is_foreign).map(|it| it.value.clone()).collect();
    if kept.is_empty() {
        return false;
    }
    let (map, table) = (map.to_owned(), table.to_owned());
    let kept = if cx.extends { kept } else { Vec::new() };
    let problem: Problem = match states.filter(|it| !it.choices.is_empty()) {
        Some(states) => {
            ValueProblem::OtherStates { map, table, kept, choices: choices(states) }.into()
        }
        None => MappingProblem::IncidentMap { map, table, kept }.into(),
    };
    if known.written {
        cx.report_key(&["maps", &known.map.name], problem);
    } else {
        cx.report(&["servicenow", "table"], problem);
    }
    true
}

/// Checks each value of a map, and says whether one is wrong; what is wrong with a standard one is
/// told where it is used.
fn check_entries(
    cx: &mut Context<'_>,
    known: &Known,
    place: [&str; 3],
    find: impl Fn(&str) -> Option<ValueProblem>,
) -> bool {
    let mut has_found = false;
    for MapEntry { value, .. } in &known.map.entries {
        let own = ["maps", known.map.name.as_str(), value.as_str()];
        let problem = find(value);
        has_found |= problem.is_some();
        match problem {
            Some(problem) if !known.inherited.contains(value) => cx.report_key(&own, problem),
            Some(problem) => cx.report(&place, problem),
            None => {}
        }
    }
    has_found
}

/// Checks the values of the business rule's filter.
pub(super) fn check_filter(cx: &mut Context<'_>, table: &str, query: &str) {
    for field in filter::terms(query).into_iter().map(term::field) {
        walk::check(cx, table, &["servicenow", "business_rule", "filter"], field);
    }
    for (field, operator, value) in filter::terms(query).into_iter().filter_map(term::comparison) {
        let Some(column) = Dictionary::base().at(table, field) else { continue };
        let separator = match operator {
            "BETWEEN" => '@',
            "IN" | "NOT IN" => ',',
            _ => '\0',
        };
        for value in value.split(separator).filter(|it| !it.is_empty()) {
            // A query takes what the record has as well, besides the words.
            if column.kind == "boolean" && matches!(value, "0" | "1") {
                continue;
            }
            // Numbers are more or less than any other number.
            let is_order = operator.starts_with(['<', '>']) || operator == "BETWEEN";
            if is_order && column.kind == "integer" && value.parse().is_ok_and(f64::is_finite) {
                continue;
            }
            let problem = impossible(&format!("{table}.{field}"), column, value);
            if let Some(problem) = problem {
                let problem = compared([field, operator, value], problem);
                cx.report(&["servicenow", "business_rule", "filter"], problem);
            }
        }
    }
}

/// What is wrong with a value of a filter, and what its operator makes of it.
fn compared([field, operator, value]: [&str; 3], problem: ValueProblem) -> ValueProblem {
    let ValueProblem::Impossible { found, column, holds, meant, .. } = problem else {
        return problem;
    };
    let (effect, meant) = match operator {
        "=" if value == "NULL" => {
            (Effect::NoValue, Some(Meant::Emptiness(format!("{field}ISEMPTY"))))
        }
        "!=" if value == "NULL" => {
            (Effect::NoValue, Some(Meant::Emptiness(format!("{field}ISNOTEMPTY"))))
        }
        "!=" | "NOT IN" => (Effect::Always, meant),
        "<" | "<=" | ">" | ">=" | "BETWEEN" => (Effect::Unordered, meant),
        _ => (Effect::Never, meant),
    };
    ValueProblem::Impossible { found, column, holds, effect, meant }
}

/// What is wrong with a value of a known column.
fn unfit(name: &str, column: &Column, found: &str) -> Option<ValueProblem> {
    if let Some(problem) = never_held(name, column, found) {
        return Some(problem);
    }
    if column.choices.contains_key(found) {
        return None;
    }
    let value = labelled(column, |label| label.eq_ignore_ascii_case(found))?.to_owned();
    Some(ValueProblem::Label { found: found.to_owned(), of: name.to_owned(), value, own: None })
}

/// What is wrong with a value of a column that nobody knows: the English labels of numbers that all
/// know are hardly ever values. Labels of other languages are translations, and values of one's own
/// may well be in one's own language.
fn usual_label(name: &str, found: &str) -> Option<ValueProblem> {
    let base = Dictionary::base();
    base.columns(USUAL_TABLE).into_iter().find_map(|usual| {
        let column = base.at(USUAL_TABLE, usual)?;
        let is_it = |(value, labels): &(&String, &IndexMap<String, String>)| {
            labels.get("en").is_some_and(|it| it == found) && value.parse::<i32>().is_ok()
        };
        let (value, _) = column.choices.iter().find(is_it)?;
        let (found, of) = (found.to_owned(), format!("{USUAL_TABLE}.{usual}"));
        Some(ValueProblem::Label { found, of, value: value.clone(), own: Some(name.to_owned()) })
    })
}

/// The column whose values a map has, if it has none of the column that it translates. Where the
/// column has each of the values, they may stand for it in words of one's own: then only columns of
/// the same table count, whose map was probably meant for them.
fn other_column(own: &Column, table: &str, entries: &[MapEntry]) -> Option<String> {
    let base = Dictionary::base();
    if own.choices.is_empty()
        || agreeing(own, entries) > 0
        || entries.iter().any(|it| is_like(own, it))
    {
        return None;
    }
    let has_all = entries.iter().all(|it| own.choices.contains_key(&it.value));
    let of_table = base.columns(table).into_iter().map(|column| (table, column));
    let others = base.tables.iter().filter(|_| !has_all).flat_map(|(table, entry)| {
        entry.columns.keys().map(|column| (table.as_str(), column.as_str()))
    });
    let (table, column) = of_table.chain(others).find(|(table, column)| {
        let alike = base.at(table, column).map_or(0, |it| agreeing(it, entries));
        alike >= 2 && alike * 2 >= entries.len()
    })?;
    Some(format!("{table}.{column}"))
}

/// Whether the label of an entry is part of the one that the column has for the value, as `High` is
/// of `1 - High`.
fn is_like(column: &Column, entry: &MapEntry) -> bool {
    let label = entry.label.to_lowercase();
    let has = |it: &String| it.to_lowercase().contains(&label);
    column.choices.get(&entry.value).is_some_and(|it| it.values().any(has))
}

/// How many entries of a map a column has with the same label.
fn agreeing(column: &Column, entries: &[MapEntry]) -> usize {
    let has = |entry: &&MapEntry| {
        let labels = column.choices.get(&entry.value);
        labels.is_some_and(|it| it.values().any(|label| label.eq_ignore_ascii_case(&entry.label)))
    };
    entries.iter().filter(has).count()
}
