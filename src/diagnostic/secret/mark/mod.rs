//! Secrets that a text before them gives away: a name and `=`, the path of an address, a scheme.

mod joint;
mod key;
mod list;
mod password;
mod value;

use super::SecretKind;
use super::word::run;
use crate::diagnostic::Span;
use joint::Joint;
use list::{FORMS, MARKS};
pub(super) use password::{SIGNS, is_placeholder, is_strong};
pub(super) use value::{is_example, user_and_password};

/// A text that stands before secrets.
struct Mark {
    /// In lower case; matches in any case.
    text: &'static str,
    /// Whether no letter may stand before it.
    apart: bool,
    joint: Joint,
    kind: SecretKind,
    /// The bytes that the secret may have.
    is_part: fn(u8) -> bool,
    /// Whether what follows is one.
    is_secret: fn(&str) -> bool,
}

/// The secrets behind marks; `lower` is the text in ASCII lower case.
pub(super) fn find(text: &str, lower: &str, found: &mut Vec<(Span, SecretKind)>) {
    find_forms(text, lower, found);
    for mark in MARKS {
        find_after(mark, text, lower, found);
    }
}

/// The secrets that their form alone gives away.
pub(super) fn find_forms(text: &str, lower: &str, found: &mut Vec<(Span, SecretKind)>) {
    for mark in FORMS {
        find_after(mark, text, lower, found);
    }
}

fn find_after(mark: &Mark, text: &str, lower: &str, found: &mut Vec<(Span, SecretKind)>) {
    let mut from = 0;
    while let Some(at) = find_from(lower, mark.text, from) {
        from = at + mark.text.len();
        let before = at.checked_sub(1).and_then(|it| text.as_bytes().get(it).copied());
        let is_part = mark.apart && before.is_some_and(|it| it.is_ascii_alphabetic());
        let Some(start) = mark.joint.end(text, from).filter(|_| !is_part) else {
            continue;
        };
        let rest = run(text, start, mark.is_part);
        // Looking on behind the whole run keeps a long text of marks cheap.
        from = start + rest.len();
        if (mark.is_secret)(rest.trim_end_matches(['.', '/'])) {
            found.push((Span::new(start, from), mark.kind));
        }
    }
}

pub(super) fn find_from(text: &str, what: &str, from: usize) -> Option<usize> {
    text.get(from..)?.find(what).map(|at| from + at)
}
