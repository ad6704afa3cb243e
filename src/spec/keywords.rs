//! What the types of the spec cannot say in its JSON Schema, from `schema.yaml`.

use indexmap::IndexMap;
use serde_json::Value;

/// The schema with the keywords of each place added to it.
pub(super) fn added(mut schema: Value) -> Value {
    for (place, keywords) in by_place().unwrap_or_default() {
        let at = schema.pointer_mut(&place).and_then(Value::as_object_mut);
        if let (Some(at), Value::Object(keywords)) = (at, keywords) {
            at.extend(keywords);
        }
    }
    schema
}

/// The keywords of each place, and the patterns that they share.
fn by_place() -> Result<IndexMap<String, Value>, serde_yaml::Error> {
    serde_yaml::from_str(include_str!("schema.yaml"))
}

#[cfg(test)]
mod tests {
    use super::by_place;
    use crate::spec::schema;

    #[test]
    fn every_place_is_one_of_the_schema() {
        let schema = schema();
        let mut places = by_place().unwrap();
        places.shift_remove("patterns").unwrap();
        for (place, keywords) in places {
            let at = schema.pointer(&place).unwrap_or_else(|| panic!("no {place}"));
            for (keyword, value) in keywords.as_object().unwrap() {
                assert_eq!(&at[keyword], value, "{place}: {keyword}");
            }
        }
    }
}
