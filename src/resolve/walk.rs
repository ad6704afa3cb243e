//! Paths to fields of other records, held against the dictionary.

use crate::diagnostic::NotationProblem;
use crate::dictionary::Dictionary;

/// Variables of scripts, which are no fields.
const VARIABLES: [&str; 3] = ["current", "gr", "previous"];

/// Types whose values refer to no record. Of all others it may be that a path goes on.
const PLAIN: [&str; 11] = [
    "boolean",
    "due_date",
    "float",
    "glide_date",
    "glide_date_time",
    "glide_duration",
    "html",
    "integer",
    "journal",
    "journal_input",
    "string",
];

/// What is wrong with a path that leads nowhere; of unknown fields only an instance knows.
pub(super) fn objection(table: &str, path: &str) -> Option<NotationProblem> {
    let base = Dictionary::base();
    let (first, rest) = path.split_once('.')?;
    let is_unknown = base.tables.contains_key(table) && base.column(table, first).is_none();
    if is_unknown && (first == table || VARIABLES.contains(&first)) {
        let (start, rest) = (first.to_owned(), rest.to_owned());
        return Some(NotationProblem::RecordInPath { start, rest });
    }
    let ends = path.match_indices('.').filter_map(|(at, _)| path.get(..at));
    let is_plain = |end: &&str| {
        base.at(table, end).is_some_and(|column| PLAIN.contains(&column.kind.as_str()))
    };
    let field = ends.into_iter().find(is_plain)?.to_owned();
    Some(NotationProblem::NoReference { path: path.to_owned(), field })
}
