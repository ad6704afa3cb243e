//! Secrets in clear: whoever gets the file has them.
//!
//! Only what the form alone proves is unsound. What a name or a word makes likely is a difference.

mod literal;
mod name;

use super::findings::SetFindings;
use super::token::{MOST_BYTES, tokens};
use crate::diagnostic::{find_secrets, has_proven_secret, is_proven_secret, is_stand_in};
use crate::servicenow::table::Table;
use crate::servicenow::update_set::contents::{Column, ReadRecord, Update};
use name::{is_name_of_password, is_name_of_secret};

/// Columns with scripts, addresses, and that of a property's value: where people write secrets.
const COLUMNS: [&str; 11] = [
    "client_script",
    "client_script_v2",
    "condition",
    "condition_script",
    "endpoint",
    "html",
    "onclick",
    "processing_script",
    "rest_endpoint",
    "script",
    "value",
];

/// Columns with what a record gives to the header, parameter or variable that another one names.
const VALUES: [&str; 2] = ["default_value", "value"];
const NAMES: [&str; 2] = ["element", "name"];

pub(super) fn check(update: &Update, findings: &mut SetFindings) {
    for record in &update.records {
        for column in &record.columns {
            let is_value = VALUES.contains(&column.name.as_str());
            let is_told = if is_value && record.table == Table::Property.name() {
                check_property(record, findings)
            } else if is_value {
                let name = NAMES.iter().map(|it| record.text(it)).find(|it| !it.is_empty());
                check_value("record", name.unwrap_or_default(), &column.text, findings)
            } else {
                is_name_of_secret(&column.name) && check_named(column, findings)
            };
            if !is_told {
                check_text(column, findings);
            }
        }
    }
}

fn check_text(column: &Column, findings: &mut SetFindings) {
    let Column { name, text, .. } = column;
    let is_searched = text.len() <= MOST_BYTES;
    let tokens = if is_searched { tokens(text) } else { Vec::new() };
    let may_have_secret = || !find_secrets(text).is_empty() || literal::may_have_secret(&tokens);
    if has_proven_secret(text) || literal::has_secret(&tokens) {
        in_clear(name, findings);
    } else if COLUMNS.contains(&name.as_str()) && may_have_secret() {
        perhaps_in_clear(name, findings);
    } else if !is_searched {
        let text = format!("`{name}` is too long to be searched for literals with secrets");
        findings.differs("long-text", text);
    }
}

/// A column that is named like a secret; an instance encrypts what it holds. Whether there is
/// something to say.
fn check_named(column: &Column, findings: &mut SetFindings) -> bool {
    let Column { name, text, .. } = column;
    if text.is_empty() || is_no_secret(text) {
        return false;
    }
    if is_cipher(text) {
        encrypted(findings);
    } else if is_name_of_password(name) || is_proven_secret(text) {
        in_clear(name, findings);
    } else {
        perhaps_in_clear(name, findings);
    }
    true
}

/// The value of a property: of an encrypted one, which no other instance can read then, or of one
/// that is named like a secret. Whether there is something to say.
fn check_property(record: &ReadRecord, findings: &mut SetFindings) -> bool {
    let (kind, value) = (record.text("type"), record.text("value"));
    let is_encrypted = matches!(kind, "password" | "password2");
    if is_encrypted && is_cipher(value) {
        encrypted(findings);
    } else if is_encrypted && !is_stand_in(value) {
        let text = "an encrypted property has a value in clear".to_owned();
        findings.unsound("secret-value", text);
    } else {
        return check_value("property", record.text("name"), value, findings);
    }
    true
}

/// What stands beside a name. Whether there is something to say.
fn check_value(what: &str, name: &str, value: &str, findings: &mut SetFindings) -> bool {
    if !is_name_of_secret(name) || is_no_secret(value) {
        return false;
    }
    let value_of = format!("the value of a {what} that is named like a secret");
    if is_proven_secret(value) {
        findings.unsound("secret-value", format!("{value_of} is in clear"));
    } else {
        findings.differs("likely-secret", format!("{value_of} may be one"));
    }
    true
}

fn in_clear(column: &str, findings: &mut SetFindings) {
    findings.unsound("secret-value", format!("`{column}` holds a secret in clear"));
}

fn perhaps_in_clear(column: &str, findings: &mut SetFindings) {
    findings.differs("likely-secret", format!("`{column}` seems to hold a secret in clear"));
}

fn encrypted(findings: &mut SetFindings) {
    let text = "the value was encrypted by another instance, which alone can read it";
    findings.differs("encrypted-value", text.to_owned());
}

/// What the platform's encryption makes: one long word, of Base64 or behind a sign of its own. The
/// shortest is a block of eight bytes.
fn is_cipher(value: &str) -> bool {
    let is_word = !value.contains(char::is_whitespace);
    let is_base64 = |c: char| c.is_ascii_alphanumeric() || "+/=".contains(c);
    let shortest = if value.ends_with('=') { 12 } else { 24 };
    is_word
        && (value.starts_with([')', ':', '{'])
            || (value.len() >= shortest
                && value.len().is_multiple_of(4)
                && value.chars().all(is_base64)))
}

/// A switch, a number, the key of a record, a place to fill in.
fn is_no_secret(value: &str) -> bool {
    let is_id = value.len() == 32 && value.bytes().all(|it| it.is_ascii_hexdigit());
    matches!(value, "true" | "false" | "null")
        || value.bytes().all(|it| it.is_ascii_digit())
        || value.chars().all(|it| matches!(it, '*' | '•'))
        || value.starts_with(['$', '<', '%']) && value.ends_with(['}', '>', '%'])
        || is_id
        || is_stand_in(value)
}

#[cfg(test)]
mod tests {
    use super::{is_cipher, is_no_secret};

    #[test]
    fn tells_a_cipher_from_a_word() {
        for cipher in [")AbC:=:0123=:xyz", "q8Z3mXw1Lr0aT5uVbC7dEfGh", "sDpV2BrZcSc="] {
            assert!(is_cipher(cipher), "{cipher}");
        }
        for clear in ["x", "Winter2026!", "Winter2026Winter", "correct horse battery staple again"]
        {
            assert!(!is_cipher(clear), "{clear}");
        }
    }

    #[test]
    fn tells_switches_and_places_to_fill_in_from_secrets() {
        for value in ["true", "300", "******", "${TOKEN}", "287ebd7da9fe198100f92cc8d1d2154e"] {
            assert!(is_no_secret(value), "{value}");
        }
        assert!(!is_no_secret("hunter2") && !is_no_secret("Pa$$w0rd2026"));
    }
}
