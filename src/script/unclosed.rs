//! Where something begins that a script does not close.

use super::tokens::texts;
use super::{Mistake, line_of};
use crate::diagnostic::Span;

/// A mistake at the end of a script is one of its beginning, if that is seen.
pub(super) fn told_where_it_begins(script: &str, spans: &[Span], mistake: Mistake) -> Mistake {
    let last = spans.last().copied().unwrap_or(Span::new(0, 0));
    if let Some(at) = comment(script.get(last.end..).unwrap_or_default()) {
        let what = "nothing closes the comment that begins here".to_owned();
        return Mistake { line: line_of(script, last.end + at), what };
    }
    let end = line_of(script, last.end);
    if mistake.line < end {
        return mistake;
    }
    let tokens = texts(script, spans);
    let open = unclosed(&tokens).and_then(|at| Some((spans.get(at)?, tokens.get(at)?)));
    match open {
        Some((span, bracket)) => Mistake {
            line: line_of(script, span.start),
            what: format!("nothing closes the `{bracket}` that stands here"),
        },
        // A line behind the last is empty and shows nothing.
        None => Mistake { line: end, ..mistake },
    }
}

/// Where a comment begins behind the last token that has no end.
fn comment(tail: &str) -> Option<usize> {
    let mut at = 0;
    loop {
        let rest = tail.get(at..)?.trim_start();
        at = tail.len() - rest.len();
        let end =
            if rest.starts_with("//") { rest.find('\n').map(|it| it - 1) } else { rest.find("*/") };
        match end {
            Some(end) => at += end + 2,
            None => return rest.starts_with("/*").then_some(at),
        }
    }
}

/// The innermost bracket that is open at the end, or where another kind is closed.
fn unclosed(tokens: &[&str]) -> Option<usize> {
    let mut open = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        let opening = match *token {
            "(" | "[" | "{" => {
                open.push(at);
                continue;
            }
            ")" => "(",
            "]" => "[",
            "}" => "{",
            _ => continue,
        };
        let last = open.pop()?;
        if tokens.get(last) != Some(&opening) {
            return Some(last);
        }
    }
    open.pop()
}

#[cfg(test)]
mod tests {
    use crate::script::mistake;

    #[test]
    fn what_nothing_closes_is_told_where_it_begins() {
        for (script, line, what) in [
            ("a();\nif (\n\n", 2, "nothing closes the `(` that stands here"),
            (
                "a();\nfunction b() {\n    c();\n\n// d\n",
                2,
                "nothing closes the `{` that stands here",
            ),
            ("f({\n    a: [1,\n    b: 2 });\n", 2, "nothing closes the `[` that stands here"),
            ("f({\n    a: [1,\n    b: 2 });\ng();\n", 3, ""),
            ("f(a b);\ng();\n", 1, ""),
            ("a();\nb(function () {\n    c();\n}\n", 2, "nothing closes the `(` that stands here"),
            ("a();\nb =\n\n\n", 2, ""),
            ("a();\nb = 'c;\nd();\n", 2, ""),
            ("a();\n/* b\nd();\n", 2, ""),
            ("/* b\nd();\n", 1, "nothing closes the comment that begins here"),
            ("if ( /* b */ // /* c\n", 1, "nothing closes the `(`"),
            ("a();\n/* b */ // c /*\n/* d\n", 3, "nothing closes the comment"),
            ("a();\nb = /c\nd();\n", 2, ""),
        ] {
            let found = mistake(script).unwrap();
            assert_eq!(found.line, line, "{script} {found:?}");
            assert!(found.what.contains(what), "{script} {found:?}");
        }
    }
}
