//! Paths to fields, held against the dictionary.

use super::context::Context;
use crate::diagnostic::{PathProblem, nearest};
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

/// Reports a path that leads nowhere, or probably to another field than was meant; false if there is
/// nothing to say of it.
pub(super) fn check(cx: &mut Context<'_>, table: &str, place: &[&str], path: &str) -> bool {
    let problem = objection(table, path).or_else(|| {
        let is_filter = place.last() == Some(&"filter");
        doubt(table, path, is_filter)
    });
    problem.map(|problem| cx.report(place, problem)).is_some()
}

/// What is wrong with a path that leads nowhere; of unknown fields only an instance knows.
fn objection(table: &str, path: &str) -> Option<PathProblem> {
    let base = Dictionary::base();
    let (first, rest) = path.split_once('.')?;
    let is_unknown = base.tables.contains_key(table) && base.column(table, first).is_none();
    if is_unknown && (first == table || VARIABLES.contains(&first)) {
        let (start, rest) = (first.to_owned(), rest.to_owned());
        return Some(PathProblem::RecordInPath { start, rest });
    }
    let ends = path.match_indices('.').filter_map(|(at, _)| path.get(..at));
    let is_plain = |end: &&str| {
        base.at(table, end).is_some_and(|column| PLAIN.contains(&column.kind.as_str()))
    };
    let field = ends.into_iter().find(is_plain)?.to_owned();
    Some(PathProblem::NoReference { path: path.to_owned(), field })
}

/// A step that looks like a known column of its table and is none. An instance may have more
/// columns, so that one which looks like none is taken as it is.
fn doubt(table: &str, path: &str, is_filter: bool) -> Option<PathProblem> {
    let base = Dictionary::base();
    let (mut table, mut start) = (table, 0);
    loop {
        let step = path.get(start..)?.split('.').next()?;
        let Some(column) = base.column(table, step) else {
            let is_system = step.starts_with("sys_");
            let alike = base.alike(table, step);
            let near = nearest(step, &alike).filter(|_| !is_system)?;
            let rest = path.get(start + step.len()..)?;
            let meant = [path.get(..start)?, near, rest].concat();
            let (table, column) = (table.to_owned(), step.to_owned());
            return Some(PathProblem::DoubtfulColumn { table, column, meant, is_filter });
        };
        table = column.reference.as_deref().filter(|_| !column.assumed)?;
        start += step.len() + 1;
    }
}
