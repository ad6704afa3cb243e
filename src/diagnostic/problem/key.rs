//! JSON keys that are sent under another name than was probably meant.

use super::Wording;
use crate::diagnostic::Code;
use crate::diagnostic::words::tick;

#[derive(Debug, Clone)]
pub(crate) enum KeyProblem {
    /// A number that is the same for all records.
    ConstantNumber,
    /// A number that may be cut.
    CutNumber { max: u32 },
    /// A key that looks like one to which Flashduty gives a meaning.
    Misspelt { key: String, near: String, fate: Fate },
    /// Something else as the number of a record.
    OtherNumber { sent: String },
}

/// What becomes of the key that was probably meant.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Fate {
    /// It is not sent.
    Missing,
    /// It differs by case only, which counts.
    OtherCase,
    /// It is sent as the standard mapping has it.
    Standard,
}

impl KeyProblem {
    pub(super) fn wording(&self) -> Wording {
        match self {
            Self::ConstantNumber => Wording::new(
                Code::ConstantId,
                "the number is the same for all records, and Flashduty tells them apart by it",
            )
            .label("not the record's number")
            .help("write `number: number`"),
            Self::CutNumber { max } => Wording::new(
                Code::CutValue,
                format!("`max: {max}` may cut the number, by which Flashduty tells records apart"),
            )
            .label("may be too short")
            .help("leave `max` out"),
            Self::Misspelt { key, near, fate } => {
                let (key, near) = (tick(key), tick(near));
                let message = match fate {
                    Fate::Missing => {
                        format!("{key} is sent as a custom field, and {near} not at all")
                    }
                    Fate::OtherCase => format!(
                        "{key} differs from {near} by case only, and is sent as a custom field"
                    ),
                    Fate::Standard => format!(
                        "{key} is sent as a custom field, and {near} as the standard mapping has it"
                    ),
                };
                Wording::new(Code::MisspeltKey, message)
                    .label("custom field")
                    .help(format!("did you mean {near}?"))
            }
            Self::OtherNumber { sent } => Wording::new(
                Code::OtherId,
                format!("`number` is {sent}, not the number of the record"),
            )
            .label("another field")
            .help("write `number: number`; Flashduty tells records apart by it"),
        }
    }
}
