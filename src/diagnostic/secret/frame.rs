//! Secrets that what stands around them gives away: an address with a user, the lines of a PEM key.

use super::SecretKind;
use super::mark::{find_from, is_example, is_placeholder};
use super::word::run;
use crate::diagnostic::Span;

/// `https://user:password@host` in parts.
pub(super) struct Credentials<'t> {
    pub(super) user: &'t str,
    pub(super) password: &'t str,
    pub(super) host: &'t str,
    /// Where the password starts.
    at: usize,
}

pub(super) fn credentials(text: &str) -> impl Iterator<Item = Credentials<'_>> {
    let mut from = 0;
    let address = move || {
        let start = find_from(text, "://", from)? + "://".len();
        let host = run(text, start, |b| b.is_ascii_graphic() && !matches!(b, b'/' | b'"' | b'`'));
        from = start + host.len();
        Some((start, host))
    };
    std::iter::from_fn(address).filter_map(|(start, address)| {
        let (login, host) = address.rsplit_once('@')?;
        let (user, password) = login.split_once(':')?;
        Some(Credentials { user, password, host, at: start + user.len() + 1 })
    })
}

/// The passwords in addresses.
pub(super) fn find_after_user(text: &str, found: &mut Vec<(Span, SecretKind)>) {
    for Credentials { password, at, .. } in credentials(text) {
        if password.len() >= 3 && !is_example(password) && !is_placeholder(password) {
            found.push((Span::new(at, at + password.len()), SecretKind::Password));
        }
    }
}

/// The first line of a private key in the formats of `PuTTY` and SSH2.
fn find_header(text: &str, found: &mut Vec<(Span, SecretKind)>) {
    for (mark, ends) in [("PuTTY-User-Key-File-", ": "), ("---- BEGIN SSH2 ", "PRIVATE KEY")] {
        let mut from = 0;
        while let Some(at) = find_from(text, mark, from) {
            from = at + mark.len();
            let line = run(text, at, |b| b.is_ascii_graphic() || b == b' ');
            if line.contains(ends) {
                found.push((Span::new(at, at + line.trim_end().len()), SecretKind::PrivateKey));
                from = at + line.len();
            }
        }
    }
}

/// A private key in PEM, or a block of PGP, from the words of its header to the end of its body. What
/// PGP has published is no secret, but nobody tells it from the rest at a glance.
pub(super) fn find_block(text: &str, found: &mut Vec<(Span, SecretKind)>) {
    find_header(text, found);
    let mut from = 0;
    while let Some(at) = find_from(text, "-----BEGIN ", from) {
        let start = at + "-----BEGIN ".len();
        let header = run(text, start, |b| b.is_ascii_uppercase() || b == b' ');
        from = start + header.len();
        let kind = match header {
            _ if header.ends_with("PRIVATE KEY") => Some(SecretKind::PrivateKey),
            "PGP PRIVATE KEY BLOCK" => Some(SecretKind::PrivateKey),
            _ if header.starts_with("PGP ") => Some(SecretKind::Pgp),
            _ => None,
        };
        if let Some(kind) = kind {
            let body = run(text, from, |b| {
                b.is_ascii_alphanumeric()
                    || b.is_ascii_whitespace()
                    || b"+/=-\\:.,()_@<>".contains(&b)
            });
            let body = body.split("-----END").next().unwrap_or(body);
            found.push((Span::new(start, from + body.trim_end().len()), kind));
            from += body.len();
        }
    }
}
