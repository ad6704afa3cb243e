//! What happens in a scenario, and how requests are answered.

use super::Wording;
use crate::diagnostic::Code;
use crate::diagnostic::words::{all, choices, tick};

#[derive(Debug, Clone)]
pub(crate) enum ScenarioProblem {
    ColumnWithoutTable,
    Companion { key: &'static str, action: &'static str, owners: Vec<&'static str> },
    Empty { section: &'static str, example: &'static str },
    InvalidTarget { found: String },
    NoWord { found: String },
    NoAction { known: Vec<&'static str> },
    SeveralActions { found: Vec<&'static str> },
    StatusAlone { status: u32 },
    StatusMissing { key: &'static str },
}

impl ScenarioProblem {
    pub(super) fn wording(&self) -> Wording {
        match self {
            Self::ColumnWithoutTable => Wording::new(
                Code::MissingKey,
                "a column of the type `reference` needs the table that it leads to",
            )
            .label("needs `reference`")
            .help("add `reference: sys_user`, with the name of the table"),
            Self::Companion { key, action, owners } => Wording::new(
                Code::ConflictingKeys,
                format!("`{key}` does not go with {}", tick(action)),
            )
            .label(format!("no part of {}", tick(action)))
            .help(format!("{} goes with {}; remove it", tick(key), choices(owners))),
            Self::Empty { section, example } => {
                Wording::new(Code::EmptySection, format!("{} has no entry", tick(section)))
                    .label("at least one entry")
                    .help(format!("add one, such as `{example}`"))
            }
            Self::InvalidTarget { found } => Wording::new(
                Code::InvalidTarget,
                format!("found {}, expected `push` or a path", tick(found)),
            )
            .label("no target of a request")
            .help("write `push`, or a path of the Open API that starts with `/`"),
            Self::NoAction { known } => {
                Wording::new(Code::StepAction, "`when` does not say what happens")
                    .label("nothing happens")
                    .help(format!("write exactly one of {}", all(known)))
            }
            Self::NoWord { found } => Wording::new(
                Code::UnknownWord,
                format!("{} is no word for what a mapping can have", tick(found)),
            )
            .label("no word")
            .help("write a word such as `$business_rule` or `$event.retry`"),
            Self::SeveralActions { found } => Wording::new(
                Code::StepAction,
                format!("`when` has several actions: {}", all(found)),
            )
            .label("more than one action")
            .help("keep one of them, and give each other one a step of its own"),
            Self::StatusAlone { status } => Wording::new(
                Code::ConflictingKeys,
                format!("the status {status} alone does not say what is answered"),
            )
            .label("needs a body")
            .help("add `body` or `error`, or leave `status` out for a proper answer"),
            Self::StatusMissing { key } => Wording::new(
                Code::MissingKey,
                format!("`{key}` needs an answer that is written out"),
            )
            .label("needs `status`, `error` or `body`")
            .help("add `status: 429`; a proper answer comes as Flashduty gives it"),
        }
    }
}
