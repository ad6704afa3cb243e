//! Texts that look like a secret: where they are, and how to show the rest without them.
//!
//! Errs on the side of hiding for secrets with a known mark, and on the side of letting pass for
//! bare words: escalation rule ids, `sys_id`s, names of groups and classes are no secrets, however
//! random they look.

mod frame;
mod known;
mod lifted;
mod mark;
mod password;
mod plain;
mod proof;
mod stand_in;
mod token;
mod word;

pub(super) use known::KnownSecrets;
pub(crate) use lifted::is_lifted;
pub(crate) use proof::{has_proven, is_proven};
pub(crate) use stand_in::is_stand_in;

use super::Span;
use super::escape::Unescaped;
use std::borrow::Cow;

/// What a secret seems to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SecretKind {
    /// A key for Flashduty's Open API.
    AppKey,
    /// An address that holds a token.
    PushUrl,
    /// A bearer token.
    Bearer,
    /// A password, alone or with a user.
    Password,
    /// A key in PEM.
    PrivateKey,
    /// A message, signature or public key of PGP.
    Pgp,
    /// Any other key or token.
    Token,
}

/// The secret parts of a text, in order and without overlap; also those that escapes disguise.
pub(crate) fn find(text: &str) -> Vec<(Span, SecretKind)> {
    let mut found = find_raw(text);
    if let Some(unescaped) = Unescaped::new(text) {
        let disguised = find_raw(&unescaped.text).into_iter();
        found.extend(disguised.map(|(span, kind)| (unescaped.origin(span), kind)));
    }
    found.sort_by_key(|(span, _)| *span);
    let mut apart: Vec<(Span, SecretKind)> = Vec::new();
    for (span, kind) in found {
        match apart.last_mut() {
            Some((last, of_last)) if span.start < last.end => {
                last.end = last.end.max(span.end);
                // What is known of a part says more than the word before all of it.
                if *of_last == SecretKind::Token {
                    *of_last = kind;
                }
            }
            _ => apart.push((span, kind)),
        }
    }
    apart
}

fn find_raw(text: &str) -> Vec<(Span, SecretKind)> {
    let mut found: Vec<(Span, SecretKind)> = Vec::new();
    let lower = text.to_ascii_lowercase();
    mark::find(text, &lower, &mut found);
    password::find(text, &lower, &mut found);
    token::find(text, &mut found);
    frame::find_after_user(text, &mut found);
    frame::find_block(text, &mut found);
    word::find(text, &lower, &mut found);
    found
}

/// The text with each secret replaced by as many asterisks, so that places stay right.
#[must_use]
pub fn mask(text: &str) -> Cow<'_, str> {
    let secrets = find(text);
    if secrets.is_empty() {
        return Cow::Borrowed(text);
    }
    let (mut masked, mut end) = (String::with_capacity(text.len()), 0);
    for (span, _) in secrets {
        masked.push_str(text.get(end..span.start).unwrap_or_default());
        masked.push_str(&asterisks(text.get(span.start..span.end).unwrap_or_default()));
        end = span.end;
    }
    masked.push_str(text.get(end..).unwrap_or_default());
    Cow::Owned(masked)
}

/// As many asterisks as a text has bytes, on as many lines.
fn asterisks(secret: &str) -> String {
    secret.bytes().map(|b| if matches!(b, b'\n' | b'\r') { b.into() } else { '*' }).collect()
}

#[cfg(test)]
mod samples;

#[cfg(test)]
mod tests {
    use super::mask;

    #[test]
    fn hides_keys_addresses_and_tokens() {
        for (text, shown) in [
            ("default: fd_app_abc123xyz", "default: fd_app_*********"),
            (
                "https://h/event/push/servicenow/0a1b2c3d4e x",
                "https://h/event/push/********************* x",
            ),
            ("?app_key=abc123de", "?app_key=********"),
            ("Authorization: Bearer abc123def4", "Authorization: Bearer **********"),
            ("Bearer\r\n  abc123def4", "Bearer\r\n  **********"),
            (r"Bearer\tabc123def4", r"Bearer\t**********"),
            (r"fd\x5fapp_abc123xyz", r"fd\x5fapp_*********"),
            (r"fd_app_abc\u003123\x78", "fd_app_***************"),
            ("\"fd_app_\\\n  abc123xyz\" é", "\"fd_app_\\\n  *********\" é"),
            ("fd_app_abc123\\\n  xyz", "fd_app_*******\n*****"),
            ("key x8Kq2ZrT7bNw5LmP0sVd3YhGj9Fc1", "key *****************************"),
            ("ftp://admin:Passw0rd!@proxy/x", "ftp://admin:*********@proxy/x"),
            ("key: -----BEGIN PRIVATE KEY-----\n  aB/c=\n-----END", {
                "key: -----BEGIN ****************\n*******\n-----END"
            }),
        ] {
            assert_eq!(mask(text), shown);
        }
    }

    #[test]
    fn hides_secrets_in_every_usual_notation() {
        let hex = "0123456789abcdef";
        for (before, secret) in [
            ("app_key: ", "8c2f90d1aa4b"),
            ("app_key = ", "8c2f90d1aa4b"),
            ("app-key=", "8c2f90d1aa4b"),
            ("{appKey=", "8c2f90d1aa4b"),
            ("APP_KEY=\"", "8c2f90d1aa4b"),
            ("\"app_key\": \"", "8c2f90d1aa4b"),
            ("app_key%3D", "8c2f90d1aa4b"),
            ("FD_APP_", "AB12CD34"),
            ("https://h/Event/Push/", "ServiceNow/abcdefgh"),
            ("https://h/event/push/x?token=", "abc123def"),
            ("Authorization: bearer ", "abc123def456"),
            ("Authorization: Basic ", "YWRtaW46cGFzcw"),
            ("https://admin:", "Passw0rd!"),
            ("password=", "Winter2026!"),
            ("Password: ", "Winter2026!"),
            ("robot/send?access_token=", &hex.repeat(4)),
            ("open-apis/bot/v2/hook/", "6f1d0c5e-7d0b-4b5c-9a53-2f8e4d1c7b60"),
            ("ghp_", "abcdefghij0123456789abcdefghij012345"),
            ("AKIA", "IOSFODNN7EXAMPLE"),
            ("eyJ", "hbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln"),
            ("xoxb-", "123456789012-abcdef"),
        ] {
            let after = if before.starts_with("https://admin") { "@proxy" } else { " x" };
            let shown = format!("{before}{}{after}", "*".repeat(secret.len()));
            assert_eq!(mask(&format!("{before}{secret}{after}")), shown);
        }
    }

    #[test]
    fn is_quick_on_a_text_of_nothing_but_marks() {
        for mark in [
            "/event/push/",
            "app_key=",
            "://a:b@",
            "-----BEGIN PRIVATE KEY",
            "token = '",
            "token (",
            "api key of ",
        ] {
            assert_eq!(mask(&mark.repeat(80_000)).len(), mark.len() * 80_000);
        }
        let random = "x8Kq2ZrT7bNw5LmP0sVd3YhGj9Fc1 ".repeat(30_000);
        assert_eq!(mask(&random), random);
        let strong = "Xy!z1234 ".repeat(80_000);
        assert_eq!(mask(&strong), strong);
    }

    #[test]
    fn lets_ids_and_ordinary_words_pass() {
        for text in [
            "69bd0ce95a238693176c1d66",
            "x8Kq2ZrT7bNw5LmP0sVd3YhGj9Fc1",
            "assignment_group=287ebd7da9fe198100f92cc8d1d2154e",
            "assignment_groupIN287ebd7da9fe198100f92cc8d1d2154e,287ebd7da9fe198100f92cc8d1d2154e",
            "AcmeNetworkOperationsNotificationHelper2Ajax",
            "6f1d0c5e-7d0b-4b5c-9a53-2f8e4d1c7b60",
            "name: flashduty.app_key",
            "app_key:\n  name: acme2.app_key_2026",
            "app_key: { name: acme2.app_key_2026 }",
            "app_key=required",
            "app_key: u_app_key_20",
            "fd_app_key is the prefix of a key, fd_app_ followed by letters",
            "https://api.flashcat.cloud/event/push/servicenow/{TOKEN}",
            "https://api.flashcat.cloud/event/push/alert/standard",
            "https://{user}:{password}@proxy.example.com:8443/a@b",
            "type: password2",
            "the password: 8 characters, password={{PASSWORD_2026}}",
            "Bearer authentication",
            "Authorization: Basic authentication",
            "FlashdutyBearer2Helper",
            "udf_fields.udf_sline_301",
            "2026-11-21T00:00:00Z",
            "EYJAFJALLAJOKULL eyJafjallajokull AKIAK",
        ] {
            assert_eq!(mask(text), text);
        }
    }
}
