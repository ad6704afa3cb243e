//! A text with the escapes of YAML's double quotes undone, so that a secret cannot hide in them.
//!
//! Quotes are not looked at: an escape outside of them means nothing to YAML, and is undone here
//! all the same. Each byte keeps the place that it was read from.

use super::Span;

/// A text without escapes.
pub(super) struct Unescaped {
    pub(super) text: String,
    /// For each byte of the text, what it was read from.
    origins: Vec<Span>,
}

impl Unescaped {
    /// The text without escapes; nothing if it has none.
    pub(super) fn new(raw: &str) -> Option<Self> {
        raw.contains('\\').then(|| {
            let mut unescaped = Self { text: String::new(), origins: Vec::new() };
            let mut at = 0;
            while let Some(rest) = raw.get(at..).filter(|rest| !rest.is_empty()) {
                let (character, length) = next(rest);
                unescaped.push(character, Span::new(at, at + length));
                at += length;
            }
            unescaped
        })
    }

    fn push(&mut self, character: Option<char>, origin: Span) {
        if let Some(character) = character {
            self.text.push(character);
            self.origins.resize(self.text.len(), origin);
        }
    }

    /// Where a part of this text stands in the raw one.
    pub(super) fn origin(&self, span: Span) -> Span {
        let of = |at: usize| self.origins.get(at).copied().unwrap_or_default();
        Span::new(of(span.start).start, of(span.end.saturating_sub(1)).end)
    }
}

/// The first character that a text stands for, if any, and how many bytes say so.
fn next(text: &str) -> (Option<char>, usize) {
    let plain = text.chars().next();
    let plain = (plain, plain.map_or(1, char::len_utf8));
    let Some(escape) = text.strip_prefix('\\') else {
        return plain;
    };
    match escape.as_bytes().first() {
        Some(b'x') => code(escape, 2).unwrap_or(plain),
        Some(b'u') => code(escape, 4).unwrap_or(plain),
        Some(b'U') => code(escape, 8).unwrap_or(plain),
        Some(b'/') => (Some('/'), 2),
        Some(b't') => (Some('\t'), 2),
        Some(b'n') => (Some('\n'), 2),
        Some(b'r') => (Some('\r'), 2),
        // Two of them are one, which starts no escape.
        Some(b'\\') => (Some('\\'), 2),
        // The line goes on where the next one starts.
        Some(b'\r' | b'\n') => {
            let folded = escape.strip_prefix('\r').unwrap_or(escape);
            let folded = folded.strip_prefix('\n').unwrap_or(folded);
            (None, text.len() - folded.trim_start_matches([' ', '\t']).len())
        }
        _ => plain,
    }
}

fn code(escape: &str, digits: usize) -> Option<(Option<char>, usize)> {
    let digits = escape.get(1..=digits).filter(|it| it.bytes().all(|b| b.is_ascii_hexdigit()))?;
    let character = char::from_u32(u32::from_str_radix(digits, 16).ok()?)?;
    Some((Some(character), digits.len() + 2))
}

#[cfg(test)]
mod tests {
    use super::{Span, Unescaped};

    #[test]
    fn undoes_escapes_and_knows_their_places() {
        for (raw, text) in [
            (r"fd\x5fapp\u005F\U0000005f\/", "fd_app__/"),
            ("a\\\n  b\\\r\n\tc", "abc"),
            (r"\\x5f \x5 \q \", r"\x5f \x5 \q \"),
            (r"a\tb\nc\r", "a\tb\nc\r"),
            (r"é\ud800\uffff", "é\\ud800\u{ffff}"),
        ] {
            assert_eq!(Unescaped::new(raw).unwrap().text, text);
        }
        let unescaped = Unescaped::new(r"é\x5fb").unwrap();
        assert_eq!(unescaped.origin(Span::new(2, 3)), Span::new(2, 6));
        assert_eq!(unescaped.origin(Span::new(2, 4)), Span::new(2, 7));
    }
}
