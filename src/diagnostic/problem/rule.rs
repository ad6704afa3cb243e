//! The button and the business rule.

use super::Wording;
use crate::diagnostic::Code;
use crate::diagnostic::words::{count, instead, tick};

#[derive(Debug, Clone)]
pub(crate) enum RuleProblem {
    ButtonHidden,
    DottedWatch { field: String },
    Filter { reason: &'static str, repair: &'static str },
    ListButton,
    NoOpenState { map: String },
    NoSyncedState,
    TooManyRetries { found: usize, max: usize },
    TwoWatches { field: String, other: String },
    UnknownState { found: String, known: Vec<String>, meant: Option<String> },
}

impl RuleProblem {
    pub(super) fn wording(&self) -> Wording {
        match self {
            Self::ButtonHidden => Wording::new(
                Code::ButtonHidden,
                "the button is shown neither on the form nor in its context menu",
            )
            .label("hidden")
            .help("set `form_button` or `form_context_menu` to `true`"),
            Self::DottedWatch { field } => Wording::new(
                Code::DottedWatch,
                format!("the business rule cannot watch {}, a field of another table", tick(field)),
            )
            .label("field of another table")
            .help("a business rule sees changes of its own table only; sync a field of that table"),
            Self::Filter { reason, repair } => {
                Wording::new(Code::InvalidFilter, format!("the filter {reason}"))
                    .label("not usable")
                    .help(*repair)
            }
            Self::ListButton => Wording::new(
                Code::ListButton,
                "found `true`, expected `false`: the dialog needs one open record, not a list",
            )
            .label("no list button")
            .help("write `list_button: false`, or leave the key out"),
            Self::NoOpenState { map } => Wording::new(
                Code::NoOpenState,
                format!(
                    "every state of the map {} is synced, so that no record can be reopened to \
                     another one",
                    tick(map)
                ),
            )
            .label("without effect")
            .help(
                "remove it, or add the states of open records to the map, such as \
                 `2: { label: In Progress }`",
            ),
            Self::NoSyncedState => Wording::new(
                Code::NoSyncedState,
                "the business rule has no state to fire on",
            )
            .label("no synced state")
            .help(
                "add `sync: true` to entries of the map that a field of `state_sync` uses, or \
                 write `business_rule: false`",
            ),
            Self::TooManyRetries { found, max } => Wording::new(
                Code::OutOfRange,
                format!("found {}, expected at most {max}", count(*found, "retry", "retries")),
            )
            .label("too many"),
            Self::TwoWatches { field, other } => Wording::new(
                Code::TwoWatches,
                format!(
                    "the business rule can watch one field, but {} has synced values like {}",
                    tick(field),
                    tick(other)
                ),
            )
            .label("second watched field")
            .help("keep `sync: true` in the map of one of the two"),
            Self::UnknownState { found, known, meant } => Wording::new(
                Code::UnknownState,
                format!("the watched map has no state {}", tick(found)),
            )
            .label("unknown state")
            .help_if(match meant {
                Some(value) => Some(format!("its raw value is {}", tick(value))),
                None => instead(found, known),
            }),
        }
    }
}
