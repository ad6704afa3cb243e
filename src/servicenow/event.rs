//! The events of the integration and their registrations: one that wakes the sender, and one by which
//! release 1.0.0 brought a failed state sync back.

use crate::model::{Model, ServiceNow};
use crate::servicenow::record::Record;
use crate::servicenow::table::Table;

/// The name of the event that wakes the sender.
pub(crate) fn wake_up(model: &Model) -> String {
    format!("{}.deliver", model.integration.prefix)
}

/// The name of the event by which release 1.0.0 queued a further try; there is none to take over
/// where no state is synced.
pub(crate) fn retry(model: &Model, servicenow: &ServiceNow) -> Option<String> {
    let prefix = &model.integration.prefix;
    servicenow.business_rule.as_ref().map(|_| format!("{prefix}.state_sync.retry"))
}

/// The registrations.
#[must_use]
pub fn records(model: &Model, servicenow: &ServiceNow) -> Vec<Record> {
    let name = &model.integration.name;
    let wake_up = registration(
        &wake_up(model),
        servicenow.delivery_table.as_str(),
        &format!("Something waits to be sent to {name}."),
        &format!("Script include {}", servicenow.script_includes.sender),
    );
    let retry = retry(model, servicenow).map(|event| {
        let description = format!("A state has not reached {name} yet.");
        registration(&event, servicenow.table.as_str(), &description, "Release 1.0.0")
    });
    [wake_up].into_iter().chain(retry).collect()
}

fn registration(event: &str, table: &str, description: &str, fired_by: &str) -> Record {
    Record::new(Table::EventRegistration, event, event)
        .applying_to(table)
        .text("caller_access", "")
        .text("derived_priority", "100")
        .text("description", description)
        .text("event_name", event)
        .text("fired_by", fired_by)
        .text("priority", "100")
        .text("queue", "")
        .text("suffix", "")
        .text("table", table)
}

#[cfg(test)]
mod tests {
    use super::records;
    use crate::model::Model;
    use crate::servicenow::testing::{self, on};

    fn registered(model: &Model) -> Vec<(String, String)> {
        let records = records(model, on(model));
        records.into_iter().map(|record| (record.name, record.applies_to)).collect()
    }

    #[test]
    fn are_registered_for_the_table_of_their_record() {
        let wake_up = ("flashduty.deliver".to_owned(), "u_flashduty_delivery".to_owned());
        let retry = ("flashduty.state_sync.retry".to_owned(), "incident".to_owned());
        assert_eq!(registered(&testing::model("")), [wake_up.clone(), retry]);
        assert_eq!(registered(&testing::least()), [wake_up]);
    }
}
