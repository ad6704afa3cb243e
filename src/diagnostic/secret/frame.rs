//! Secrets that what stands around them gives away: an address with a user, the lines of a PEM key.

use super::SecretKind;
use super::mark::{find_from, is_placeholder};
use super::word::run;
use crate::diagnostic::Span;

/// The password of `https://user:password@host`.
pub(super) fn find_after_user(text: &str, found: &mut Vec<(Span, SecretKind)>) {
    let mut from = 0;
    while let Some(at) = find_from(text, "://", from) {
        let start = at + "://".len();
        let host = run(text, start, |b| b.is_ascii_graphic() && !matches!(b, b'/' | b'"' | b'`'));
        from = start + host.len();
        let user = host.rsplit_once('@').and_then(|(user, _)| user.split_once(':'));
        let Some((name, password)) = user else { continue };
        let is_example = matches!(password.to_lowercase().as_str(), "password" | "pass" | "secret");
        if password.len() >= 3 && !is_example && !is_placeholder(password) {
            let start = start + name.len() + 1;
            found.push((Span::new(start, start + password.len()), SecretKind::Password));
        }
    }
}

/// A key in PEM, or what PGP keeps from others, from the words of its header to the end of its body.
pub(super) fn find_private_key(text: &str, found: &mut Vec<(Span, SecretKind)>) {
    let mut from = 0;
    while let Some(at) = find_from(text, "-----BEGIN ", from) {
        let start = at + "-----BEGIN ".len();
        let header = run(text, start, |b| b.is_ascii_uppercase() || b == b' ');
        from = start + header.len();
        let is_secret = ["PRIVATE KEY", "PRIVATE KEY BLOCK", "PGP MESSAGE"];
        if is_secret.iter().any(|it| header.ends_with(it)) {
            let body = run(text, from, |b| {
                b.is_ascii_alphanumeric()
                    || b.is_ascii_whitespace()
                    || b"+/=-\\:.,()_@<>".contains(&b)
            });
            let body = body.split("-----END").next().unwrap_or(body);
            found.push((Span::new(start, from + body.trim_end().len()), SecretKind::PrivateKey));
            from += body.len();
        }
    }
}
