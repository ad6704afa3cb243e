//! Tokens between brackets.

use crate::diagnostic::Span;

/// The tokens as texts.
pub(super) fn texts<'s>(script: &'s str, spans: &[Span]) -> Vec<&'s str> {
    spans.iter().map(|it| script.get(it.start..it.end).unwrap_or_default()).collect()
}

/// The bracket that closes the one at this token; behind the last where none does.
pub(super) fn closing(tokens: &[&str], open: usize) -> usize {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        match *token {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    tokens.len()
}

/// What commas separate between two tokens, brackets kept together; nothing that is empty.
pub(super) fn parts<'t>(
    tokens: &'t [&'t str],
    from: usize,
    to: usize,
) -> impl Iterator<Item = (usize, usize)> + 't {
    let mut at = from;
    std::iter::from_fn(move || {
        (at < to).then(|| {
            let start = at;
            while at < to && tokens.get(at) != Some(&",") {
                at = closing(tokens, at) + 1;
            }
            let end = at.min(to);
            at = end + 1;
            (start, end)
        })
    })
    .filter(|(start, end)| start < end)
}
