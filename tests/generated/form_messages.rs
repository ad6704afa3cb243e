//! What scripts put on a form or into a title goes through `harmless`, and is then no markup.

use crate::support::build::{self, Case};
use oxc_allocator::Allocator;
use oxc_ast::AstKind;
use oxc_ast::ast::{Argument, CallExpression, Expression, ObjectPropertyKind};
use oxc_ast_visit::Visit;
use oxc_parser::Parser;
use oxc_span::{GetSpan, SourceType};
use rquickjs::{Context, Runtime};
use sn_gen::artifact::Artifact;
use sn_gen::script::{SETTINGS, SHOWING};
use sn_gen::servicenow::update_set::{self, ReadRecord};
use std::collections::BTreeMap;
use std::path::Path;

struct Calls<'s> {
    script: &'s str,
    /// How many calls show something.
    count: usize,
    bare: Vec<String>,
}

impl<'a> Visit<'a> for Calls<'_> {
    fn enter_node(&mut self, kind: AstKind<'a>) {
        if let AstKind::CallExpression(call) = kind
            && is_showing(call)
        {
            self.count += 1;
            let arguments = call.arguments.iter();
            let bare = arguments.filter(|it| !it.as_expression().is_some_and(is_safe));
            self.bare.extend(
                bare.map(|it: &Argument<'_>| it.span().source_text(self.script).to_owned()),
            );
        }
    }
}

fn is_showing(call: &CallExpression<'_>) -> bool {
    let Some(member) = call.callee.as_member_expression() else { return false };
    let of_platform = ["g_form", "gs"].iter().any(|it| member.object().is_specific_id(it));
    member.static_property_name().map_or(of_platform, |name| SHOWING.contains(&name))
}

/// Whether it is a literal, a text that has gone through `harmless`, or an object of those.
fn is_safe(shown: &Expression<'_>) -> bool {
    match shown {
        Expression::CallExpression(it) => it.callee.is_specific_id("harmless"),
        Expression::ObjectExpression(it) => it.properties.iter().all(|it| match it {
            ObjectPropertyKind::ObjectProperty(it) => {
                let name = it.key.static_name();
                name.is_some_and(|name| SETTINGS.contains(&&*name)) || is_safe(&it.value)
            }
            ObjectPropertyKind::SpreadProperty(_) => false,
        }),
        _ => shown.is_literal(),
    }
}

/// How many calls of a script show something, and what they show as it is.
fn calls(script: &str) -> (usize, Vec<String>) {
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, script, SourceType::script()).parse();
    let mut calls = Calls { script, count: 0, bare: Vec::new() };
    calls.visit_program(&parsed.program);
    (calls.count, calls.bare)
}

#[test]
fn a_bare_text_is_found() {
    for (script, bare) in [
        ("g_form.addErrorMessage(getMessage('a'));", &["getMessage('a')"][..]),
        ("gs.addInfoMessage(name);", &["name"]),
        ("g_form[method](words);", &["words"]),
        ("g_form['addInfoMessage']('a' + b);", &["'a' + b"]),
        ("new GlideModal('a').setTitle(title);", &["title"]),
        ("g_form.showFieldMsg('state', words, 'error');", &["words"]),
        ("g_modal.showFrame({ url: a, title: b });", &["{ url: a, title: b }"]),
        ("GlideUI.get().addOutputMessage({ msg: a });", &["{ msg: a }"]),
        ("g_form.addErrorMessage(harmless(a)); g_form.addInfoMessage('done');", &[]),
        ("g_modal.showFrame({ url: a, title: harmless(b), size: 'lg' });", &[]),
        ("g_form.getValue(name); box.add(text);", &[]),
    ] {
        assert_eq!(calls(script).1, bare, "{script}");
    }
}

#[test]
fn no_script_shows_a_bare_text() {
    let mut count = 0;
    for Case { name: case, artifacts } in build::built() {
        let is_script = |it: &&Artifact| Path::new(&it.path).extension() == Some("js".as_ref());
        for Artifact { path, text } in artifacts.iter().filter(is_script) {
            let (shown, bare) = calls(text);
            assert!(bare.is_empty(), "{case}: {path} shows as it is: {bare:?}");
            count += shown;
        }
    }
    assert!(count >= 20, "only {count} calls are found");
}

/// Every message that a spec delivers, by key and language.
fn messages(artifacts: &[Artifact]) -> BTreeMap<(String, String), String> {
    let set = artifacts.iter().find(|it| it.path.ends_with("_install.xml")).unwrap();
    let set = update_set::read(&set.text).unwrap();
    let records = set.updates.into_iter().map(|mut update| update.records.remove(0));
    let messages = records.filter(|record| record.table == "sys_ui_message");
    let text = |record: &ReadRecord, name: &str| {
        record.columns.iter().find(|it| it.name == name).unwrap().text.clone()
    };
    messages.map(|it| ((text(&it, "key"), text(&it, "language")), text(&it, "message"))).collect()
}

/// What a button's script makes of the form and of the window that it opens.
const PLATFORM: &str = "
var shown = [];
function getMessage(key) { return MESSAGES[key] || key; }
var g_form = {
    isNewRecord: function() { return IS_NEW; },
    getUniqueValue: function() { return '0'; },
    modified: false,
    addErrorMessage: function(words) { shown.push(words); }
};
function GlideModal() {}
GlideModal.prototype = {
    setTitle: function(words) { shown.push(words); }, setPreference: function() {},
    render: function() {}
};
var g_modal = { showFrame: function(options) { shown.push(options.title); } };
";

fn shown(script: &str, call: &str, messages: &BTreeMap<&str, &str>, is_new: bool) -> Vec<String> {
    let messages = serde_json::to_string(messages).unwrap();
    let whole = format!(
        "var MESSAGES = {messages}, IS_NEW = {is_new};{PLATFORM}{script}\n{call}\nshown.join('\\n')"
    );
    let runtime = Runtime::new().unwrap();
    let context = Context::full(&runtime).unwrap();
    let text: String = context.with(|ctx| ctx.eval(whole).unwrap());
    text.lines().map(str::to_owned).collect()
}

#[test]
fn the_name_of_the_integration_is_no_markup_on_the_form() {
    let spec = build::root().join("tests/inputs/security/html_in_name.yaml");
    let artifacts = build::build(&std::fs::read_to_string(spec).unwrap());
    let all = messages(&artifacts);
    let mut seen = 0;
    for language in ["en", "zh"] {
        let own = all.iter().filter(|((_, it), _)| it == language);
        let own: BTreeMap<&str, &str> =
            own.map(|((key, _), text)| (key.as_str(), text.as_str())).collect();
        for (name, call) in [
            ("DutySendButton.js", "dutySendNotification();"),
            ("DutySendButtonWorkspace.js", "onClick(g_form);"),
        ] {
            let script = artifacts.iter().find(|it| it.path.ends_with(name)).unwrap();
            for is_new in [true, false] {
                let shown = shown(&script.text, call, &own, is_new);
                assert_eq!(shown.len(), 1, "{name}: {shown:?}");
                assert!(!shown[0].contains('<'), "{name} in {language}: {}", shown[0]);
                seen += usize::from(shown[0].contains("\u{2039}img src=x onerror="));
            }
        }
    }
    assert_eq!(seen, 8, "the name does not reach every place");
}
