//! Words, texts and signs of a script, without comments and regular expressions.

/// Longer texts are not cut into pieces, which take many times their memory.
pub(super) const MOST_BYTES: usize = 2 * 1024 * 1024;

/// A piece of a script.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'t> {
    Word(&'t str),
    /// What stands in quotes, escapes as written.
    Text(&'t str),
    Sign(char),
}

/// The pieces of a script, in one pass.
pub(super) fn tokens(script: &str) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let mut rest = script;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '/' if rest.starts_with("/*") => rest[2..].find("*/").map_or(rest.len(), |at| at + 4),
            '/' if is_operand_next(tokens.last()) => end_of(rest, '/'),
            '"' | '\'' | '`' => {
                let end = end_of(rest, first);
                tokens.push(Token::Text(rest.get(1..end.saturating_sub(1)).unwrap_or_default()));
                end
            }
            _ if is_part(first) => {
                let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
                tokens.push(Token::Word(&rest[..end]));
                end
            }
            _ => {
                if !first.is_whitespace() {
                    tokens.push(Token::Sign(first));
                }
                first.len_utf8()
            }
        };
        rest = &rest[length..];
    }
    tokens
}

fn is_part(character: char) -> bool {
    character.is_alphanumeric() || character == '_' || character == '$'
}

/// Whether a slash begins a regular expression: it divides only what stands before it.
fn is_operand_next(before: Option<&Token>) -> bool {
    match before {
        None => true,
        Some(Token::Sign(sign)) => !matches!(sign, ')' | ']' | '}'),
        Some(Token::Word(word)) => matches!(*word, "return" | "typeof" | "case" | "in"),
        Some(Token::Text(_)) => false,
    }
}

/// Just behind the closing sign, or where the line ends without one.
fn end_of(text: &str, close: char) -> usize {
    let (mut is_escaped, mut in_class) = (false, false);
    for (at, c) in text.char_indices().skip(1) {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '[' if close == '/' => in_class = true,
            ']' => in_class = false,
            '\n' if close != '`' => return at,
            _ if c == close && !in_class => return at + c.len_utf8(),
            _ => {}
        }
    }
    text.len()
}
