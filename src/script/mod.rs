//! JavaScript as text: whether the platform can parse it, and whether it shows people a text as it is.
//!
//! The platform's engine knows ES5. Syntax of a later day is found by its tokens; whether the rest
//! parses, the embedded engine says, which is there with the feature `lab` only.

pub(crate) mod literal;
mod messages;
#[cfg(feature = "lab")]
mod parse;

pub use messages::{SETTINGS, SHOWING, bare};

/// Whether scripts are parsed, or only their tokens are looked at.
pub const IS_PARSED: bool = cfg!(feature = "lab");

/// What is wrong with a script.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// In which of its lines, from 1.
    pub line: usize,
    /// What it is.
    pub what: String,
}

/// The first thing that keeps a script from being ES5.
#[must_use]
pub fn mistake(script: &str) -> Option<Mistake> {
    let later = literal::scan(script).later;
    let later = later.map(|(line, what)| Mistake { line, what: format!("ES5 has no {what}") });
    later.or_else(|| unparsed(script))
}

#[cfg(feature = "lab")]
fn unparsed(script: &str) -> Option<Mistake> {
    parse::mistake(script)
}

#[cfg(not(feature = "lab"))]
fn unparsed(_script: &str) -> Option<Mistake> {
    None
}

/// The line in which a byte of a text stands, from 1.
fn line_of(text: &str, at: usize) -> usize {
    text.get(..at).unwrap_or_default().matches('\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::mistake;

    fn found(script: &str) -> Option<(usize, String)> {
        mistake(script).map(|it| (it.line, it.what))
    }

    #[test]
    fn what_is_es5_has_no_mistake() {
        for script in [
            "",
            "var a = { get: 1, 'class': 2, if: 3 }, b = [1, , 2]; a.if = b;",
            "(function executeRule(current, previous) {\n    f(current);\n})(current, previous);",
            "throw new Error('is not run');",
            "while (true) {}",
            "var r = /^[a-z]{1,3}$/gi.test('x') ? void 0 : typeof y; // let\n",
        ] {
            assert_eq!(found(script), None, "{script}");
        }
    }

    #[test]
    fn syntax_of_a_later_day_is_found_with_its_line() {
        assert_eq!(found("a();\nlet x = 1;"), Some((2, "ES5 has no `let`".to_owned())));
        assert_eq!(found("\n\nf(() => 1);"), Some((3, "ES5 has no arrow functions".to_owned())));
    }

    #[cfg(feature = "lab")]
    #[test]
    fn what_does_not_parse_is_found_with_its_line() {
        for (script, line) in [
            ("a();\nif (", 2),
            ("var a = 1;\n\nvar = 2;", 3),
            ("f(;", 1),
            ("a();\n} b();", 2),
            ("return 1;", 1),
            ("a();\n}); (function () {", 2),
            ("var s = 'x\n", 1),
            ("/* a", 1),
            ("break;", 1),
            ("x = [[(", 1),
        ] {
            assert_eq!(found(script).map(|it| it.0), Some(line), "{script} {:?}", found(script));
        }
    }
}
