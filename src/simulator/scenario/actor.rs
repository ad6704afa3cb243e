//! Who acts.

use super::context::Context;
use super::place::Place;
use crate::ident::{RoleName, UserName};
use crate::yaml::Text;

/// Who acts, and in which session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The user ID.
    pub user: String,
    /// The language of the session.
    pub language: String,
    /// The roles in place of those that the user has.
    pub roles: Option<Vec<String>>,
}

impl Default for Actor {
    fn default() -> Self {
        Self { user: "beth".to_owned(), language: "en".to_owned(), roles: None }
    }
}

/// The keys that say who acts: where they stand, what the first is called, what they say.
pub(super) struct ActorKeys<'a> {
    pub(super) place: &'a Place,
    pub(super) user_key: &'static str,
    pub(super) user: Option<&'a Text>,
    pub(super) language: Option<&'a Text>,
    pub(super) roles: Option<&'a Vec<Option<Text>>>,
}

impl ActorKeys<'_> {
    /// Who acts, given who acts unless written otherwise; other roles are those of that user only.
    pub(super) fn read(&self, cx: &mut Context<'_>, usual: &Actor) -> Actor {
        let user = match self.user {
            Some(user) => cx.name(&self.place.key(self.user_key), user, UserName::parse),
            None => usual.user.clone(),
        };
        let language = match self.language {
            Some(language) => cx.text(&self.place.key("language"), "the language", language),
            None => usual.language.clone(),
        };
        let roles = match self.roles {
            Some(roles) => Some(read_roles(cx, &self.place.key("roles"), roles)),
            None if user == usual.user => usual.roles.clone(),
            None => None,
        };
        Actor { user, language, roles }
    }
}

/// A list of role names.
pub(super) fn read_roles(
    cx: &mut Context<'_>,
    place: &Place,
    written: &[Option<Text>],
) -> Vec<String> {
    let items = written.iter().enumerate();
    let items = items.filter_map(|(at, role)| role.as_ref().map(|role| (at, role)));
    items.map(|(at, role)| cx.name(&place.item(at), role, RoleName::parse)).collect()
}
