//! The ServiceNow side, put together.

use super::context::{Context, Refused};
use super::maps::{self, Maps};
use super::naming::Naming;
use super::{
    absent, business_rule, correlation, delivery, dialog, labels, lost, notation, payload,
    property, record, reserved, switch, values,
};
use crate::diagnostic::{MappingProblem, PlatformProblem};
use crate::ident::{RoleName, TableName, UserName};
use crate::model::{BusinessRule, ChannelKind, Field, ServiceNow, ValueMap};
use crate::spec::{self, Spec};

/// The table whose values the standard maps have.
const STANDARD_TABLE: &str = "incident";

pub(super) fn resolve(
    cx: &mut Context<'_>,
    spec: &Spec,
    keys: &spec::ServiceNow,
    naming: &Naming,
) -> Option<ServiceNow> {
    let path = |key| ["servicenow", key];
    let table = keys.table.as_deref().unwrap_or(STANDARD_TABLE);
    let account = keys.service_account.as_deref().unwrap_or(naming.prefix.as_str());
    let role = cx.ident(&path("role"), keys.role.as_deref().unwrap_or("itil"), RoleName::parse);
    reserved::role(cx, &path("role"), keys.role.as_deref().unwrap_or_default());
    let service_account = cx.ident(&path("service_account"), account, UserName::parse);
    let properties = property::resolve(cx, keys.properties.as_ref(), naming);
    let script_includes = record::script_includes(cx, keys.script_includes.as_ref(), naming);
    let ui_page = record::ui_page(cx, keys.ui_page.as_ref(), naming, table);
    let ui_action = record::ui_action(cx, keys.ui_action.as_ref(), naming);
    reserved::table(cx, &path("table"), table);
    let table = cx.ident(&path("table"), table, TableName::parse);
    let delivery_table = delivery_table(cx, naming, table.as_ref());
    let sent = sent(cx, spec, keys, naming, table.as_ref());
    let dialog = dialog::resolve(cx, spec.dialog.as_ref());
    let delivery = delivery::resolve(cx, spec.delivery.as_ref());
    let (sent, dialog, mut properties) = (sent?, dialog?, properties?);
    if dialog.channels.iter().all(|channel| channel.kind != ChannelKind::Teams) {
        properties.teams_id = None;
        check_teams(cx);
    }
    Some(ServiceNow {
        table: table?,
        delivery_table: delivery_table?,
        role: role?,
        service_account: service_account?,
        properties,
        script_includes: script_includes?,
        ui_page: ui_page?,
        ui_action: ui_action?,
        business_rule: sent.business_rule,
        payload: sent.payload,
        maps: sent.maps,
        dialog,
        delivery: delivery?,
    })
}

/// The table of deliveries, which is not the one whose records are sent.
fn delivery_table(
    cx: &mut Context<'_>,
    naming: &Naming,
    table: Option<&TableName>,
) -> Option<TableName> {
    let own = TableName::parse(&format!("u_{}_delivery", naming.prefix)).ok()?;
    if table == Some(&own) && naming.is_own {
        let table = own.as_str().to_owned();
        cx.report(&["servicenow", "table"], PlatformProblem::DeliveryTable { table });
        return None;
    }
    Some(own)
}

/// What is sent and when.
struct Sent {
    payload: Vec<Field>,
    business_rule: Option<BusinessRule>,
    maps: Vec<ValueMap>,
}

fn sent(
    cx: &mut Context<'_>,
    spec: &Spec,
    keys: &spec::ServiceNow,
    naming: &Naming,
    table: Option<&TableName>,
) -> Option<Sent> {
    let mut maps = maps::resolve(cx, spec.maps.as_ref());
    let standard = cx.standard;
    let written = spec.payload.as_ref().or(standard.payload.as_ref())?;
    let payload = payload::resolve(cx, "payload", written, &mut maps);
    let payload = read(cx, table, "payload", payload);
    let (rule_keys, rule_on) = switch(keys.business_rule.as_ref());
    let rule_keys = rule_on.then_some(rule_keys);
    let business_rule = rule_of(cx, spec, rule_keys.as_ref(), naming, table, &mut maps).ok();
    maps::check_use(cx, &maps);
    if payload.is_some() {
        lost::check_payload(cx, spec);
    }
    if matches!(business_rule, Some(Some(_))) {
        lost::check_state_sync(cx, spec);
    }
    if table.is_some_and(|table| table.as_str() == STANDARD_TABLE) {
        let rule = business_rule.as_ref().and_then(Option::as_ref);
        lost::check_states(cx, rule, &maps);
    }
    if let Some(table) = table {
        let rule = business_rule.as_ref().and_then(Option::as_ref);
        check(cx, table.as_str(), payload.as_deref(), rule, &maps);
    }
    let maps = maps.into_values().filter(|it| it.used).map(|it| it.map).collect();
    Some(Sent { payload: payload?, business_rule: business_rule?, maps })
}

/// The fields of a section, read as their types in the table ask for.
fn read(
    cx: &mut Context<'_>,
    table: Option<&TableName>,
    section: &str,
    fields: Option<Vec<Field>>,
) -> Option<Vec<Field>> {
    notation::read_journals(cx, table?.as_str(), section, fields?)
}

/// Holds what is sent against the dictionary.
fn check(
    cx: &mut Context<'_>,
    table: &str,
    payload: Option<&[Field]>,
    rule: Option<&BusinessRule>,
    maps: &Maps,
) {
    let synced = rule.map(|rule| rule.payload.as_slice());
    for (section, fields) in [("payload", payload), ("state_sync", synced)] {
        let fields = fields.unwrap_or_default();
        absent::check(cx, table, section, fields);
        values::check(cx, table, section, fields, maps);
        notation::check(cx, table, section, fields);
        correlation::check(cx, table, section, fields);
        labels::check_fields(cx, table, section, fields, maps);
    }
    if let Some(filter) = rule.and_then(|rule| rule.filter.as_deref()) {
        values::check_filter(cx, table, filter);
    }
    notation::compare(cx, payload.unwrap_or_default(), synced.unwrap_or_default());
    labels::check_meanings(cx, maps);
}

/// The rule, or none if it is switched off.
fn rule_of(
    cx: &mut Context<'_>,
    spec: &Spec,
    keys: Option<&spec::BusinessRule>,
    naming: &Naming,
    table: Option<&TableName>,
    maps: &mut Maps,
) -> Result<Option<BusinessRule>, Refused> {
    let standard = cx.standard;
    if keys.is_none() && !cx.document.is_written(&["state_sync"]) {
        return Ok(None);
    }
    let written = spec.state_sync.as_ref().or(standard.state_sync.as_ref()).ok_or(Refused)?;
    let fields = payload::resolve(cx, "state_sync", written, maps);
    let fields = read(cx, table, "state_sync", fields);
    if let Some(keys) = keys {
        return business_rule::resolve(cx, keys, naming, fields, maps).map(Some).ok_or(Refused);
    }
    let section = "state_sync".to_owned();
    let because = "`servicenow.business_rule` is `false`";
    let repair = "remove one of the two";
    cx.report_key(&["state_sync"], MappingProblem::UnusedSection { section, because, repair });
    Ok(None)
}

/// Warns of a Teams property that the dialog has no channel for.
fn check_teams(cx: &mut Context<'_>) {
    let path = ["servicenow", "properties", "teams_id"];
    if !cx.document.is_written(&path) || cx.document.is_faulty(&["dialog", "channels"]) {
        return;
    }
    let section = path.join(".");
    let because = "`dialog.channels` has no `teams`";
    let repair = "remove it, or add `teams: Teams` to `dialog.channels`";
    cx.report_key(&path, MappingProblem::UnusedSection { section, because, repair });
}
