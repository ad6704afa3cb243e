//! Names with a grammar.

use super::Wording;
use crate::diagnostic::Code;
use crate::diagnostic::words::{count, tick};

#[derive(Debug, Clone)]
pub(crate) enum NameProblem {
    Device {
        name: String,
    },
    Duplicate {
        name: String,
        what: &'static str,
        other: String,
    },
    Invalid {
        found: String,
        expected: &'static str,
        near: Option<String>,
    },
    MissingPrefix {
        name: String,
    },
    /// A raw value with blanks around it, which becomes part of a query or not.
    OuterBlanks {
        found: String,
        meant: String,
        is_queried: bool,
    },
    OwnClass {
        name: String,
        usual: String,
    },
    PageIsTable {
        name: String,
    },
    RuleByName {
        found: String,
    },
    SameFile {
        name: String,
        other: String,
    },
    SameKey {
        key: String,
    },
    TooLong {
        kind: &'static str,
        found: String,
        length: usize,
        max: usize,
    },
}

impl NameProblem {
    pub(super) fn wording(&self) -> Wording {
        match self {
            Self::Device { name } => Wording::new(
                Code::DeviceName,
                format!("the file name {} is that of a device on Windows", tick(name)),
            )
            .label("name of a device")
            .help("add a word, such as `Helper` to a class or `_form` to a page"),
            Self::Duplicate { name, what, other } => Wording::new(
                Code::DuplicateName,
                format!("the {what} {} is taken by {}", tick(name), tick(other)),
            )
            .label("same name")
            .help("give each a name of its own"),
            Self::Invalid { found, expected, near } => Wording::new(
                Code::InvalidName,
                format!("found {}, expected {expected}", tick(found)),
            )
            .label("not accepted here")
            .help_if(near.as_ref().map(|near| format!("did you mean {}?", tick(near)))),
            Self::MissingPrefix { name } => Wording::new(
                Code::MissingPrefix,
                format!("no prefix can be made of the name {}", tick(name)),
            )
            .label("needs a `prefix` beside it")
            .help(
                "add `prefix: acme` to `integration`: up to 20 of `a` to `z`, digits and `_`, \
                 with a letter first",
            ),
            Self::OuterBlanks { found, meant, is_queried: true } => Wording::new(
                Code::InvalidName,
                format!(
                    "the synced value {} has blanks around it, which the rule's condition cannot \
                     carry",
                    tick(found)
                ),
            )
            .label("blanks around it")
            .help(format!("write {}", tick(meant))),
            Self::OuterBlanks { found, meant, is_queried: false } => Wording::new(
                Code::OuterBlanks,
                format!("blanks around the raw value {} do not count", tick(found)),
            )
            .label("blanks around it")
            .help(format!("write {}", tick(meant))),
            Self::OwnClass { name, usual } => Wording::new(
                Code::DuplicateName,
                format!(
                    "the class name {} is taken by another script include of the integration",
                    tick(name)
                ),
            )
            .label("same name")
            .help(format!("write {}", tick(usual))),
            Self::PageIsTable { name } => Wording::new(
                Code::PageIsTable,
                format!("the UI page {} has the name of the table", tick(name)),
            )
            .label("name of a table")
            .help("add a word, such as `_form`: the platform would open the table (SE10145)"),
            Self::RuleByName { found } => Wording::new(
                Code::InvalidName,
                format!(
                    "found {}, expected an escalation rule's id: 24 hexadecimal digits",
                    tick(found)
                ),
            )
            .label("a name, no id")
            .help(
                "write the id of the rule, which Flashduty's call `/channel/escalate/rule/list` \
                 gives as `rule_id`; names change, so rules are not found by them",
            ),
            Self::SameFile { name, other } => Wording::new(
                Code::DuplicateName,
                format!("the class names {} and {} differ by case only", tick(other), tick(name)),
            )
            .label("same file on Windows and macOS")
            .help("give each a name of its own"),
            Self::SameKey { key } => {
                Wording::new(Code::DuplicateKey, format!("the key {} stands twice", tick(key)))
                    .label("second time, with other blanks around it")
                    .help("remove one of the two; blanks around a key do not count")
            }
            Self::TooLong { kind, found, length, max } => Wording::new(
                Code::NameTooLong,
                format!(
                    "the {kind} {} has {}, expected at most {max}",
                    tick(found),
                    count(*length, "character", "characters")
                ),
            )
            .label("too long"),
        }
    }
}
