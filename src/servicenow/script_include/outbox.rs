//! The class that keeps the rows of the table of deliveries.

use super::script_include;
use crate::engine::{Engine, TemplateError};
use crate::model::{Model, ServiceNow};
use crate::servicenow::record::Record;
use serde::Serialize;

const TEMPLATE: &str = "servicenow/script_include_outbox.js.tera";

#[derive(Serialize)]
struct View<'m> {
    integration: &'m str,
    class: &'m str,
    /// The table of deliveries.
    deliveries: &'m str,
    table: &'m str,
    retention: &'m str,
    retention_days: u32,
    /// There is a state sync.
    sync: bool,
    /// The service account, if only tickets are synced that the receiver knows.
    account: Option<&'m str>,
}

/// The outbox's record.
pub(super) fn record(
    model: &Model,
    servicenow: &ServiceNow,
    engine: &Engine,
) -> Result<Record, TemplateError> {
    let view = View {
        integration: &model.integration.name,
        class: servicenow.script_includes.outbox.as_str(),
        deliveries: servicenow.delivery_table.as_str(),
        table: servicenow.table.as_str(),
        retention: servicenow.properties.retention_days.name.as_str(),
        retention_days: servicenow.properties.retention_days.default,
        sync: servicenow.business_rule.is_some(),
        account: servicenow.syncs_known_only().then(|| servicenow.service_account.as_str()),
    };
    let script = engine.render(TEMPLATE, &view)?;
    let description = format!("Keeps what {} is to be told and was told", model.integration.name);
    Ok(script_include(servicenow, &servicenow.script_includes.outbox, &description, &script))
}

#[cfg(test)]
mod tests {
    use crate::servicenow::testing::{self, ENGINE, on, text};

    #[test]
    fn keeps_rows_for_the_days_of_the_mapping_while_the_property_is_empty() {
        let days = |spec: &str| {
            let model = testing::model(spec);
            let record = super::record(&model, on(&model), &ENGINE).unwrap();
            let script = text(&record, "script").to_owned();
            assert!(script.contains("    RETENTION: 'flashduty.delivery.retention_days',\n"));
            script.lines().find_map(|it| it.strip_prefix("    RETENTION_DAYS: ").map(str::to_owned))
        };
        assert_eq!(days("").as_deref(), Some("90,"));
        let spec = "servicenow: { properties: { retention_days: { default: 30 } } }";
        assert_eq!(days(spec).as_deref(), Some("30,"));
    }
}
