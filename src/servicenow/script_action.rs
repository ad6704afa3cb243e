//! The script actions: one wakes the sender, one takes over what release 1.0.0 has queued.

use crate::artifact::Artifact;
use crate::engine::{Engine, TemplateError};
use crate::model::{Model, ServiceNow};
use crate::servicenow::event;
use crate::servicenow::record::{Record, short_name};
use crate::servicenow::table::Table;
use serde::Serialize;

const DELIVER: &str = "servicenow/script_action_deliver.js.tera";
const RETRY: &str = "servicenow/script_action_retry.js.tera";

#[derive(Serialize)]
struct View<'m> {
    integration: &'m str,
    helper: &'m str,
}

/// The script actions' records.
pub fn records(
    model: &Model,
    servicenow: &ServiceNow,
    engine: &Engine,
) -> Result<Vec<Record>, TemplateError> {
    let name = &model.integration.name;
    let deliver = Action {
        template: DELIVER,
        event: &event::wake_up(model),
        what: "Deliver",
        description: format!("Sends what waits to be sent to {name}."),
    };
    let mut records = vec![deliver.record(model, servicenow, engine)?];
    if let Some(event) = event::retry(model, servicenow) {
        let retry = Action {
            template: RETRY,
            event: &event,
            what: "Retry Delivery",
            description: format!(
                "Takes over a retry that release 1.0.0 has queued: it becomes a delivery to {name}."
            ),
        };
        records.push(retry.record(model, servicenow, engine)?);
    }
    Ok(records)
}

/// A script action to be made.
struct Action<'a> {
    template: &'a str,
    event: &'a str,
    /// What it does, as the end of its name.
    what: &'a str,
    description: String,
}

impl Action<'_> {
    fn record(
        self,
        model: &Model,
        servicenow: &ServiceNow,
        engine: &Engine,
    ) -> Result<Record, TemplateError> {
        let view = View {
            integration: &model.integration.name,
            helper: servicenow.script_includes.helper.as_str(),
        };
        let file = format!("{}{}.js", model.integration.prefix.camel(), self.what.replace(' ', ""));
        let script = Artifact::new(
            format!("servicenow/script-actions/{file}"),
            &engine.render(self.template, &view)?,
        );
        let name = short_name(&model.integration.name, self.what);
        Ok(Record::new(Table::ScriptAction, &name, &name)
            .applying_to(self.event)
            .flag("active", true)
            .text("condition_script", "")
            .text("description", self.description)
            .text("event_name", self.event)
            .text("name", &name)
            .text("order", "100")
            .script("script", script)
            .flag("synchronous", false))
    }
}

#[cfg(test)]
mod tests {
    use super::records;
    use crate::servicenow::record::short_name;
    use crate::servicenow::testing::{self, ENGINE, model, on};

    #[test]
    fn wake_the_sender_and_take_over_what_was_queued() {
        let model = model("");
        let records = records(&model, on(&model), &ENGINE).unwrap();
        let files: Vec<_> =
            records.iter().flat_map(crate::servicenow::record::Record::files).collect();
        let paths: Vec<&str> = files.iter().map(|file| file.path.as_str()).collect();
        let expected = [
            "servicenow/script-actions/FlashdutyDeliver.js",
            "servicenow/script-actions/FlashdutyRetryDelivery.js",
        ];
        assert_eq!(paths, expected);
        assert!(files[0].text.contains("new FlashdutySyncHelper().deliver(String(event.parm1));"));
        let call = "    new FlashdutySyncHelper().retryStateSync(current, attempt, state);\n";
        assert!(files[1].text.contains(call), "{}", files[1].text);
        let events: Vec<&str> = records.iter().map(|record| record.applies_to.as_str()).collect();
        assert_eq!(events, ["flashduty.deliver", "flashduty.state_sync.retry"]);
    }

    #[test]
    fn take_over_nothing_where_no_state_is_synced() {
        let model = testing::least();
        assert_eq!(records(&model, on(&model), &ENGINE).unwrap().len(), 1);
    }

    #[test]
    fn keep_their_purpose_in_a_name_of_forty_characters() {
        assert_eq!(short_name("Flashduty", "Deliver"), "Flashduty Deliver");
        assert_eq!(short_name(&"\u{7f51}".repeat(40), "Retry Delivery").chars().count(), 40);
        let cut = short_name("Flashduty of the whole   group", "Retry Delivery");
        assert_eq!(cut, "Flashduty of the whole Retry Delivery");
    }
}
