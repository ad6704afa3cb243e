//! What to type instead of something that the shape of a file does not accept.

use crate::diagnostic::words::{instead, nearest, tick};

/// The sections of a spec.
const SECTIONS: [&str; 8] = [
    "integration",
    "servicenow",
    "payload",
    "state_sync",
    "maps",
    "dialog",
    "delivery",
    "servicedesk_plus",
];

/// What to type for a word that is not accepted.
pub(super) fn word(found: &str, accepted: &[String]) -> Option<String> {
    let accepted: Vec<&str> = accepted.iter().map(String::as_str).collect();
    let repair = match (accepted.as_slice(), found.to_lowercase().as_str()) {
        (["string", "password2"], "password") => {
            "the platform's two-way encrypted type is called `password2`"
        }
        (["true", "false"], "yes" | "y" | "on" | "1") => "write `true`",
        (["true", "false"], "no" | "n" | "off" | "0") => "write `false`",
        (["global"], _) => "everything is generated into the global scope",
        (["standard"], _) => {
            "only `standard` can be extended; the path of a mapping of your own is not read"
        }
        (["display", ..], "label") => {
            "write `map: NAME` for the label of a map below `maps`, `as: display` for what the \
             form shows, or neither for the raw value"
        }
        (["async", "async_always"], "after" | "before" | "display") => {
            "write `async`: the rule runs after the user's transaction, so that nobody waits for \
             another server"
        }
        (["1"], _) => "this release of sn-gen reads version 1 of the format",
        _ => return nearest(found, &accepted).map(|it| format!("did you mean {}?", tick(it))),
    };
    Some(repair.to_owned())
}

/// How to write a value of the wrong kind, given its place, and how it and the right kinds are
/// called.
pub(super) fn value(at: &str, found: &str, expected: &[String]) -> Option<String> {
    let is_of_spec = SECTIONS.iter().any(|it| at.split('.').next() == Some(it));
    let takes = |kind: &str| expected.iter().any(|it| it.starts_with(kind));
    if at == "dialog.channels" && found == "a list" {
        let lines = "write each channel with its label, such as `{ sms: SMS, email: Email }`";
        return Some(format!("{lines}; there are `sms`, `voice`, `teams` and `email`"));
    }
    let text = found.split('`').nth(1)?;
    let word = text.to_lowercase();
    let quoted = found.starts_with("the quoted text");
    let is_truth = matches!(word.as_str(), "true" | "false");
    let repair = match word.as_str() {
        _ if quoted && takes("a whole number") => "write the number without quotes",
        _ if takes("a whole number") && word.contains(|it: char| it.is_ascii_digit()) => {
            "write it in digits alone, without a leading zero"
        }
        _ if quoted && is_truth && takes("`true` or `false`") => "write it without quotes",
        "false" if quoted && takes("`false`") => "write `false` without quotes",
        "off" | "no" | "n" | "0" if takes("`false`") => "write `false`",
        "true" | "on" | "yes" | "y" | "1" if takes("`false`") => {
            "leave the key out; a part is made unless it is switched off"
        }
        "false" if !quoted && at == "servicenow.properties.teams_id" => {
            "remove it; the property is made for the channel `teams` alone, so leave that out: \
             `channels: { teams: false }` below `dialog`, with `extends: standard`"
        }
        "false" if !quoted && is_of_spec => {
            "this cannot be left out: `false` is for entries of lists such as `payload`, and for \
             parts such as `business_rule`; remove the key for the standard value"
        }
        _ if at == "delivery.retries" && takes("a list") => return Some(as_durations(text)),
        _ if is_of_spec && takes("a list") && !text.contains('…') => return Some(as_list(text)),
        _ => return None,
    };
    Some(repair.to_owned())
}

/// A text as the list that it stands for.
fn as_list(text: &str) -> String {
    let items = text.split([',', '，', '、', ';']).map(str::trim).filter(|item| !item.is_empty());
    format!("write `[{}]`", items.collect::<Vec<_>>().join(", "))
}

/// A text as the list of durations that it stands for, whatever is between them. One with several
/// units is told apart as well: each time to wait has a single one.
fn as_durations(text: &str) -> String {
    let mut items: Vec<String> = Vec::new();
    let mut is_amount = false;
    let is_between =
        |c: char| c.is_whitespace() || matches!(c, ',' | '，' | '、' | ';' | '/' | '|');
    let words = text.split(is_between).filter(|it| !matches!(*it, "" | "then" | "and"));
    for word in words {
        match items.last_mut() {
            // The unit of `15 s`.
            Some(amount) if is_amount => amount.push_str(word),
            _ => items.push(word.to_owned()),
        }
        is_amount = !is_amount && word.bytes().all(|b| b.is_ascii_digit());
    }
    format!("write `[{}]`", items.join(", "))
}

/// What to say of an unknown key: what it is called or where it belongs, or a key like it.
pub(super) fn key(key: &str, section: &str, accepted: &[String]) -> Option<String> {
    let lower = key.to_lowercase();
    let is_field = accepted.iter().any(|it| it == "journal");
    let is_value = accepted.iter().any(|it| it == "progress") && !is_field;
    let is_of_spec = SECTIONS.iter().any(|it| section.split('.').next() == Some(it));
    let repair = match lower.as_str() {
        "extends" if is_of_spec => {
            "write `extends: standard` at the top, below `version`; it holds for the whole file"
                .to_owned()
        }
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
