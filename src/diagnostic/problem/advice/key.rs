//! What an unknown key is called or where it belongs.

use super::is_of_spec;
use crate::diagnostic::words::instead;

/// What to say of an unknown key: what it is called or where it belongs, or a key like it.
pub(in crate::diagnostic::problem) fn key(
    key: &str,
    section: &str,
    accepted: &[String],
) -> Option<String> {
    let lower = key.to_lowercase();
    let is_field = accepted.iter().any(|it| it == "journal");
    let is_attribute = accepted.iter().any(|it| it == "on_premises");
    let is_value = accepted.iter().any(|it| it == "progress") && !is_field;
    let is_of_spec = is_of_spec(section);
    let repair = match lower.as_str() {
        "extends" if is_of_spec => {
            "write `extends: standard` at the top, below `version`; it holds for the whole file"
                .to_owned()
        }
        "version" if section == "integration" => "write `release: 1.0.0`".to_owned(),
        "date" if section == "integration" => "write `released: 2026-11-21`".to_owned(),
        "mapping" | "mappings" | "fields" if section.is_empty() => {
            "`payload` says what is sent, `maps` what raw values are called".to_owned()
        }
        "mapping" | "mapped" | "lookup" | "values" if is_field => "write `map: NAME`".to_owned(),
        "field" | "source" | "column" if is_field => "write `from: FIELD`".to_owned(),
        "display" | "show" | "shown" if is_field => "write `as: display`".to_owned(),
        "constant" | "const" | "text" if is_field => "write `value: TEXT`".to_owned(),
        "length" | "limit" | "max_length" | "maxlength" if is_field => {
            "write `max: NUMBER`".to_owned()
        }
        "attribute" | "field" | "from" | "path" | "source" if is_attribute => {
            "write the attribute alone, such as `priority.name`".to_owned()
        }
        "name" | "text" | "title" if is_value => "write `label: TEXT`".to_owned(),
        _ if section.is_empty() => match home(&lower) {
            Some(section) => format!("write it below `{section}:`, indented by two blanks"),
            None => return instead(key, accepted),
        },
        _ => return instead(key, accepted),
    };
    Some(repair)
}

/// The section of a spec that has a key which somebody wrote at the top.
fn home(key: &str) -> Option<&'static str> {
    Some(match key {
        "name" | "prefix" | "release" | "released" => "integration",
        "table" | "role" | "scope" | "service_account" | "properties" | "script_includes"
        | "ui_page" | "ui_action" | "business_rule" => "servicenow",
        "states" | "urgencies" | "impacts" => "maps",
        "channels" | "languages" | "recommend" => "dialog",
        "timeout" | "retries" => "delivery",
        "webhook" | "trigger" | "editions" | "body" | "statuses" | "priorities" => {
            "servicedesk_plus"
        }
        _ => return None,
    })
}
