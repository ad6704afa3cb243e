//! Syntax of a later day than ES5 that no single word or sign shows.

use super::scan::Scan;
use super::tokens::{closing, parts, texts};
use super::{Mistake, line_of};

/// Flags of regular expressions in ES5.
const FLAGS: [char; 3] = ['g', 'i', 'm'];
/// How escapes of regular expressions begin that ES5 does not have.
const ESCAPES: [&str; 3] = ["\\p{", "\\k<", "\\u{"];
/// What ends a line in ES5 even in a text.
const LINE_ENDS: [char; 2] = ['\u{2028}', '\u{2029}'];

/// The first that a script has.
pub(super) fn later(script: &str, scan: &Scan<'_>) -> Option<Mistake> {
    let tokens = texts(script, &scan.tokens);
    let mistake = |(at, what): (usize, &str)| Mistake {
        line: scan.tokens.get(at).map_or(1, |token| line_of(script, token.start)),
        what: format!("ES5 has no {what}"),
    };
    let in_object = scan.objects.iter().find_map(|open| in_object(&tokens, *open));
    let elsewhere = (0..tokens.len()).find_map(|at| Some((at, elsewhere(&tokens, at)?)));
    let mut expressions = scan.literals.iter();
    let expression = expressions
        .find(|it| it.flags.contains(|c| !FLAGS.contains(&c)) || is_later(it.pattern))
        .map(|it| Mistake { line: it.line, what: "ES5 has no such regular expression".to_owned() });
    let line_end = script.find(LINE_ENDS).map(|at| Mistake {
        line: line_of(script, at),
        what: "ES5 has no line separators in texts".to_owned(),
    });
    let found = [in_object.map(mistake), elsewhere.map(mistake), expression, line_end];
    found.into_iter().flatten().min_by_key(|it| it.line)
}

/// Whether a regular expression has groups or escapes of a later day.
fn is_later(pattern: &str) -> bool {
    let (mut is_escaped, mut in_class) = (false, false);
    let has_group = pattern.char_indices().any(|(at, c)| {
        let begins = !is_escaped && !in_class && pattern[at..].starts_with("(?<");
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '[' => in_class = true,
            ']' => in_class = false,
            _ => {}
        }
        begins
    });
    has_group || has_escape(pattern, &ESCAPES)
}

/// Whether one of some escapes stands in a text, at a backslash that is not escaped itself.
fn has_escape(text: &str, escapes: &[&str]) -> bool {
    let mut is_escaped = false;
    text.char_indices().any(|(at, c)| {
        let begins = c == '\\' && !is_escaped;
        is_escaped = begins;
        begins && escapes.iter().any(|it| text[at..].starts_with(it))
    })
}

/// What an object has besides keys with values, getters and setters.
fn in_object(tokens: &[&str], open: usize) -> Option<(usize, &'static str)> {
    let token = |at: usize| tokens.get(at).copied().unwrap_or_default();
    parts(tokens, open + 1, closing(tokens, open)).find_map(|(from, to)| {
        let (first, second) = (token(from), token(from + 1));
        let is_accessor = ["get", "set"].contains(&first) && to > from + 1 && second != "(";
        match (first, second) {
            (_, ":") => None,
            ("[", _) => Some((from, "computed keys")),
            _ if is_accessor && second == "[" => Some((from, "computed keys")),
            _ if is_accessor => None,
            (_, "(") | ("*" | "async", _) => Some((from, "methods without `function`")),
            _ if to == from + 1 => Some((from, "keys without a value")),
            _ => None,
        }
    })
}

fn elsewhere(tokens: &[&str], at: usize) -> Option<&'static str> {
    let token = |at: usize| tokens.get(at).copied().unwrap_or_default();
    let is_word = at == 0 || token(at - 1) != ".";
    match token(at) {
        "var" if is_word && ["{", "["].contains(&token(at + 1)) => Some("destructuring"),
        "," if token(at + 1) == ")" => Some("comma before `)`"),
        text if text.starts_with(['\'', '"']) && has_escape(text, &["\\u{"]) => {
            Some("such escapes")
        }
        "new" if is_word && token(at + 1) == "." => Some("`new.target`"),
        "import" if is_word && token(at + 1) == "(" => Some("`import`"),
        "function" if is_word => {
            let open = if token(at + 1) == "(" { at + 1 } else { at + 2 };
            let close = closing(tokens, open);
            let given = tokens.get(open + 1..close).unwrap_or_default();
            let is_later = |it: &&str| ["=", "{", "["].contains(it);
            (token(open) == "(" && given.iter().any(is_later))
                .then_some("parameters with defaults or patterns")
        }
        _ => None,
    }
}
