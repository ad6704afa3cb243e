//! JavaScript as text: whether the platform can parse it, and whether it shows people a text as it is.
//!
//! The platform's engine knows ES5. Syntax of a later day is found by its tokens, all but a pattern
//! that is assigned to (`[a] = b`). Whether the rest parses, the embedded engine says, which is there
//! with the feature `lab` only.

mod bare_text;
mod harmless;
mod later;
pub(crate) mod literal;
mod markup;
mod messages;
#[cfg(feature = "lab")]
mod parse;
mod safe;
pub(crate) mod scan;
mod tokens;
#[cfg(feature = "lab")]
mod unclosed;
mod words;

use crate::diagnostic::Span;

pub use bare_text::bare;
pub use messages::{SETTINGS, SHOWING};

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
    let scan = scan::scan(script);
    let later = scan.later.map(|(line, what)| Mistake { line, what: format!("ES5 has no {what}") });
    later.or_else(|| later::later(script, &scan)).or_else(|| unparsed(script, &scan.tokens))
}

#[cfg(feature = "lab")]
fn unparsed(script: &str, tokens: &[Span]) -> Option<Mistake> {
    let mistake = parse::mistake(script)?;
    Some(unclosed::told_where_it_begins(script, tokens, mistake))
}

#[cfg(not(feature = "lab"))]
fn unparsed(_script: &str, _tokens: &[Span]) -> Option<Mistake> {
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

    #[test]
    fn what_only_several_tokens_show_is_found_with_its_line() {
        for script in [
            "a();\nvar o = { a };",
            "a();\nf({ b: 1, m() {} });",
            "a();\nvar o = { [k]: 1 };",
            "a();\nfunction f(a = 1) {}",
            "a();\nvar g = function({ a }) {};",
            "a();\nvar [a] = b;",
            "a();\nvar { a } = b;",
            "a();\nvar r = /a/u;",
            "a();\nfunction f() { return new.target; }",
            "a();\nimport('x');",
            "a();\nvar o = { async m() {} };",
            "a();\nvar o = { get [a]() {} };",
            "a();\nswitch (b) { case c ? 1 : { d }: }",
            r#"a();
x = "\u{61}";"#,
            "a();\nvar r = /a(?<b>c)/;",
            r"a();
var r = /\p{L}/;",
        ] {
            assert_eq!(found(script).map(|it| it.0), Some(2), "{script}");
        }
        for script in [
            "var o = { get a() { return 1; }, set a(v) { this.b = v; }, get: 1, set: f(a, b), };",
            "if (a) { b(c); d } switch (e) { case 1: f(); break; default: g(); }",
            "var f = function(a, b) { x = [a, b]; }, o = {}; function g() {} for (var i = 0;;) { b }",
            "x = a ? { b: c } : { 'd': e, 5: f }; o.function(a = b); o['import'](x); o.new.x",
            "do { a(); } while (b) try { c(); } catch (e) { d(); } finally { e(); }",
            "switch (a) { case 1: { f(); break; } case b ? 2 : 3: { g } default: { h(i); } }",
            "loop: { f(a); g; break loop; } x = a ? b ? {} : {} : { c: d };",
            r#"x = "C:\\u{x}"; y = /[(?<]/; z = /\(?</;"#,
        ] {
            assert_eq!(super::later::later(script, &super::scan::scan(script)), None, "{script}");
        }
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
            (&"(".repeat(1_000_000), 1),
        ] {
            assert_eq!(found(script).map(|it| it.0), Some(line), "{script} {:?}", found(script));
        }
    }
}
