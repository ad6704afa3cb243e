//! What is there before the first step.

use super::WhenKeys;
use crate::choice::{ColumnType, Departure, Ending, Statement, UpdateMultiple};
use crate::yaml::{Json, Only, Text};
use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

/// What is there before the first step.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct GivenKeys {
    /// The user ID of who acts, unless a step says otherwise; `beth` unless written.
    pub(crate) user: Option<Text>,
    /// The language of the session, such as `de`; `en` unless written.
    pub(crate) language: Option<Text>,
    /// The roles of this user, in place of those that the user has.
    pub(crate) roles: Option<Vec<Option<Text>>>,
    /// Tables and columns that the standard instance does not have, by the table's name.
    pub(crate) tables: Option<IndexMap<String, TableKeys>>,
    /// Tables such as `u_ticket` and columns such as `incident.u_region` that are not there,
    /// although the mapping names them or the stand-in knows them.
    pub(crate) missing: Option<Vec<Option<Text>>>,
    /// Records by table, then by what people call them: a number, a user ID, a group's name.
    pub(crate) records: Option<IndexMap<String, IndexMap<String, RecordKeys>>>,
    /// Groups by name, with how many members each has; the members are made up.
    pub(crate) crowds: Option<IndexMap<String, CrowdSize>>,
    /// System properties by name; an empty text for one without a value.
    pub(crate) properties: Option<IndexMap<String, Text>>,
    /// What the acting user may not read.
    pub(crate) hidden: Option<Vec<Option<HiddenKeys>>>,
    /// How many jobs the nodes of the instance run at the same time; one unless written. While a
    /// job waits for an answer, the other workers take what becomes due; while a user's request
    /// waits, such as one of the dialog, all of them do. What overlaps ends in the reverse order:
    /// who waits goes on when the jobs that have begun meanwhile are done. Other orders are not
    /// simulated.
    #[schemars(range(min = 1, max = 16))]
    pub(crate) workers: Option<u32>,
    /// What comes between two statements that a script sends to the database. Nothing does unless
    /// written.
    pub(crate) interrupt: Option<InterruptKeys>,
    /// How the platform's `updateMultiple()` works; `at_once` unless written.
    pub(crate) update_multiple: Option<UpdateMultiple>,
    /// How requests are answered, in this order; when these are used up, Flashduty answers
    /// properly.
    pub(crate) answers: Option<Vec<Option<AnswerKeys>>>,
    /// What Flashduty has; each key replaces the standard one.
    pub(crate) flashduty: Option<FlashdutyKeys>,
}

/// A script stands still once, before a statement that it sends to the database. Other workers take
/// what is due meanwhile: all of them where a user waits for the script, those of `workers` that are
/// free where it is a job.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct InterruptKeys {
    /// The kind of statement; any unless written.
    pub(crate) before: Option<Statement>,
    /// The table that it is about; any unless written.
    pub(crate) table: Option<Text>,
    /// Before which of these it is, counted from the start of the scenario; the first unless written.
    /// Those count at which there is something that other workers could take or, with `restart`,
    /// those of a job, an event or a request of the dialog.
    #[schemars(range(min = 1, max = 1000))]
    pub(crate) at: Option<u32>,
    /// How long the script stands still, such as `2m`; at most `1h`. Without it, what is due already
    /// runs.
    #[serde(rename = "for")]
    pub(crate) pause: Option<Text>,
    /// The node restarts: the script never goes on, and nothing runs it again.
    pub(crate) restart: Option<Only<true>>,
}

/// How many members a group has.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(transparent)]
#[schemars(inline)]
pub(crate) struct CrowdSize(#[schemars(range(min = 1, max = 10_000))] pub(crate) u32);

/// What is on the instance of a company besides, for all its scenarios; in the notation of `given`
/// of a scenario, which is laid over it.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "sn-gen facts file")]
pub(crate) struct FactsKeys {
    /// Tables and columns that the standard instance does not have, by the table's name.
    pub(crate) tables: Option<IndexMap<String, TableKeys>>,
    /// Tables such as `u_ticket` and columns such as `incident.u_region` that are not there,
    /// although the mapping names them or the stand-in knows them.
    pub(crate) missing: Option<Vec<Option<Text>>>,
    /// Records by table, then by what people call them; business rules of others are records of
    /// `sys_script`.
    pub(crate) records: Option<IndexMap<String, IndexMap<String, RecordKeys>>>,
    /// Groups by name, with how many members each has; the members are made up.
    pub(crate) crowds: Option<IndexMap<String, CrowdSize>>,
    /// System properties by name; an empty text for one without a value.
    pub(crate) properties: Option<IndexMap<String, Text>>,
    /// What Flashduty has; each key replaces the standard one.
    pub(crate) flashduty: Option<FlashdutyKeys>,
}

impl From<FactsKeys> for GivenKeys {
    fn from(facts: FactsKeys) -> Self {
        let FactsKeys { tables, missing, records, crowds, properties, flashduty } = facts;
        Self { tables, missing, records, crowds, properties, flashduty, ..Self::default() }
    }
}

/// The columns of a record: column name to value; references by what people call the record.
pub(crate) type RecordKeys = IndexMap<String, WrittenValue>;

/// A column's value, or the entries of a journal field, oldest first.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(inline)]
pub(crate) enum WrittenValue {
    /// The value.
    One(Text),
    /// The entries of a journal field, oldest first.
    Entries(Vec<Option<Text>>),
}

/// A table, or more columns of one that is there.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct TableKeys {
    /// Its label; the name unless written.
    pub(crate) label: Option<Text>,
    /// The table that it extends, such as `task`.
    pub(crate) extends: Option<Text>,
    /// The column that people know a record by, such as `number`.
    pub(crate) display: Option<Text>,
    /// The roles that may read it; anybody unless written.
    pub(crate) read: Option<Vec<Option<Text>>>,
    /// Its columns: name to type, or to keys.
    pub(crate) columns: Option<IndexMap<String, ColumnEntry>>,
}

/// A column: its type alone, or keys.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
pub(crate) enum ColumnEntry {
    /// Its type.
    Type(ColumnType),
    /// Its keys.
    Keys(ColumnKeys),
}

/// A column.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ColumnKeys {
    /// Its type.
    #[serde(rename = "type")]
    #[schemars(required)]
    pub(crate) kind: Option<ColumnType>,
    /// The table that a `reference` leads to.
    pub(crate) reference: Option<Text>,
    /// Its label; the name unless written.
    pub(crate) label: Option<Text>,
    /// Raw value to label, or to a label for each language.
    pub(crate) choices: Option<IndexMap<String, ChoiceEntry>>,
}

/// What a raw value is called: one label, or one for each language.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
pub(crate) enum ChoiceEntry {
    /// The English label.
    Label(Text),
    /// Language to label, such as `{ en: Resolved, de: Gelöst }`.
    Labels(IndexMap<String, Text>),
}

/// Something that the acting user may not read: a table, one of its records, or one of its fields.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct HiddenKeys {
    /// The table; without `record` and `field`, all of it.
    #[schemars(required)]
    pub(crate) table: Option<Text>,
    /// The record.
    pub(crate) record: Option<Text>,
    /// The field, in every record.
    pub(crate) field: Option<Text>,
}

/// How a request is answered; without a key, as Flashduty should.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AnswerKeys {
    /// Only for a request to this path, such as `/person/infos`, or for a `push`.
    pub(crate) to: Option<Text>,
    /// The HTTP status; 200 unless written.
    #[schemars(range(min = 100, max = 599))]
    pub(crate) status: Option<u32>,
    /// The headers of the answer.
    pub(crate) headers: Option<IndexMap<String, Text>>,
    /// The seconds in the header `Retry-After`.
    #[schemars(range(min = 0, max = 86_400))]
    pub(crate) retry_after: Option<u32>,
    /// The body: a text as it is, anything else as JSON.
    #[serde(default, deserialize_with = "Json::written")]
    pub(crate) body: Option<Json>,
    /// The code of the error object in the body, such as `InternalError`.
    pub(crate) error: Option<Text>,
    /// No answer comes within the time-out: the request ends with `status` 0, as with `true`, or in
    /// an `exception`.
    pub(crate) timeout: Option<SilenceEntry>,
    /// The connection is refused.
    pub(crate) refused: Option<Only<true>>,
    /// Flashduty receives the request and does what it asks, but the answer never arrives: the
    /// request ends with `status` 0, as with `true`, or in an `exception`.
    pub(crate) lost: Option<SilenceEntry>,
    /// The node restarts while the script waits: it never goes on, and nothing runs it again.
    /// Flashduty has received the request and does what it asks, as with `true`, or the request is
    /// `unsent`. A browser gets no answer. What else runs is on other nodes.
    pub(crate) restart: Option<RestartEntry>,
    /// How long the answer takes, such as `3s`; at most `10m`. If that is longer than the time-out
    /// of the request, the answer comes bit by bit and is waited for: a time-out is a silence, not
    /// a duration. For an answer that does not come at all there is `timeout`.
    pub(crate) takes: Option<Text>,
    /// What happens while the request is under way, in the notation of `when`.
    pub(crate) meanwhile: Option<Vec<Option<WhenKeys>>>,
    /// How many requests are answered so; one unless written.
    #[schemars(range(min = 1, max = 1000))]
    pub(crate) times: Option<u32>,
}

/// How a request ends to which no answer comes.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(inline)]
pub(crate) enum SilenceEntry {
    /// With status 0.
    Usual(Only<true>),
    /// In this way.
    Ending(Ending),
}

impl SilenceEntry {
    /// How it ends.
    pub(crate) fn ending(self) -> Ending {
        match self {
            Self::Usual(_) => Ending::default(),
            Self::Ending(ending) => ending,
        }
    }
}

/// Whether a request has left a node that restarts.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(untagged)]
#[schemars(inline)]
pub(crate) enum RestartEntry {
    /// It has.
    Usual(Only<true>),
    /// It has, or not.
    Departure(Departure),
}

impl RestartEntry {
    /// Whether it has.
    pub(crate) fn departure(self) -> Departure {
        match self {
            Self::Usual(_) => Departure::default(),
            Self::Departure(departure) => departure,
        }
    }
}

/// What Flashduty has, in the notation of its Open API.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct FlashdutyKeys {
    /// The escalation rules of the channel.
    pub(crate) rules: Option<Vec<Option<IndexMap<String, Json>>>>,
    /// The people.
    pub(crate) persons: Option<Vec<Option<IndexMap<String, Json>>>>,
    /// The teams.
    pub(crate) teams: Option<Vec<Option<IndexMap<String, Json>>>>,
    /// The schedules.
    pub(crate) schedules: Option<Vec<Option<IndexMap<String, Json>>>>,
    /// The channel that records are pushed to.
    pub(crate) channel: Option<IndexMap<String, Json>>,
}
