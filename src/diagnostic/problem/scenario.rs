//! What happens in a scenario, and how requests are answered.

use super::Wording;
use crate::diagnostic::Code;
use crate::diagnostic::words::{all, choices, instead, nearest, tick};

#[derive(Debug, Clone)]
pub(crate) enum ScenarioProblem {
    CircularTable { table: String },
    ColumnWithoutTable,
    Companion { key: &'static str, action: &'static str, owners: Vec<&'static str> },
    Empty { section: &'static str, example: &'static str },
    InvalidTarget { found: String },
    NoAction { known: Vec<&'static str> },
    SeveralActions { found: Vec<&'static str> },
    StatusAlone { status: u32 },
    StatusMissing { key: &'static str },
    UnfitValue { column: String, found: String, expected: &'static str },
    UnknownColumn { table: String, column: String, known: Vec<String> },
    UnknownRecord { table: String, key: String, known: Vec<String> },
    UnknownScript { name: String, known: Vec<String> },
    UnknownTable { table: String, known: Vec<String> },
}

impl ScenarioProblem {
    pub(super) fn wording(&self) -> Wording {
        match self {
            Self::CircularTable { table } => Wording::new(
                Code::CircularTable,
                format!("the table {} extends itself in the end", tick(table)),
            )
            .label("leads back")
            .help("let it extend a table such as `task`, or none"),
            Self::ColumnWithoutTable => Wording::new(
                Code::MissingKey,
                "a column of the type `reference` needs the table that it leads to",
            )
            .label("needs `reference`")
            .help("add `reference: sys_user`, with the name of the table"),
            Self::Companion { key, action, owners } => Wording::new(
                Code::ConflictingKeys,
                format!("`{key}` does not go with {}", tick(action)),
            )
            .label(format!("no part of {}", tick(action)))
            .help(format!("{} goes with {}; remove it", tick(key), choices(owners))),
            Self::Empty { section, example } => {
                Wording::new(Code::EmptySection, format!("{} has no entry", tick(section)))
                    .label("at least one entry")
                    .help(format!("add one, such as `{example}`"))
            }
            Self::InvalidTarget { found } => Wording::new(
                Code::InvalidTarget,
                format!("found {}, expected `push` or a path", tick(found)),
            )
            .label("no target of a request")
            .help("write `push`, or a path of the Open API that starts with `/`"),
            Self::NoAction { known } => {
                Wording::new(Code::StepAction, "`when` does not say what happens")
                    .label("nothing happens")
                    .help(format!("write exactly one of {}", all(known)))
            }
            Self::SeveralActions { found } => Wording::new(
                Code::StepAction,
                format!("`when` has several actions: {}", all(found)),
            )
            .label("more than one action")
            .help("keep one of them, and give each other one a step of its own"),
            Self::StatusAlone { status } => Wording::new(
                Code::ConflictingKeys,
                format!("the status {status} alone does not say what is answered"),
            )
            .label("needs a body")
            .help("add `body` or `error`, or leave `status` out for a proper answer"),
            Self::StatusMissing { key } => Wording::new(
                Code::MissingKey,
                format!("`{key}` needs an answer that is written out"),
            )
            .label("needs `status`, `error` or `body`")
            .help("add `status: 429`; a proper answer comes as Flashduty gives it"),
            Self::UnfitValue { column, found, expected } => Wording::new(
                Code::UnfitValue,
                format!(
                    "found {} for the column {}, expected {expected}",
                    tick(found),
                    tick(column)
                ),
            )
            .label("does not fit"),
            Self::UnknownColumn { table, column, known } => Wording::new(
                Code::UnknownColumn,
                format!("the table {} has no column {}", tick(table), tick(column)),
            )
            .label("unknown column")
            .help(unless(column, known, "`given.tables` adds columns to a table")),
            Self::UnknownRecord { table, key, known } => Wording::new(
                Code::UnknownRecord,
                format!("the table {} has no record {}", tick(table), tick(key)),
            )
            .label("unknown record")
            .help(unless(key, known, "`given.records` adds records to a table")),
            Self::UnknownScript { name, known } => Wording::new(
                Code::UnknownScript,
                format!("there is no background script {}", tick(name)),
            )
            .label("unknown script")
            .help_if(instead(name, known)),
            Self::UnknownTable { table, known } => {
                Wording::new(Code::UnknownTable, format!("there is no table {}", tick(table)))
                    .label("unknown table")
                    .help(unless(table, known, "`given.tables` adds tables to the instance"))
            }
        }
    }
}

/// The nearest name, or how to make the name known.
fn unless(name: &str, known: &[String], otherwise: &str) -> String {
    let near = nearest(name, known).map(|near| format!("did you mean {}?", tick(near)));
    near.unwrap_or_else(|| otherwise.to_owned())
}
