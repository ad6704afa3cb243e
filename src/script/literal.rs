//! Texts and regular expressions as a script has them.

/// A regular expression as a script has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Literal<'s> {
    /// The line where it begins.
    pub(crate) line: usize,
    /// What stands between the slashes.
    pub(crate) pattern: &'s str,
    /// The letters behind.
    pub(crate) flags: &'s str,
}

/// The length of a text in quotes; to the end where nothing closes it.
pub(super) fn quoted(text: &str, quote: char) -> usize {
    let mut is_escaped = false;
    let end = text.char_indices().skip(1).find(|(_, c)| {
        let closes = *c == quote && !is_escaped;
        is_escaped = *c == '\\' && !is_escaped;
        closes
    });
    end.map_or(text.len(), |(at, _)| at + 1)
}

/// Where the slash stands that closes an expression; nothing where the line ends before.
pub(super) fn end_of_pattern(text: &str) -> Option<usize> {
    let (mut is_escaped, mut in_class) = (false, false);
    for (at, c) in text.char_indices().skip(1) {
        match c {
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => return None,
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '[' => in_class = true,
            ']' => in_class = false,
            '/' if !in_class => return Some(at),
            _ => {}
        }
    }
    None
}
