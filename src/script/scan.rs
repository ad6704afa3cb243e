//! The tokens of a script, with the regular expressions that stand in it as literals, and the first
//! syntax that ES5 does not have.
//!
//! A slash begins an expression where a value may begin, which what came before tells.

use super::literal::{Literal, end_of_pattern, quoted};
use super::words::{self, is_word};
use crate::diagnostic::Span;
use std::mem;

/// All of them, in their order.
#[cfg(test)]
fn literals(script: &str) -> Vec<Literal<'_>> {
    scan(script).literals
}

/// What a script has that only its tokens show.
pub(crate) struct Scan<'s> {
    /// Its regular expressions, in their order.
    pub(crate) literals: Vec<Literal<'s>>,
    /// The first syntax of a later day, and its line.
    pub(crate) later: Option<(usize, &'static str)>,
    /// Everything but blanks and comments, as bytes from and to; of signs each is one, but for `++`.
    pub(crate) tokens: Vec<Span>,
    /// Which of them are braces that begin an object.
    pub(crate) objects: Vec<usize>,
}

pub(crate) fn scan(script: &str) -> Scan<'_> {
    let scan = Scan { literals: Vec::new(), later: None, tokens: Vec::new(), objects: Vec::new() };
    let whole = Bracket { behind: After::Statement, is_block: true, choices: 0 };
    let mut scanner =
        Scanner { script, at: 0, after: After::Statement, around: whole, open: Vec::new(), scan };
    while scanner.at < script.len() {
        scanner.token();
    }
    scanner.scan
}

/// What the next token stands behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum After {
    /// A value: a slash divides it.
    Value,
    /// What needs a value: a slash begins an expression, a brace an object.
    Operator,
    /// The end of a statement: a slash begins an expression, a brace a block.
    Statement,
    /// A word such as `if`, whose parentheses are no value.
    Head,
    /// A dot: the word behind it is no keyword.
    Dot,
}

/// A bracket that is open, or the whole script.
struct Bracket {
    /// What the next token stands behind once it is closed.
    behind: After,
    /// Whether statements stand in it.
    is_block: bool,
    /// How many choices, `a ? b : c`, still lack their colon.
    choices: usize,
}

struct Scanner<'s> {
    script: &'s str,
    at: usize,
    after: After,
    /// The innermost bracket.
    around: Bracket,
    /// Those around it.
    open: Vec<Bracket>,
    scan: Scan<'s>,
}

impl<'s> Scanner<'s> {
    fn rest(&self) -> &'s str {
        &self.script[self.at..]
    }

    fn token(&mut self) {
        let rest = self.rest();
        let Some(c) = rest.chars().next() else { return };
        let start = self.at;
        if c.is_whitespace() {
            self.at += c.len_utf8();
            return;
        } else if rest.starts_with("//") {
            self.at += rest.find(['\n', '\r', '\u{2028}', '\u{2029}']).unwrap_or(rest.len());
            return;
        } else if rest.starts_with("/*") {
            self.at += rest.find("*/").map_or(rest.len(), |end| end + 2);
            return;
        } else if matches!(c, '"' | '\'' | '`') {
            if c == '`' {
                self.later(Some("template literals"));
            }
            self.at += quoted(rest, c);
            self.after = After::Value;
        } else if is_word(c) {
            self.word();
        } else if c == '/' && self.after != After::Value {
            self.expression();
        } else {
            self.sign(c);
        }
        self.scan.tokens.push(Span::new(start, self.at));
    }

    fn word(&mut self) {
        let rest = self.rest();
        let is_number = rest.starts_with(|c: char| c.is_ascii_digit());
        let end = rest.find(|c| !(is_word(c) || is_number && c == '.')).unwrap_or(rest.len());
        if is_number {
            self.later(words::number(&rest[..end]));
        } else if self.after != After::Dot {
            self.later(words::keyword(&rest[..end], rest[end..].trim_start()));
        }
        self.at += end;
        self.after = match &rest[..end] {
            _ if self.after == After::Dot => After::Value,
            "if" | "while" | "for" | "with" => After::Head,
            "return" | "typeof" | "instanceof" | "in" | "new" | "delete" | "void" | "throw"
            | "case" => After::Operator,
            "do" | "else" => After::Statement,
            _ => After::Value,
        };
    }

    fn later(&mut self, what: Option<&'static str>) {
        if let (None, Some(what)) = (self.scan.later, what) {
            self.scan.later = Some((self.line(), what));
        }
    }

    fn line(&self) -> usize {
        self.script[..self.at].matches('\n').count() + 1
    }

    fn expression(&mut self) {
        let rest = self.rest();
        let Some(end) = end_of_pattern(rest) else {
            self.at += 1;
            return;
        };
        let behind = &rest[end + 1..];
        let flags = behind.find(|c| !is_word(c)).unwrap_or(behind.len());
        let line = self.line();
        self.scan.literals.push(Literal { line, pattern: &rest[1..end], flags: &behind[..flags] });
        self.at += end + 1 + flags;
        self.after = After::Value;
    }

    fn sign(&mut self, c: char) {
        let rest = self.rest();
        let later = words::sign(rest);
        self.later(later);
        self.at += c.len_utf8();
        self.after = match c {
            '(' | '[' | '{' => self.opened(c),
            ')' | ']' | '}' => self.closed(),
            ';' => After::Statement,
            ':' => self.colon(),
            '?' => {
                self.around.choices += 1;
                After::Operator
            }
            '.' => After::Dot,
            // Behind a value they belong to it.
            '+' | '-' if rest[1..].starts_with(c) => {
                self.at += 1;
                self.after
            }
            _ => After::Operator,
        };
    }

    fn opened(&mut self, c: char) -> After {
        let is_block = c == '{' && self.after != After::Operator;
        let is_head = c == '(' && self.after == After::Head;
        if c == '{' && !is_block {
            self.scan.objects.push(self.scan.tokens.len());
        }
        let behind = if is_block || is_head { After::Statement } else { After::Value };
        let inner = Bracket { behind, is_block, choices: 0 };
        self.open.push(mem::replace(&mut self.around, inner));
        if is_block { After::Statement } else { After::Operator }
    }

    fn closed(&mut self) -> After {
        let Some(outer) = self.open.pop() else { return After::Statement };
        mem::replace(&mut self.around, outer).behind
    }

    /// Behind a label, a `case` or a `default` begins a statement; behind a key or in a choice, a value.
    fn colon(&mut self) -> After {
        let is_choice = self.around.choices > 0;
        self.around.choices -= usize::from(is_choice);
        if is_choice || !self.around.is_block { After::Operator } else { After::Statement }
    }
}

#[cfg(test)]
mod tests {
    use super::{Literal, literals};
    use crate::simulator::RUNTIME;
    use oxc_allocator::Allocator;
    use oxc_ast::AstKind;
    use oxc_ast_visit::Visit;
    use oxc_parser::Parser;
    use oxc_span::SourceType;

    fn patterns(script: &str) -> Vec<&str> {
        literals(script).into_iter().map(|it| it.pattern).collect()
    }

    #[test]
    fn a_slash_divides_behind_a_value() {
        for script in [
            "a / b / c",
            "f(x) / 2 / y",
            "a[0] / b / c",
            "1 / 2 / 3",
            "1. / 2 / 3",
            "a++ / b / c",
            "a.return / b / c",
            "({}) / 1 / 2",
            "x = { a: 1 } / 2 / 3",
            "'a' / 'b' / 'c'",
            "// /a/\n",
            "/* /a/ */",
            "'/a/' + \"/b/\" + '\\'/c/'",
            "this / a / b",
            "`/a/`",
        ] {
            assert_eq!(patterns(script), [""; 0], "{script}");
        }
    }

    #[test]
    fn a_slash_begins_an_expression_elsewhere() {
        for script in [
            "/a/",
            "x = /a/",
            "f(/a/)",
            "[/a/]",
            "return /a/",
            "typeof /a/",
            "a ? /a/ : b",
            "if (x) /a/.test(y)",
            "while (x) { } /a/.test(y)",
            "function f() { } /a/.test(y)",
            "if (x) { y } else /a/.test(y)",
            "!/a/.test(x)",
            "a && /a/",
            "{ } /a/.exec(b)",
            "switch (x) { case /a/: }",
            "x = a / b; /a/.test(c)",
            "a + +/a/",
            "do /a/.test(b); while (c)",
            "switch (x) { case y: /a/.test(z) }",
            "switch (x) { default: { } /a/.test(y) }",
            "b: { } /a/.test(y)",
            "switch (x) { case y ? 1 : 2: { } /a/.test(z) }",
            "x = { b: y ? 1 : /a/ }",
        ] {
            assert_eq!(patterns(script), ["a"], "{script}");
        }
        let found = literals("a;\nb = /[/\\]]\\/x/gi.test(/y/m)");
        let expected = [
            Literal { line: 2, pattern: "[/\\]]\\/x", flags: "gi" },
            Literal { line: 2, pattern: "y", flags: "m" },
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn what_does_not_end_is_no_expression() {
        for script in ["/a\nb/", "/[/", "/", "'", "/*", "x = /", "}/a", "/a\\", "(((", "\u{4e2d}/"]
        {
            let found = literals(script);
            assert!(found.len() < 2, "{script} {found:?}");
        }
    }

    struct Expressions<'s>(&'s str, Vec<&'s str>);

    impl<'a> Visit<'a> for Expressions<'_> {
        fn enter_node(&mut self, kind: AstKind<'a>) {
            if let AstKind::RegExpLiteral(it) = kind {
                let text = it.span.source_text(self.0);
                let end = text.rfind('/').unwrap();
                self.1.push(&text[1..end]);
            }
        }
    }

    #[test]
    fn a_real_parser_finds_the_same() {
        let root = concat!(env!("CARGO_MANIFEST_DIR"), "/generated");
        let files = walkdir::WalkDir::new(root).into_iter().map(|it| it.unwrap().into_path());
        let generated = files.filter(|it| it.extension().is_some_and(|it| it == "js"));
        let mut scripts: Vec<String> =
            generated.map(|it| std::fs::read_to_string(it).unwrap()).collect();
        assert!(scripts.len() > 5);
        scripts.extend(RUNTIME.iter().map(|(_, script)| (*script).to_owned()));
        let mut count = 0;
        for script in &scripts {
            let allocator = Allocator::default();
            let parsed = Parser::new(&allocator, script, SourceType::script()).parse();
            let mut expected = Expressions(script, Vec::new());
            expected.visit_program(&parsed.program);
            assert_eq!(patterns(script), expected.1);
            count += expected.1.len();
        }
        assert!(count > 60, "{count}");
    }
}
