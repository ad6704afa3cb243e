//! The class that talks to Flashduty and says what an answer means.

use super::script_include;
use crate::engine::{Engine, TemplateError};
use crate::model::{Model, ServiceNow};
use crate::servicenow::record::Record;
use serde::Serialize;

const TEMPLATE: &str = "servicenow/script_include_client.js.tera";

#[derive(Serialize)]
struct View<'m> {
    integration: &'m str,
    class: &'m str,
    log_source: &'m str,
    app_key: &'m str,
    api_domain: &'m str,
    channel_id: &'m str,
    push_url: &'m str,
    /// The Teams property, if the dialog offers Teams.
    teams_property: Option<&'m str>,
    timeout_ms: u32,
}

/// The client's record.
pub(super) fn record(
    model: &Model,
    servicenow: &ServiceNow,
    engine: &Engine,
) -> Result<Record, TemplateError> {
    let properties = &servicenow.properties;
    let view = View {
        integration: &model.integration.name,
        class: servicenow.script_includes.client.as_str(),
        log_source: servicenow.script_includes.helper.as_str(),
        app_key: properties.app_key.name.as_str(),
        api_domain: properties.api_domain.name.as_str(),
        channel_id: properties.channel_id.name.as_str(),
        push_url: properties.push_url.name.as_str(),
        teams_property: properties.teams_id.as_ref().map(|it| it.name.as_str()),
        timeout_ms: servicenow.delivery.timeout_ms,
    };
    let script = engine.render(TEMPLATE, &view)?;
    let description = format!("Talks to {} and says what it answers", model.integration.name);
    Ok(script_include(servicenow, &servicenow.script_includes.client, &description, &script))
}

#[cfg(test)]
mod tests {
    use crate::servicenow::testing::{self, ENGINE};

    #[test]
    fn logs_neither_payload_nor_address_nor_exception() {
        for model in [testing::full(), testing::least()] {
            let record = super::record(&model, testing::on(&model), &ENGINE).unwrap();
            let script = testing::text(&record, "script");
            let logging: Vec<&str> = script.lines().filter(|line| line.contains("gs.")).collect();
            assert!(logging.len() > 3, "{logging:?}");
            for line in logging {
                for secret in ["payload", "body", "url", "appKey", "message", "members"] {
                    assert!(!line.contains(secret), "{line}");
                }
            }
            assert!(script.contains("request.setLogLevel('basic');"));
            assert!(!script.contains("e.message"));
        }
    }

    #[test]
    fn knows_of_teams_only_where_the_dialog_offers_it() {
        let model = testing::least();
        let record = super::record(&model, testing::on(&model), &ENGINE).unwrap();
        assert!(!testing::text(&record, "script").to_lowercase().contains("teams"));
    }
}
