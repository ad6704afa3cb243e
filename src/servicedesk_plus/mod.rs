//! The ServiceDesk Plus side: one webhook body per edition, rendered from one list of fields.
//!
//! A body is plain JSON, since a comment inside it would be sent. Keys and request attributes are
//! checked names, so nothing of a spec can leave its string.

use crate::artifact::Artifact;
use crate::model::{BodyField, Edition, ServiceDeskPlus};
use serde_json::{Map, Value};

/// The bodies of the editions that the model names, in its order.
#[must_use]
pub fn artifacts(servicedesk_plus: &ServiceDeskPlus) -> Vec<Artifact> {
    let body = |edition: &Edition| {
        let text = body(*edition, &servicedesk_plus.body);
        Artifact::new(path(*edition), &text)
    };
    servicedesk_plus.editions.iter().map(body).collect()
}

fn path(edition: Edition) -> &'static str {
    match edition {
        Edition::Cloud => "servicedesk-plus/webhook-cloud.json",
        Edition::OnPremises => "servicedesk-plus/webhook-on-premises.json",
    }
}

/// The body as JSON with an indent of two spaces, keys in the order of the fields.
fn body(edition: Edition, fields: &[BodyField]) -> String {
    let members: Map<String, Value> = fields
        .iter()
        .map(|field| (field.key.as_str().to_owned(), placeholder(edition, field).into()))
        .collect();
    format!("{:#}", Value::Object(members))
}

/// What the edition replaces by the value; the two editions differ in braces and root.
fn placeholder(edition: Edition, field: &BodyField) -> String {
    match edition {
        Edition::Cloud => format!("${{{}}}", field.cloud),
        Edition::OnPremises => format!("${{{{request.{}}}}}", field.on_premises),
    }
}

#[cfg(test)]
mod tests {
    use super::artifacts;
    use crate::ident::{FieldPath, JsonKey};
    use crate::model::{BodyField, Edition, ServiceDeskPlus};
    use serde_json::Value;

    fn field(key: &str, cloud: &str, on_premises: &str) -> BodyField {
        BodyField {
            key: JsonKey::parse(key).unwrap(),
            cloud: FieldPath::parse(cloud).unwrap(),
            on_premises: FieldPath::parse(on_premises).unwrap(),
        }
    }

    fn both(editions: &[Edition]) -> ServiceDeskPlus {
        ServiceDeskPlus {
            webhook: "to_Flashduty".to_owned(),
            trigger: "to_Flashduty".to_owned(),
            editions: editions.to_vec(),
            body: vec![
                field("subject", "subject", "subject"),
                field("request_id", "id", "id"),
                field("txt_service", "udf_fields.txt_service", "udf_fields.udf_sline_301"),
                field("a_priority", "priority.name", "priority.name"),
            ],
            statuses: Vec::new(),
            priorities: Vec::new(),
        }
    }

    #[test]
    fn spells_the_placeholders_as_each_edition_does() {
        let files = artifacts(&both(&[Edition::Cloud, Edition::OnPremises]));
        assert_eq!(
            files[0].text,
            concat!(
                "{\n",
                "  \"subject\": \"${subject}\",\n",
                "  \"request_id\": \"${id}\",\n",
                "  \"txt_service\": \"${udf_fields.txt_service}\",\n",
                "  \"a_priority\": \"${priority.name}\"\n",
                "}\n"
            )
        );
        assert_eq!(
            files[1].text,
            concat!(
                "{\n",
                "  \"subject\": \"${{request.subject}}\",\n",
                "  \"request_id\": \"${{request.id}}\",\n",
                "  \"txt_service\": \"${{request.udf_fields.udf_sline_301}}\",\n",
                "  \"a_priority\": \"${{request.priority.name}}\"\n",
                "}\n"
            )
        );
    }

    #[test]
    fn makes_json_with_the_keys_in_the_order_of_the_model() {
        for file in artifacts(&both(&[Edition::Cloud, Edition::OnPremises])) {
            let body: Value = serde_json::from_str(&file.text).unwrap();
            let keys: Vec<&str> = body.as_object().unwrap().keys().map(String::as_str).collect();
            assert_eq!(keys, ["subject", "request_id", "txt_service", "a_priority"]);
        }
    }

    #[test]
    fn makes_a_body_for_the_named_editions_only() {
        let paths = |editions: &[Edition]| -> Vec<String> {
            artifacts(&both(editions)).into_iter().map(|file| file.path).collect()
        };
        assert_eq!(paths(&[Edition::Cloud]), ["servicedesk-plus/webhook-cloud.json"]);
        assert_eq!(paths(&[Edition::OnPremises]), ["servicedesk-plus/webhook-on-premises.json"]);
    }

    #[test]
    fn keeps_every_name_that_could_break_the_json_out_of_the_model() {
        for hostile in ["a\"b", "a\\", "a b", "a\n", "é", "${x}", "}", "<b>"] {
            assert!(JsonKey::parse(hostile).is_err(), "{hostile:?} became a key");
            assert!(FieldPath::parse(hostile).is_err(), "{hostile:?} became an attribute");
        }
    }
}
