//! Fields that are read in another way than their type asks for.

use super::Wording;
use crate::diagnostic::Code;
use crate::diagnostic::words::tick;

#[derive(Debug, Clone)]
pub(crate) enum NotationProblem {
    /// One JSON key that the two payloads fill differently.
    DifferentSource { key: String, synced: String, sent: String },
    /// A display value in the state sync.
    DisplayInSync { field: String },
    /// A journal that is read like any other field.
    JournalByFrom { field: String },
    /// A key that does not go with a journal.
    JournalWithMap { field: String },
    /// `journal` on a field without entries.
    NoJournal { field: String, kind: String },
    /// A journal of another record.
    OtherJournal { field: String },
    /// The raw value of a date.
    RawDate { key: String, field: String, may_display: bool },
    /// The raw value of a duration.
    RawDuration { key: String, field: String, may_display: bool },
    /// The raw value of a text with markup.
    RawHtml { key: String, field: String },
    /// The raw value of a reference, or of a list of them.
    RawReference { key: String, field: String, name: Option<String> },
}

impl NotationProblem {
    pub(super) fn wording(&self) -> Wording {
        match self {
            Self::DifferentSource { key, synced, sent } => Wording::new(
                Code::DifferentSource,
                format!("{} is {synced} in `state_sync`, but {sent} in `payload`", tick(key)),
            )
            .label("differs between the two")
            .help("fill the key in the same way, or give it another name"),
            Self::DisplayInSync { field } => Wording::new(
                Code::DisplayInSync,
                format!(
                    "the display value of {} may change between the first try and a retry",
                    tick(field)
                ),
            )
            .label("depends on the session")
            .help(
                "send the raw value, or its label by `map`; a retry has another language and time \
                 zone than the user who saved",
            ),
            Self::JournalByFrom { field } => Wording::new(
                Code::JournalField,
                format!("{} is a journal field, of which the newest entry is sent", tick(field)),
            )
            .label("a journal field")
            .help(format!("write `journal: {field}`, which says so")),
            Self::JournalWithMap { field } => Wording::new(
                Code::ConflictingKeys,
                format!("`map` does not go with {}, which is a journal field", tick(field)),
            )
            .label("has texts of people, not values")
            .help(format!("write `journal: {field}` without `map`")),
            Self::NoJournal { field, kind } => Wording::new(
                Code::NoJournal,
                format!("{} is no journal field; its type is {}", tick(field), tick(kind)),
            )
            .label("has no entries")
            .help(format!("write `from: {field}`")),
            Self::OtherJournal { field } => Wording::new(
                Code::NoJournal,
                format!(
                    "{} is a journal of another record, whose entries are not sent",
                    tick(field)
                ),
            )
            .label("journal of another record")
            .help("send a field of that record, or a journal of the table itself"),
            Self::RawDate { key, field, may_display } => Wording::new(
                Code::RawDate,
                format!("the raw value of {} is in UTC and does not say so", tick(field)),
            )
            .label("a date")
            .help(if *may_display {
                format!(
                    "add `as: display` for the time zone of the sending user, or call the key \
                     {} if UTC is meant",
                    tick(&format!("{key}_utc"))
                )
            } else {
                format!("call the key {} if UTC is meant", tick(&format!("{key}_utc")))
            }),
            Self::RawDuration { key, field, may_display } => {
                let raw = tick(&format!("{key}_raw"));
                let by = if *may_display {
                    "add `as: display`"
                } else {
                    "send it in `payload` by `as: display`"
                };
                Wording::new(
                    Code::RawDuration,
                    format!("the raw value of {} is a date from 1970 on", tick(field)),
                )
                .label("a duration")
                .help(format!("{by}, or call the key {raw} if the raw value is meant"))
            }
            Self::RawHtml { key, field } => Wording::new(
                Code::RawHtml,
                format!("the value of {} is HTML, which is sent with its tags", tick(field)),
            )
            .label("HTML")
            .help(format!(
                "send another field, or call the key {} if HTML is meant",
                tick(&format!("{key}_html"))
            )),
            Self::RawReference { key, field, name } => Wording::new(
                Code::RawReference,
                format!("the raw value of {} is a `sys_id` of 32 hex digits", tick(field)),
            )
            .label("refers to another record")
            .help(reference_repair(key, name.as_deref())),
        }
    }
}

/// How to send what people call the other record.
fn reference_repair(key: &str, name: Option<&str>) -> String {
    let write = name.map(|it| format!("write {}, ", tick(it))).unwrap_or_default();
    let key = tick(&format!("{key}_sys_id"));
    format!("{write}add `as: display`, or call the key {key} if the id is meant")
}
