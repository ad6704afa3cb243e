//! The helper: what rules, events, the dialog and scripts of one's own call.

use super::script_include;
use crate::engine::{Engine, TemplateError};
use crate::model::{Model, ServiceNow};
use crate::servicenow::record::Record;
use serde::Serialize;

const TEMPLATE: &str = "servicenow/script_include_helper.js.tera";

#[derive(Serialize)]
struct View<'m> {
    integration: &'m str,
    class: &'m str,
    client: &'m str,
    outbox: &'m str,
    payload: &'m str,
    sender: &'m str,
    /// The dialog offers Teams.
    teams: bool,
    /// The service account in small letters, if there is a state sync.
    account: Option<String>,
    /// Only tickets are synced that the receiver knows.
    known: bool,
}

/// The helper's record.
pub(super) fn record(
    model: &Model,
    servicenow: &ServiceNow,
    engine: &Engine,
) -> Result<Record, TemplateError> {
    let includes = &servicenow.script_includes;
    let view = View {
        integration: &model.integration.name,
        class: includes.helper.as_str(),
        client: includes.client.as_str(),
        outbox: includes.outbox.as_str(),
        payload: includes.payload.as_str(),
        sender: includes.sender.as_str(),
        teams: servicenow.properties.teams_id.is_some(),
        account: servicenow.business_rule.as_ref().map(|_| servicenow.account_in_any_case()),
        known: servicenow.syncs_known_only(),
    };
    let script = engine.render(TEMPLATE, &view)?;
    let description =
        format!("Server-side helper for {} incident webhook integration", model.integration.name);
    Ok(script_include(servicenow, &includes.helper, &description, &script))
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
    fn keeps_the_names_that_customers_call() {
        let script = script(&testing::full());
        for name in ["sendIncidentWebhook", "syncState", "retryStateSync", "callApi", "teamsId"] {
            assert!(script.contains(&format!("    {name}: function(")), "{name}: {script}");
        }
    }

    #[test]
    fn keeps_no_trace_of_what_is_switched_off() {
        let script = script(&testing::least()).replace("FlashdutySyncHelper", "");
        for trace in ["sync", "State", "hear:", "teams", "isKnown", "\n\n\n"] {
            assert!(!script.contains(trace), "{trace} is left in {script}");
        }
    }

    #[test]
    fn asks_whether_a_ticket_is_known_only_where_the_mapping_does() {
        assert!(!script(&testing::full()).contains("isKnown"));
        let known = "servicenow: { business_rule: { tickets: known } }";
        assert!(script(&testing::model(known)).contains("this.outbox.isKnown(grTicket)"));
    }
}
