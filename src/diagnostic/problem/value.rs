//! Values of maps and filters that their columns do not have.

use super::Wording;
use crate::diagnostic::Code;
use crate::diagnostic::words::{tick, values};

/// The values of a column, each with its label.
pub(crate) type Choices = Vec<(String, String)>;

#[derive(Debug, Clone)]
pub(crate) enum ValueProblem {
    /// The column can never have it.
    Impossible { found: String, column: String, holds: &'static str, meant: Option<Meant> },
    /// A column may have it, but it is what people see of a value; `own` is the column that the map
    /// translates, if that is another one.
    Label { found: String, of: String, value: String, own: Option<String> },
    /// A map with the values of another column.
    OtherColumn { map: String, column: String, other: String, choices: Choices },
    /// The standard states on a table whose states are known to be others.
    OtherStates { map: String, table: String, choices: Choices },
}

/// What a value stands for that its column cannot have.
#[derive(Debug, Clone)]
pub(crate) enum Meant {
    /// It is the label of this value.
    Label(String),
    /// It is this value in another spelling.
    Spelling(String),
    /// It is none of these.
    OneOf(Choices),
    /// It is what this column of the other record has.
    Column(String),
}

impl ValueProblem {
    pub(super) fn wording(&self) -> Wording {
        match self {
            Self::Impossible { found, column, holds, meant } => Wording::new(
                Code::UnfitValue,
                format!("found {}, but {} holds {holds} only", tick(found), tick(column)),
            )
            .label("never matches")
            .help_if(meant.as_ref().map(|meant| match meant {
                Meant::Label(value) => {
                    format!("{} is a label; its raw value is {}", tick(found), tick(value))
                }
                Meant::Spelling(value) => format!("write {}", tick(value)),
                Meant::OneOf(choices) => format!("its values are {}", values(choices)),
                Meant::Column(name) => {
                    format!("compare {} instead", tick(&format!("{column}.{name}")))
                }
            })),
            Self::Label { found, of, value, own } => Wording::new(
                Code::LabelAsValue,
                format!("{} is a label of {}, but a map has raw values", tick(found), tick(of)),
            )
            .label("probably a label")
            .help(match own {
                None => format!("its raw value is {}", tick(value)),
                Some(own) => format!(
                    "write the value that the choice list of {} has for it, such as {}",
                    tick(own),
                    tick(value)
                ),
            }),
            Self::OtherColumn { map, column, other, choices } => Wording::new(
                Code::ForeignMap,
                format!(
                    "the map {} has the values of {}, but translates {}",
                    tick(map),
                    tick(other),
                    tick(column)
                ),
            )
            .label("values of another field")
            .help(format!(
                "use a map with the values of {}: {}",
                tick(column),
                values(choices)
            )),
            Self::OtherStates { map, table, choices } => Wording::new(
                Code::ForeignStates,
                format!(
                    "the standard map {} has the states of `incident`, but {} has others",
                    tick(map),
                    tick(table)
                ),
            )
            .label("another table")
            .help(format!("write `maps.{map}` with the states of the table: {}", values(choices))),
        }
    }
}
