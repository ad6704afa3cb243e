//! What the simulated Flashduty must know of the mapping: the progress that each label stands for.

use crate::model::{FieldSource, Progress, ServiceNow};
use serde_json::{Map, Value, json};

/// For each key of a push whose map says so, the progress of its labels.
pub(super) fn progress(servicenow: &ServiceNow) -> Value {
    let fields = servicenow.fields().filter_map(|field| match &field.source {
        FieldSource::Mapped { map, .. } => {
            let labels = labels(servicenow, map);
            (!labels.is_empty()).then(|| (field.key.as_str().to_owned(), labels.into()))
        }
        _ => None,
    });
    Value::Object(fields.collect())
}

fn labels(servicenow: &ServiceNow, map: &str) -> Map<String, Value> {
    let entries = servicenow.maps.iter().filter(|it| it.name == map).flat_map(|it| &it.entries);
    let label = |(label, progress): (&String, Progress)| (label.clone(), json!(progress));
    entries.filter_map(|entry| Some((&entry.label, entry.progress?))).map(label).collect()
}
