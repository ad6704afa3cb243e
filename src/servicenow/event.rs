//! The event that brings a failed state sync back after a while, and its registration.

use crate::model::{Model, ServiceNow};
use crate::servicenow::record::Record;
use crate::servicenow::table::Table;

/// The longest description and "fired by" of a registration.
const MAX_NOTE: usize = 100;

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
    let description = format!("A state has not reached {} yet.", model.integration.name);
    let fired_by = format!("Script include {}", servicenow.script_includes.helper);
    let record = Record::new(Table::EventRegistration, &event, &event)
        .applying_to(servicenow.table.as_str())
        .text("caller_access", "")
        .text("derived_priority", "100")
        .text("description", clipped(&description, MAX_NOTE))
        .text("event_name", &event)
        .text("fired_by", clipped(&fired_by, MAX_NOTE))
        .text("priority", "100")
        .text("queue", "")
        .text("suffix", "")
        .text("table", servicenow.table.as_str());
    Some(record)
}

/// The first `max` characters, without a blank at the end.
pub(crate) fn clipped(text: &str, max: usize) -> String {
    let end = text.char_indices().nth(max).map_or(text.len(), |(at, _)| at);
    text[..end].trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::{clipped, record};
    use crate::servicenow::record::Value;
    use crate::servicenow::testing;

    #[test]
    fn is_registered_for_the_table_with_short_notes() {
        let mut model = testing::full();
        model.integration.name = "x".repeat(200);
        let record = record(&model, testing::on(&model)).unwrap();
        assert_eq!(record.name, "flashduty.state_sync.retry");
        assert_eq!(record.applies_to, "incident");
        for (column, value) in &record.columns {
            let Value::Text(text) = value else { panic!("{column} is no text") };
            assert!(text.chars().count() <= 100, "{column}: {text}");
        }
    }

    #[test]
    fn is_not_made_where_nothing_is_retried() {
        let mut model = testing::full();
        let servicenow = model.servicenow.as_mut().unwrap();
        servicenow.delivery.retry_seconds.clear();
        assert_eq!(record(&model, testing::on(&model)), None);
        assert_eq!(record(&testing::least(), testing::on(&testing::least())), None);
    }

    #[test]
    fn cuts_between_characters() {
        assert_eq!(clipped("a\u{7f51}\u{7edc}", 2), "a\u{7f51}");
        assert_eq!(clipped("Flash duty", 6), "Flash");
        assert_eq!(clipped("short", 100), "short");
    }
}
