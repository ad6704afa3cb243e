//! What the form alone proves to be a secret, without a guess at what a name or a word means.
//!
//! Scripts of all sorts are searched with it: calls, concatenations and names are no secrets.

use super::frame::{Credentials, credentials};
use super::mark::{self, find_from, user_and_password};
use super::plain::is_plain;
use super::stand_in::is_stand_in;
use super::word::{changes, has_digit, is_hex, is_word, run, spoken};
use super::{SecretKind, token};
use crate::diagnostic::Span;

/// Characters that passwords are to have beside letters and digits.
const SIGNS: &str = "!#$@~%&*";

/// As much of a key as no other text of its letters is long.
const KEY_BODY: usize = 40;

/// Whether a text holds such a secret: a token or address of a known form, credentials in an
/// address, the body of a private key, or what follows `Basic` and `Bearer`.
pub(crate) fn has_proven(text: &str) -> bool {
    let lower = text.to_ascii_lowercase();
    let mut found = Vec::new();
    token::find(text, &mut found);
    mark::find_forms(text, &lower, &mut found);
    let is_opaque = |(span, kind): &(Span, SecretKind)| {
        let secret = text.get(span.start..span.end).unwrap_or_default();
        match kind {
            SecretKind::PushUrl => secret.split(['/', ':']).any(is_opaque_part),
            _ => has_digit(secret),
        }
    };
    found.iter().any(is_opaque)
        || has_credentials(text)
        || has_private_key(text)
        || has_scheme(text, &lower)
}

/// Whether a value that stands for a secret can hardly be anything else, such as a name, a
/// reference or a rule that passwords follow.
pub(crate) fn is_proven(value: &str) -> bool {
    let has = |is: fn(&u8) -> bool| value.bytes().any(|it| is(&it));
    let is_text = value.contains(char::is_whitespace) || value.contains("://");
    let is_filled_in = value.contains(|c| "<>{}[]()'\"`\\^=".contains(c)) || value.starts_with('%');
    let is_other = is_plain(value) || is_reference(value) || is_stand_in(value);
    if value.len() < 8 || is_text || is_filled_in || is_other {
        return false;
    }
    let has_all = has(u8::is_ascii_digit)
        && has(u8::is_ascii_lowercase)
        && has(u8::is_ascii_uppercase)
        && value.contains(|c| SIGNS.contains(c));
    let is_address = value.contains('@') && value.contains('.');
    has_all && !is_address || is_random(value, 16) || has_proven(value)
}

/// Letters and digits as chance makes them, in one word.
fn is_random(value: &str, shortest: usize) -> bool {
    let is_part = |it: u8| it.is_ascii_alphanumeric() || b"+/_-.~".contains(&it);
    value.len() >= shortest
        && has_digit(value)
        && value.bytes().all(is_part)
        && (is_hex(value) || changes(value) * 4 >= value.len())
        && spoken(value) * 2 < value.len()
}

/// A `sys_id`, the key of another system's record, or a UUID.
fn is_reference(value: &str) -> bool {
    let digits = value.replace('-', "");
    is_hex(&digits)
        && (matches!(digits.len(), 24 | 32) || digits.bytes().all(|b| b.is_ascii_digit()))
}

fn is_opaque_part(part: &str) -> bool {
    part.len() >= 8 && has_digit(part) && !is_plain(part) && spoken(part) * 2 < part.len()
}

/// `https://user:password@host` as it stands, not put together from pieces.
fn has_credentials(text: &str) -> bool {
    credentials(text).any(|Credentials { user, password, host, .. }| {
        let is_piece = |it: &str| it.contains(|c| "'(){}<>[]*,;\\|?".contains(c));
        let has_sign = password.contains(|c: char| c.is_ascii_digit() || SIGNS.contains(c));
        !user.is_empty()
            && ![user, password].into_iter().any(is_piece)
            && host.starts_with(|c: char| c.is_ascii_alphanumeric())
            && password.len() >= 4
            && has_sign
            && !password.starts_with(['$', '%'])
            && !is_stand_in(password)
            && !is_plain(password)
    })
}

/// A private key that is not encrypted: its header and, perhaps in another literal, its body.
fn has_private_key(text: &str) -> bool {
    let mut from = 0;
    while let Some(at) = find_from(text, "-----BEGIN ", from) {
        let start = at + "-----BEGIN ".len();
        let header = run(text, start, |b| b.is_ascii_uppercase() || b == b' ');
        from = start + header.len();
        let is_private = header.ends_with("PRIVATE KEY") || header == "PGP PRIVATE KEY BLOCK";
        let rest = text.get(from..).and_then(|rest| rest.strip_prefix("-----"));
        if is_private && !header.starts_with("ENCRYPTED") && rest.is_some_and(begins_with_key) {
            return true;
        }
    }
    false
}

fn begins_with_key(rest: &str) -> bool {
    let mut rest = rest;
    // Line ends as such and as written in a literal, and what joins two literals.
    loop {
        let next = rest.trim_start_matches(|c: char| c.is_whitespace() || "'\"+,".contains(c));
        let next = ["\\r", "\\n", "\\"].iter().find_map(|it| next.strip_prefix(it)).unwrap_or(next);
        if next.len() == rest.len() {
            break;
        }
        rest = next;
    }
    let body = run(rest, 0, |b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/' | b'='));
    body.len() >= KEY_BODY && has_digit(body) && spoken(body) * 2 < body.len()
}

/// What follows the names of two schemes of authentication.
fn has_scheme(text: &str, lower: &str) -> bool {
    let behind = |scheme: &'static str| {
        lower.match_indices(scheme).filter_map(move |(at, _)| {
            let before = at.checked_sub(1).and_then(|it| text.as_bytes().get(it));
            let is_word_start = !before.copied().is_some_and(is_word);
            let part = |b: u8| b.is_ascii_alphanumeric() || b"+/_-.~=".contains(&b);
            is_word_start.then(|| run(text, at + scheme.len(), part))
        })
    };
    let is_login = |it| user_and_password(it).is_some_and(|(_, password)| !is_stand_in(&password));
    behind("basic ").any(is_login) || behind("bearer ").any(|it| is_random(it, 20))
}

#[cfg(test)]
mod tests {
    use super::{has_proven, is_proven};

    #[test]
    fn the_form_alone_proves_some_secrets() {
        let key = "MIIEpAIBAAKCAQEA7bK2wJ9fQ3vXhS5tYpLr8Zc1N0uOaGdEiR4mVx";
        for text in [
            "x = 'fd_app_abc123xyz';",
            "x = 'ghp_abcdefghij0123456789abcdefghij012345';",
            "glpat-Zk3mQ9vT7xR2nLp5Wc8Y",
            "sk_live_4eC39HqLyjWDarjtT1zdp7dc",
            "AIzaSyD3x9KqLm2Nv7Wb4Rt8Yc1Zf6Hj0PsUgEi",
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln",
            "https://api.flashcat.cloud/event/push/servicenow/0a1b2c3d4e5f",
            "https://api.flashcat.cloud/event/push/alert/standard?integration_key=0a1b2c3d4e5f6a7b",
            "'https://api.flashcat.cloud/incident/list?app_key=8c2f90d1aa4b77'",
            "https://hooks.slack.com/services/T024BE7LD/B01ABC234/Xa9Lm2",
            "url = 'https://admin:Passw0rd!@proxy.example.com/';",
            "url = 'https://svc:Gr33nHouse77@proxy.acme.com:8080';",
            "'https://oapi.dingtalk.com/robot/send?access_token=9f8e7d6c5b4a39281706f5e4d3c2b1a0'",
            &format!("-----BEGIN PRIVATE KEY-----\n{key}\n"),
            &format!("'-----BEGIN RSA PRIVATE KEY-----\\n' +\n    '{key}\\n'"),
            "r.setRequestHeader('Authorization', 'Basic YWRtaW46aHVudGVyMg==');",
            "'Bearer k3jd8fjw93kfh29dkf02ndkw93jf'",
        ] {
            assert!(has_proven(text), "{text}");
        }
    }

    #[test]
    fn code_and_names_prove_nothing() {
        for text in [
            "var u='https://'+user+':'+password+'@'+host;",
            "`https://${user}:${password1}@${host}`",
            "https://user:password@host/ https://me:secret@host/ https://a:$PASS1@host/",
            "'https://user:password1@host:80' 'https://me:MY_PASSWORD_1@host' 'https://h:80?m=a1@b.c'",
            "key.replace('-----BEGIN PRIVATE KEY-----','').replace('-----END PRIVATE KEY-----','')",
            "key.indexOf('-----BEGIN RSA PRIVATE KEY-----') == 0",
            "'-----BEGIN PRIVATE KEY-----\\n' + this.body64 + '\\n-----END PRIVATE KEY-----'",
            "/api/x_acme/hooks/287ebd7da9fe198100f92cc8d1d2154e",
            "'?sig=sha256Signature'",
            "'Bearer oauth2AccessToken' 'Basic authentication' 'Basic dXNlcjpwYXNzd29yZA=='",
            "https://api.flashcat.cloud/event/push/servicenow/{TOKEN}",
            "'https://api.flashcat.cloud/event/push/servicenow/' + token1",
            "npm_config_registry_of_the_company_2026_x hf_human_resources_flow_of_the_company_2",
            "'https://api.flashcat.cloud/incident/list?app_key=' + key1 + '?app_key=YOUR_APP_KEY_12'",
            "SG.Components.Something.render.theWholePage()",
        ] {
            assert!(!has_proven(text), "{text}");
        }
    }

    #[test]
    fn a_value_is_a_secret_or_only_stands_where_one_does() {
        for value in [
            "Winter2026!",
            "Pa$$w0rd2026",
            "wJalrXUtnFEMI/K7MDENG/bPxRfiCYzEXAMPLE3",
            "9f8e7d6c5b4a39281706f5e4d3c2b1a09f8e7d6c",
            "8Xq~Pz4Lr2vNc7Wb",
        ] {
            assert!(is_proven(value), "{value}");
        }
        for value in [
            "287ebd7da9fe198100f92cc8d1d2154e",
            "6f1d0c5e-7d0b-4b5c-9a53-2f8e4d1c7b60",
            "x_acme_oauth2_token",
            "X-CSRF-Token-v2",
            "base64_encoded",
            "length8upper1",
            "86400000",
            "{{Token1234!}}",
            "${Token1234!}",
            "acme.app_key",
            "Admin1@example.com",
            "/api/now/v2/Token1!",
            "^(?=.*[A-Z])(?=.*\\d)!Aa1$",
        ] {
            assert!(!is_proven(value), "{value}");
        }
    }
}
