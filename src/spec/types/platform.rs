//! Words of the two platforms and of Flashduty.

use schemars::JsonSchema;
use serde::Deserialize;

/// The type of a system property.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PropertyType {
    /// Plain text.
    String,
    /// Two-way encrypted text.
    Password2,
}

/// Who may call a script include.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Access {
    /// This application scope only.
    PackagePrivate,
    /// All application scopes.
    Public,
}

/// When the business rule runs; both after the user's transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// Known to every release.
    Async,
    /// Rome and later; also while the instance is being upgraded.
    AsyncAlways,
}

/// The word that tells Flashduty what a push of the business rule means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ActionType {
    /// A change of state only; does not dispatch again.
    RuleUpdate,
    /// The documented word for any change.
    Update,
}

/// The progress of a Flashduty incident.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
pub enum Progress {
    /// Nobody has taken it.
    Triggered,
    /// An older word for `Triggered`.
    Trigger,
    /// Somebody works on it.
    Processing,
    /// Put off for two hours, then triggered again.
    Snoozed,
    /// Done.
    Closed,
}

/// The severity of a Flashduty incident.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
pub enum Severity {
    /// Highest.
    Critical,
    /// Middle.
    Warning,
    /// Lowest.
    Info,
}

/// A language of the dialog.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// English.
    En,
    /// Simplified Chinese.
    Zh,
}

/// An edition of ServiceDesk Plus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Edition {
    /// The manufacturer's cloud.
    Cloud,
    /// Private deployment.
    OnPremises,
}
