//! Refuses every JavaScript that the platform's ES5 mode does not parse.
//!
//! The parser accepts current JavaScript; the gate walks its tree and lets pass only the node
//! kinds of ES5, in their ES5 form. What is not on the list is refused, so a construct that the
//! language gains later is refused as well.

use oxc_allocator::Allocator;
use oxc_ast::AstKind;
use oxc_ast::ast::{PropertyKind, VariableDeclarationKind};
use oxc_ast_visit::Visit;
use oxc_parser::{ParseOptions, Parser};
use oxc_semantic::SemanticBuilder;
use oxc_span::{GetSpan, SourceType, Span};

/// Everything that keeps `script` from being ES5, each with its line; empty if it is ES5.
pub(crate) fn problems(script: &str) -> Vec<String> {
    let allocator = Allocator::default();
    let options = ParseOptions { parse_regular_expression: true, ..ParseOptions::default() };
    let parsed =
        Parser::new(&allocator, script, SourceType::script()).with_options(options).parse();
    let mut found: Vec<String> =
        parsed.diagnostics.iter().map(|diagnostic| format!("{diagnostic}")).collect();
    let early = SemanticBuilder::new().with_check_syntax_error(true).build(&parsed.program);
    found.extend(early.diagnostics.iter().map(|diagnostic| format!("{diagnostic}")));
    if script.contains(['\u{2028}', '\u{2029}']) {
        found.push("a raw line separator".to_owned());
    }
    let mut gate = Gate { script, blocks: vec![0], found };
    gate.visit_program(&parsed.program);
    gate.found
}

/// The lines of each `for (name in object)`, whose order no engine promises; of ES5 it is.
#[allow(dead_code, reason = "only the tests of generated scripts ask")]
pub(crate) fn for_in(script: &str) -> Vec<usize> {
    struct Loops<'s>(&'s str, Vec<usize>);
    impl<'a> Visit<'a> for Loops<'_> {
        fn enter_node(&mut self, kind: AstKind<'a>) {
            if let AstKind::ForInStatement(it) = kind {
                let before = &self.0[..it.span.start as usize];
                self.1.push(before.matches('\n').count() + 1);
            }
        }
    }
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, script, SourceType::script()).parse();
    let mut loops = Loops(script, Vec::new());
    loops.visit_program(&parsed.program);
    loops.1
}

struct Gate<'s> {
    script: &'s str,
    /// How many blocks are open in each open function, innermost last.
    blocks: Vec<u32>,
    found: Vec<String>,
}

impl Gate<'_> {
    fn refuse(&mut self, span: Span, what: &str) {
        let before = &self.script[..span.start as usize];
        let line = before.matches('\n').count() + 1;
        let text = span.source_text(self.script).lines().next().unwrap_or_default();
        self.found.push(format!("line {line}: {what}: {text}"));
    }

    fn in_block(&self) -> bool {
        self.blocks.last().is_some_and(|open| *open > 0)
    }

    fn trailing_comma(&mut self, span: Span) {
        let text = span.source_text(self.script);
        let inside = text.strip_suffix(')').unwrap_or(text).trim_end();
        if inside.ends_with(',') {
            self.refuse(span, "comma after the last argument or parameter");
        }
    }
}

impl<'a> Visit<'a> for Gate<'_> {
    fn enter_node(&mut self, kind: AstKind<'a>) {
        let span = kind.span();
        match kind {
            AstKind::VariableDeclaration(it) if it.kind != VariableDeclarationKind::Var => {
                self.refuse(span, "declaration other than var");
            }
            AstKind::ObjectProperty(it)
                if it.shorthand || it.computed || (it.method && it.kind == PropertyKind::Init) =>
            {
                self.refuse(span, "shorthand, method or computed key");
            }
            AstKind::Function(it) if it.generator || it.r#async => {
                self.refuse(span, "generator or async function");
            }
            AstKind::Function(it) if it.is_declaration() && self.in_block() => {
                self.refuse(span, "function declared in a block");
            }
            AstKind::FormalParameter(it) if it.initializer.is_some() => {
                self.refuse(span, "default parameter");
            }
            AstKind::FormalParameters(_)
            | AstKind::CallExpression(_)
            | AstKind::NewExpression(_) => {
                self.trailing_comma(span);
            }
            AstKind::BinaryExpression(it) if it.operator.as_str() == "**" => {
                self.refuse(span, "operator");
            }
            AstKind::LogicalExpression(it) if it.operator.as_str() == "??" => {
                self.refuse(span, "operator");
            }
            AstKind::AssignmentExpression(it)
                if matches!(it.operator.as_str(), "**=" | "&&=" | "||=" | "??=") =>
            {
                self.refuse(span, "operator");
            }
            AstKind::CatchClause(it) if it.param.is_none() => {
                self.refuse(span, "catch without a binding");
            }
            AstKind::NumericLiteral(_) => {
                let text = span.source_text(self.script).to_ascii_lowercase();
                if text.starts_with("0b") || text.starts_with("0o") || text.contains('_') {
                    self.refuse(span, "number");
                }
            }
            AstKind::StringLiteral(_)
            | AstKind::IdentifierName(_)
            | AstKind::BindingIdentifier(_) => {
                if span.source_text(self.script).contains("\\u{") {
                    self.refuse(span, "escape");
                }
            }
            AstKind::RegExpLiteral(it) => {
                let text = span.source_text(self.script);
                let flags = it.regex.flags.to_string();
                let modern = ["(?<", "\\p{", "\\k<", "\\u{"].iter().any(|part| text.contains(part));
                if modern || flags.contains(|c| !"gim".contains(c)) {
                    self.refuse(span, "regular expression");
                }
            }
            _ if is_es5(&kind) => {}
            _ => self.refuse(span, "syntax"),
        }
        match kind {
            AstKind::BlockStatement(_) | AstKind::SwitchCase(_) => {
                self.blocks.iter_mut().last().map(|open| *open += 1).unwrap_or_default();
            }
            AstKind::FunctionBody(_) => self.blocks.push(0),
            _ => {}
        }
    }

    fn leave_node(&mut self, kind: AstKind<'a>) {
        match kind {
            AstKind::BlockStatement(_) | AstKind::SwitchCase(_) => {
                self.blocks.iter_mut().last().map(|open| *open -= 1).unwrap_or_default();
            }
            AstKind::FunctionBody(_) => drop(self.blocks.pop()),
            _ => {}
        }
    }
}

fn is_es5(kind: &AstKind<'_>) -> bool {
    matches!(
        kind,
        AstKind::Program(_)
            | AstKind::IdentifierReference(_)
            | AstKind::LabelIdentifier(_)
            | AstKind::ThisExpression(_)
            | AstKind::ArrayExpression(_)
            | AstKind::Elision(_)
            | AstKind::ObjectExpression(_)
            | AstKind::ObjectProperty(_)
            | AstKind::ComputedMemberExpression(_)
            | AstKind::StaticMemberExpression(_)
            | AstKind::UpdateExpression(_)
            | AstKind::UnaryExpression(_)
            | AstKind::BinaryExpression(_)
            | AstKind::LogicalExpression(_)
            | AstKind::ConditionalExpression(_)
            | AstKind::AssignmentExpression(_)
            | AstKind::SequenceExpression(_)
            | AstKind::ParenthesizedExpression(_)
            | AstKind::Directive(_)
            | AstKind::BlockStatement(_)
            | AstKind::VariableDeclaration(_)
            | AstKind::VariableDeclarator(_)
            | AstKind::EmptyStatement(_)
            | AstKind::ExpressionStatement(_)
            | AstKind::IfStatement(_)
            | AstKind::DoWhileStatement(_)
            | AstKind::WhileStatement(_)
            | AstKind::ForStatement(_)
            | AstKind::ForInStatement(_)
            | AstKind::ContinueStatement(_)
            | AstKind::BreakStatement(_)
            | AstKind::ReturnStatement(_)
            | AstKind::SwitchStatement(_)
            | AstKind::SwitchCase(_)
            | AstKind::LabeledStatement(_)
            | AstKind::ThrowStatement(_)
            | AstKind::TryStatement(_)
            | AstKind::CatchClause(_)
            | AstKind::CatchParameter(_)
            | AstKind::Function(_)
            | AstKind::FormalParameter(_)
            | AstKind::FunctionBody(_)
            | AstKind::BooleanLiteral(_)
            | AstKind::NullLiteral(_)
    )
}
