//! How to write a value of the wrong kind.

use super::{is_of_spec, list};

/// How to write a value of the wrong kind, given its place, and how it and the right kinds are
/// called.
pub(in crate::diagnostic::problem) fn value(
    at: &str,
    found: &str,
    expected: &[String],
) -> Option<String> {
    let is_of_spec = is_of_spec(at);
    let takes = |kind: &str| expected.iter().any(|it| it.starts_with(kind));
    if found == "a list" {
        return list::instead(at).map(str::to_owned);
    }
    if found == "a mapping" {
        return mapping(at).map(str::to_owned);
    }
    let text = found.split('`').nth(1)?;
    let word = text.to_lowercase();
    let quoted = found.starts_with("the quoted text");
    let is_truth = matches!(word.as_str(), "true" | "false");
    let is_whole = is_of_spec && !text.contains('…');
    let repair = match word.as_str() {
        _ if quoted && takes("a whole number") => "write the number without quotes",
        _ if takes("a whole number") && word.contains(|it: char| it.is_ascii_digit()) => {
            "write it in digits alone, without a leading zero"
        }
        _ if is_of_spec && at.rsplit('.').next() == Some("max") => {
            "write how many characters, 8000 at most"
        }
        "true" if at.starts_with("dialog.channels.") => {
            "write what people read beside it, such as `Email`"
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
        _ if at == "delivery.retries" && takes("a list") => return Some(list::of_durations(text)),
        _ if is_whole && takes("a list") => return Some(list::of_text(at, text)),
        _ if is_whole && takes("a mapping") => {
            let section = || section(at, text).or_else(|| list::instead(at).map(str::to_owned));
            return property(at, text).or_else(|| assignment(text)).or_else(section);
        }
        _ => return None,
    };
    Some(repair.to_owned())
}

/// How to write what somebody wrote as a mapping, given its place.
fn mapping(at: &str) -> Option<&'static str> {
    let steps: Vec<&str> = at.split('.').collect();
    Some(match steps.as_slice() {
        ["payload" | "state_sync", _, "map"] => {
            "write the values below `maps:` under a name, and that name here"
        }
        ["servicenow", "business_rule", "filter"] => {
            "write it as one text, such as `active=true^priority=1`"
        }
        _ => return None,
    })
}

/// How to write what a section has keys for.
fn section(at: &str, text: &str) -> Option<String> {
    let is_name = !text.contains([',', ':', '{']);
    match at {
        "integration" if is_name => {
            let rest = "release: 1.0.0, released: 2026-11-21";
            Some(format!("write `{{ name: {text}, {rest} }}`"))
        }
        "servicenow" if is_name && !matches!(text, "true" | "false") => {
            Some(format!("write `{{ table: {text} }}`"))
        }
        _ => None,
    }
}

/// How to write the value of a property, for which there are keys.
fn property(at: &str, text: &str) -> Option<String> {
    let name = at.strip_prefix("servicenow.properties.")?;
    let is_number = !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    let value = match name {
        "app_key" | "push_url" => {
            return Some("remove it; the admin types the value on the instance".to_owned());
        }
        "api_domain" => host(text),
        _ if is_number => text,
        _ => "…",
    };
    let write = format!("write `{{ default: {value} }}`");
    Some(format!("{write}, or leave the key out; the admin can type it on the instance"))
}

/// The host of an address, or what stands for one.
fn host(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = rest.split('/').next().unwrap_or(rest);
    if host.contains('.') && !host.contains([' ', '*']) { host } else { "…" }
}

/// A key and its value that stand in one text, such as `a = number`.
fn assignment(text: &str) -> Option<String> {
    let (key, value) = text.split_once("=>").or_else(|| text.split_once('='))?;
    let (key, value) = (key.trim(), value.trim());
    if value.contains('=') {
        return Some("write each as `KEY: VALUE`, with a colon and a blank".to_owned());
    }
    let is_key = !key.is_empty() && !key.contains(char::is_whitespace);
    let is_pair = is_key && !value.is_empty();
    is_pair
        .then(|| format!("write `{key}: {value}` on a line of its own, or `{{ {key}: {value} }}`"))
}
