//! What a scenario or a mapping names, and the simulated instance does not have.

use super::Wording;
use crate::diagnostic::Code;
use crate::diagnostic::words::{instead, nearest, tick};

#[derive(Debug, Clone)]
pub(crate) enum InstanceProblem {
    AbsentColumn { table: String, column: String, known: Vec<String> },
    AbsentTable { table: String, known: Vec<String> },
    CircularTable { table: String },
    DoubtfulColumn { table: String, column: String, near: String },
    Needed { table: String, column: Option<String> },
    UnfitValue { column: String, found: String, expected: &'static str },
    UnknownColumn { table: String, column: String, known: Vec<String> },
    UnknownProperty { name: String, known: Vec<String> },
    UnknownRecord { table: String, key: String, known: Vec<String> },
    UnknownScript { name: String, known: Vec<String> },
    UnknownTable { table: String, known: Vec<String> },
    UnknownZone { name: String, known: Vec<String> },
    UnknownWord { word: String, known: Vec<String> },
}

impl InstanceProblem {
    pub(super) fn wording(&self) -> Wording {
        match self {
            Self::AbsentColumn { table, column, known } => Wording::new(
                Code::UnknownColumn,
                unknown_column(table, column),
            )
            .label("is not there anyway")
            .help(unless_absent(&format!("{table}.{column}"), known)),
            Self::AbsentTable { table, known } => Wording::new(
                Code::UnknownTable,
                format!("the stand-in does not know the table {}", tick(table)),
            )
            .label("is not there anyway")
            .help(unless_absent(table, known)),
            Self::CircularTable { table } => Wording::new(
                Code::CircularTable,
                format!("the table {} extends itself in the end", tick(table)),
            )
            .label("leads back")
            .help("let it extend a table such as `task`, or none"),
            Self::DoubtfulColumn { table, column, near } => Wording::new(
                Code::DoubtfulColumn,
                unknown_column(table, column),
            )
            .label("probably misspelt")
            .help(format!(
                "did you mean {}? if it is there on your instance, `tables` in a file for `--given` \
                 adds it",
                tick(near)
            )),
            Self::Needed { table, column } => Wording::new(
                Code::UnfitValue,
                match column {
                    None => format!("the table {} cannot be missing", tick(table)),
                    Some(column) => format!("{} cannot be missing", tick(&format!("{table}.{column}"))),
                },
            )
            .label("the stand-in cannot do without it")
            .help("take out a column such as `incident.category`, or a table that none extends"),
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
                unknown_column(table, column),
            )
            .label("unknown column")
            .help(unless(column, known)),
            Self::UnknownProperty { name, known } => {
                let rest = "one that scripts of others read is a record of `sys_properties` in `records`";
                let told = format!("there is no system property {}", tick(name));
                Wording::new(Code::UnknownRecord, told)
                    .label("unknown property")
                    .help(near(name, known).unwrap_or_else(|| rest.to_owned()))
            }
            Self::UnknownRecord { table, key, known } => Wording::new(
                Code::UnknownRecord,
                format!("the table {} has no record {}", tick(table), tick(key)),
            )
            .label("unknown record")
            .help(near(key, known).unwrap_or_else(|| {
                "`given.records`, or `records` in a file for `--given`, adds it".to_owned()
            })),
            Self::UnknownZone { name, known } => Wording::new(
                Code::UnfitValue,
                format!("there is no time zone {}", tick(name)),
            )
            .label("does not fit")
            .help(near(name, known).unwrap_or_else(|| {
                "write a name of the tz database, such as `Asia/Shanghai`".to_owned()
            })),
            Self::UnknownScript { name, known } => Wording::new(
                Code::UnknownScript,
                format!("there is no background script {}", tick(name)),
            )
            .label("unknown script")
            .help_if(instead(name, known)),
            Self::UnknownTable { table, known } => {
                let told = format!("the stand-in does not know the table {}", tick(table));
                Wording::new(Code::UnknownTable, told)
                    .label("unknown table")
                    .help(unless(table, known))
            }
            Self::UnknownWord { word, known } => {
                let name = format!("${word}");
                let near = nearest(word, known).map(|near| format!("did you mean `${near}`? "));
                let otherwise = format!("write `${name}` for a text with a dollar sign");
                Wording::new(
                    Code::UnknownWord,
                    format!("{} stands for nothing in a mapping", tick(&name)),
                )
                .label("unknown word")
                .help(near.unwrap_or_default() + &otherwise)
            }
        }
    }
}

/// That the stand-in knows no such column; the platform may have it.
fn unknown_column(table: &str, column: &str) -> String {
    format!("the stand-in does not know the column {} of the table {}", tick(column), tick(table))
}

/// The nearest name, or how to make the name known.
fn unless(name: &str, known: &[String]) -> String {
    let added = "`given.tables`, or `tables` in a file for `--given`, adds it";
    near(name, known).map_or_else(|| added.to_owned(), |near| format!("{near} otherwise {added}"))
}

/// The nearest name of what can be missing, or that nothing has to be said.
fn unless_absent(name: &str, known: &[String]) -> String {
    let rest = "`missing` is for what the mapping names or the stand-in knows; leave this out";
    near(name, known).unwrap_or_else(|| rest.to_owned())
}

fn near(name: &str, known: &[String]) -> Option<String> {
    nearest(name, known).map(|near| format!("did you mean {}?", tick(near)))
}
