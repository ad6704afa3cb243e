//! What the guide says of the state sync and of its further attempts.

use crate::guide::components::{self, Component};
use crate::guide::phrase;
use crate::guide::rows::{self, KeyRow};
use crate::model::{ActionType, BusinessRule, When};
use serde::Serialize;

/// The state sync.
#[derive(Serialize)]
pub(super) struct Rule<'m> {
    name: &'m str,
    column: &'m str,
    state_words: String,
    first_state: String,
    filter: Option<&'m str>,
    action_type: ActionType,
    payload: Vec<KeyRow<'m>>,
    timing: When,
}

/// The second and further attempts.
#[derive(Serialize)]
pub(super) struct Retry<'m> {
    event: &'m str,
    script_action: &'m str,
    schedule: String,
    times: String,
}

/// What the rule does; its states as people and records call them.
pub(super) fn rule(rule: &BusinessRule) -> Rule<'_> {
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
        timing: rule.when,
    }
}

/// The attempts after the first; nothing where none is made.
pub(super) fn retry<'m>(components: &'m [Component], delays: &[u32]) -> Option<Retry<'m>> {
    let words: Vec<String> = delays.iter().copied().map(phrase::seconds).collect();
    Some(Retry {
        event: components::name(components, "sysevent_register")?,
        script_action: components::name(components, "sysevent_script_action")?,
        schedule: phrase::list(&words, "and"),
        times: phrase::count(delays.len(), "time"),
    })
}
