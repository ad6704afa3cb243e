//! Secrets in clear: whoever gets the file has them.

use super::findings::SetFindings;
use crate::diagnostic::{SecretKind, find_secrets};
use crate::servicenow::table::Table;
use crate::servicenow::update_set::contents::{ReadRecord, Update};

/// Columns with scripts, and that of a property's value.
const COLUMNS: [&str; 9] = [
    "client_script",
    "client_script_v2",
    "condition",
    "condition_script",
    "html",
    "onclick",
    "processing_script",
    "script",
    "value",
];

/// How tokens begin whose beginning alone says what they are.
const TOKENS: [&str; 7] = ["ghp_", "gho_", "ghs_", "github_pat_", "AKIA", "xoxb-", "xoxp-"];

/// The ends of the names of properties that hold a secret.
const SECRET_NAMES: [&str; 7] =
    ["api_key", "app_key", "client_secret", "passwd", "password", "secret_key", "token"];

pub(super) fn check(update: &Update, findings: &mut SetFindings) {
    for record in &update.records {
        if record.table == Table::Property.name() {
            check_property(record, findings);
        }
        for column in record.columns.iter().filter(|it| COLUMNS.contains(&it.name.as_str())) {
            if has_secret(&column.text) {
                let text = format!("`{}` holds a secret in clear", column.name);
                findings.unsound("secret-value", text);
            }
        }
    }
}

/// An instance encrypts the value of such a property, and no other one can read it then.
fn check_property(record: &ReadRecord, findings: &mut SetFindings) {
    let (kind, value) = (record.text("type"), record.text("value"));
    let is_encrypted = matches!(kind, "password" | "password2");
    if is_encrypted && !value.is_empty() {
        if is_cipher(value) {
            let text = "the value was encrypted by another instance, which alone can read it";
            findings.differs("encrypted-value", text.to_owned());
        } else {
            let text = "an encrypted property has a value in clear".to_owned();
            findings.unsound("secret-value", text);
        }
    } else if is_secret_name(record.text("name")) && is_likely_secret(value) {
        let text = "the value of a property that is named like a secret is in clear".to_owned();
        findings.unsound("secret-value", text);
    }
}

/// What the platform's encryption makes: one long word, of Base64 or behind a sign of its own.
fn is_cipher(value: &str) -> bool {
    let is_word = !value.contains(char::is_whitespace);
    let is_base64 = |c: char| c.is_ascii_alphanumeric() || "+/=".contains(c);
    is_word
        && (value.starts_with([')', ':', '{'])
            || (value.len() >= 24 && value.len().is_multiple_of(4) && value.chars().all(is_base64)))
}

fn is_secret_name(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    SECRET_NAMES.iter().any(|end| {
        name.strip_suffix(end)
            .is_some_and(|rest| rest.is_empty() || rest.ends_with(['.', '_', '-']))
    })
}

/// Letters and digits in one word: no number, no switch, no name of something, no place to fill in.
fn is_likely_secret(value: &str) -> bool {
    let has = |is: fn(&char) -> bool| value.chars().any(|c| is(&c));
    value.len() >= 8
        && has(char::is_ascii_digit)
        && has(char::is_ascii_alphabetic)
        && !value.contains(|c: char| c.is_whitespace() || "<>{}$/".contains(c))
}

/// Whether there is a secret whose form alone says that it is one.
fn has_secret(text: &str) -> bool {
    find_secrets(text).iter().any(|(span, kind)| {
        let before = text.get(..span.start).unwrap_or_default();
        match kind {
            SecretKind::AppKey
            | SecretKind::Bearer
            | SecretKind::PrivateKey
            | SecretKind::PushUrl => true,
            // A public key or a signature is none.
            SecretKind::Pgp => false,
            SecretKind::Password => {
                let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
                word.contains("://")
            }
            SecretKind::Token => {
                let secret = text.get(span.start..span.end).unwrap_or_default();
                TOKENS.iter().any(|token| before.ends_with(token) || secret.starts_with(token))
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::{has_secret, is_cipher, is_likely_secret, is_secret_name};

    #[test]
    fn tells_a_cipher_from_a_word() {
        for cipher in [")AbC:=:0123=:xyz", "q8Z3mXw1Lr0aT5uVbC7dEfGh"] {
            assert!(is_cipher(cipher), "{cipher}");
        }
        for clear in ["x", "Winter2026!", "correct horse battery staple again"] {
            assert!(!is_cipher(clear), "{clear}");
        }
    }

    #[test]
    fn a_property_is_named_like_a_secret_or_not() {
        assert!(["x.app_key", "password", "mail.smtp-token"].iter().all(|it| is_secret_name(it)));
        assert!(
            !["x.token.expiry", "keytoken", "x.password_length"]
                .iter()
                .any(|it| is_secret_name(it))
        );
        assert!(is_likely_secret("Winter2026!") && !is_likely_secret("86400000"));
        assert!(!["true", "{{token1234}}", "acme.app_key"].iter().any(|it| is_likely_secret(it)));
    }

    #[test]
    fn a_script_holds_a_secret_or_reads_it() {
        assert!(has_secret("var it = 'fd_app_abc123xyz';"));
        assert!(has_secret("url = 'https://admin:Passw0rd!@proxy.example.com/';"));
        assert!(has_secret("token = 'ghp_abcdefghij0123456789abcdefghij012345';"));
        assert!(!has_secret("var token = gs.getProperty('acme.token1'); password = this.read2;"));
    }
}
