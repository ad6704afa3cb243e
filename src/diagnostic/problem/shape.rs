//! The shape of a file: keys, kinds of values, words, limits; and secrets, which have no place.

use super::{Wording, advice};
use crate::diagnostic::words::{all, choices, count, or, tick};
use crate::diagnostic::{Code, FileKind, SecretKind};

#[derive(Debug, Clone)]
pub(crate) enum ShapeProblem {
    EmptyValue {
        key: String,
        expected: Vec<String>,
    },
    Internal {
        reason: String,
    },
    MissingKey {
        key: String,
        section: String,
    },
    /// A word of YAML 1.1 where `false` would leave something out. A schema cannot refuse it: quoted,
    /// it is sound.
    NoFalse {
        found: String,
    },
    NumberOutOfRange {
        found: String,
        min: i64,
        max: i64,
    },
    Secret {
        kind: SecretKind,
        file: FileKind,
    },
    TooManyFindings {
        more: usize,
    },
    UnknownKey {
        key: String,
        section: String,
        accepted: Vec<String>,
    },
    UnknownValue {
        found: String,
        accepted: Vec<String>,
    },
    WrongType {
        at: String,
        found: String,
        expected: Vec<String>,
    },
}

impl ShapeProblem {
    pub(super) fn wording(&self) -> Wording {
        match self {
            Self::EmptyValue { key, expected } => {
                Wording::new(Code::EmptyValue, format!("{} has no value", tick(key)))
                    .label("nothing follows")
                    .help(format!("write {}, or leave the key out", or(expected)))
            }
            Self::Internal { reason } => {
                Wording::new(Code::InternalError, format!("sn-gen failed on this file: {reason}"))
                    .help("this is a fault of sn-gen; please report it with the file")
            }
            Self::MissingKey { key, section } => Wording::new(
                Code::MissingKey,
                format!("the required key {} is missing{}", tick(key), in_section(section)),
            )
            .label(format!("needs {}", tick(key)))
            .help_if(example(key).map(|example| format!("add `{example}`"))),
            Self::NoFalse { found } => Wording::new(
                Code::NothingToRemove,
                format!("{} is a text here, and leaves nothing out", tick(found)),
            )
            .label("a text")
            .help(format!("write `false` to leave the entry out, or `\"{found}\"` for the text")),
            Self::NumberOutOfRange { found, min, max } => Wording::new(
                Code::OutOfRange,
                format!("found {}, expected a number from {min} to {max}", tick(found)),
            )
            .label("out of range"),
            Self::Secret { kind, file } => secret(*kind, *file),
            Self::TooManyFindings { more } => Wording::new(
                Code::TooManyFindings,
                format!("{} not shown", count(*more, "further finding is", "further findings are")),
            ),
            Self::UnknownKey { key, section, accepted } => Wording::new(
                Code::UnknownKey,
                format!("unknown key {}{}", tick(key), in_section(section)),
            )
            .label("unknown key")
            .help_if(advice::key(key, section, accepted).or_else(|| Some(among(accepted)))),
            Self::UnknownValue { found, accepted } => Wording::new(
                Code::UnknownValue,
                format!("found {}, expected {}", tick(found), choices(accepted)),
            )
            .label("not accepted here")
            .help_if(advice::word(found, accepted)),
            Self::WrongType { at, found, expected } => {
                Wording::new(Code::WrongType, format!("found {found}, expected {}", or(expected)))
                    .label(format!("expected {}", or(expected)))
                    .help_if(advice::value(at, found, expected))
            }
        }
    }
}

fn in_section(section: &str) -> String {
    if section.is_empty() { String::new() } else { format!(" in {}", tick(section)) }
}

fn among(accepted: &[String]) -> String {
    format!("the keys here are {}", all(accepted))
}

/// How a required key may look.
fn example(key: &str) -> Option<&'static str> {
    match key {
        "version" => Some("version: 1"),
        "integration" => Some("integration: { release: 1.0.0, released: 2026-11-21T00:00:00Z }"),
        "release" => Some("release: 1.0.0"),
        "released" => Some("released: 2026-11-21T00:00:00Z"),
        _ => None,
    }
}

fn secret(kind: SecretKind, file: FileKind) -> Wording {
    let what = match kind {
        SecretKind::AppKey => "an app key",
        SecretKind::PushUrl => "a push URL with its token",
        SecretKind::Bearer => "a bearer token",
        SecretKind::Password => "a password",
        SecretKind::PrivateKey => "a private key",
        SecretKind::Pgp => "a PGP block",
        SecretKind::Token => "a key or token",
    };
    let file = file.as_str();
    let message = format!("this looks like {what}; secrets do not belong in the {file}");
    Wording::new(Code::Secret, message).label("not shown").help(
        "remove it and treat it as leaked if this file was shared; the admin types secrets into \
         the system properties on the instance. If it is none, write `# no secret:` and why behind \
         it, on the line where it ends; for a text below `|` or `>`, behind that sign",
    )
}
