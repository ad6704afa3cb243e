//! The event that brings a failed state sync back after a while, and its registration.

use crate::model::{Model, ServiceNow};
use crate::servicenow::record::Record;
use crate::servicenow::table::Table;

/// The retry event's name, unless nothing is ever retried.
pub(crate) fn retry(model: &Model, servicenow: &ServiceNow) -> Option<String> {
    let retries =
        servicenow.business_rule.is_some() && !servicenow.delivery.retry_seconds.is_empty();
    retries.then(|| format!("{}.state_sync.retry", model.integration.prefix))
}

/// The registration, unless nothing is ever retried.
#[must_use]
pub fn record(model: &Model, servicenow: &ServiceNow) -> Option<Record> {
    let event = retry(model, servicenow)?;
    let record = Record::new(Table::EventRegistration, &event, &event)
        .applying_to(servicenow.table.as_str())
        .text("caller_access", "")
        .text("derived_priority", "100")
        .text("description", format!("A state has not reached {} yet.", model.integration.name))
        .text("event_name", &event)
        .text("fired_by", format!("Script include {}", servicenow.script_includes.helper))
        .text("priority", "100")
        .text("queue", "")
        .text("suffix", "")
        .text("table", servicenow.table.as_str());
    Some(record)
}

#[cfg(test)]
mod tests {
    use super::record;
    use crate::servicenow::testing::{self, on};

    #[test]
    fn is_registered_for_the_table() {
        let model = testing::model("");
        let record = record(&model, on(&model)).unwrap();
        assert_eq!(record.name, "flashduty.state_sync.retry");
        assert_eq!(record.applies_to, "incident");
    }

    #[test]
    fn is_not_made_where_nothing_is_retried() {
        for model in [testing::model("delivery: { retries: [] }"), testing::least()] {
            assert_eq!(record(&model, on(&model)), None);
        }
    }
}
