//! What the tests of the generators share: models of short specs, a strict engine, columns.

use crate::diagnostic::Source;
use crate::engine::Engine;
use crate::model::{Model, ServiceNow};
use crate::resolve::resolve;
use crate::servicenow::record::Record;
use crate::servicenow::value::Value;
use std::sync::LazyLock;

/// Every kind of field, and a recommendation; everything else has a default.
const FULL: &str = "
payload:
  number: number
  short_description: { from: short_description, max: 512 }
  state: { from: state, map: states }
  comments: { journal: comments, max: 1024 }
  u_region: { from: location.country }
  service: { from: business_service, as: display }
  environment: { value: production }
dialog: { recommend: { Network Operations: 69bd0ce95a238693176c1d66 } }
";

/// One raw field, one channel, no business rule.
const LEAST: &str = "
servicenow: { business_rule: false }
payload: { number: number }
dialog: { channels: { sms: SMS } }
";

/// The engine that refuses a view which differs from its template.
pub(crate) static ENGINE: LazyLock<Engine> =
    LazyLock::new(|| Engine::new(Vec::new()).unwrap().strict());

/// The model of a spec: `text` follows the keys that have no default.
pub(crate) fn model(text: &str) -> Model {
    let text =
        format!("version: 1\nintegration: {{ release: 1.0.0, released: 2026-11-21 }}\n{text}\n");
    let resolution = resolve(&Source::new("mappings.yaml", &text));
    resolution.model.unwrap_or_else(|| panic!("{:#?}", resolution.diagnostics))
}

/// A model that uses everything.
pub(crate) fn full() -> Model {
    model(FULL)
}

/// A model that uses next to nothing.
pub(crate) fn least() -> Model {
    model(LEAST)
}

/// The ServiceNow side of a model.
pub(crate) fn on(model: &Model) -> &ServiceNow {
    model.servicenow.as_ref().unwrap()
}

/// The value of a column.
pub(crate) fn column<'r>(record: &'r Record, name: &str) -> &'r Value {
    let found = record.columns.iter().find(|(column, _)| *column == name);
    &found.unwrap_or_else(|| panic!("no {name} in {record:?}")).1
}

/// The text of a column that is neither a reference nor a query.
pub(crate) fn text<'r>(record: &'r Record, name: &str) -> &'r str {
    match column(record, name) {
        Value::Text(text) | Value::Script { text, .. } => text,
        other => panic!("{name} is no text: {other:?}"),
    }
}
