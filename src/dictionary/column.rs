//! A column of a table: its type, what it refers to, its choices.

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

/// A column.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(from = "Written")]
pub(crate) struct Column {
    /// Its type, in the platform's words.
    #[serde(rename = "type")]
    pub(crate) kind: String,
    /// The table that it refers to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) reference: Option<String>,
    /// How many characters it holds; none where that is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) length: Option<u32>,
    /// Its label by language; the one that its name gives if there is none.
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub(crate) label: IndexMap<String, String>,
    /// What a new record has in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) default: Option<String>,
    /// The labels of its values, by language.
    #[serde(skip_serializing_if = "IndexMap::is_empty")]
    pub(crate) choices: IndexMap<String, IndexMap<String, String>>,
    /// Where it comes from, if from elsewhere than its table.
    #[serde(skip_serializing)]
    pub(crate) source: Option<String>,
    /// Whether no source confirms all of it.
    #[serde(skip_serializing)]
    pub(crate) assumed: bool,
}

/// A column as written: the word for its type may stand for all of it.
#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    Kind(String),
    Full(Box<Keys>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Keys {
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    reference: Option<String>,
    #[serde(default)]
    length: Option<u32>,
    #[serde(default)]
    label: Option<Label>,
    #[serde(default)]
    default: Option<String>,
    #[serde(default)]
    choices: IndexMap<String, IndexMap<String, String>>,
    #[serde(default)]
    source: Option<String>,
    #[serde(default)]
    assumed: bool,
}

/// A label: the English one, or one for each language.
#[derive(Deserialize)]
#[serde(untagged)]
enum Label {
    English(String),
    Languages(IndexMap<String, String>),
}

impl From<Written> for Column {
    fn from(written: Written) -> Self {
        match written {
            Written::Kind(kind) => Self { kind, ..Self::default() },
            Written::Full(keys) => Self {
                label: match keys.label {
                    None => IndexMap::new(),
                    Some(Label::English(label)) => english(&label),
                    Some(Label::Languages(labels)) => labels,
                },
                kind: keys.kind,
                reference: keys.reference,
                length: keys.length,
                default: keys.default,
                choices: keys.choices,
                source: keys.source,
                assumed: keys.assumed,
            },
        }
    }
}

/// An English text as one that has languages.
pub(crate) fn english(text: &str) -> IndexMap<String, String> {
    [("en".to_owned(), text.to_owned())].into()
}

impl Column {
    /// A column of texts.
    pub(crate) fn text() -> Self {
        Self { kind: "string".to_owned(), ..Self::default() }
    }

    /// Whether its values are entries of a journal.
    pub(crate) fn is_journal(&self) -> bool {
        self.kind == "journal_input"
    }
}
