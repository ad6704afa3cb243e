//! One field of a payload.

use super::Wording;
use crate::diagnostic::Code;
use crate::diagnostic::words::{all, tick};

#[derive(Debug, Clone)]
pub(crate) enum FieldProblem {
    Conflict { key: &'static str, other: String, reason: &'static str },
    NoNumber { written: String, meant: Option<String>, loses_digits: bool },
    NoSource { key: String },
    Reserved { key: String, reserved: &'static [&'static str] },
    SeveralSources { key: String, found: Vec<&'static str> },
}

impl FieldProblem {
    pub(super) fn wording(&self) -> Wording {
        match self {
            Self::Conflict { key, other, reason } => Wording::new(
                Code::ConflictingKeys,
                format!("`{key}` does not go with {}: {reason}", tick(other)),
            )
            .label(format!("remove this or {}", tick(other))),
            Self::NoNumber { written, meant, loses_digits } => {
                let why = if *loses_digits {
                    "would arrive with other digits as a number"
                } else {
                    "is no number of JSON"
                };
                let leave = "leave `as: number` out, and it is sent as it is written";
                let help = meant
                    .as_ref()
                    .map_or(leave.to_owned(), |meant| format!("write {}, or {leave}", tick(meant)));
                Wording::new(Code::ConflictingKeys, format!("{} {why}", tick(written)))
                    .label("no number")
                    .help(help)
            }
            Self::NoSource { key } => Wording::new(
                Code::FieldSource,
                format!("{} does not say where its value comes from", tick(key)),
            )
            .label("no source")
            .help(
                "add `from:` with a field, `journal:` with a journal field, or `value:` with a \
                 constant",
            ),
            Self::Reserved { key, reserved } => Wording::new(
                Code::ReservedKey,
                format!("the JSON key {} is set by the integration itself", tick(key)),
            )
            .label("reserved")
            .help(format!("choose another key; reserved are {}", all(reserved))),
            Self::SeveralSources { key, found } => Wording::new(
                Code::FieldSource,
                format!("{} has several sources: {}", tick(key), all(found)),
            )
            .label("more than one source")
            .help("keep one of them"),
        }
    }
}
