//! The mapping that a spec extends, or replaces in part.

use super::Wording;
use crate::diagnostic::Code;
use crate::diagnostic::words::{self, all, instead, tick};

#[derive(Debug, Clone)]
pub(crate) enum BaseProblem {
    /// Standard fields of a section whose columns the table does not have; whether the mapping
    /// extends the standard one.
    Absent {
        section: &'static str,
        table: String,
        keys: Vec<String>,
        extends: bool,
    },
    Lost {
        section: String,
        lost: Vec<String>,
        effect: &'static str,
    },
    /// Values that close an incident, each with its label, and that a map does not have.
    NoClosing {
        section: String,
        values: Vec<(String, String)>,
    },
    NothingExtended,
    NothingThere {
        key: String,
        section: String,
        known: Vec<String>,
    },
    /// Values that close an incident and that the business rule does not fire on.
    Untold {
        section: String,
        values: Vec<String>,
    },
}

impl BaseProblem {
    pub(super) fn wording(&self) -> Wording {
        match self {
            Self::Absent { section, table, keys, extends } => Wording::new(
                Code::MissingColumn,
                format!(
                    "the standard {} sends {}, which {} does not have",
                    tick(section),
                    all(keys),
                    tick(table)
                ),
            )
            .label("another table")
            .help(if *extends {
                let left_out: Vec<String> = keys.iter().map(|it| format!("{it}: false")).collect();
                format!("write {} in {}", all(&left_out), tick(section))
            } else {
                format!("write {} with fields of the table", tick(section))
            }),
            Self::Lost { section, lost, effect } => Wording::new(
                Code::LostStandard,
                format!(
                    "this {} replaces the standard one and leaves out {}, {effect}",
                    tick(section),
                    all(lost)
                ),
            )
            .label(format!("without {}", all(lost)))
            .help(format!(
                "add the line `extends: standard` below `version` to keep what the standard {} \
                 has, or write {} here",
                tick(section),
                all(lost)
            )),
            Self::NoClosing { section, values } => {
                let names: Vec<&str> = values.iter().map(|(value, _)| value.as_str()).collect();
                Wording::new(
                    Code::LostStandard,
                    format!(
                        "{} has no {}, so that incidents stay open in Flashduty after such a change",
                        tick(section),
                        all(&names)
                    ),
                )
                .label(format!("without {}", words::values(values)))
                .help(added(values))
            }
            Self::NothingExtended => Wording::new(
                Code::NothingToRemove,
                "`false` leaves out an entry of the mapping that is extended, but this file \
                 extends none",
            )
            .label("nothing to leave out")
            .help(
                "remove the line, or add `extends: standard` below `version`; quote \"false\" \
                 where it is a text",
            ),
            Self::NothingThere { key, section, known } => Wording::new(
                Code::NothingToRemove,
                format!("the standard {} has no {} to leave out", tick(section), tick(key)),
            )
            .label("not there")
            .help_if(instead(key, known).or_else(|| Some("remove the line".to_owned()))),
            Self::Untold { section, values } => Wording::new(
                Code::LostStandard,
                format!(
                    "the business rule does not fire on {}, so that incidents stay open in \
                     Flashduty after such a change",
                    all(values)
                ),
            )
            .label(format!("{} without `sync`", all(values)))
            .help(format!(
                "write `sync: true` beside the label of {} in {}, or `sync: false` where that is \
                 meant",
                all(values),
                tick(section)
            )),
        }
    }
}

/// How to add entries that close an incident, or to say that they do not.
fn added(values: &[(String, String)]) -> String {
    let entry =
        |(value, label): &(String, String)| format!("{value}: {{ label: {label}, sync: true }}");
    let entries: Vec<String> = values.iter().map(entry).collect();
    format!("add {}, with `sync: false` where no change is to be told", all(&entries))
}
