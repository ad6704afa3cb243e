//! String literals in scripts and pages, found by the calls that they are arguments of.

/// A function and which of its arguments names a text.
pub(super) type Argument = (&'static str, usize);

/// A string literal that names a text.
pub(super) struct StringLiteral<'t> {
    pub(super) text: &'t str,
    /// Only its beginning: the script appends something.
    pub(super) is_beginning: bool,
}

/// The string literals that calls of the functions have where a text is named.
pub(super) fn literals<'t>(
    script: &'t str,
    arguments: &[Argument],
) -> impl Iterator<Item = StringLiteral<'t>> {
    arguments.iter().flat_map(move |(function, place)| {
        let calls = script.match_indices(function).filter_map(|(at, name)| {
            let (before, rest) = (&script[..at], &script[at + name.len()..]);
            let is_whole = !before.ends_with(|it: char| it.is_alphanumeric() || "_$.".contains(it));
            rest.strip_prefix('(').filter(|_| is_whole && is_code(before))
        });
        calls.flat_map(|call| argument_literals(call, *place))
    })
}

/// Whether what follows `script` stands neither in a string, such as a text of the mapping, nor in
/// a line comment.
fn is_code(script: &str) -> bool {
    let line = script.rsplit('\n').next().unwrap_or_default().replace(r"\'", "");
    let mut parts = line.split('\'').enumerate();
    // Every other part is a string; an address in an attribute of a page has a colon before it.
    let is_comment =
        |(at, part): (usize, &str)| at.is_multiple_of(2) && part.replace("://", "").contains("//");
    !parts.any(is_comment) && line.matches('\'').count().is_multiple_of(2)
}

/// The literals of one argument of a call, but for those that are compared or appended.
fn argument_literals(call: &str, place: usize) -> Vec<StringLiteral<'_>> {
    let mut found = Vec::new();
    let (mut depth, mut argument, mut rest) = (0_usize, 0, call);
    while let Some(at) = rest.find(['\'', '"', '(', '[', '{', ')', ']', '}', ',']) {
        let (before, from) = rest.split_at(at);
        let (sign, after) = from.split_at(1);
        rest = after;
        match sign {
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" if depth == 0 => break,
            ")" | "]" | "}" => depth -= 1,
            "," if depth == 0 && argument == place => break,
            "," if depth == 0 => argument += 1,
            "," => {}
            quote => {
                let mut ends = after.match_indices(quote).map(|(end, _)| after.split_at(end));
                let Some((text, end)) = ends.find(|(text, _)| !text.ends_with('\\')) else { break };
                rest = &end[1..];
                let next = rest.trim_start();
                let is_name = !before.trim_end().ends_with(['=', '+']) && !next.starts_with('=');
                if is_name && depth == 0 && argument == place {
                    found.push(StringLiteral { text, is_beginning: next.starts_with('+') });
                }
            }
        }
    }
    found
}
