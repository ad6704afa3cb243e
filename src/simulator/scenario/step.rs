//! The steps of a scenario.

use super::actor::Actor;
use super::context::Context;
use super::file::StepKeys;
use super::place::Place;
use super::then::{self, Then};
use super::when::{self, When};
use crate::diagnostic::ScenarioProblem;

/// Something that happens, and what must come of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Where it is written.
    pub place: Place,
    /// The line where it is written.
    pub line: usize,
    /// What happens.
    pub when: When,
    /// What must come of it.
    pub then: Then,
}

pub(super) fn read_all(
    cx: &mut Context<'_>,
    written: &[Option<StepKeys>],
    usual: &Actor,
) -> Vec<Step> {
    let place = Place::new(&["steps"]);
    if written.is_empty() && cx.is_written(&place) && !cx.is_faulty(&place) {
        let example = "- when: { save: INC0010001, set: { state: 6 } }";
        cx.report_key(&place, ScenarioProblem::Empty { section: "steps", example });
    }
    let items = written.iter().enumerate();
    let items = items.filter_map(|(at, keys)| keys.as_ref().map(|keys| (place.item(at), keys)));
    items.filter_map(|(place, keys)| read(cx, place, keys, usual)).collect()
}

fn read(cx: &mut Context<'_>, place: Place, keys: &StepKeys, usual: &Actor) -> Option<Step> {
    let then = then::read(cx, &place.key("then"), &keys.then.clone().unwrap_or_default());
    let when = when::read(cx, &place.key("when"), keys.when.as_ref()?, usual)?;
    Some(Step { line: cx.line(&place), place, when, then })
}
