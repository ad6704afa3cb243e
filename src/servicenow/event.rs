//! The events of the integration and their registrations: one that brings a failed state sync back
//! after a while, and one that tells of every push.

use crate::model::{Model, ServiceNow};
use crate::servicenow::record::Record;
use crate::servicenow::table::Table;

/// The retry event's name, unless nothing is ever retried.
pub(crate) fn retry(model: &Model, servicenow: &ServiceNow) -> Option<String> {
    let retries =
        servicenow.business_rule.is_some() && !servicenow.delivery.retry_seconds.is_empty();
    retries.then(|| format!("{}.state_sync.retry", model.integration.prefix))
}

/// The name of the event that every push leaves: the pause between two pushes of a record is
/// measured by it.
pub(crate) fn push(model: &Model) -> String {
    format!("{}.push", model.integration.prefix)
}

/// The registrations.
#[must_use]
pub fn records(model: &Model, servicenow: &ServiceNow) -> Vec<Record> {
    let name = &model.integration.name;
    let retry = retry(model, servicenow).map(|event| {
        registration(servicenow, &event, &format!("A state has not reached {name} yet."))
    });
    let push = registration(servicenow, &push(model), &format!("A record is sent to {name}."));
    retry.into_iter().chain([push]).collect()
}

fn registration(servicenow: &ServiceNow, event: &str, description: &str) -> Record {
    Record::new(Table::EventRegistration, event, event)
        .applying_to(servicenow.table.as_str())
        .text("caller_access", "")
        .text("derived_priority", "100")
        .text("description", description)
        .text("event_name", event)
        .text("fired_by", format!("Script include {}", servicenow.script_includes.helper))
        .text("priority", "100")
        .text("queue", "")
        .text("suffix", "")
        .text("table", servicenow.table.as_str())
}

#[cfg(test)]
mod tests {
    use super::records;
    use crate::model::Model;
    use crate::servicenow::testing::{self, on};

    fn names(model: &Model) -> Vec<String> {
        records(model, on(model)).into_iter().map(|record| record.name).collect()
    }

    #[test]
    fn are_registered_for_the_table() {
        let model = testing::model("");
        assert_eq!(names(&model), ["flashduty.state_sync.retry", "flashduty.push"]);
        for record in records(&model, on(&model)) {
            assert_eq!(record.applies_to, "incident");
        }
    }

    #[test]
    fn tell_of_no_retry_where_nothing_is_retried() {
        for model in [testing::model("delivery: { retries: [] }"), testing::least()] {
            assert_eq!(names(&model).len(), 1);
        }
    }
}
