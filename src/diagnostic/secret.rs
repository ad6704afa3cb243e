//! Texts that look like a secret: where they are, and how to show the rest without them.
//!
//! Errs on the side of hiding for tokens with a known marker, and on the side of letting pass for
//! bare words: escalation rule ids, `sys_id`s and class names are no secrets.

use super::Span;
use super::escape::Unescaped;
use std::borrow::Cow;

/// What a secret seems to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A key for Flashduty's Open API.
    AppKey,
    /// An address that holds a token.
    PushUrl,
    /// A bearer token.
    Bearer,
    /// A long random-looking word.
    Token,
}

type Marker = (&'static str, Kind, fn(&str) -> bool);

/// What stands before a secret, what kind it is, and whether what follows is one.
const MARKERS: [Marker; 5] = [
    ("fd_app_", Kind::AppKey, |rest| has_digit(rest) && rest.len() >= 6 || rest.len() >= 16),
    ("app_key=", Kind::AppKey, |rest| rest.len() >= 6),
    ("integration_key=", Kind::PushUrl, |rest| rest.len() >= 6),
    ("/event/push/", Kind::PushUrl, |rest| rest.split('/').skip(1).any(|part| part.len() >= 4)),
    ("Bearer", Kind::Bearer, |rest| has_digit(rest) && rest.len() >= 8),
];

/// The shortest random-looking word that is taken for a secret.
const SHORTEST_TOKEN: usize = 28;

/// The secret parts of a text, in order and without overlap; also those that escapes disguise.
pub(crate) fn find(text: &str) -> Vec<(Span, Kind)> {
    let mut found = find_raw(text);
    if let Some(unescaped) = Unescaped::new(text) {
        let disguised = find_raw(&unescaped.text).into_iter();
        found.extend(disguised.map(|(span, kind)| (unescaped.origin(span), kind)));
    }
    found.sort_by_key(|(span, _)| *span);
    let mut apart: Vec<(Span, Kind)> = Vec::new();
    for (span, kind) in found {
        match apart.last_mut() {
            Some((last, _)) if span.start < last.end => last.end = last.end.max(span.end),
            _ => apart.push((span, kind)),
        }
    }
    apart
}

fn find_raw(text: &str) -> Vec<(Span, Kind)> {
    let mut found: Vec<(Span, Kind)> = Vec::new();
    for marker in &MARKERS {
        find_after(text, marker, &mut found);
    }
    let random = words(text).filter(|(_, word)| looks_random(word));
    found.extend(random.map(|(at, word)| (Span::new(at, at + word.len()), Kind::Token)));
    found
}

fn find_after(text: &str, (marker, kind, is_secret): &Marker, found: &mut Vec<(Span, Kind)>) {
    let is_part = |b| is_word(b) || matches!(b, b'/' | b'.' | b'~' | b'+');
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| rest.find(marker)) {
        let end = from + at + marker.len();
        // YAML folds a line's end into the blank before the token.
        let is_blank = |b: u8| *kind == Kind::Bearer && b.is_ascii_whitespace();
        let start = end + run(text, end, is_blank).len();
        let rest = run(text, start, is_part);
        // Looking on behind the whole run keeps a long text of markers cheap.
        from = start + rest.len();
        let stands_apart = *kind != Kind::Bearer || start > end;
        if stands_apart && is_secret(rest.trim_end_matches(['.', '/'])) {
            found.push((Span::new(start, from), *kind));
        }
    }
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
        let secret = text.get(span.start..span.end).unwrap_or_default();
        masked.extend(
            secret.bytes().map(|b| if matches!(b, b'\n' | b'\r') { b.into() } else { '*' }),
        );
        end = span.end;
    }
    masked.push_str(text.get(end..).unwrap_or_default());
    Cow::Owned(masked)
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-'
}

fn has_digit(text: &str) -> bool {
    text.bytes().any(|b| b.is_ascii_digit())
}

fn run(text: &str, start: usize, accepts: impl Fn(u8) -> bool) -> &str {
    let rest = text.get(start..).unwrap_or_default();
    let end = rest.bytes().position(|b| !accepts(b)).unwrap_or(rest.len());
    rest.get(..end).unwrap_or_default()
}

fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        at += text.as_bytes().get(at..)?.iter().position(|&b| is_word(b))?;
        let word = run(text, at, is_word);
        let start = at;
        at += word.len();
        Some((start, word))
    })
}

/// Whether letters and digits change places as often as chance makes them; a UUID is an id.
fn looks_random(word: &str) -> bool {
    if is_uuid(word) {
        return false;
    }
    // An encoded query may end in a sys_id: `assignment_groupIN287ebd7da9fe198100f92cc8d1d2154e`.
    let word = [32, 24].iter().fold(word, |word, &length| without_hex(word, length));
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    let class = |b: u8| (b.is_ascii_digit(), b.is_ascii_uppercase());
    let changes = word.as_bytes().windows(2).filter(|w| class(w[0]) != class(w[1])).count();
    word.len() >= SHORTEST_TOKEN && digits * 12 >= word.len() && changes * 4 >= word.len()
}

fn is_uuid(word: &str) -> bool {
    let is_hex = |part: &str| part.bytes().all(|b| b.is_ascii_hexdigit());
    word.split('-').map(str::len).eq([8, 4, 4, 4, 12]) && word.split('-').all(is_hex)
}

fn without_hex(word: &str, length: usize) -> &str {
    let start = word.len().saturating_sub(length);
    let is_hex = |tail: &str| tail.bytes().all(|b| b.is_ascii_hexdigit());
    match word.split_at_checked(start) {
        Some((head, tail)) if tail.len() == length && is_hex(tail) => head,
        _ => word,
    }
}

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
            ("?app_key=abcdefgh", "?app_key=********"),
            ("Authorization: Bearer abc123def4", "Authorization: Bearer **********"),
            ("Bearer\r\n  abc123def4", "Bearer\r\n  **********"),
            (r"Bearer\tabc123def4", r"Bearer\t**********"),
            ("x8Kq2ZrT7bNw5LmP0sVd3YhGj9Fc1", "*****************************"),
            (r"fd\x5fapp_abc123xyz", r"fd\x5fapp_*********"),
            (r"fd_app_abc\u003123\x78", "fd_app_***************"),
            ("\"fd_app_\\\n  abc123xyz\" é", "\"fd_app_\\\n  *********\" é"),
            ("fd_app_abc123\\\n  xyz", "fd_app_*******\n*****"),
        ] {
            assert_eq!(mask(text), shown);
        }
    }

    #[test]
    fn is_quick_on_a_text_of_nothing_but_markers() {
        assert!(mask(&"/event/push/".repeat(80_000)).contains("****"));
    }

    #[test]
    fn lets_ids_and_ordinary_words_pass() {
        for text in [
            "69bd0ce95a238693176c1d66",
            "assignment_group=287ebd7da9fe198100f92cc8d1d2154e",
            "assignment_groupIN287ebd7da9fe198100f92cc8d1d2154e,287ebd7da9fe198100f92cc8d1d2154e",
            "AcmeNetworkOperationsNotificationHelper2Ajax",
            "6f1d0c5e-7d0b-4b5c-9a53-2f8e4d1c7b60",
            "flashduty.app_key",
            "https://api.flashcat.cloud/event/push/servicenow/{TOKEN}",
            "Bearer authentication",
            "FlashdutyBearer2Helper",
            "udf_fields.udf_sline_301",
            "2026-11-21T00:00:00Z",
        ] {
            assert_eq!(mask(text), text);
        }
    }
}
