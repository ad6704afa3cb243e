//! Values of maps and filters that their columns do not have.

use super::Wording;
use crate::diagnostic::Code;
use crate::diagnostic::words::{all, tick, values};

/// The values of a column, each with its label.
pub(crate) type Choices = Vec<(String, String)>;

#[derive(Debug, Clone)]
pub(crate) enum ValueProblem {
    /// A map of a column whose values are not a few.
    Endless { column: String, from: String, kind: String },
    /// The column can never have it.
    Impossible {
        found: String,
        column: String,
        holds: &'static str,
        /// What becomes of a comparison with it.
        effect: Effect,
        meant: Option<Meant>,
    },
    /// A column may have it, but it is what people see of a value; `own` is the column that the map
    /// translates, if that is another one.
    Label { found: String, of: String, value: String, own: Option<String> },
    /// A map with the values of another column.
    OtherColumn { map: String, column: String, other: String, choices: Choices },
    /// The standard states on a table whose states are known to be others; `kept` are those that a
    /// mapping keeps which extends the standard one.
    OtherStates { map: String, table: String, kept: Vec<String>, choices: Choices },
}

/// What becomes of a comparison with a value that no record has.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Effect {
    Always,
    Never,
    NoValue,
    Unordered,
}

impl Effect {
    fn as_str(self) -> &'static str {
        match self {
            Self::Always => "differs from every value",
            Self::Never => "never matches",
            Self::NoValue => "not a value",
            Self::Unordered => "nothing to compare with",
        }
    }
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
    /// It is a part of what people see of the field.
    Display,
    /// It asks whether the field is empty, as this term does.
    Emptiness(String),
}

impl ValueProblem {
    pub(super) fn wording(&self) -> Wording {
        match self {
            Self::Endless { column, from, kind } => Wording::new(
                Code::UnfitMap,
                format!(
                    "{} is of type {}, whose values are too many for a map",
                    tick(column),
                    tick(kind)
                ),
            )
            .label("hardly ever one of a few values")
            .help(format!("write {} without `map`", tick(&format!("from: {from}")))),
            Self::Impossible { found, column, holds, effect, meant } => Wording::new(
                Code::UnfitValue,
                format!("found {}, but {} holds {holds} only", tick(found), tick(column)),
            )
            .label(effect.as_str())
            .help_if(meant.as_ref().map(|meant| match meant {
                Meant::Label(value) => {
                    format!("{} is a label; its raw value is {}", tick(found), tick(value))
                }
                Meant::Spelling(value) => format!("write {}", tick(value)),
                Meant::OneOf(choices) => format!("its values are {}", values(choices)),
                Meant::Column(name) => format!(
                    "the name is in {}; take that field",
                    tick(&format!("{}.{name}", of_record(column)))
                ),
                Meant::Display => format!(
                    "write {} for the names, without `map`",
                    tick(&format!("{{ from: {}, as: display }}", of_record(column)))
                ),
                Meant::Emptiness(term) => format!("write {}", tick(term)),
            })),
            Self::Label { found, of, value, own } => Wording::new(
                Code::LabelAsValue,
                format!("{} is a label of {}, but a map has raw values", tick(found), tick(of)),
            )
            .label("probably a label")
            .help(match own {
                None if value.parse::<i32>().is_ok() => format!("its raw value is {}", tick(value)),
                None => {
                    format!("its raw value is {}, unless the choice list was changed", tick(value))
                }
                Some(own) => format!(
                    "if the choice list of {} has another value for it, write that",
                    tick(own)
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
            Self::OtherStates { map, table, kept, choices } => Wording::new(
                Code::ForeignStates,
                format!(
                    "the standard map {} has the states of `incident`, but {} has others",
                    tick(map),
                    tick(table)
                ),
            )
            .label(kept_label(kept))
            .help(format!(
                "{}: {}",
                states_repair(map, kept, "the states of the table"),
                values(choices)
            )),
        }
    }
}

/// The path of a column without its table: a path begins with a field of the record itself.
fn of_record(column: &str) -> &str {
    column.split_once('.').map_or(column, |(_, path)| path)
}

/// Which standard states a map still has.
pub(super) fn kept_label(kept: &[String]) -> String {
    if kept.is_empty() { "another table".to_owned() } else { format!("keeps {}", all(kept)) }
}

/// How to have none but the states of the table.
pub(super) fn states_repair(map: &str, kept: &[String], wanted: &str) -> String {
    let left_out: Vec<String> = kept.iter().map(|value| tick(&format!("{value}: false"))).collect();
    if left_out.is_empty() {
        return format!("write `maps.{map}` with {wanted}");
    }
    format!("write {} in `maps.{map}`, and {wanted}", left_out.join(", "))
}
