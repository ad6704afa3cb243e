//! Values whose kind is as written: texts that look like numbers, constants, anything.
//!
//! Each type carries its schema. Given to a key by an attribute, a schema would hide that the key
//! is an `Option`, and make it mandatory.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::Error;
use serde::{Deserialize, Deserializer};
use std::borrow::Cow;

/// A text that may look like a number or a truth value, such as the release `1.0`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Text(pub String);

impl JsonSchema for Text {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Text".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": ["string", "number", "boolean"] })
    }
}

/// A text that may look like a number, but is no truth value: what `false` would mean is unclear.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Phrase(pub String);

impl JsonSchema for Phrase {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Phrase".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": ["string", "number"] })
    }
}

impl std::ops::Deref for Phrase {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl std::ops::Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

/// A text, number or truth value. A number is what JavaScript prints as it is written; `1.0`, `1e3`
/// and what has too many digits are texts, and so is what is quoted.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(transparent)]
pub struct Constant(pub serde_json::Value);

impl Constant {
    /// The number that it is, also where JavaScript prints it otherwise; nothing if it is none, or
    /// one of which JavaScript loses digits.
    #[must_use]
    pub fn as_number(&self) -> Option<serde_json::Number> {
        let text = self.0.as_str().map_or_else(|| self.0.to_string(), str::to_owned);
        let number = text.parse::<serde_json::Number>().ok()?.as_f64()?;
        let is_whole = significant(&text) == significant(&format!("{number:e}"));
        is_whole.then(|| ryu_js::Buffer::new().format(number).parse().ok()).flatten()
    }
}

/// The digits that count, wherever the point stands.
fn significant(number: &str) -> String {
    let mantissa = number.split(['e', 'E']).next().unwrap_or_default();
    let digits: String = mantissa.chars().filter(char::is_ascii_digit).collect();
    digits.trim_matches('0').to_owned()
}

impl JsonSchema for Constant {
    fn schema_name() -> Cow<'static, str> {
        "Constant".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "title": "Constant",
            "description": "A text, number or truth value. A number is what JavaScript prints as it \
                is written; `1.0`, `1e3` and what has too many digits are texts, and so is what is \
                quoted.",
            "type": ["string", "number", "boolean"],
        })
    }
}

/// Whatever JSON can say, lists and mappings included.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(transparent)]
pub(crate) struct Json(pub(crate) serde_json::Value);

impl Json {
    /// Reads a key that was written, whose value may well be `null`.
    pub(crate) fn written<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Self>, D::Error> {
        Self::deserialize(from).map(Some)
    }
}

impl JsonSchema for Json {
    fn schema_name() -> Cow<'static, str> {
        "Json".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "title": "Json",
            "description": "Any value. A number is what JavaScript prints as it is written; quote a number or \
                truth value that must stay text.",
        })
    }
}

/// A number, whole or not.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(transparent)]
pub(crate) struct Number(pub(crate) serde_json::Number);

impl JsonSchema for Number {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Number".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "number" })
    }
}

/// A truth value that can only be this one, as in `servicenow: false`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Only<const VALUE: bool>;

impl<'de, const VALUE: bool> Deserialize<'de> for Only<VALUE> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let is_it = bool::deserialize(from)? == VALUE;
        is_it.then_some(Self).ok_or_else(|| D::Error::custom(format!("only {VALUE}")))
    }
}

impl<const VALUE: bool> JsonSchema for Only<VALUE> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("Only_{VALUE}").into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "const": VALUE })
    }
}

#[cfg(test)]
mod tests {
    use super::Constant;

    fn number(text: &str) -> Option<String> {
        Constant(text.into()).as_number().map(|it| it.to_string())
    }

    #[test]
    fn makes_a_number_of_a_text_that_keeps_its_value() {
        for (text, wanted) in
            [("1.0", "1"), ("2.50", "2.5"), ("1e3", "1000"), ("-0", "0"), ("0.0000001", "1e-7")]
        {
            assert_eq!(number(text).as_deref(), Some(wanted), "{text}");
        }
        assert_eq!(Constant(serde_json::json!(2)).as_number(), Some(2.into()));
    }

    #[test]
    fn makes_no_number_of_what_is_none_or_loses_digits() {
        for text in ["", "one", "010", "+5", ".5", "0x10", "9007199254740993", "1e999", "true"] {
            assert_eq!(number(text), None, "{text}");
        }
        assert_eq!(Constant(true.into()).as_number(), None);
    }
}
