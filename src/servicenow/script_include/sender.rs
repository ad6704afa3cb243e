//! The class that sends what is due.

use super::script_include;
use crate::engine::{Engine, TemplateError};
use crate::model::{Model, ServiceNow};
use crate::servicenow::event;
use crate::servicenow::record::Record;
use serde::Serialize;

const TEMPLATE: &str = "servicenow/script_include_sender.js.tera";

#[derive(Serialize)]
struct View<'m> {
    integration: &'m str,
    class: &'m str,
    log_source: &'m str,
    /// The event that wakes it.
    wake_up: String,
    outbox: &'m str,
    payload: &'m str,
    retry_seconds: &'m [u32],
    /// The longest that a request takes.
    request_seconds: u32,
    /// There is a state sync.
    sync: bool,
}

/// The sender's record.
pub(super) fn record(
    model: &Model,
    servicenow: &ServiceNow,
    engine: &Engine,
) -> Result<Record, TemplateError> {
    let includes = &servicenow.script_includes;
    let view = View {
        integration: &model.integration.name,
        class: includes.sender.as_str(),
        log_source: includes.helper.as_str(),
        wake_up: event::wake_up(model),
        outbox: includes.outbox.as_str(),
        payload: includes.payload.as_str(),
        retry_seconds: &servicenow.delivery.retry_seconds,
        request_seconds: servicenow.delivery.timeout_ms.div_ceil(1000),
        sync: servicenow.business_rule.is_some(),
    };
    let script = engine.render(TEMPLATE, &view)?;
    let description = format!("Sends what {} is to be told, as it is due", model.integration.name);
    Ok(script_include(servicenow, &includes.sender, &description, &script))
}

#[cfg(test)]
mod tests {
    use crate::model::Model;
    use crate::servicenow::testing::{self, ENGINE};

    fn script(model: &Model) -> String {
        let record = super::record(model, testing::on(model), &ENGINE).unwrap();
        testing::text(&record, "script").to_owned()
    }

    #[test]
    fn tries_again_as_the_model_says() {
        let script = script(&testing::full());
        for part in [
            "RETRY_SECONDS: [15, 60, 300, 900, 3600],",
            "WAKE_UP: 'flashduty.deliver',",
            "REQUEST_SECONDS: 10,",
            "new FlashdutyOutbox();",
        ] {
            assert!(script.contains(part), "{part} is missing in {script}");
        }
    }

    #[test]
    fn tells_no_state_where_none_is_synced() {
        let script = script(&testing::least()).replace("FlashdutySyncHelper", "");
        for trace in ["tellState", "State:", "_tell:", "_followUp", "\n\n\n"] {
            assert!(!script.contains(trace), "{trace} is left in {script}");
        }
    }
}
