//! `sn-gen build --templates`.

use super::Project;
use insta::assert_snapshot;
use std::fs;

#[test]
fn a_template_of_ones_own_takes_the_place_of_ours() {
    let project = Project::new();
    project.run("build");
    project.write("short/README.md", "no template");
    assert_snapshot!(project.run("build --templates short"), @"
    status: 0
    --- stdout
    changed generated/INSTALL.md
    changed generated/manifest.json
    5 files: 2 changed, 3 up to date
    --- stderr
    ");
    let guide = fs::read_to_string(project.path().join("generated/INSTALL.md")).unwrap();
    assert_eq!(guide, "# Guide\n");
}

#[test]
fn templates_that_cannot_be_used_are_refused() {
    let project = Project::new();
    project.write("unknown/guide/INSTAL.md.tera", "");
    project.write("latin1/guide/INSTALL.md.tera", b"caf\xe9");
    project.write("broken/guide/INSTALL.md.tera", "{% if %}");
    project.write("wrong/guide/INSTALL.md.tera", "{{ nothing | md }}");
    project.write("empty/README.md", "");
    assert_snapshot!(project.run("build --templates unknown"), @"
    status: 2
    --- stdout
    --- stderr
    error: no template is called `guide/INSTAL.md.tera`; did you mean `guide/INSTALL.md.tera`?
    ");
    assert_snapshot!(project.run("build --templates latin1"), @"
    status: 2
    --- stdout
    --- stderr
    error: cannot read the template `latin1/guide/INSTALL.md.tera`: incomplete utf-8 byte sequence from index 3
    ");
    assert_snapshot!(project.run("build --templates broken"), @"
    status: 2
    --- stdout
    --- stderr
    error: the templates do not parse: error: Found `%}` but expected one of: integer, float, string, bool, ident, `-`, `not`, `<`, `{`, `[` or `(`
     --> guide/INSTALL.md.tera:1:7
      |
    1 | {% if %}
      |       ^^
    ");
    assert_snapshot!(project.run("build --templates wrong"), @"
    status: 2
    --- stdout
    --- stderr
    error: the template `guide/INSTALL.md.tera` fails: error: Invalid type for the value, expected `&str` but got `undefined`
     --> guide/INSTALL.md.tera:1:4
      |
    1 | {{ nothing | md }}
      |    ^^^^^^^
    ");
    assert_snapshot!(project.run("build --templates empty"), @"
    status: 2
    --- stdout
    --- stderr
    error: no template in `empty`: expected files that end in `.tera`
    ");
    assert_snapshot!(project.run("build --templates missing"), @"
    status: 2
    --- stdout
    --- stderr
    error: cannot read `missing`: No such file or directory (os error 2)
    ");
    assert!(!project.path().join("generated").exists());
}

#[test]
fn a_template_that_reads_a_message_that_is_not_there_is_refused() {
    let project = Project::new();
    let spec = "version: 1\nintegration: { release: 1.0.0, released: 2026-11-21 }\n";
    project.write("servicenow.yaml", spec);
    let script = "gs.info(gs.getMessage('flashduty.action.titel'));";
    project.write("misspelt/servicenow/business_rule.js.tera", script);
    assert_snapshot!(project.run("build servicenow.yaml --templates misspelt"), @"
    status: 2
    --- stdout
    --- stderr
    error: `servicenow/business-rules/FlashdutySendRule.js` reads the message `flashduty.action.titel`, which is not delivered in the language `en`; correct the key in the template, or name a message of your own that does not begin with `flashduty.`
    ");
    assert!(!project.path().join("generated").exists());
}

#[test]
fn a_template_whose_script_or_page_cannot_work_is_refused() {
    let project = Project::new();
    let spec = "version: 1\nintegration: { release: 1.0.0, released: 2026-11-21 }\n";
    project.write("servicenow.yaml", spec);
    project.run("templates --export all");
    let mut told = String::new();
    let cases = [
        ("business_rule.js", "", "\nlet x = () => 1;\n"),
        ("ui_page_client.js", "", "\nconst y = 1;\n"),
        ("ui_action_workspace.js", "", "\nif (\n"),
        ("ui_page.html", "", "\n<b>\n"),
        ("ui_action.js", "harmless(getMessage(", "String(getMessage("),
        ("_harmless.js", "return String", "return `x` + String"),
        ("_harmless.js", "return String(words).replace(/</g, '\\u2039');", "return words;"),
        ("ui_action_workspace.js", "", "\nvar tell = g_form.addErrorMessage;\n"),
        ("script_action_deliver.js", "", "\nfunction f() {\n    g({\n}\n"),
        ("ui_page.html", "</j:jelly>", "<script>\n    a.innerHTML = b;\n</script></j:jelly>"),
        ("ui_page.html", "</j:jelly>", "{{ prefix | ident }}\n<div>\n<p>a</p>\n</j:jelly>"),
    ];
    for (number, (template, old, new)) in cases.into_iter().enumerate() {
        let path = format!("servicenow/{template}.tera");
        let text = project.read(&format!("all/{path}"));
        let changed = if old.is_empty() { text.clone() + new } else { text.replace(old, new) };
        assert_ne!(text, changed, "{template}");
        let folder = format!("mine-{number}");
        project.write(&format!("{folder}/{path}"), changed);
        let run = project.run(&format!("build servicenow.yaml --templates {folder}"));
        assert!(run.starts_with("status: 2\n"), "{template}: {run}");
        told += run.split_once("--- stderr\n").unwrap().1;
    }
    assert_snapshot!(told, @r"
    error: the template `servicenow/business_rule.js.tera` makes a script that is no ES5 (ES5 has no `let`): line 10 of `servicenow/business_rule.js.tera` is `let x = () => 1;`
    error: the template `servicenow/ui_page_client.js.tera` makes a script that is no ES5 (ES5 has no `const`): line 174 of `servicenow/ui_page_client.js.tera` is `const y = 1;`
    error: the template `servicenow/ui_action_workspace.js.tera` makes a script that is no ES5 (nothing closes the `(` that stands here): line 28 of `servicenow/ui_action_workspace.js.tera` is `if (`
    error: the template `servicenow/ui_page.html.tera` makes a page that is no well-formed XML (unknown token): line 94 of `servicenow/ui_page.html.tera` is `<b>`
    error: the template `servicenow/ui_action.js.tera` makes a script that shows `String(getMessage('flashduty.action.save_first'))` as it is, where it may be markup; write `harmless(…)` around it, which `servicenow/_harmless.js.tera` has: line 11 of `servicenow/ui_action.js.tera` makes `g_form.addErrorMessage(String(getMessage('flashduty.action.save_first')));`
    error: the template `servicenow/ui_page_client.js.tera` makes a script that is no ES5 (ES5 has no template literals): line 3 of `servicenow/_harmless.js.tera` is `return `x` + String(words).replace(/</g, '\u2039');`
    error: the template `servicenow/ui_page_client.js.tera` makes a script that has a function `harmless` without `.replace(/</g, …)`, so that markup may pass; write that into it: line 2 of `servicenow/_harmless.js.tera` is `function harmless(words) {`
    error: the template `servicenow/ui_action_workspace.js.tera` makes a script that keeps or passes on `g_form.addErrorMessage`, so that what it shows cannot be checked; call it where it is, with `harmless(…)`, which `servicenow/_harmless.js.tera` has: line 28 of `servicenow/ui_action_workspace.js.tera` is `var tell = g_form.addErrorMessage;`
    error: the template `servicenow/script_action_deliver.js.tera` makes a script that is no ES5 (nothing closes the `(` that stands here): line 11 of `servicenow/script_action_deliver.js.tera` is `g({`
    error: the template `servicenow/ui_page.html.tera` makes a script that shows `b` as it is, where it may be markup; write `harmless(…)` around it, which `servicenow/_harmless.js.tera` has: line 93 of `servicenow/ui_page.html.tera` is `a.innerHTML = b;`
    error: the template `servicenow/ui_page.html.tera` makes a page that is no well-formed XML (nothing closes the element that begins here): line 93 of `servicenow/ui_page.html.tera` is `<div>`
    ");
    assert!(!project.path().join("generated").exists());
}

#[test]
fn exported_templates_make_the_same_and_are_never_overwritten() {
    let project = Project::new();
    let listed = project.run("templates --list");
    assert!(listed.contains("\nservicenow/business_rule.js.tera\n"), "{listed}");
    let told = project.run("templates --export mine");
    assert!(told.starts_with("status: 0\n--- stdout\nwrote "), "{told}");
    assert!(project.run("build").starts_with("status: 0"));
    let checked = project.run("build --check --templates mine");
    assert!(checked.starts_with("status: 0"), "{checked}");
    project.write("mine/guide/INSTALL.md.tera", "mine");
    let told = project.run("templates --export mine");
    assert!(told.contains("error: `mine/guide/INSTALL.md.tera` is there already"), "{told}");
    assert!(project.run("templates").starts_with("status: 2"));
}
