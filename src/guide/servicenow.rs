//! What the ServiceNow chapters show.

use crate::guide::components::{self, Component, Removal};
use crate::guide::phrase;
use crate::guide::properties::{self, PropertyRow, Secret};
use crate::guide::rows::{self, KeyRow, Map};
use crate::guide::wording;
use crate::model::{
    ActionType, BusinessRule, Channel, FieldSource, Integration, Recommendation, RoleOrigin,
    ServiceNow,
};
use indexmap::IndexSet;
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct View<'m> {
    #[serde(flatten)]
    names: Names<'m>,
    account_reason: &'static str,
    app_key_storage: String,
    button_inactive: bool,
    channel_words: String,
    channels: &'m [Channel],
    components: Vec<Component>,
    custom_keys: Vec<KeyRow<'m>>,
    custom_role: bool,
    delivered: Vec<&'m str>,
    delivers_role: bool,
    fields: IndexSet<&'m str>,
    first_release: &'static str,
    foreign_role: bool,
    helper_access: &'static str,
    journal: bool,
    languages: Option<String>,
    maps: Vec<Map<'m>>,
    new_record: &'static str,
    /// How long the dialog waits for the instance.
    patience: String,
    payload: Vec<KeyRow<'m>>,
    placement: String,
    private: Vec<&'m str>,
    properties: Vec<PropertyRow<'m>>,
    push_event: &'m str,
    push_reason: &'static str,
    push_url_storage: String,
    recommend: &'m [Recommendation],
    removal: Vec<Removal>,
    retry: Option<Retry<'m>>,
    rule: Option<Rule<'m>>,
    rule_inactive: bool,
    secret_names: Vec<&'m str>,
    secrets: Vec<Secret<'m>>,
    /// There is a state sync, but no retry.
    single_try: bool,
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
    role: &'m str,
    table: &'m str,
    teams_property: Option<&'m str>,
}

/// The state sync.
#[derive(Serialize)]
struct Rule<'m> {
    name: &'m str,
    column: &'m str,
    state_words: String,
    first_state: String,
    filter: Option<&'m str>,
    action_type: ActionType,
    payload: Vec<KeyRow<'m>>,
}

/// The second and further attempts.
#[derive(Serialize)]
struct Retry<'m> {
    event: &'m str,
    script_action: &'m str,
    schedule: String,
    times: String,
}

pub(super) fn view<'m>(
    integration: &'m Integration,
    part: &'m ServiceNow,
    delivered: &'m [Component],
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
        app_key_storage: properties::storage(&properties.app_key),
        button_inactive: !part.ui_action.active,
        channel_words: phrase::list(&labels, "or"),
        channels,
        custom_keys: rows::custom_keys(&part.payload),
        custom_role: origin != RoleOrigin::Base,
        delivered: properties::delivered_names(part),
        delivers_role: origin == RoleOrigin::Delivered,
        fields: part.paths(),
        first_release: wording::first_release(rule),
        foreign_role: origin == RoleOrigin::Elsewhere,
        helper_access: wording::helper_access(part.script_includes.access),
        languages: wording::languages(&part.dialog.languages),
        journal: part.fields().any(|field| matches!(field.source, FieldSource::Journal { .. })),
        maps: rows::maps(&part.maps),
        new_record: wording::new_record(part.ui_action.show_insert),
        patience: phrase::milliseconds(part.delivery.answer_within_ms()),
        payload: rows::keys(&part.payload),
        placement: wording::placement(&part.ui_action),
        private: properties::private(part),
        properties: properties::rows(part),
        push_event: components::last_name(delivered, "sysevent_register").unwrap_or_default(),
        push_reason: wording::push_reason(rule),
        push_url_storage: properties::storage(&properties.push_url),
        recommend: &part.dialog.recommend,
        removal: components::removal(integration, &components),
        components,
        rule: rule.map(state_sync),
        rule_inactive: rule.is_some_and(|rule| !rule.active),
        secret_names: properties::secret_names(part),
        secrets: properties::secrets(part),
        single_try: rule.is_some() && part.delivery.retry_seconds.is_empty(),
        snoozed: (!snoozed.is_empty()).then(|| phrase::list(&snoozed, "or")),
        teams: properties.teams_id.is_some(),
        timeout: phrase::milliseconds(part.delivery.timeout_ms),
        undocumented_action: rule
            .map(|rule| rule.action_type)
            .filter(|action| *action == ActionType::RuleUpdate),
        value_count: if properties.teams_id.is_some() { "five" } else { "four" },
        retry: retry(delivered, &part.delivery.retry_seconds),
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
        role: part.role.as_str(),
        table: part.table.as_str(),
        teams_property: properties.teams_id.as_ref().map(|it| it.name.as_str()),
    }
}

fn state_sync(rule: &BusinessRule) -> Rule<'_> {
    let states: Vec<String> =
        rule.states.iter().map(|state| format!("{} ({})", state.label, state.value)).collect();
    Rule {
        name: &rule.name,
        column: rule.column.as_str(),
        state_words: phrase::list(&states, "or"),
        first_state: states.first().cloned().unwrap_or_default(),
        filter: rule.filter.as_deref(),
        action_type: rule.action_type,
        payload: rows::keys(&rule.payload),
    }
}

fn retry<'m>(components: &'m [Component], delays: &[u32]) -> Option<Retry<'m>> {
    let words: Vec<String> = delays.iter().copied().map(phrase::seconds).collect();
    Some(Retry {
        event: components::name(components, "sysevent_register")?,
        script_action: components::name(components, "sysevent_script_action")?,
        schedule: phrase::list(&words, "and"),
        times: phrase::count(delays.len(), "time"),
    })
}
