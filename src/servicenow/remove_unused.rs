//! The script that removes what an earlier release has left on an instance; run by hand after an
//! upgrade, so it is a loose file only.
//!
//! A record that a release does not have any more stays where it is: an update set adds and changes
//! (ServiceNow docs, "Update sets").

use crate::artifact::Artifact;
use crate::engine::{Engine, TemplateError};
use crate::model::Model;
use crate::servicenow::record::Record;
use crate::servicenow::table::Table;
use serde::Serialize;

const TEMPLATE: &str = "servicenow/remove_unused.js.tera";

#[derive(Serialize)]
struct View<'m> {
    integration: &'m str,
    unused: Vec<Unused>,
}

/// A record that an earlier release has brought.
#[derive(Serialize)]
struct Unused {
    what: String,
    table: &'static str,
    sys_id: String,
    /// The column by which it is known as ours beside its key.
    column: &'static str,
    name: String,
}

/// The script for what is not among `records` any more.
pub fn artifact(
    model: &Model,
    records: &[Record],
    engine: &Engine,
) -> Result<Artifact, TemplateError> {
    let is_brought = |old: &Record| records.iter().any(|record| record.sys_id == old.sys_id);
    let unused = earlier(model).into_iter().filter(|old| !is_brought(old));
    let view = View {
        integration: &model.integration.name,
        unused: unused.map(|record| unused_record(&record)).collect(),
    };
    let path = "servicenow/background-scripts/remove_unused.js";
    Ok(Artifact::new(path, &engine.render(TEMPLATE, &view)?))
}

/// What release 1.0.0 brought and this one does not: each push left an event, which counted for the
/// pause between two pushes.
fn earlier(model: &Model) -> Vec<Record> {
    let push = format!("{}.push", model.integration.prefix);
    vec![Record::new(Table::EventRegistration, &push, &push)]
}

fn unused_record(record: &Record) -> Unused {
    let definition = record.table.definition();
    Unused {
        what: format!("{} {}", definition.label, record.name),
        table: definition.name,
        sys_id: record.sys_id.as_str().to_owned(),
        column: "event_name",
        name: record.name.clone(),
    }
}

#[cfg(test)]
mod tests {
    use crate::model::Model;
    use crate::servicenow::testing::{self, ENGINE};

    fn script(model: &Model) -> String {
        let records = crate::servicenow::records(model, testing::on(model), &ENGINE).unwrap();
        super::artifact(model, &records, &ENGINE).unwrap().text
    }

    #[test]
    fn names_what_this_release_does_not_bring() {
        let script = script(&testing::full());
        assert!(script.contains("name: 'flashduty.push'"), "{script}");
        assert!(!script.contains("flashduty.deliver"), "{script}");
    }

    #[test]
    fn removes_only_one_record_at_a_time_that_it_has_read_by_its_key() {
        let script = script(&testing::full());
        assert_eq!(script.matches("deleteRecord()").count(), 1);
        assert_eq!(script.matches("get('sys_id', ").count(), 1);
        for call in ["deleteMultiple", "insert(", "update(", "updateMultiple"] {
            assert!(!script.contains(call), "{call} is in {script}");
        }
    }
}
