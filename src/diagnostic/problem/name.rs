//! Names, texts, dates and durations.

use super::Wording;
use crate::diagnostic::Code;
use crate::diagnostic::words::{count, tick};

#[derive(Debug, Clone)]
pub(crate) enum NameProblem {
    Date {
        found: String,
    },
    Default {
        found: String,
        expected: &'static str,
    },
    Duplicate {
        name: String,
        what: &'static str,
        other: String,
    },
    Duration {
        found: String,
        example: &'static str,
    },
    DurationRange {
        found: String,
        min: &'static str,
        max: &'static str,
    },
    Empty {
        what: String,
    },
    Invalid {
        found: String,
        expected: &'static str,
        near: Option<String>,
    },
    ManyLines {
        what: String,
    },
    MissingPrefix {
        name: String,
    },
    PageIsTable {
        name: String,
    },
    SecretDefault {
        key: String,
    },
    TextTooLong {
        what: String,
        length: usize,
        max: usize,
    },
    TooLong {
        found: String,
        length: usize,
        max: usize,
    },
}

impl NameProblem {
    pub(super) fn wording(&self) -> Wording {
        match self {
            Self::Date { found } => Wording::new(
                Code::InvalidDate,
                format!(
                    "found {}, expected a date from 2000 to 2099, a time with its zone",
                    tick(found)
                ),
            )
            .label("not such a date")
            .help("write `2026-11-21T00:00:00Z`, or `2026-11-21` for midnight UTC"),
            Self::Default { found, expected } => Wording::new(
                Code::InvalidDefault,
                format!("found {}, expected {expected}", tick(found)),
            )
            .label("cannot be used"),
            Self::Duplicate { name, what, other } => Wording::new(
                Code::DuplicateName,
                format!("the {what} {} is taken by {}", tick(name), tick(other)),
            )
            .label("same name")
            .help("give each a name of its own"),
            Self::Duration { found, example } => Wording::new(
                Code::InvalidDuration,
                format!(
                    "found {}, expected a duration such as `{example}`",
                    tick(found)
                ),
            )
            .label("no duration")
            .help("units are `s`, `m` and `h`"),
            Self::DurationRange { found, min, max } => Wording::new(
                Code::OutOfRange,
                format!(
                    "found {}, expected a duration from `{min}` to `{max}`",
                    tick(found)
                ),
            )
            .label("out of range"),
            Self::Empty { what } => {
                Wording::new(Code::EmptyText, format!("{what} is empty")).label("empty text")
            }
            Self::Invalid {
                found,
                expected,
                near,
            } => Wording::new(
                Code::InvalidName,
                format!("found {}, expected {expected}", tick(found)),
            )
            .label("not accepted here")
            .help_if(
                near.as_ref()
                    .map(|near| format!("did you mean {}?", tick(near))),
            ),
            Self::ManyLines { what } => Wording::new(
                Code::InvalidName,
                format!("{what} has several lines, expected one"),
            )
            .label("several lines"),
            _ => self.more(),
        }
    }

    fn more(&self) -> Wording {
        match self {
            Self::MissingPrefix { name } => Wording::new(
                Code::MissingPrefix,
                format!("no prefix can be made of the name {}", tick(name)),
            )
            .label("needs a `prefix` beside it")
            .help(
                "add `prefix: acme` to `integration`: up to 20 lower-case letters, digits and \
                 `_`, starting with a letter",
            ),
            Self::PageIsTable { name } => Wording::new(
                Code::PageIsTable,
                format!("the UI page {} has the name of the table", tick(name)),
            )
            .label("name of a table")
            .help("add a word, such as `_form`: the platform would open the table (SE10145)"),
            Self::SecretDefault { key } => Wording::new(
                Code::SecretDefault,
                format!("{} holds a secret and cannot have a default", tick(key)),
            )
            .label("secret default")
            .help("remove it; the admin types the value on the instance"),
            Self::TextTooLong { what, length, max } => Wording::new(
                Code::TextTooLong,
                format!(
                    "{what} has {}, expected at most {max}",
                    count(*length, "character")
                ),
            )
            .label("too long"),
            Self::TooLong { found, length, max } => Wording::new(
                Code::NameTooLong,
                format!(
                    "{} has {}, expected at most {max}",
                    tick(found),
                    count(*length, "character")
                ),
            )
            .label("too long"),
            _ => Wording::new(Code::InternalError, "a problem without words"),
        }
    }
}
