//! The tables that every simulated instance has, and where they are from.

use super::{StandInError, inline, names, row};
use crate::dictionary::{self, Dictionary, TableEntry};
use crate::encode;
use indexmap::IndexSet;

/// The source of what no source confirms.
const ASSUMED: &str = "assumed";

pub(super) fn section() -> Result<String, StandInError> {
    let tables = Dictionary::standard()?.tables;
    let mut text = "## Tables\n\nEvery simulated instance has these tables. A table has the \
        columns of the one that it extends as well, and every table its system columns. `sys_id` \
        and each reference have an index. What a mapping names besides is taken for granted; \
        `given: tables` in a scenario, or in a file for `--given`, adds more.\n\n\
        | table | label | extends | columns | indexes | sources | assumed |\n\
        |---|---|---|---:|---|---|---|\n"
        .to_owned();
    for (name, table) in &tables {
        text.push_str(&row(&[
            encode::md_code(name),
            encode::md(&table.label),
            names(&table.extends),
            table.columns.len().to_string(),
            names(table.indexes.keys()),
            sources(table).into_iter().map(encode::md).collect::<Vec<_>>().join(", "),
            assumed(table),
        ]));
    }
    text += "\n### Sources of the tables\n\n| source | what it is |\n|---|---|\n";
    for (word, what) in dictionary::sources()? {
        text.push_str(&row(&[encode::md(&word), inline(&what)]));
    }
    Ok(text)
}

/// The words for the sources of a table, of its columns and of its indexes.
fn sources(table: &TableEntry) -> IndexSet<&str> {
    let columns = table.columns.values().filter_map(|it| it.source.as_ref());
    let all = table.source.iter().chain(columns).chain(table.indexes.values());
    all.chain(&table.rotated).map(String::as_str).filter(|it| *it != ASSUMED).collect()
}

/// What no source confirms: all of it, columns, and indexes.
fn assumed(table: &TableEntry) -> String {
    let is_assumed = |source: &Option<String>| source.as_deref() == Some(ASSUMED);
    let columns = table.columns.iter().filter(|(_, it)| it.assumed || is_assumed(&it.source));
    let columns = names(columns.map(|(name, _)| name));
    let indexes = names(table.indexes.iter().filter(|(_, it)| *it == ASSUMED).map(|it| it.0));
    let mut parts = Vec::new();
    if table.source.iter().any(|it| it == ASSUMED) {
        parts.push("what has no other source".to_owned());
    }
    for (what, list) in [("columns", columns), ("indexes", indexes)] {
        if !list.is_empty() {
            parts.push(format!("{what} {list}"));
        }
    }
    parts.join("; ")
}
