//! What the ServiceNow chapters show.

use crate::guide::components::{self, Component, Removal};
use crate::guide::deliveries::{self, Deliveries};
use crate::guide::phrase;
use crate::guide::properties::{self, PropertyRow, Secret};
use crate::guide::rows::{self, KeyRow, Map};
use crate::guide::state_sync::{self, Rule};
use crate::guide::wording;
use crate::model::{
    ActionType, Channel, FieldSource, Integration, Recommendation, RoleOrigin, ServiceNow,
};
use indexmap::IndexSet;
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct View<'m> {
    #[serde(flatten)]
    names: Names<'m>,
    account_reason: &'static str,
    api_host: &'m str,
    app_key_storage: String,
    button_inactive: bool,
    channel_words: String,
    /// The link that checks the installation.
    check: &'m str,
    channels: &'m [Channel],
    components: Vec<Component>,
    custom_keys: Vec<KeyRow<'m>>,
    custom_role: bool,
    delivered: Vec<&'m str>,
    deliveries: Deliveries<'m>,
    delivers_role: bool,
    fields: IndexSet<&'m str>,
    /// What is delivered beside the guide, by path.
    files: Vec<&'m str>,
    first_release: &'static str,
    foreign_role: bool,
    helper_access: &'static str,
    journal: bool,
    languages: Option<String>,
    log_example: String,
    maps: Vec<Map<'m>>,
    new_record: &'static str,
    /// How long the dialog waits for the instance.
    patience: String,
    payload: Vec<KeyRow<'m>>,
    placement: String,
    private: Vec<&'m str>,
    properties: Vec<PropertyRow<'m>>,
    push_example: String,
    push_reason: &'static str,
    push_url_storage: String,
    recommend: &'m [Recommendation],
    removal: Vec<Removal>,
    rule: Option<Rule<'m>>,
    rule_inactive: bool,
    secret_names: Vec<&'m str>,
    secrets: Vec<Secret<'m>>,
    snoozed: Option<String>,
    teams: bool,
    timeout: String,
    undocumented_action: Option<ActionType>,
    value_count: &'static str,
    workspace: bool,
}

/// What the records are called.
#[derive(Serialize)]
struct Names<'m> {
    account: &'m str,
    ajax: &'m str,
    app_key: &'m str,
    button: &'m str,
    channel_id: &'m str,
    helper: &'m str,
    page: &'m str,
    prefix: &'m str,
    push_url: &'m str,
    retention_days: &'m str,
    role: &'m str,
    table: &'m str,
    teams_property: Option<&'m str>,
}

pub(super) fn view<'m>(
    integration: &'m Integration,
    part: &'m ServiceNow,
    delivered: &'m [Component],
    files: Vec<&'m str>,
) -> View<'m> {
    let properties = &part.properties;
    let channels = &part.dialog.channels;
    let rule = part.business_rule.as_ref();
    let components = components::rows(integration, delivered);
    let origin = RoleOrigin::of(&part.role, &integration.prefix);
    let labels: Vec<String> = channels.iter().map(|channel| channel.label.clone()).collect();
    let snoozed = rows::snoozed(&part.maps);
    View {
        names: names(integration, part),
        account_reason: wording::account_reason(rule),
        api_host: properties::api_host(part),
        app_key_storage: properties::storage(&properties.app_key),
        button_inactive: !part.ui_action.active,
        channel_words: phrase::list(&labels, "or"),
        channels,
        check: components::last_name(delivered, "sys_ui_action").unwrap_or_default(),
        custom_keys: rows::custom_keys(&part.payload),
        custom_role: origin != RoleOrigin::Base,
        delivered: properties::delivered_names(part),
        deliveries: deliveries::view(part, delivered),
        delivers_role: origin == RoleOrigin::Delivered,
        fields: part.paths(),
        files,
        first_release: wording::first_release(rule),
        foreign_role: origin == RoleOrigin::Elsewhere,
        helper_access: wording::helper_access(part.script_includes.access),
        log_example: wording::log_example(&part.script_includes.helper),
        languages: wording::languages(&part.dialog.languages),
        journal: part.fields().any(|field| matches!(field.source, FieldSource::Journal { .. })),
        maps: rows::maps(&part.maps),
        new_record: wording::new_record(part.ui_action.show_insert),
        patience: phrase::milliseconds(part.delivery.answer_within_ms()),
        payload: rows::keys(&part.payload),
        placement: wording::placement(&part.ui_action),
        private: properties::private(part),
        properties: properties::rows(part),
        push_example: properties::push_example(part),
        push_reason: wording::push_reason(rule),
        push_url_storage: properties::storage(&properties.push_url),
        recommend: &part.dialog.recommend,
        removal: components::removal(integration, &components),
        components,
        rule: rule.map(state_sync::rule),
        rule_inactive: rule.is_some_and(|rule| !rule.active),
        secret_names: properties::secret_names(part),
        secrets: properties::secrets(part),
        snoozed: (!snoozed.is_empty()).then(|| phrase::list(&snoozed, "or")),
        teams: properties.teams_id.is_some(),
        timeout: phrase::milliseconds(part.delivery.timeout_ms),
        undocumented_action: rule
            .map(|rule| rule.action_type)
            .filter(|action| *action == ActionType::RuleUpdate),
        value_count: if properties.teams_id.is_some() { "five" } else { "four" },
        workspace: part.ui_action.workspace,
    }
}

fn names<'m>(integration: &'m Integration, part: &'m ServiceNow) -> Names<'m> {
    let properties = &part.properties;
    Names {
        account: part.service_account.as_str(),
        ajax: part.script_includes.ajax.as_str(),
        app_key: properties.app_key.name.as_str(),
        button: &part.ui_action.name,
        channel_id: properties.channel_id.name.as_str(),
        helper: part.script_includes.helper.as_str(),
        page: part.ui_page.name.as_str(),
        prefix: integration.prefix.as_str(),
        push_url: properties.push_url.name.as_str(),
        retention_days: properties.retention_days.name.as_str(),
        role: part.role.as_str(),
        table: part.table.as_str(),
        teams_property: properties.teams_id.as_ref().map(|it| it.name.as_str()),
    }
}
