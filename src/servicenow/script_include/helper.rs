//! The helper: the class that builds payloads, pushes them and asks the Open API.
//!
//! The mapping stands in it as literals, in the order of the spec. A part that the model does not
//! have leaves neither literal nor method.

use super::script_include;
use crate::engine::{Engine, TemplateError};
use crate::model::{
    ActionType, BusinessRule, ChannelKind, Field, FieldSource, Model, ServiceNow, ValueMap,
};
use crate::servicenow::event;
use crate::servicenow::record::Record;
use serde::Serialize;
use serde_json::Value;

const TEMPLATE: &str = "servicenow/script_include_helper.js.tera";

#[derive(Serialize)]
struct View<'m> {
    integration: &'m str,
    class: &'m str,
    table: &'m str,
    app_key: &'m str,
    api_domain: &'m str,
    push_url: &'m str,
    /// The Teams property, if the dialog offers Teams.
    teams_property: Option<&'m str>,
    payload: Vec<FieldLiteral<'m>>,
    sync: Option<Sync<'m>>,
    retry: Option<Retry<'m>>,
    /// There is a state sync, but no retry.
    single_try: bool,
    maps: &'m [ValueMap],
    timeout_ms: u32,
    cut: bool,
    constant: bool,
    journal: bool,
    display: bool,
}

#[derive(Serialize)]
struct Sync<'m> {
    action_type: &'static str,
    column: &'m str,
    payload: Vec<FieldLiteral<'m>>,
}

#[derive(Serialize)]
struct Retry<'m> {
    event: String,
    seconds: &'m [u32],
}

/// A field as the object literal that the script works from.
#[derive(Serialize, Default)]
#[serde(rename_all = "snake_case")]
struct FieldLiteral<'m> {
    key: &'m str,
    #[serde(skip_serializing_if = "Option::is_none")]
    from: Option<&'m str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    map: Option<&'m str>,
    #[serde(skip_serializing_if = "Option::is_none", rename = "as")]
    display: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    journal: Option<&'m str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<&'m Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max: Option<u32>,
}

/// The helper's record.
pub(super) fn record(
    model: &Model,
    servicenow: &ServiceNow,
    engine: &Engine,
) -> Result<Record, TemplateError> {
    let script = engine.render(TEMPLATE, &view(model, servicenow))?;
    let includes = &servicenow.script_includes;
    let description = format!(
        "Builds what {} is told about a ticket, sends it and says what became of it.",
        model.integration.name
    );
    let record = script_include(
        includes.helper.as_str(),
        includes.access,
        &description,
        &script,
    );
    Ok(record.flag("client_callable", false))
}

fn view<'m>(model: &'m Model, servicenow: &'m ServiceNow) -> View<'m> {
    let properties = &servicenow.properties;
    let rule = servicenow.business_rule.as_ref();
    let fields = || {
        let synced = rule.into_iter().flat_map(|rule| &rule.payload);
        servicenow.payload.iter().chain(synced)
    };
    let any = |test: fn(&Field) -> bool| fields().any(test);
    let retry = event::retry(model, servicenow).map(|event| Retry {
        event,
        seconds: &servicenow.delivery.retry_seconds,
    });
    let teams = (servicenow.dialog.channels.iter()).any(|one| one.kind == ChannelKind::Teams);
    View {
        integration: &model.integration.name,
        class: servicenow.script_includes.helper.as_str(),
        table: servicenow.table.as_str(),
        app_key: properties.app_key.name.as_str(),
        api_domain: properties.api_domain.name.as_str(),
        push_url: properties.push_url.name.as_str(),
        teams_property: teams.then(|| properties.teams_id.name.as_str()),
        payload: servicenow.payload.iter().map(literal).collect(),
        sync: rule.map(sync),
        single_try: rule.is_some() && retry.is_none(),
        retry,
        maps: &servicenow.maps,
        timeout_ms: servicenow.delivery.timeout_ms,
        cut: any(|field| field.max.is_some()),
        constant: any(|field| matches!(field.source, FieldSource::Constant(_))),
        journal: any(|field| matches!(field.source, FieldSource::Journal(_))),
        display: any(|field| matches!(field.source, FieldSource::Display(_))),
    }
}

fn sync(rule: &BusinessRule) -> Sync<'_> {
    Sync {
        action_type: match rule.action_type {
            ActionType::Update => "update",
            ActionType::RuleUpdate => "rule_update",
        },
        column: rule.column.as_str(),
        payload: rule.payload.iter().map(literal).collect(),
    }
}

fn literal(field: &Field) -> FieldLiteral<'_> {
    let mut literal = FieldLiteral {
        key: field.key.as_str(),
        max: field.max,
        ..FieldLiteral::default()
    };
    match &field.source {
        FieldSource::Raw(from) => literal.from = Some(from.as_str()),
        FieldSource::Display(from) => {
            literal.from = Some(from.as_str());
            literal.display = Some("display");
        }
        FieldSource::Mapped { from, map } => {
            literal.from = Some(from.as_str());
            literal.map = Some(map);
        }
        FieldSource::Journal(column) => literal.journal = Some(column.as_str()),
        FieldSource::Constant(value) => literal.value = Some(value),
    }
    literal
}
