//! A scenario as written; the comments of these types are what an editor shows beside a key.
//!
//! A list item is none where the item had the wrong shape.

mod given;
mod then;
mod when;

pub(crate) use given::{
    AnswerKeys, ChoiceEntry, ColumnEntry, ColumnKeys, FactsKeys, FlashdutyKeys, GivenKeys,
    HiddenKeys, InterruptKeys, RecordKeys, RestartEntry, SilenceEntry, TableKeys, WrittenValue,
};
pub(crate) use then::{CostKeys, DeliveryKeys, EventKeys, LogEntry, RequestKeys, ThenKeys};
pub(crate) use when::WhenKeys;

use crate::diagnostic::FileKind;
use crate::yaml::{self, Content, Text};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;
use std::sync::LazyLock;

/// What happens to the generated integration, and what must come of it; `sn-gen simulate` runs it.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(title = "sn-gen scenario file")]
pub(crate) struct ScenarioKeys {
    /// What it shows, in one sentence, such as `Resolving an incident tells Flashduty once`.
    #[schemars(required)]
    pub(crate) name: Option<Text>,
    /// The spec whose scripts run, as a path relative to this file; the one of the command line
    /// unless written, else `mappings.yaml`.
    pub(crate) spec: Option<Text>,
    /// Words for what a mapping must have beside what the steps name, such as `$event.retry`;
    /// without it the scenario is left out.
    pub(crate) needs: Option<Vec<Option<Text>>>,
    /// What is there before the first step; laid over a standard instance with a few users,
    /// groups and incidents.
    pub(crate) given: Option<GivenKeys>,
    /// What happens, one after the other, and what must come of each.
    #[schemars(required)]
    pub(crate) steps: Option<Vec<Option<StepKeys>>>,
}

/// Something that happens, and what must come of it.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct StepKeys {
    /// What happens: exactly one of `save`, `insert`, `delete`, `dispatch`, `keep_trying`, `ajax`,
    /// `time_passes`, `restart`, `lose`, `properties`, `background`, `press` and `script`.
    #[schemars(required)]
    pub(crate) when: Option<WhenKeys>,
    /// What must come of it; what is not named is not checked.
    pub(crate) then: Option<ThenKeys>,
}

pub(crate) static SCHEMA: LazyLock<Value> = LazyLock::new(yaml::schema::<ScenarioKeys>);

impl Content for ScenarioKeys {
    const KIND: FileKind = FileKind::Scenario;

    fn schema() -> &'static Value {
        &SCHEMA
    }
}

pub(crate) static FACTS_SCHEMA: LazyLock<Value> = LazyLock::new(yaml::schema::<FactsKeys>);

impl Content for FactsKeys {
    const KIND: FileKind = FileKind::Facts;

    fn schema() -> &'static Value {
        &FACTS_SCHEMA
    }
}
