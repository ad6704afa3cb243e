//! The regular expressions of ES5: what a later engine takes and Rhino does not.
//!
//! Source: ECMAScript 5.1, 15.10; ServiceNow docs, "JavaScript engine feature support"; tried in
//! Rhino 1.7.14.

use crate::script::literal::Literal;
use std::fmt;

/// Why a regular expression does not do in ES5 what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Unsupported {
    /// ES5 does not have this group: a lookbehind, a name, or switched flags.
    Group(String),
    /// ES5 does not have this flag.
    Flag(char),
    /// The flag by which the platform takes an expression of `java.util.regex`.
    JavaFlag,
    /// ES5 takes a backslash and this letter for the letter, whatever follows.
    Letter(char),
}

impl Unsupported {
    /// Whether Rhino takes it, and means something else or what is not simulated.
    pub(super) fn is_refused(&self) -> bool {
        matches!(self, Self::JavaFlag | Self::Letter(_))
    }
}

impl fmt::Display for Unsupported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Group(group) => write!(f, "a regular expression of ES5 has no {group}"),
            Self::Flag(flag) => write!(f, "a regular expression of ES5 has no flag {flag}"),
            Self::JavaFlag => f.write_str("the flag j of a regular expression is not simulated"),
            Self::Letter(letter) => {
                let bracket = if *letter == 'k' { '<' } else { '{' };
                write!(
                    f,
                    "\\{letter}{bracket} of a regular expression is the text {letter}{bracket} in ES5"
                )
            }
        }
    }
}

/// What is wrong with an expression; nothing if the engine may judge it.
pub(super) fn problem(pattern: &str, flags: &str) -> Option<Unsupported> {
    if let Some(flag) = flags.chars().find(|it| !"gim".contains(*it)) {
        return Some(if flag == 'j' { Unsupported::JavaFlag } else { Unsupported::Flag(flag) });
    }
    let mut in_class = false;
    let mut rest = pattern;
    while let Some(c) = rest.chars().next() {
        let after = &rest[c.len_utf8()..];
        let mut next = after.chars();
        match c {
            '\\' => {
                let (letter, bracket) = (next.next(), next.next());
                match (letter, bracket) {
                    (Some(letter @ ('p' | 'P' | 'u')), Some('{'))
                    | (Some(letter @ 'k'), Some('<')) => {
                        return Some(Unsupported::Letter(letter));
                    }
                    _ => rest = &after[letter.map_or(0, char::len_utf8)..],
                }
                continue;
            }
            '[' => in_class = true,
            ']' => in_class = false,
            '(' if !in_class => {
                if let Some(kind) = after.strip_prefix('?')
                    && !kind.starts_with([':', '=', '!'])
                {
                    let shown: String = kind.chars().take(2).collect();
                    return Some(Unsupported::Group(format!("(?{shown}")));
                }
            }
            _ => {}
        }
        rest = after;
    }
    None
}

/// The first literal of a script that is no regular expression of ES5, and its line.
pub(super) fn check(literals: &[Literal<'_>]) -> Option<(usize, Unsupported)> {
    literals.iter().find_map(|it| Some((it.line, problem(it.pattern, it.flags)?)))
}

#[cfg(test)]
mod tests {
    use super::{Unsupported, check, problem};
    use crate::script::scan::scan;

    #[test]
    fn es5_is_left_to_the_engine() {
        for pattern in [
            "",
            "a(?:b)(?=c)(?!d)",
            "[(?<=a)]",
            "\\(?<a",
            "[^]",
            "\\u0061{2}",
            "\\\\p{L}",
            "\\\\k<a>",
            "\\ba",
            "[\\]](?:a)",
            "(",
            "[",
            "\\",
            "a{1,2}?",
            "[[](?:b)",
            "\u{e4}(?=\u{4e2d})",
        ] {
            assert_eq!(problem(pattern, "gim"), None, "{pattern}");
        }
    }

    #[test]
    fn later_syntax_is_told() {
        let group = |shown: &str| Some(Unsupported::Group(shown.to_owned()));
        assert_eq!(problem("(?<=a)b", ""), group("(?<="));
        assert_eq!(problem("a(?<!b)c", ""), group("(?<!"));
        assert_eq!(problem("(?<year>\\d)", ""), group("(?<y"));
        assert_eq!(problem("[a](?i:b)", ""), group("(?i:"));
        assert_eq!(problem("(?", ""), group("(?"));
        for (pattern, letter) in
            [("\\p{L}", 'p'), ("[\\P{L}]", 'P'), ("\\u{61}", 'u'), ("(a)\\k<a>", 'k')]
        {
            assert_eq!(problem(pattern, ""), Some(Unsupported::Letter(letter)), "{pattern}");
        }
        for flag in ['y', 's', 'u', 'd', 'v', 'x'] {
            assert_eq!(problem("a", &format!("g{flag}")), Some(Unsupported::Flag(flag)));
        }
        assert_eq!(problem("a", "j"), Some(Unsupported::JavaFlag));
    }

    #[test]
    fn a_literal_is_found_with_its_line() {
        let script = "var a = 1;\nvar b = a / 2; var c = /(?<=a)b/;";
        assert_eq!(check(&scan(script).literals), Some((2, Unsupported::Group("(?<=".to_owned()))));
        let none = scan("var a = '/(?<=a)b/'; // /(?<=a)b/\n/* /(?<=a)b/ */");
        assert_eq!(check(&none.literals), None);
    }
}
