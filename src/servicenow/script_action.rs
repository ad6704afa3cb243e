//! The script action that makes the next try when the retry event is due.

use crate::artifact::Artifact;
use crate::engine::{Engine, TemplateError};
use crate::model::{Model, ServiceNow};
use crate::servicenow::event;
use crate::servicenow::record::Record;
use crate::servicenow::table::Table;
use serde::Serialize;

const TEMPLATE: &str = "servicenow/script_action.js.tera";

#[derive(Serialize)]
struct View<'m> {
    integration: &'m str,
    helper: &'m str,
}

/// The script action's record, unless nothing is ever retried.
pub fn record(
    model: &Model,
    servicenow: &ServiceNow,
    engine: &Engine,
) -> Result<Option<Record>, TemplateError> {
    let Some(event) = event::retry(model, servicenow) else {
        return Ok(None);
    };
    let view = View {
        integration: &model.integration.name,
        helper: servicenow.script_includes.helper.as_str(),
    };
    let file = format!("{}RetryDelivery.js", model.integration.prefix.camel());
    let script = Artifact::new(
        format!("servicenow/script-actions/{file}"),
        &engine.render(TEMPLATE, &view)?,
    );
    let name = name(&model.integration.name);
    let description = format!(
        "Sends the present state of a record to {} when an earlier try has failed.",
        model.integration.name
    );
    let record = Record::new(Table::ScriptAction, &name, &name)
        .applying_to(&event)
        .flag("active", true)
        .text("condition_script", "")
        .text("description", description)
        .text("event_name", &event)
        .text("name", &name)
        .text("order", "100")
        .script("script", script)
        .flag("synchronous", false);
    Ok(Some(record))
}

/// The record's name; a long name of the integration is cut, what the action does is kept.
pub(crate) fn name(integration: &str) -> String {
    /// The longest name of a script action.
    const MAX: usize = 40;
    const WHAT: &str = " Retry Delivery";
    let name: String = integration.chars().take(MAX - WHAT.len()).collect();
    format!("{}{WHAT}", name.trim_end())
}

#[cfg(test)]
mod tests {
    use super::{name, record};
    use crate::servicenow::testing::{ENGINE, model, on};

    #[test]
    fn passes_the_number_of_the_try_on() {
        let model = model("");
        let record = record(&model, on(&model), &ENGINE).unwrap().unwrap();
        let file = record.files().next().unwrap();
        assert_eq!(file.path, "servicenow/script-actions/FlashdutyRetryDelivery.js");
        let call = "    new FlashdutySyncHelper().retryStateSync(current, attempt, state);\n";
        assert!(file.text.contains(call), "{}", file.text);
        assert_eq!(record.applies_to, "flashduty.state_sync.retry");
    }

    #[test]
    fn keeps_its_purpose_in_a_name_of_forty_characters() {
        assert_eq!(name("Flashduty"), "Flashduty Retry Delivery");
        assert_eq!(name(&"\u{7f51}".repeat(40)).chars().count(), 40);
        assert_eq!(name("Flashduty of the whole   group"), "Flashduty of the whole Retry Delivery");
    }
}
