//! What the guide says of the state sync.

use crate::guide::phrase;
use crate::guide::rows::{self, KeyRow};
use crate::model::{ActionType, BusinessRule, Tickets, When};
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
    reopened: bool,
    /// Only tickets are told of that the receiver can know.
    known: bool,
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
        reopened: rule.reopened,
        known: rule.tickets == Tickets::Known,
    }
}
