//! Paths that lead to no field, or to another one than was meant.

use super::Wording;
use crate::diagnostic::Code;
use crate::diagnostic::words::tick;

#[derive(Debug, Clone)]
pub(crate) enum PathProblem {
    /// A column that looks like one of the base system and is none, and the path that was meant.
    DoubtfulColumn { table: String, column: String, meant: String, is_filter: bool },
    /// A path that goes on behind a field that refers to no record.
    NoReference { path: String, field: String },
    /// A path that begins with the record itself.
    RecordInPath { start: String, rest: String },
}

impl PathProblem {
    pub(super) fn wording(&self) -> Wording {
        match self {
            Self::DoubtfulColumn { table, column, meant, is_filter } => Wording::new(
                Code::DoubtfulColumn,
                format!("no column {} is known of the table {}", tick(column), tick(table)),
            )
            .label("probably misspelt")
            .help(format!(
                "did you mean {}? {}",
                tick(meant),
                if *is_filter {
                    "a term with a field that is not there is left out, and the rule fires on more"
                } else {
                    "if your instance has it, it can stay"
                }
            )),
            Self::NoReference { path, field } => Wording::new(
                Code::NoField,
                format!("{} leads nowhere: {} refers to no record", tick(path), tick(field)),
            )
            .label("no field")
            .help(format!("write {}", tick(field))),
            Self::RecordInPath { start, rest } => Wording::new(
                Code::NoField,
                format!("{} is the record itself, and no field of it", tick(start)),
            )
            .label("no field")
            .help(format!("write {}", tick(rest))),
        }
    }
}
