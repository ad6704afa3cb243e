//! The ServiceDesk Plus side: one webhook body per edition.
//!
//! A body is plain JSON, since a comment inside it would be sent. Keys and request attributes are
//! checked names, so nothing of a spec can leave its string.

use crate::artifact::Artifact;
use crate::model::{Body, BodyValue, Edition, ServiceDeskPlus};
use serde_json::{Map, Value};

/// The bodies of the editions that the model has, in its order.
#[must_use]
pub fn artifacts(servicedesk_plus: &ServiceDeskPlus) -> Vec<Artifact> {
    let artifact = |body: &Body| Artifact::new(path(body.edition), &text(body));
    servicedesk_plus.bodies.iter().map(artifact).collect()
}

fn path(edition: Edition) -> &'static str {
    match edition {
        Edition::Cloud => "servicedesk-plus/webhook-cloud.json",
        Edition::OnPremises => "servicedesk-plus/webhook-on-premises.json",
    }
}

/// The body as JSON with an indent of two spaces, keys in the order of the fields.
fn text(body: &Body) -> String {
    let members: Map<String, Value> = body
        .fields
        .iter()
        .map(|field| (field.key.as_str().to_owned(), value(body.edition, &field.value)))
        .collect();
    format!("{:#}", Value::Object(members))
}

/// A constant, or what the edition replaces by the value; the two differ in braces and root.
fn value(edition: Edition, value: &BodyValue) -> Value {
    match (edition, value) {
        (_, BodyValue::Constant(value)) => value.clone(),
        (Edition::Cloud, BodyValue::Attribute(path)) => format!("${{{path}}}").into(),
        (Edition::OnPremises, BodyValue::Attribute(path)) => {
            format!("${{{{request.{path}}}}}").into()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::artifacts;
    use crate::ident::{AttributePath, JsonKey};
    use crate::model::{Body, BodyField, BodyValue, Edition, ServiceDeskPlus};
    use serde_json::Value;

    fn field(key: &str, path: &str) -> BodyField {
        let value = BodyValue::Attribute(AttributePath::parse(path).unwrap());
        BodyField { key: JsonKey::parse(key).unwrap(), value }
    }

    fn body(edition: Edition) -> Body {
        let service = match edition {
            Edition::Cloud => "udf_fields.txt_service",
            Edition::OnPremises => "udf_fields.udf_sline_301",
        };
        let source = BodyField {
            key: JsonKey::parse("source").unwrap(),
            value: BodyValue::Constant("the \"EMEA\" desk".into()),
        };
        let fields = vec![
            field("subject", "subject"),
            field("request_id", "id"),
            field("txt_service", service),
            field("a_priority", "priority.name"),
            source,
        ];
        Body { edition, fields }
    }

    fn both(editions: &[Edition]) -> ServiceDeskPlus {
        ServiceDeskPlus {
            webhook: "to_Flashduty".to_owned(),
            trigger: "to_Flashduty".to_owned(),
            bodies: editions.iter().copied().map(body).collect(),
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
                "  \"a_priority\": \"${priority.name}\",\n",
                "  \"source\": \"the \\\"EMEA\\\" desk\"\n",
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
                "  \"a_priority\": \"${{request.priority.name}}\",\n",
                "  \"source\": \"the \\\"EMEA\\\" desk\"\n",
                "}\n"
            )
        );
    }

    #[test]
    fn makes_json_with_the_keys_in_the_order_of_the_model() {
        for file in artifacts(&both(&[Edition::Cloud, Edition::OnPremises])) {
            let body: Value = serde_json::from_str(&file.text).unwrap();
            let keys: Vec<&str> = body.as_object().unwrap().keys().map(String::as_str).collect();
            assert_eq!(keys, ["subject", "request_id", "txt_service", "a_priority", "source"]);
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
            assert!(AttributePath::parse(hostile).is_err(), "{hostile:?} became an attribute");
        }
    }
}
