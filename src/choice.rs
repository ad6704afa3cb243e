//! Choices of specs and scenarios: each one word of a platform, of Flashduty or of the simulator.
//!
//! Their comments are what an editor shows beside a word.

use schemars::{JsonSchema, Schema, json_schema};
use serde::{Deserialize, Serialize};

/// Gives a choice its words, which the spec, the platforms and the guide share.
macro_rules! words {
    ($choice:ident { $($variant:ident: $word:literal),+ $(,)? }) => {
        impl $choice {
            #[cfg(test)]
            const ALL: &[Self] = &[$(Self::$variant),+];

            /// Its word.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word),+
                }
            }
        }
    };
}

words!(PropertyType { String: "string", Password2: "password2" });
words!(Access { PackagePrivate: "package_private", Public: "public" });
// As the ServiceNow SDK's `UiPage` has them.
words!(PageCategory {
    General: "general",
    HomePages: "homepages",
    HtmlEditor: "htmleditor",
    Kb: "kb",
    Cms: "cms",
    Catalog: "catalog",
});
words!(ActionType { RuleUpdate: "rule_update", Update: "update" });
words!(Tickets { All: "all", Known: "known" });
words!(When { Async: "async", AsyncAlways: "async_always" });
words!(Progress {
    Triggered: "Triggered",
    Processing: "Processing",
    Snoozed: "Snoozed",
    Closed: "Closed",
});
words!(Severity { Critical: "Critical", Warning: "Warning", Info: "Info" });
words!(Language { En: "en", Zh: "zh" });
words!(Edition { Cloud: "cloud", OnPremises: "on_premises" });
words!(ColumnType {
    String: "string",
    Integer: "integer",
    Boolean: "boolean",
    Reference: "reference",
    JournalInput: "journal_input",
    GlideDateTime: "glide_date_time",
});
words!(Ending { Status: "status", Exception: "exception" });
words!(Departure { Sent: "sent", Unsent: "unsent" });
words!(UpdateMultiple { AtOnce: "at_once", RowByRow: "row_by_row" });
words!(Statement {
    Query: "query",
    Insert: "insert",
    Update: "update",
    UpdateMultiple: "update_multiple",
    Delete: "delete",
});
words!(JobOrder { OldestFirst: "oldest_first", NewestFirst: "newest_first", None: "none" });

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

/// Which tickets the business rule tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Tickets {
    /// Each that its condition matches.
    All,
    /// Those that were dispatched from here or opened by the service account, and those that are
    /// older than the table of deliveries.
    Known,
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

/// The type of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ColumnType {
    /// Text.
    String,
    /// A whole number.
    Integer,
    /// A truth value.
    Boolean,
    /// Another record.
    Reference,
    /// A journal, such as work notes.
    JournalInput,
    /// A date with its time.
    GlideDateTime,
}

/// How a request ends for a script when no answer comes; which of both is not documented.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// With a response of status 0 that has an error.
    #[default]
    Status,
    /// In an exception of Java.
    Exception,
}

/// Whether a request has left a node that restarts while a script waits for the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Departure {
    /// Flashduty receives it and does what it asks.
    #[default]
    Sent,
    /// Flashduty never sees it.
    Unsent,
}

/// How the platform's `updateMultiple()` works, which is not documented.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum UpdateMultiple {
    /// In one statement, which nobody comes between.
    #[default]
    AtOnce,
    /// As a query, and then a statement for each row that was found, whatever has become of it.
    RowByRow,
}

/// What a script sends to the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Statement {
    /// It reads rows.
    Query,
    /// It adds a row.
    Insert,
    /// It changes a row.
    Update,
    /// It changes the rows that fit a condition.
    UpdateMultiple,
    /// It deletes rows.
    Delete,
}

/// Which of several due jobs runs first; a busy instance keeps no order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum JobOrder {
    /// The one that has been due for longest.
    #[default]
    OldestFirst,
    /// The one that was queued last.
    NewestFirst,
    /// None of them: the scheduler stands still.
    None,
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, to_value};

    /// What serde writes for each choice, and its word.
    fn both<T: Copy + Serialize>(all: &[T], word: fn(T) -> &'static str) -> [Vec<Value>; 2] {
        [
            all.iter().map(|choice| to_value(choice).unwrap()).collect(),
            all.iter().map(|choice| Value::from(word(*choice))).collect(),
        ]
    }

    #[test]
    fn has_the_word_that_the_spec_writes() {
        let choices = [
            both(PropertyType::ALL, PropertyType::as_str),
            both(Access::ALL, Access::as_str),
            both(PageCategory::ALL, PageCategory::as_str),
            both(ActionType::ALL, ActionType::as_str),
            both(Tickets::ALL, Tickets::as_str),
            both(When::ALL, When::as_str),
            both(Progress::ALL, Progress::as_str),
            both(Severity::ALL, Severity::as_str),
            both(Language::ALL, Language::as_str),
            both(Edition::ALL, Edition::as_str),
            both(ColumnType::ALL, ColumnType::as_str),
            both(Ending::ALL, Ending::as_str),
            both(Departure::ALL, Departure::as_str),
            both(UpdateMultiple::ALL, UpdateMultiple::as_str),
            both(Statement::ALL, Statement::as_str),
            both(JobOrder::ALL, JobOrder::as_str),
        ];
        for [written, words] in choices {
            assert_eq!(written, words);
        }
    }
}
