//! Texts, dates, durations and default values.

use super::Wording;
use crate::diagnostic::Code;
use crate::diagnostic::unseen::{is_odd_blank, name};
use crate::diagnostic::words::{count, tick};

#[derive(Debug, Clone)]
pub(crate) enum TextProblem {
    ClearSecret { key: String },
    Control { what: String, character: char },
    Date { found: String },
    Default { found: String, expected: &'static str, near: Option<String> },
    Duration { found: String, example: &'static str },
    DurationRange { found: String, min: &'static str, max: &'static str },
    Empty { what: String },
    EncryptedDefault { key: String },
    Evaluated { what: String },
    ManyLines { what: String },
    Placeholder { what: String },
    SecretDefault { key: String },
    TooLong { what: String, length: usize, max: usize },
    Unseen { character: char },
    UnseenGiven { character: char },
    UnseenProse { character: char },
}

impl TextProblem {
    pub(super) fn wording(&self) -> Wording {
        match self {
            Self::ClearSecret { key } => Wording::new(
                Code::ClearSecret,
                format!("{} holds a secret, which the type `string` stores in clear", tick(key)),
            )
            .label("not encrypted")
            .help("write `type: password2`, which scripts read like any other property"),
            Self::Control { what, character } => Wording::new(
                Code::ControlCharacter,
                format!("{what} contains the control character U+{:04X}", u32::from(*character)),
            )
            .label("no such character")
            .help("remove it; only records and answers may hold one"),
            Self::Date { found } => Wording::new(
                Code::InvalidDate,
                format!(
                    "found {}, expected a date from 2000 to 2099, a time with its zone",
                    tick(found)
                ),
            )
            .label("not such a date")
            .help("write `2026-11-21T00:00:00Z`, or `2026-11-21` for midnight UTC"),
            Self::Default { found, expected, near } => Wording::new(
                Code::InvalidDefault,
                format!("found {}, expected {expected}", tick(found)),
            )
            .label("cannot be used")
            .help_if(near.as_ref().map(|near| format!("write {}", tick(near)))),
            Self::Duration { found, example } => Wording::new(
                Code::InvalidDuration,
                format!("found {}, expected a duration such as `{example}`", tick(found)),
            )
            .label("no duration")
            .help(unit(found)),
            Self::DurationRange { found, min, max } => Wording::new(
                Code::OutOfRange,
                format!("found {}, expected a duration from `{min}` to `{max}`", tick(found)),
            )
            .label("out of range"),
            Self::Empty { what } => {
                Wording::new(Code::EmptyText, format!("{what} is empty")).label("empty text")
            }
            Self::EncryptedDefault { key } => Wording::new(
                Code::SecretDefault,
                format!("{} is encrypted and cannot have a default", tick(key)),
            )
            .label("would be lost")
            .help("write `type: string`, or remove it and let the admin type the value"),
            Self::Evaluated { what } => Wording::new(
                Code::EvaluatedText,
                format!("{what} contains `$[`, which the platform would evaluate in the dialog"),
            )
            .label("would be evaluated")
            .help("write it without `$[`"),
            Self::ManyLines { what } => {
                Wording::new(Code::ManyLines, format!("{what} has several lines, expected one"))
                    .label("several lines")
            }
            Self::Placeholder { what } => Wording::new(
                Code::EvaluatedText,
                format!("{what} contains a placeholder, which messages of the platform fill in"),
            )
            .label("would be filled in")
            .help("write no digit after `{`"),
            Self::SecretDefault { key } => Wording::new(
                Code::SecretDefault,
                format!("{} holds a secret and cannot have a default", tick(key)),
            )
            .label("secret default")
            .help("remove it; the admin types the value on the instance"),
            Self::TooLong { what, length, max } => Wording::new(
                Code::TextTooLong,
                format!(
                    "{what} has {}, expected at most {max}",
                    count(*length, "character", "characters")
                ),
            )
            .label("too long"),
            Self::Unseen { character } => {
                let code = if is_odd_blank(*character) {
                    Code::DoubtfulCharacter
                } else {
                    Code::UnseenCharacter
                };
                unseen(code, *character, remedy(*character))
            }
            Self::UnseenGiven { character } => unseen(
                Code::DoubtfulCharacter,
                *character,
                &format!("{}, unless the instance has it there as well", remedy(*character)),
            ),
            Self::UnseenProse { character } => {
                unseen(Code::DoubtfulCharacter, *character, remedy(*character))
            }
        }
    }
}

/// What to write for a duration, which may be one but for its unit.
fn unit(found: &str) -> String {
    let Ok(number) = found.parse::<u32>() else {
        return "units are `s`, `m` and `h`".to_owned();
    };
    let unit = if number < 1000 { "s" } else { "ms" };
    format!("write a unit behind it, such as `{number}{unit}`")
}

fn unseen(code: Code, character: char, help: &str) -> Wording {
    let what = format!("U+{:04X}, {}", u32::from(character), name(character));
    Wording::new(code, format!("found {what}: the text is not what it looks like"))
        .label("not seen here")
        .help(help)
}

fn remedy(character: char) -> &'static str {
    if is_odd_blank(character) {
        "write a plain blank; this one comes along when text is copied from a page or a document"
    } else {
        "remove it; it comes along when text is copied from a page or a document"
    }
}
