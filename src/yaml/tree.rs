//! YAML as a tree of nodes that know their place.

use super::Expand;
use super::key::Keys;
use crate::diagnostic::{Diagnostics, Span, tick};
use serde_json::Number;

/// A value.
#[derive(Debug, Clone)]
pub(super) struct Node {
    /// The part of it that a finding underlines: a scalar, or the first line of anything else.
    pub(super) span: Span,
    /// All of it.
    pub(super) extent: Span,
    pub(super) kind: NodeKind,
}

/// What a value is.
#[derive(Debug, Clone)]
pub(super) enum NodeKind {
    /// A text as written, and whether it stands without quotes.
    Scalar {
        text: String,
        plain: bool,
    },
    Sequence(Vec<Node>),
    Mapping(Vec<Entry>),
}

/// A key and its value.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) key_span: Span,
    pub(super) value: Node,
}

impl Node {
    pub(super) fn is_mapping(&self) -> bool {
        matches!(self.kind, NodeKind::Mapping(_))
    }

    /// Puts what they stand for in place of texts. Two keys that are the same then are a finding.
    pub(super) fn expand(&mut self, expand: &mut Expand<'_>, diagnostics: &mut Diagnostics) {
        match &mut self.kind {
            NodeKind::Scalar { text, plain } => {
                if let Some(other) = expand(text, self.span, diagnostics) {
                    (*text, *plain) = (other, false);
                }
            }
            NodeKind::Sequence(items) => {
                for item in items {
                    item.expand(expand, diagnostics);
                }
            }
            NodeKind::Mapping(entries) => {
                let mut keys = Keys::default();
                for mut entry in std::mem::take(entries) {
                    if let Some(key) = expand(&entry.key, entry.key_span, diagnostics) {
                        entry.key = key;
                    }
                    if !keys.add(&entry.key, entry.key_span, diagnostics) {
                        continue;
                    }
                    entry.value.expand(expand, diagnostics);
                    entries.push(entry);
                }
            }
        }
    }

    /// The text of a scalar; nothing for anything else.
    pub(super) fn text(&self) -> &str {
        match &self.kind {
            NodeKind::Scalar { text, .. } => text,
            _ => "",
        }
    }

    /// The place of the first key, or of all if there is none.
    pub(super) fn first(&self) -> Span {
        match &self.kind {
            NodeKind::Mapping(entries) => entries.first().map_or(self.span, |entry| entry.key_span),
            _ => self.span,
        }
    }

    /// Whether nothing was written: `key:`, `key: ~` or `key: null`.
    pub(super) fn is_nothing(&self) -> bool {
        match &self.kind {
            NodeKind::Scalar { text, plain } => {
                *plain && matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL")
            }
            _ => false,
        }
    }

    /// Whether not even `null` was written.
    pub(super) fn is_left_out(&self) -> bool {
        self.is_nothing() && self.text().is_empty()
    }

    /// The value in words, as a phrase that follows "found".
    pub(super) fn describe(&self) -> String {
        match &self.kind {
            NodeKind::Mapping(_) => "a mapping".to_owned(),
            NodeKind::Sequence(_) => "a list".to_owned(),
            NodeKind::Scalar { text, plain: false } => format!("the quoted text {}", tick(text)),
            NodeKind::Scalar { text, .. } if truth(text).is_some() => tick(text),
            NodeKind::Scalar { text, .. } if text.parse::<Number>().is_ok() => {
                format!("the number {}", tick(text))
            }
            NodeKind::Scalar { text, .. } => format!("the text {}", tick(text)),
        }
    }

    /// A scalar as the JSON value that it stands for; a number only if JavaScript prints it as
    /// written.
    pub(super) fn as_constant(&self) -> serde_json::Value {
        let NodeKind::Scalar { text, plain } = &self.kind else {
            return serde_json::Value::Null;
        };
        match (plain, truth(text)) {
            (true, Some(truth)) => truth.into(),
            (true, None) => {
                printed_number(text).map_or_else(|| text.as_str().into(), serde_json::Value::Number)
            }
            (false, _) => text.as_str().into(),
        }
    }

    /// All of it as JSON.
    pub(super) fn to_json(&self) -> serde_json::Value {
        match &self.kind {
            NodeKind::Mapping(entries) => {
                entries.iter().map(|it| (it.key.clone(), it.value.to_json())).collect()
            }
            NodeKind::Sequence(items) => items.iter().map(Self::to_json).collect(),
            NodeKind::Scalar { .. } if self.is_nothing() => serde_json::Value::Null,
            NodeKind::Scalar { .. } => self.as_constant(),
        }
    }
}

/// The number that a text is in JSON, if JavaScript prints it as written. Any other would arrive in
/// another form than the file has, or with other digits.
fn printed_number(text: &str) -> Option<Number> {
    let number = text.parse::<Number>().ok()?;
    let printed = ryu_js::Buffer::new().format(number.as_f64()?) == text;
    printed.then_some(number)
}

/// The truth value that a plain text stands for in YAML 1.2.
pub(super) fn truth(text: &str) -> Option<bool> {
    match text {
        "true" | "True" | "TRUE" => Some(true),
        "false" | "False" | "FALSE" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::printed_number;

    #[test]
    fn takes_for_a_number_what_javascript_prints_as_written() {
        for text in [
            "0",
            "2",
            "-5",
            "512",
            "1.5",
            "-0.25",
            "0.1",
            "0.000001",
            "1e-7",
            "1.5e-300",
            "9007199254740991",
            "9007199254740992",
            "100000000000000000000",
            "1e+21",
            "1.7976931348623157e+308",
        ] {
            assert!(printed_number(text).is_some(), "{text}");
        }
    }

    #[test]
    fn leaves_a_text_what_would_change_on_the_way() {
        for text in [
            "",
            "-",
            "+5",
            "-0",
            "-0.0",
            "00",
            "007",
            "010",
            "0x10",
            "0o17",
            "0b1",
            "1.0",
            "2.00",
            "1.10",
            "5.",
            ".5",
            "1_000",
            "1,5",
            "1e3",
            "1E3",
            "1e21",
            "1.5e300",
            "1e-6",
            "0.0000001",
            "1:30",
            "1e999",
            ".inf",
            "-.inf",
            ".nan",
            "NaN",
            "Infinity",
            "9007199254740993",
            "12345678901234567890",
            "-9223372036854775809",
            "123456789012345678901234",
            "١٢",
            " 1",
            "0.1000000000000000055",
            "2026-11-21",
            "1.2.3",
        ] {
            assert!(printed_number(text).is_none(), "{text}");
        }
    }
}
