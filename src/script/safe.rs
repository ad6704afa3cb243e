//! Whether an expression is seen to be no markup.

use super::messages::SETTINGS;
use super::tokens::{closing, is_quoted, parts, split, unquoted, value_end, values};

/// How many brackets and choices may stand in each other.
const DEEPEST: usize = 16;

/// Whether an expression is made of literals and of what has gone through `harmless`.
pub(super) fn is_safe(tokens: &[&str], from: usize, to: usize) -> bool {
    Judge { tokens, names: true }.is_safe(from, to, DEEPEST)
}

#[derive(Clone, Copy)]
struct Judge<'t> {
    tokens: &'t [&'t str],
    /// Whether the values of a name are looked for.
    names: bool,
}

impl<'t> Judge<'t> {
    fn token(self, at: usize) -> &'t str {
        self.tokens.get(at).copied().unwrap_or_default()
    }

    fn is_safe(self, from: usize, to: usize, depth: usize) -> bool {
        let Some(depth) = depth.checked_sub(1) else { return false };
        let inner = |(from, to): (usize, usize)| self.is_safe(from, to, depth);
        let either: Vec<_> = split(self.tokens, from, to, "|").collect();
        let summands: Vec<_> = split(self.tokens, from, to, "+").collect();
        if let Some((question, colon)) = self.choice(from, to) {
            inner((question + 1, colon)) && inner((colon + 1, to))
        } else if either.len() > 1 {
            either.into_iter().all(inner)
        } else if summands.len() > 1 {
            self.is_sum_safe(&summands) && summands.into_iter().all(inner)
        } else if to == from + 1 {
            self.is_literal(from) || self.names && self.is_harmless(from)
        } else {
            match (self.token(from), self.token(from + 1)) {
                ("harmless", "(") => closing(self.tokens, from + 1) + 1 == to,
                ("(", _) => closing(self.tokens, from) + 1 == to && inner((from + 1, to - 1)),
                ("{", _) => closing(self.tokens, from) + 1 == to && self.is_object(from, to, depth),
                _ => false,
            }
        }
    }

    /// Markup that is a literal is whole only by itself.
    fn is_sum_safe(self, summands: &[(usize, usize)]) -> bool {
        let mut firsts = summands.iter().map(|it| it.0);
        let is_literal = summands.iter().all(|it| it.1 == it.0 + 1 && self.is_literal(it.0));
        is_literal || !firsts.any(|at| is_quoted(self.token(at)) && self.token(at).contains('<'))
    }

    fn is_object(self, from: usize, to: usize, depth: usize) -> bool {
        parts(self.tokens, from + 1, to - 1).all(|(key, end)| {
            let is_setting = SETTINGS.contains(&unquoted(self.token(key)));
            self.token(key + 1) == ":" && (is_setting || self.is_safe(key + 2, end, depth))
        })
    }

    fn is_literal(self, at: usize) -> bool {
        let token = self.token(at);
        let is_number = token.starts_with(|c: char| c.is_ascii_digit());
        is_number || is_quoted(token) || ["true", "false", "null"].contains(&token)
    }

    /// Where the signs of `a ? b : c` stand.
    fn choice(self, from: usize, to: usize) -> Option<(usize, usize)> {
        let (mut at, mut open, mut question) = (from, 0, None);
        while at < to {
            match self.token(at) {
                "?" => {
                    open += 1;
                    question = question.or(Some(at));
                }
                ":" if open == 1 => return Some((question?, at)),
                ":" => open -= usize::from(open > 0),
                _ => {}
            }
            at = closing(self.tokens, at) + 1;
        }
        None
    }

    /// Whether all that a name is ever given is harmless.
    fn is_harmless(self, at: usize) -> bool {
        let name = self.token(at);
        let judge = Self { names: false, ..self };
        let mut values = values(self.tokens, name).peekable();
        values.peek().is_some()
            && values.all(|at| judge.is_safe(at, value_end(self.tokens, at), DEEPEST))
            && !self.is_given_otherwise(name)
    }

    /// Whether a name is a parameter, a key that a loop goes through, or added to.
    fn is_given_otherwise(self, name: &str) -> bool {
        (0..self.tokens.len()).any(|at| match self.token(at) {
            "function" | "catch" => {
                let open = if self.token(at + 1) == "(" { at + 1 } else { at + 2 };
                let head = self.tokens.get(at..closing(self.tokens, open));
                head.is_some_and(|it| it.contains(&name))
            }
            token if token == name => {
                let is_added = self.token(at + 2) == "=" && self.token(at + 3) != "=";
                self.token(at + 1) == "in" || is_added && self.token(at + 1) != "="
            }
            _ => false,
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::script::bare_text::bare;

    #[test]
    fn a_harmless_text_is_not() {
        for script in [
            "g_form.addErrorMessage(harmless(a)); g_form.addInfoMessage('done');",
            "g_modal.showFrame({ url: a, title: harmless(b(c, d)), size: 'lg', callback: f });",
            "// gs.addInfoMessage(name)\n'gs.addInfoMessage(name)';",
            "gs.addInfoMessage();",
            "gs.addInfoMessage('a' + 'b' + 5); gs.addInfoMessage(harmless(a) + ': ' + harmless(b));",
            "gs.addInfoMessage(a ? 'b' : c ? harmless(d) : 'e'); gs.addInfoMessage((('a')));",
            "gs.addInfoMessage(harmless(a) || 'b');",
            "var t = harmless(x), u; g_form.addErrorMessage(t);",
            "var t = harmless(x)\ng_form.addErrorMessage(t)",
            "var t = ''; if (a) { t = harmless(x) } g_form.addErrorMessage('b' + t);",
            "g_form.addErrorMessage.call(g_form, 'a', harmless(b));",
        ] {
            assert_eq!(bare(script), None, "{script}");
        }
    }
}
