//! What people choose from in the dialog, and how a push is tried.

use crate::choice::Language;
use crate::ident::RuleId;
use serde::Serialize;

/// What the dialog offers.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Dialog {
    /// The notification channels, in the order shown; never empty.
    pub channels: Vec<Channel>,
    /// Escalation rules that an assignment group gets recommended before any name match.
    pub recommend: Vec<Recommendation>,
    /// The languages that people read it in; English is always one.
    pub languages: Vec<Language>,
}

/// A notification channel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Channel {
    /// Its wire name.
    pub kind: ChannelKind,
    /// Its English label.
    pub label: String,
}

/// The channels that Flashduty's ServiceNow integration knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ChannelKind {
    /// Text message.
    Sms,
    /// Phone call.
    Voice,
    /// Microsoft Teams; needs the Teams property.
    Teams,
    /// E-mail.
    Email,
}

impl ChannelKind {
    const ALL: [Self; 4] = [Self::Sms, Self::Voice, Self::Teams, Self::Email];

    /// Its wire name, which is also its key in the spec and the last word of its message key.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sms => "sms",
            Self::Voice => "voice",
            Self::Teams => "teams",
            Self::Email => "email",
        }
    }

    /// The channel with this wire name.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// A group and the escalation rule it gets recommended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Recommendation {
    /// The assignment group's name.
    pub group: String,
    /// The escalation rule.
    pub rule_id: RuleId,
}

/// How a push is tried.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Delivery {
    /// Socket time-out of one try, in milliseconds.
    pub timeout_ms: u32,
    /// Seconds before each further try; each at least eleven.
    pub retry_seconds: Vec<u32>,
}

impl Delivery {
    /// How long the dialog waits for an answer of the instance, in milliseconds: for a dispatch it
    /// asks Flashduty twice, each time with the time-out, and needs time of its own.
    #[must_use]
    pub fn answer_within_ms(&self) -> u32 {
        self.timeout_ms.saturating_mul(2).saturating_add(15_000).max(60_000)
    }
}
