//! The client-callable script include behind the dialog.
//!
//! It holds nothing of the mapping; what it may hand to a browser stands in its template.

use super::script_include;
use crate::engine::{Engine, TemplateError};
use crate::model::{ChannelKind, Model, ServiceNow};
use crate::servicenow::record::Record;
use serde::Serialize;

const TEMPLATE: &str = "servicenow/script_include_ajax.js.tera";

#[derive(Serialize)]
struct View<'m> {
    integration: &'m str,
    class: &'m str,
    helper: &'m str,
    table: &'m str,
    role: &'m str,
    channels: Vec<ChannelKind>,
    /// Teams is among the channels.
    teams: bool,
    channel_property: &'m str,
    /// What stands before an error's code in its message key.
    error_key: String,
}

/// The Ajax include's record.
pub(super) fn record(
    model: &Model,
    servicenow: &ServiceNow,
    engine: &Engine,
) -> Result<Record, TemplateError> {
    let script = engine.render(TEMPLATE, &view(model, servicenow))?;
    let includes = &servicenow.script_includes;
    let description = format!(
        "Answers the dialog in which a user notifies people through {}.",
        model.integration.name
    );
    let record = script_include(
        includes.ajax.as_str(),
        includes.access,
        &description,
        &script,
    );
    Ok(record.flag("client_callable", true))
}

fn view<'m>(model: &'m Model, servicenow: &'m ServiceNow) -> View<'m> {
    let channels: Vec<ChannelKind> = (servicenow.dialog.channels.iter())
        .map(|channel| channel.kind)
        .collect();
    View {
        integration: &model.integration.name,
        class: servicenow.script_includes.ajax.as_str(),
        helper: servicenow.script_includes.helper.as_str(),
        table: servicenow.table.as_str(),
        role: servicenow.role.as_str(),
        teams: channels.contains(&ChannelKind::Teams),
        channels,
        channel_property: servicenow.properties.channel_id.name.as_str(),
        error_key: format!("{}.error.", model.integration.prefix),
    }
}
