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

impl std::ops::Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

/// A text, number or truth value; quote a number that must stay text.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(transparent)]
pub struct Constant(pub serde_json::Value);

impl JsonSchema for Constant {
    fn schema_name() -> Cow<'static, str> {
        "Constant".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "title": "Constant",
            "description": "A text, number or truth value; quote a number that must stay text.",
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
            "description": "Any value; quote a number or truth value that must stay text.",
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
