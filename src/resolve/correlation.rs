//! The number, by which people and Flashduty tell records apart.

use super::context::Context;
use super::notation::told;
use crate::diagnostic::KeyProblem;
use crate::dictionary::Dictionary;
use crate::model::{Field, FieldSource};

/// The JSON key and the column of the number.
const NUMBER: &str = "number";

/// How many characters a number has at most: the platform's usual length of a text column.
const LONGEST: u32 = 40;

/// Reports a number that is the same for all records, is another field, or is cut.
pub(super) fn check(cx: &mut Context<'_>, table: &str, section: &str, fields: &[Field]) {
    let Some(field) = fields.iter().find(|it| it.key.as_str() == NUMBER) else { return };
    let place = |key| [section, NUMBER, key];
    let is_raw = matches!(field.source, FieldSource::Raw(_) | FieldSource::Display(_));
    match field.source.path() {
        None => cx.report(&place("value"), KeyProblem::ConstantNumber),
        Some(path) if !(is_raw && path == NUMBER) && is_numbered(table, path) => {
            let source = if cx.document.is_written(&place("journal")) { "journal" } else { "from" };
            let sent = told(&field.source);
            cx.report(&place(source), KeyProblem::OtherNumber { sent });
        }
        Some(_) => {}
    }
    if let Some(max) = field.max.filter(|max| *max < LONGEST) {
        cx.report(&place("max"), KeyProblem::CutNumber { max });
    }
}

/// Whether a path leads to a known field of a table whose records have a number. Tables that are not
/// known are mostly tasks; a field of one's own may well be the number that people know.
fn is_numbered(table: &str, path: &str) -> bool {
    let base = Dictionary::base();
    let table = if base.tables.contains_key(table) { table } else { "task" };
    base.column(table, NUMBER).is_some() && base.at(table, path).is_some()
}
