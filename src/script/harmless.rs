//! Whether the function `harmless` of a script takes out what begins markup.

use super::tokens::{closing, is_assigned};

/// Whether a function `harmless` is defined at this token that leaves a `<` as it is.
pub(super) fn is_weak(tokens: &[&str], at: usize) -> bool {
    let token = |at: usize| tokens.get(at).copied().unwrap_or_default();
    let before = at.checked_sub(1).map(token).unwrap_or_default();
    if token(at) != "harmless" || before == "." {
        return false;
    }
    let is_given = token(at + 1) == "=" && is_assigned(tokens, at + 1);
    let function = match before {
        "function" => at - 1,
        _ if is_given => at + 2,
        _ => return false,
    };
    token(function) != "function" || !replaces(body(tokens, function))
}

fn body<'t>(tokens: &'t [&'t str], function: usize) -> &'t [&'t str] {
    let is_named = tokens.get(function + 1) != Some(&"(");
    let open = closing(tokens, function + 1 + usize::from(is_named)) + 1;
    tokens.get(open..closing(tokens, open)).unwrap_or_default()
}

fn replaces(body: &[&str]) -> bool {
    body.windows(4).any(|it| {
        let [".", "replace", "(", pattern] = it else { return false };
        let parts = pattern.strip_prefix('/').and_then(|it| it.rsplit_once('/'));
        parts.is_some_and(|(inside, flags)| inside.contains('<') && flags.contains('g'))
    })
}

#[cfg(test)]
mod tests {
    use crate::script::bare_text::{bare, told};

    #[test]
    fn a_function_that_makes_nothing_harmless_is_found() {
        for script in [
            "function harmless(words) { return words; }",
            "function harmless(words) { return words.replace(/</, ''); }",
            "function harmless(words) { return words.replace(/a/g, ''); }",
            "var harmless = String;",
            "a.replace(/</g, ''); harmless = function (words) { return words; };",
        ] {
            assert_eq!(told(script), "harmless", "{script}");
        }
        for script in [
            "function harmless(words) { return String(words).replace(/</g, 'x'); }",
            "function harmless(words) { return words.replace(/[<>&]/g, f); }",
            "var harmless = function (words) { return words.replace(/</g, ''); };",
            "function harmless(words) { return words.replace(/&/g, '').replace(/</g, ''); }",
            "if (harmless === b) { a(); }",
        ] {
            assert_eq!(bare(script), None, "{script}");
        }
    }
}
