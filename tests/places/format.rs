//! The kinds of files that people write, with files that have every key between them.

use crate::schema::{Found, Walk};
use crate::support::as_json;
use serde_json::{Value, json};
use sn_gen::diagnostic::{Diagnostics, Source};
use sn_gen::resolve::resolve;
use sn_gen::simulator::Words;
use sn_gen::simulator::scenario::{self, Facts, Scenario};
use sn_gen::spec;
use std::collections::BTreeMap;

/// A kind of file.
pub(crate) struct Format {
    pub(crate) schema: Value,
    /// Sound files, which have every key between them.
    pub(crate) files: Vec<Value>,
    /// How many parts of one name are worth a look: the spec has five properties.
    most: usize,
    pub(crate) read: fn(&Source) -> Diagnostics,
    /// The keys that must be written.
    pub(crate) required: &'static [&'static str],
    /// Texts and keys that may be anything.
    pub(crate) free: &'static [&'static str],
}

pub(crate) fn specs() -> Format {
    let texts = [
        include_str!("../../mappings.yaml"),
        include_str!("spec.yaml"),
        include_str!("../cases/custom_field/mappings.yaml"),
        include_str!("../cases/no_business_rule/mappings.yaml"),
        include_str!("../cases/servicenow_only/mappings.yaml"),
        include_str!("../cases/servicedesk_plus_only/mappings.yaml"),
    ];
    Format {
        schema: spec::schema(),
        files: texts.map(as_json).into(),
        most: 5,
        read: |source| resolve(source).diagnostics,
        required: &[
            ".integration.release:",
            ".integration.released:",
            ".integration:",
            ".version:",
            "MapValue.label:",
        ],
        free: &[],
    }
}

pub(crate) fn scenarios() -> Format {
    let texts = [include_str!("../scenario.yaml"), include_str!("scenario.yaml")];
    let mut files: Vec<Value> = texts.map(as_json).into();
    // Whatever can happen, can happen while a request is under way.
    let steps = files[0]["steps"].as_array().unwrap();
    let meanwhile: Vec<Value> = steps.iter().map(|step| step["when"].clone()).collect();
    files.push(json!({
        "name": "Meanwhile",
        "given": { "answers": [{ "meanwhile": meanwhile }] },
        "steps": [{ "when": { "save": "INC0010001" } }],
    }));
    Format {
        schema: scenario::schema(),
        files,
        most: 1,
        read: |source| Scenario::read(source).diagnostics,
        required: &[
            ".name:",
            ".steps:",
            "ColumnKeys.type:",
            "HiddenKeys.table:",
            "RequestKeys.to:",
            "StepKeys.when:",
            // Of a column that is a reference.
            "ColumnKeys.reference:",
        ],
        free: &[
            "AnswerKeys.headers.*",
            "ChoiceEntry.*:",
            "ColumnKeys.choices.*:",
            "DeliveryKeys.asked_by",
            "DeliveryKeys.attempt",
            "DeliveryKeys.channels",
            "DeliveryKeys.group",
            "DeliveryKeys.http_status",
            "DeliveryKeys.kind",
            "DeliveryKeys.reason",
            "DeliveryKeys.request_id",
            "DeliveryKeys.rule",
            "DeliveryKeys.state",
            "DeliveryKeys.status",
            "DeliveryKeys.ticket",
            "EventKeys.name",
            "EventKeys.parm1",
            "EventKeys.parm2",
            "EventKeys.record",
            "FlashdutyKeys.channel.*:",
            "FlashdutyKeys.persons.[].*:",
            "FlashdutyKeys.rules.[].*:",
            "FlashdutyKeys.schedules.[].*:",
            "FlashdutyKeys.teams.[].*:",
            "GivenKeys.properties.*",
            "GivenKeys.records.*.*.*",
            "GivenKeys.records.*.*.*.[]",
            "LogEntry",
            "LogKeys.debug",
            "LogKeys.error",
            "LogKeys.info",
            "LogKeys.warn",
            "RequestKeys.headers.*",
            "RequestKeys.headers.*:",
            "RequestKeys.in",
            "RequestKeys.log_level",
            "RequestKeys.method",
            "RequestKeys.query.*",
            "RequestKeys.query.*:",
            "RequestKeys.text",
            "StepKeys.when.properties.*",
            "StepKeys.when.set.*",
            "StepKeys.when.with.*",
            "ThenKeys.faults.[]",
            "ThenKeys.flashduty.*.*:",
            "ThenKeys.records.*.*",
            "ThenKeys.records.*.*.[]",
            "WhenKeys.properties.*",
            "WhenKeys.set.*",
            "WhenKeys.with.*",
        ],
    }
}

/// What is given to all scenarios of a company.
pub(crate) fn facts() -> Format {
    let schema = scenario::facts_schema();
    let files = scenarios().files.into_iter().map(|file| {
        let given = file["given"].as_object().unwrap().iter();
        let given = given.filter(|(key, _)| schema["properties"].get(key).is_some());
        given.map(|(key, value)| (key.clone(), value.clone())).collect()
    });
    Format {
        files: files.filter(|file: &Value| file != &json!({})).collect(),
        schema,
        most: 1,
        read: |source| Facts::read(source, Words::standard()).1,
        required: &["ColumnKeys.type:", "ColumnKeys.reference:"],
        free: &[
            ".properties.*",
            ".records.*.*.*",
            ".records.*.*.*.[]",
            "ChoiceEntry.*:",
            "ColumnKeys.choices.*:",
            "FlashdutyKeys.channel.*:",
            "FlashdutyKeys.persons.[].*:",
            "FlashdutyKeys.rules.[].*:",
            "FlashdutyKeys.schedules.[].*:",
            "FlashdutyKeys.teams.[].*:",
        ],
    }
}

impl Format {
    pub(crate) fn findings(&self, text: &str) -> Diagnostics {
        (self.read)(&Source::new("file.yaml", text))
    }

    /// The files, each with its parts; of those with one name, the first ones.
    pub(crate) fn parts(&self) -> Vec<(&Value, Vec<Found>)> {
        let mut seen = BTreeMap::new();
        let mut is_early = |found: &Found| {
            let count = seen.entry(found.name.clone()).or_insert(0);
            *count += 1;
            *count <= self.most
        };
        let found = |file| Walk::of_file(&self.schema, file);
        let parts = self
            .files
            .iter()
            .map(|file| (file, found(file).into_iter().filter(&mut is_early).collect()));
        parts.collect()
    }
}
