//! What is sent of a ticket: the mapping stands in this class as literals, in the order of the spec.
//!
//! A part that the model does not have leaves neither literal nor method.

use super::script_include;
use crate::engine::{Engine, TemplateError};
use crate::ident::ColumnName;
use crate::model::{ActionType, BusinessRule, Field, FieldSource, Model, ServiceNow, ValueMap};
use crate::servicenow::record::Record;
use serde::Serialize;
use serde_json::Value;

const TEMPLATE: &str = "servicenow/script_include_payload.js.tera";

#[derive(Serialize)]
struct View<'m> {
    integration: &'m str,
    class: &'m str,
    log_source: &'m str,
    /// The dialog offers Teams.
    teams: bool,
    payload: Vec<FieldLiteral<'m>>,
    sync: Option<Sync<'m>>,
    /// The service account, if a journal's entries by it do not count.
    account: Option<&'m str>,
    maps: &'m [ValueMap],
    cut: bool,
    constant: bool,
    journal: bool,
    /// Whether a field shows the entries of several journals.
    several: bool,
    /// Whether a journal's entry is sent without its HTML.
    plain: bool,
    display: bool,
}

#[derive(Serialize)]
struct Sync<'m> {
    action_type: ActionType,
    column: &'m str,
    /// The JSON key of the watched column.
    key: &'m str,
    payload: Vec<FieldLiteral<'m>>,
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
    shown: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    journal: Option<&'m str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<&'m Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max: Option<u32>,
}

/// The record of the class that builds payloads.
pub(super) fn record(
    model: &Model,
    servicenow: &ServiceNow,
    engine: &Engine,
) -> Result<Record, TemplateError> {
    let script = engine.render(TEMPLATE, &view(model, servicenow))?;
    let description = format!("Builds what {} is told about a record", model.integration.name);
    Ok(script_include(servicenow, &servicenow.script_includes.payload, &description, &script))
}

fn view<'m>(model: &'m Model, servicenow: &'m ServiceNow) -> View<'m> {
    let any = |test: fn(&Field) -> bool| servicenow.fields().any(test);
    let others = any(|field| matches!(field.source, FieldSource::Journal { anyone: false, .. }));
    View {
        integration: &model.integration.name,
        class: servicenow.script_includes.payload.as_str(),
        log_source: servicenow.script_includes.helper.as_str(),
        teams: servicenow.properties.teams_id.is_some(),
        payload: servicenow.payload.iter().map(literal).collect(),
        sync: servicenow.business_rule.as_ref().map(sync),
        account: others.then(|| servicenow.service_account.as_str()),
        maps: &servicenow.maps,
        cut: any(|field| field.max.is_some()),
        constant: any(|field| matches!(field.source, FieldSource::Constant(_))),
        journal: any(|field| matches!(field.source, FieldSource::Journal { .. })),
        several: any(
            |field| matches!(&field.source, FieldSource::Journal { column, .. } if is_joined(column)),
        ),
        plain: any(|field| matches!(field.source, FieldSource::Journal { html: false, .. })),
        display: any(|field| matches!(field.source, FieldSource::Display(_))),
    }
}

fn sync(rule: &BusinessRule) -> Sync<'_> {
    Sync {
        action_type: rule.action_type,
        column: rule.column.as_str(),
        key: watched_key(rule),
        payload: rule.payload.iter().map(literal).collect(),
    }
}

/// The key under which the watched column is sent; `resolve` makes sure that there is one.
fn watched_key(rule: &BusinessRule) -> &str {
    let is_watched = |field: &&Field| match &field.source {
        FieldSource::Mapped { from, .. } => from.as_str() == rule.column.as_str(),
        _ => false,
    };
    rule.payload.iter().find(is_watched).map(|field| field.key.as_str()).unwrap_or_default()
}

/// The field that shows the entries of others, and the journals that have them.
///
/// Source: ServiceNow docs, "Journal field type": comments and work notes together are one list.
const JOINED: (&str, &str) = ("comments_and_work_notes", "comments,work_notes");

fn is_joined(column: &ColumnName) -> bool {
    column.as_str() == JOINED.0
}

fn literal(field: &Field) -> FieldLiteral<'_> {
    let from = field.source.path();
    let mut literal =
        FieldLiteral { key: field.key.as_str(), from, max: field.max, ..FieldLiteral::default() };
    match &field.source {
        FieldSource::Raw(_) => {}
        FieldSource::Display(_) => literal.shown = Some("display"),
        FieldSource::Mapped { map, .. } => literal.map = Some(map),
        FieldSource::Journal { column, html, anyone } => {
            literal.from = None;
            literal.journal = Some(if is_joined(column) { JOINED.1 } else { column.as_str() });
            literal.shown = html.then_some("html");
            literal.by = anyone.then_some("anyone");
        }
        FieldSource::Constant(value) => literal.value = Some(value),
    }
    literal
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
    fn shows_the_mapping_as_one_literal() {
        let script = script(&testing::full());
        let literal = "    PAYLOAD: [
        { key: 'number', from: 'number' },
        { key: 'short_description', from: 'short_description', max: 512 },
        { key: 'state', from: 'state', map: 'states' },
        { key: 'comments', journal: 'comments', max: 1024 },
        { key: 'u_region', from: 'location.country' },
        { key: 'service', from: 'business_service', as: 'display' },
        { key: 'environment', value: 'production' }
    ],
";
        assert!(script.contains(literal), "{script}");
    }

    #[test]
    fn names_raw_values_by_the_maps() {
        let script = script(&testing::full());
        let literal = "    MAPS: {
        states: {
            '1': 'New',
            '2': 'In Progress',
            '3': 'On Hold',
            '6': 'Resolved',
            '7': 'Closed',
            '8': 'Canceled'
        }
    },
";
        assert!(script.contains(literal), "{script}");
    }

    #[test]
    fn keeps_no_trace_of_what_is_switched_off() {
        let script = script(&testing::least());
        let traces = [
            "MAPS",
            "STATE_SYNC",
            "sync",
            "state",
            "journal",
            "SERVICE_ACCOUNT",
            "html",
            "display",
            "_cut",
            "HALF",
            "teams",
            "'value' in",
            "\n\n\n",
        ];
        for trace in traces {
            assert!(!script.contains(trace), "{trace} is left in {script}");
        }
    }

    #[test]
    fn keeps_hostile_text_inside_its_literal() {
        let script = script(&testing::model(
            r#"
payload: { a: { from: state, map: m }, b: { value: "'}; alert(3); //" } }
state_sync: { state: { from: state, map: m } }
maps: { m: { 1: { label: "'}; alert(2); //", sync: true } } }
"#,
        ));
        assert!(script.contains(r"'1': '\'}; alert(2); //'"), "{script}");
        assert!(script.contains(r"{ key: 'b', value: '\'}; alert(3); //' }"), "{script}");
    }
}
