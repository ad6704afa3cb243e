//! Entries that a spec takes out of the mapping that it extends.

use crate::spec::Only;
use indexmap::IndexMap;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use std::borrow::Cow;
use std::ops::Deref;

/// Entries by their key, in order; `KEY: false` takes one out of the mapping that is extended.
#[derive(Debug, Clone)]
pub struct Entries<T> {
    kept: IndexMap<String, T>,
    /// The keys of those that are taken out.
    pub removed: Vec<String>,
}

impl<T> Default for Entries<T> {
    fn default() -> Self {
        Self { kept: IndexMap::new(), removed: Vec::new() }
    }
}

impl<T> Deref for Entries<T> {
    type Target = IndexMap<String, T>;

    fn deref(&self) -> &Self::Target {
        &self.kept
    }
}

impl<T> IntoIterator for Entries<T> {
    type Item = (String, T);
    type IntoIter = indexmap::map::IntoIter<String, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.kept.into_iter()
    }
}

impl<'a, T> IntoIterator for &'a Entries<T> {
    type Item = (&'a String, &'a T);
    type IntoIter = indexmap::map::Iter<'a, String, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.kept.iter()
    }
}

/// An entry, or `false` in its place.
#[derive(Deserialize)]
#[serde(untagged)]
enum Entry<T> {
    Removed(Only<false>),
    Kept(T),
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Entries<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let mut entries = Self::default();
        for (key, entry) in IndexMap::<String, Entry<T>>::deserialize(from)? {
            match entry {
                Entry::Removed(_) => entries.removed.push(key),
                Entry::Kept(entry) => drop(entries.kept.insert(key, entry)),
            }
        }
        Ok(entries)
    }
}

impl<T: JsonSchema> JsonSchema for Entries<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("Entries_of_{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let entry = entry_schema(generator.subschema_for::<T>());
        json_schema!({ "type": "object", "additionalProperties": entry })
    }
}

/// The schema of an entry, with `false` as one more thing that it can be.
fn entry_schema(mut schema: Schema) -> Schema {
    let removed = json_schema!({
        "const": false,
        "description": "Leaves out the entry that the extended mapping has for this key.",
    });
    if let Some(Value::Array(branches)) = schema.get_mut("anyOf") {
        branches.push(removed.into());
        return schema;
    }
    json_schema!({ "anyOf": [schema, removed] })
}

/// An entry of fixed keys that can be `false` as well, for the schema.
pub(super) struct Removable<T>(std::marker::PhantomData<T>);

impl<T: JsonSchema> JsonSchema for Removable<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        format!("Removable_{}", T::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        entry_schema(generator.subschema_for::<T>())
    }
}
