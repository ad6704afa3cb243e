//! Choices that the spec writes and the model means: each one word of a platform or of Flashduty.
//!
//! Their comments are what an editor shows beside a word.

use schemars::{JsonSchema, Schema, json_schema};
use serde::{Deserialize, Serialize};

/// The type of a system property.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PropertyType {
    /// Plain text.
    String,
    /// Two-way encrypted text.
    Password2,
}

/// Who may call a script include.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Access {
    /// This application scope only.
    PackagePrivate,
    /// All application scopes.
    Public,
}

/// The category of a UI page; the platform has no others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum PageCategory {
    /// Anything else.
    General,
    /// Home pages.
    HomePages,
    /// The HTML editor.
    HtmlEditor,
    /// The knowledge base.
    Kb,
    /// Content management.
    Cms,
    /// The service catalog.
    Catalog,
}

impl PageCategory {
    /// The word on the page's record, as the ServiceNow SDK's `UiPage` has it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::General => "general",
            Self::HomePages => "homepages",
            Self::HtmlEditor => "htmleditor",
            Self::Kb => "kb",
            Self::Cms => "cms",
            Self::Catalog => "catalog",
        }
    }
}

/// When the business rule runs; both after the user's transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// Known to every release.
    Async,
    /// Rome and later; also while the instance is being upgraded.
    AsyncAlways,
}

/// The word that tells Flashduty what a push of the business rule means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ActionType {
    /// A change of state only; does not dispatch again.
    RuleUpdate,
    /// The documented word for any change.
    Update,
}

/// The progress of a Flashduty incident.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[schemars(transform = accept_trigger)]
pub enum Progress {
    /// Nobody has taken it.
    #[serde(alias = "Trigger")]
    Triggered,
    /// Somebody works on it.
    Processing,
    /// Put off for two hours, then triggered again.
    Snoozed,
    /// Done.
    Closed,
}

/// Tells the schema of the second word for `Triggered`, which the derived one leaves out.
fn accept_trigger(schema: &mut Schema) {
    let synonym = json_schema!({
        "type": "string",
        "const": "Trigger",
        "description": "An older word for `Triggered`.",
    });
    if let Some(words) = schema.get_mut("oneOf").and_then(|words| words.as_array_mut()) {
        words.insert(words.len().min(1), synonym.into());
    }
}

/// The severity of a Flashduty incident.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
pub enum Severity {
    /// Highest.
    Critical,
    /// Middle.
    Warning,
    /// Lowest.
    Info,
}

/// A language of the dialog.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// English.
    En,
    /// Simplified Chinese.
    Zh,
}

/// An edition of ServiceDesk Plus.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Edition {
    /// The manufacturer's cloud.
    Cloud,
    /// Private deployment.
    OnPremises,
}
