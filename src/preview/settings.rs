//! What can be chosen beside the form: who looks, in which language, and what goes wrong.

use crate::choice::Ending;
use crate::simulator::Ticket;
use crate::simulator::scenario::{Actor, Answer, Endpoint, Place, Reply};
use indexmap::IndexMap;
use serde::Serialize;
use std::time::Duration;

/// The most milliseconds that a network can be made slower.
const MOST_LATENCY: u64 = 60_000;
/// A request that Flashduty answers slowly takes this long, in milliseconds; still below the
/// time-out of a mapping that does not set one.
const SLOW: u64 = 5_000;

/// The state of the controls.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Settings {
    /// The user ID.
    pub(super) user: String,
    /// The language of the session.
    pub(super) language: String,
    /// The look.
    pub(super) theme: Theme,
    /// How long a request to the instance is under way, in milliseconds.
    pub(super) latency: u64,
    /// What goes wrong.
    pub(super) fault: Fault,
    /// The `sys_id` of the record on the form.
    pub(super) record: String,
    /// Who acts in the scenario, with roles of its own.
    #[serde(skip)]
    given: Actor,
}

/// Declares an enum of words to choose from.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
        pub(super) enum $name {
            $($(#[$doc])* #[serde(rename = $word)] $variant,)*
        }

        impl $name {
            /// All of them, in the order in which they are offered.
            pub(super) const ALL: &[(&str, Self)] = &[$(($word, Self::$variant)),*];

            fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().find(|(known, _)| *known == word).map(|(_, it)| *it)
            }
        }
    };
}

words! {
    /// The look of the platform.
    Theme {
        /// Dark on light.
        #[default]
        Light = "light",
        /// Light on dark.
        Dark = "dark",
    }
}

words! {
    /// What goes wrong.
    Fault {
        /// Nothing.
        #[default]
        None = "none",
        /// Flashduty does not accept the app key.
        WrongKey = "wrong_key",
        /// Flashduty refuses connections.
        Down = "down",
        /// Flashduty takes its time.
        Slow = "slow",
        /// Flashduty wants fewer requests.
        Busy = "busy",
        /// Flashduty does not answer within the time-out.
        Timeout = "timeout",
        /// Flashduty takes a push without a word.
        Unconfirmed = "unconfirmed",
        /// The instance denies the call, as after a logout.
        Denied = "denied",
        /// The instance fails.
        Broken = "broken",
        /// The instance does not answer.
        Silent = "silent",
    }
}

impl Settings {
    pub(super) fn new(tickets: &[Ticket], actor: &Actor) -> Self {
        Self {
            user: actor.user.clone(),
            language: actor.language.clone(),
            theme: Theme::default(),
            latency: 0,
            fault: Fault::default(),
            record: tickets.first().map(|it| it.sys_id.clone()).unwrap_or_default(),
            given: actor.clone(),
        }
    }

    /// Sets what a request names; says what it cannot be, and then sets nothing.
    pub(super) fn set(
        &mut self,
        given: &IndexMap<String, String>,
        tickets: &[Ticket],
        is_user: impl Fn(&str) -> bool,
    ) -> Result<(), String> {
        let mut next = self.clone();
        for (name, value) in given {
            let unknown = || format!("`{value}` is no {name}");
            match name.as_str() {
                "user" if is_user(value) => next.user.clone_from(value),
                "language" if is_language(value) => next.language.clone_from(value),
                "theme" => next.theme = Theme::parse(value).ok_or_else(unknown)?,
                "fault" => next.fault = Fault::parse(value).ok_or_else(unknown)?,
                "latency" => {
                    let latency = value.parse().ok().filter(|it| *it <= MOST_LATENCY);
                    next.latency = latency.ok_or_else(unknown)?;
                }
                "record" => {
                    let known = tickets.iter().find(|it| it.sys_id == *value || it.key == *value);
                    next.record.clone_from(&known.ok_or_else(unknown)?.sys_id);
                }
                "user" | "language" => return Err(unknown()),
                _ => return Err(format!("there is no setting `{name}`")),
            }
        }
        *self = next;
        Ok(())
    }

    pub(super) fn actor(&self) -> Actor {
        let roles = self.given.roles.clone().filter(|_| self.user == self.given.user);
        Actor { user: self.user.clone(), language: self.language.clone(), roles }
    }

    pub(super) fn latency(&self) -> Duration {
        Duration::from_millis(self.latency)
    }
}

fn is_language(word: &str) -> bool {
    (2..=5).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
}

impl Fault {
    /// How Flashduty answers while this goes wrong.
    pub(super) fn answers(self) -> Vec<Answer> {
        let error = |status, retry_after: Option<u32>| Reply::Error {
            status,
            code: None,
            headers: retry_after
                .map(|seconds| ("Retry-After".to_owned(), seconds.to_string()))
                .into_iter()
                .collect(),
        };
        let reply = match self {
            Self::WrongKey => error(401, None),
            Self::Busy => error(429, Some(3)),
            Self::Down => Reply::Refused,
            Self::Timeout => Reply::Timeout(Ending::default()),
            Self::Slow => Reply::Proper,
            Self::Unconfirmed => {
                Reply::Body { status: 200, body: String::new(), headers: IndexMap::new() }
            }
            Self::None | Self::Denied | Self::Broken | Self::Silent => return Vec::new(),
        };
        let takes = (self == Self::Slow).then_some(SLOW);
        let to = (self == Self::Unconfirmed).then_some(Endpoint::Push);
        let (place, times) = (Place::new(&[]), u32::MAX);
        vec![Answer { place, line: 0, to, times, takes, reply, meanwhile: Vec::new() }]
    }
}

#[cfg(test)]
mod tests {
    use super::{Fault, Settings};
    use crate::simulator::scenario::Actor;

    fn set(settings: &mut Settings, given: &[(&str, &str)]) -> Result<(), String> {
        let given = given.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        settings.set(&given.collect(), &[], |user| user != "nobody")
    }

    #[test]
    fn a_refused_setting_changes_nothing() {
        let mut settings = Settings::new(&[], &Actor::default());
        let before = settings.clone();
        for refused in [("user", "nobody"), ("record", "INC9"), ("latency", "-1"), ("a", "b")] {
            let given = [("theme", "dark"), ("fault", "down"), ("language", "zh"), refused];
            assert!(set(&mut settings, &given).is_err());
            assert_eq!(settings, before);
        }
        set(&mut settings, &[("fault", "down")]).unwrap();
        assert_eq!(settings.fault, Fault::Down);
    }

    #[test]
    fn roles_of_a_scenario_are_those_of_its_actor() {
        let roles = Some(vec!["itil".to_owned()]);
        let actor = Actor { roles: roles.clone(), ..Actor::default() };
        let mut settings = Settings::new(&[], &actor);
        assert_eq!(settings.actor(), actor);
        set(&mut settings, &[("user", "joe")]).unwrap();
        assert_eq!(settings.actor().roles, None);
        set(&mut settings, &[("user", &actor.user)]).unwrap();
        assert_eq!(settings.actor().roles, roles);
    }
}
