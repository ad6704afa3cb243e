//! What the ServiceNow chapters show.

use crate::guide::components::{self, Component, Removal};
use crate::guide::phrase;
use crate::guide::properties::{self, PropertyRow, Secret};
use crate::guide::rows::{self, KeyRow, Map, Recommended};
use crate::model::{
    Access, ActionType, BusinessRule, Channel, ChannelKind, Integration, ServiceNow, When,
};
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct View<'m> {
    account: &'m str,
    account_reason: &'static str,
    account_role: &'m str,
    ajax: &'m str,
    app_key: &'m str,
    app_key_storage: String,
    button: &'m str,
    channel_id: &'m str,
    channel_words: String,
    channels: &'m [Channel],
    components: Vec<Component<'m>>,
    custom_keys: Vec<KeyRow<'m>>,
    custom_role: bool,
    default_note: String,
    fields: Vec<String>,
    first_release: &'static str,
    helper: &'m str,
    helper_access: &'static str,
    maps: Vec<Map<'m>>,
    page: &'m str,
    payload: Vec<KeyRow<'m>>,
    prefix: &'m str,
    private: Option<String>,
    properties: Vec<PropertyRow<'m>>,
    push_reason: &'static str,
    push_url: &'m str,
    push_url_storage: String,
    recommend: Vec<Recommended<'m>>,
    removal: Vec<Removal>,
    retry: Option<Retry>,
    role: &'m str,
    rule: Option<Rule<'m>>,
    secret_words: Option<String>,
    secrets: Vec<Secret<'m>>,
    snoozed: Option<String>,
    table: &'m str,
    teams: bool,
    teams_property: &'m str,
    timeout: String,
    undocumented_action: Option<&'static str>,
    value_count: &'static str,
}

/// The state sync.
#[derive(Serialize)]
struct Rule<'m> {
    name: &'m str,
    column: &'m str,
    state_words: String,
    first_state: String,
    filter: Option<&'m str>,
    action_type: &'static str,
    inactive: bool,
    payload: Vec<KeyRow<'m>>,
}

/// The second and further attempts.
#[derive(Serialize)]
pub(super) struct Retry {
    /// The event that a queued attempt is.
    pub(super) event: String,
    /// The script action that the event starts.
    pub(super) script_action: String,
    schedule: String,
    times: String,
}

pub(super) fn view<'m>(integration: &'m Integration, part: &'m ServiceNow) -> View<'m> {
    let properties = &part.properties;
    let channels = &part.dialog.channels;
    let teams = channels
        .iter()
        .any(|channel| channel.kind == ChannelKind::Teams);
    let rule = part.business_rule.as_ref();
    let retry = rule.and_then(|_| retry(integration, &part.delivery.retry_seconds));
    let labels: Vec<String> = channels
        .iter()
        .map(|channel| channel.label.clone())
        .collect();
    let snoozed = rows::snoozed(&part.maps);
    View {
        account: part.service_account.as_str(),
        account_reason: account_reason(rule),
        account_role: part.role.as_str(),
        ajax: part.script_includes.ajax.as_str(),
        app_key: properties.app_key.name.as_str(),
        app_key_storage: properties::storage(&properties.app_key),
        button: &part.ui_action.name,
        channel_id: properties.channel_id.name.as_str(),
        channel_words: phrase::list(&labels, "or"),
        channels,
        components: components::rows(integration, part, teams, retry.as_ref()),
        custom_keys: rows::custom_keys(&part.payload),
        custom_role: part.role.as_str() != "itil",
        default_note: properties::default_note(part),
        fields: rows::fields(part),
        first_release: first_release(rule),
        helper: part.script_includes.helper.as_str(),
        helper_access: helper_access(part.script_includes.access),
        maps: rows::maps(&part.maps),
        page: part.ui_page.name.as_str(),
        payload: rows::keys(&part.payload),
        prefix: integration.prefix.as_str(),
        private: properties::private(part),
        properties: properties::rows(part, teams),
        push_reason: push_reason(rule),
        push_url: properties.push_url.name.as_str(),
        push_url_storage: properties::storage(&properties.push_url),
        recommend: recommend(part),
        removal: components::removal(integration, part, retry.as_ref()),
        role: part.role.as_str(),
        rule: rule.map(state_sync),
        secret_words: properties::secret_words(part),
        secrets: properties::secrets(part),
        snoozed: (!snoozed.is_empty()).then(|| phrase::list(&snoozed, "or")),
        table: part.table.as_str(),
        teams,
        teams_property: properties.teams_id.name.as_str(),
        timeout: phrase::milliseconds(part.delivery.timeout_ms),
        undocumented_action: rule.and_then(|rule| undocumented(rule.action_type)),
        value_count: if teams { "five" } else { "four" },
        retry,
    }
}

fn state_sync(rule: &BusinessRule) -> Rule<'_> {
    let states: Vec<String> = rule
        .states
        .iter()
        .map(|state| format!("{} ({})", state.label, state.value))
        .collect();
    Rule {
        name: &rule.name,
        column: rule.column.as_str(),
        state_words: phrase::list(&states, "or"),
        first_state: states.first().cloned().unwrap_or_default(),
        filter: rule.filter.as_deref(),
        action_type: match rule.action_type {
            ActionType::Update => "update",
            ActionType::RuleUpdate => "rule_update",
        },
        inactive: !rule.active,
        payload: rows::keys(&rule.payload),
    }
}

fn retry(integration: &Integration, delays: &[u32]) -> Option<Retry> {
    /// The longest name that a script action may have.
    const LONGEST: usize = 40;
    const ENDING: &str = " Retry Delivery";
    let name: String = integration
        .name
        .chars()
        .take(LONGEST - ENDING.len())
        .collect();
    let words: Vec<String> = delays.iter().copied().map(phrase::seconds).collect();
    (!delays.is_empty()).then(|| Retry {
        event: format!("{}.state_sync.retry", integration.prefix),
        script_action: format!("{}{ENDING}", name.trim_end()),
        schedule: phrase::list(&words, "and"),
        times: phrase::count(delays.len(), "more time").replace("more times", "times more"),
    })
}

fn recommend(part: &ServiceNow) -> Vec<Recommended<'_>> {
    let recommend = part.dialog.recommend.iter();
    recommend
        .map(|row| Recommended {
            group: &row.group,
            rule_id: &row.rule_id,
        })
        .collect()
}

fn account_reason(rule: Option<&BusinessRule>) -> &'static str {
    if rule.is_some() {
        "Exactly this: the business rule knows the account by it and does not send its changes back."
    } else {
        "The name that the mapping gives it."
    }
}

fn push_reason(rule: Option<&BusinessRule>) -> &'static str {
    if rule.is_some() {
        "dispatches and the state sync"
    } else {
        "dispatches"
    }
}

fn helper_access(access: Access) -> &'static str {
    match access {
        Access::PackagePrivate => {
            "server scripts of the global scope only; it is not client callable"
        }
        Access::Public => "server scripts of every application scope; it is not client callable",
    }
}

/// The oldest release that knows every value that the records hold.
fn first_release(rule: Option<&BusinessRule>) -> &'static str {
    match rule.map(|rule| rule.when) {
        Some(When::AsyncAlways) => "Rome",
        Some(When::Async) | None => "Paris",
    }
}

fn undocumented(action: ActionType) -> Option<&'static str> {
    (action == ActionType::RuleUpdate).then_some("rule_update")
}
