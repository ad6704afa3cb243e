//! How fields are read, held against their types and against each other.

use super::context::Context;
use super::walk;
use crate::diagnostic::NotationProblem;
use crate::dictionary::{Column, Dictionary};
use crate::ident::ColumnName;
use crate::model::{Field, FieldSource};

/// The fields of a section, those of journals by their entries however they are written.
pub(super) fn read_journals(
    cx: &mut Context<'_>,
    table: &str,
    section: &str,
    fields: Vec<Field>,
) -> Option<Vec<Field>> {
    let read = fields.into_iter().map(|field| {
        let place = [section, field.key.as_str()];
        let source = journal(cx, table, place, &field.source)?;
        Some(Field { source, ..field })
    });
    // All of them, so that each mistake is told.
    read.collect::<Vec<_>>().into_iter().collect()
}

/// How a field is read; nothing if it can only be wrong.
fn journal(
    cx: &mut Context<'_>,
    table: &str,
    [section, key]: [&str; 2],
    source: &FieldSource,
) -> Option<FieldSource> {
    let column = source.path().and_then(|path| Some((path, Dictionary::base().at(table, path)?)));
    let Some((path, column)) = column else { return Some(source.clone()) };
    let field = path.to_owned();
    let is_journal = matches!(source, FieldSource::Journal { .. });
    let (place, problem) = match source {
        _ if is_journal && !has_entries(&column.kind) => {
            ("journal", NotationProblem::NoJournal { field, kind: column.kind.clone() })
        }
        FieldSource::Mapped { .. } if has_entries(&column.kind) => {
            ("map", NotationProblem::JournalWithMap { field })
        }
        FieldSource::Raw(_) | FieldSource::Display(_) if has_entries(&column.kind) => {
            let Ok(own) = ColumnName::parse(path) else {
                cx.report(&[section, key, "from"], NotationProblem::OtherJournal { field });
                return None;
            };
            cx.report(&[section, key, "from"], NotationProblem::JournalByFrom { field });
            return Some(FieldSource::Journal { column: own, html: false, anyone: false });
        }
        _ => return Some(source.clone()),
    };
    cx.report(&[section, key, place], problem);
    None
}

/// Whether a type is one of journals, or of a field that shows the entries of several.
fn has_entries(kind: &str) -> bool {
    matches!(kind, "journal" | "journal_input" | "journal_list")
}

/// Warns of values that say less than was probably meant.
pub(super) fn check(cx: &mut Context<'_>, table: &str, section: &str, fields: &[Field]) {
    let is_sync = section == "state_sync";
    for field in fields {
        // What else was written there may have been the repair.
        if cx.document.is_faulty(&[section, field.key.as_str()]) {
            continue;
        }
        let path = field.source.path();
        if path.is_some_and(|path| check_path(cx, table, [section, field.key.as_str()], path)) {
            continue;
        }
        let column = path.and_then(|path| Dictionary::base().at(table, path));
        let problem = match (&field.source, column) {
            (FieldSource::Raw(from), Some(column)) => {
                raw(field.key.as_str(), from.as_str(), column, !is_sync)
            }
            (FieldSource::Display(from), column) if is_sync => {
                // A text, and what people call a record, are the same in every language.
                let is_text = |it: &Column| it.kind == "string" && it.choices.is_empty();
                let is_same = column.is_some_and(|it| is_reference(&it.kind) || is_text(it))
                    || names_record(table, from.as_str());
                let field = from.to_string();
                (!is_same).then_some(("as", NotationProblem::DisplayInSync { field }))
            }
            _ => None,
        };
        if let Some((place, problem)) = problem {
            cx.report(&[section, field.key.as_str(), place], problem);
        }
    }
}

/// Whether something was reported of the path of a field that is written.
fn check_path(cx: &mut Context<'_>, table: &str, [section, key]: [&str; 2], path: &str) -> bool {
    let journal = [section, key, "journal"];
    let place = if cx.document.is_written(&journal) { journal } else { [section, key, "from"] };
    // Of standard fields on another table more is told elsewhere.
    cx.document.is_written(&[section, key]) && walk::check(cx, table, &place, path)
}

/// What the raw value of a column does not say, unless the JSON key says it.
fn raw(
    key: &str,
    path: &str,
    column: &Column,
    may_display: bool,
) -> Option<(&'static str, NotationProblem)> {
    let says = |word| key.to_lowercase().ends_with(word);
    let (key, field) = (key.to_owned(), path.to_owned());
    match column.kind.as_str() {
        kind if is_reference(kind) && !says("sys_id") => {
            let target = column.reference.as_deref();
            let display = target.and_then(|it| Dictionary::base().display(it));
            let name = display.map(|it| format!("{path}.{it}"));
            Some(("from", NotationProblem::RawReference { key, field, name }))
        }
        "glide_date_time" | "due_date" if !says("utc") => {
            Some(("from", NotationProblem::RawDate { key, field, may_display }))
        }
        "glide_duration" | "timer" if !says("raw") => {
            Some(("from", NotationProblem::RawDuration { key, field, may_display }))
        }
        "html" | "translated_html" if !says("html") => {
            Some(("from", NotationProblem::RawHtml { key, field }))
        }
        _ => None,
    }
}

/// Whether a path ends in the column by which people know a record.
fn names_record(table: &str, path: &str) -> bool {
    let base = Dictionary::base();
    let (record, name) = path.rsplit_once('.').map_or((None, path), |(it, name)| (Some(it), name));
    let table = record.map_or(Some(table), |it| base.at(table, it)?.reference.as_deref());
    table.and_then(|it| base.display(it)) == Some(name)
}

fn is_reference(kind: &str) -> bool {
    matches!(kind, "reference" | "glide_list")
}

/// Warns of JSON keys that the two payloads fill differently.
pub(super) fn compare(cx: &mut Context<'_>, payload: &[Field], synced: &[Field]) {
    for field in synced {
        let Some(other) = payload.iter().find(|it| it.key == field.key) else { continue };
        if other.source == field.source {
            continue;
        }
        let key = field.key.as_str();
        let section =
            if cx.document.is_written(&["state_sync"]) { "state_sync" } else { "payload" };
        let (synced, sent) = (told(&field.source), told(&other.source));
        let problem = NotationProblem::DifferentSource { key: key.to_owned(), synced, sent };
        cx.report_key(&[section, key], problem);
    }
}

/// A source in a few words.
pub(super) fn told(source: &FieldSource) -> String {
    match source {
        FieldSource::Raw(from) => format!("the raw value of `{from}`"),
        FieldSource::Display(from) => format!("the display value of `{from}`"),
        FieldSource::Mapped { from, map } => format!("`{from}` by the map `{map}`"),
        FieldSource::Journal { column, .. } => format!("the newest entry of `{column}`"),
        FieldSource::Constant(_) => "a constant of its own".to_owned(),
    }
}
