//! What several tokens are together: what brackets hold, properties and the values they are given.

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
    split(tokens, from, to, ",")
}

/// What a sign separates between two tokens, brackets kept together; nothing that is empty.
pub(super) fn split<'t>(
    tokens: &'t [&'t str],
    from: usize,
    to: usize,
    sign: &'t str,
) -> impl Iterator<Item = (usize, usize)> + 't {
    let mut at = from;
    std::iter::from_fn(move || {
        (at < to).then(|| {
            let start = at;
            while at < to && tokens.get(at) != Some(&sign) {
                at = closing(tokens, at) + 1;
            }
            let end = at.min(to);
            at = end + 1;
            (start, end)
        })
    })
    .filter(|(start, end)| start < end)
}

/// The name of a property at this token, `.a` or `['a']`, and what stands behind it.
pub(super) fn property<'t>(tokens: &[&'t str], at: usize) -> Option<(&'t str, usize)> {
    let before = *tokens.get(at.checked_sub(1)?)?;
    match tokens.get(at..)? {
        [".", name, ..] => Some((name, at + 2)),
        ["[", name, "]", ..] if is_quoted(name) => {
            let is_value = is_name(before) || [")", "]"].contains(&before);
            (is_value && !NO_VALUES.contains(&before)).then_some((unquoted(name), at + 3))
        }
        _ => None,
    }
}

/// Where the names begin that stand before a property: `a.b` before `.c`.
pub(super) fn object(tokens: &[&str], property: usize) -> usize {
    let is_name_at = |at: usize| tokens.get(at).is_some_and(|it| is_name(it));
    let mut from = property;
    while from > 0 && is_name_at(from - 1) {
        from -= 1;
        if from < 2 || tokens.get(from - 1) != Some(&".") || !is_name_at(from - 2) {
            break;
        }
        from -= 1;
    }
    from
}

/// Words behind which a bracket begins a list.
const NO_VALUES: [&str; 6] = ["case", "in", "instanceof", "return", "throw", "typeof"];

/// Whether the `=` at this token gives a value rather than compares.
pub(super) fn is_assigned(tokens: &[&str], equals: usize) -> bool {
    let before = equals.checked_sub(1).and_then(|at| tokens.get(at));
    let compares = before.is_some_and(|it| ["=", "!", "<", ">"].contains(it));
    !compares && tokens.get(equals) == Some(&"=") && tokens.get(equals + 1) != Some(&"=")
}

/// Where the values begin that a name is given.
pub(super) fn values<'t>(
    tokens: &'t [&'t str],
    name: &'t str,
) -> impl Iterator<Item = usize> + Clone + 't {
    let is_behind_dot = |at: usize| at > 0 && tokens.get(at - 1) == Some(&".");
    let places = (0..tokens.len()).filter(move |at| tokens.get(*at) == Some(&name));
    places.filter(move |at| !is_behind_dot(*at) && is_assigned(tokens, at + 1)).map(|at| at + 2)
}

/// Where a value ends that is given to a name or a property.
pub(super) fn value_end(tokens: &[&str], from: usize) -> usize {
    let mut at = from;
    while let Some(token) = tokens.get(at) {
        let is_behind = at > from && tokens.get(at - 1).is_some_and(|it| is_end(it));
        // Where a line ends without a semicolon, a word stands behind a value.
        if [";", ",", ")", "]", "}"].contains(token) || is_behind && is_name(token) {
            break;
        }
        at = closing(tokens, at) + 1;
    }
    at.min(tokens.len())
}

fn is_end(token: &str) -> bool {
    is_name(token) || is_quoted(token) || [")", "]", "}"].contains(&token)
}

pub(super) fn is_name(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_' || c == '$')
}

pub(super) fn is_quoted(token: &str) -> bool {
    token.starts_with(['\'', '"'])
}

pub(super) fn unquoted(token: &str) -> &str {
    token.trim_matches(['\'', '"'])
}
