//! Something that happens: who does what.

use super::action::Action;
use super::actor::{self, Actor};
use super::context::Context;
use super::file::WhenKeys;
use super::kind;
use super::place::Place;

/// Something that happens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct When {
    /// Where it is written; the keys of the action are below it.
    pub place: Place,
    /// The line where it is written.
    pub line: usize,
    /// Who does it.
    pub actor: Actor,
    /// What is done.
    pub action: Action,
}

/// What happens, if it is clear; `usual` acts unless written otherwise.
pub(super) fn read(
    cx: &mut Context<'_>,
    place: &Place,
    keys: &WhenKeys,
    usual: &Actor,
) -> Option<When> {
    let (user, language, roles) = (keys.user.as_ref(), keys.language.as_ref(), keys.roles.as_ref());
    let written = actor::ActorKeys { place, user_key: "as", user, language, roles };
    let action = kind::read(cx, place, keys)?;
    // Nobody else may run scripts.
    let admin = Actor { user: "admin".to_owned(), roles: None, ..usual.clone() };
    let usual = if action.is_of_admins() && user.is_none() { &admin } else { usual };
    let actor = written.read(cx, usual);
    Some(When { place: place.clone(), line: cx.line(place), actor, action })
}
