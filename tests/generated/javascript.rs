//! The generated scripts parse in the dialect of the field they are pasted into.

use crate::es5;
use crate::support::build::{self, Case};
use sn_gen::artifact::Artifact;
use sn_gen::script;
use std::path::Path;

#[test]
fn the_gate_accepts_es5() {
    for script in [
        "var a = { get: 1, 'class': 2, if: 3 }, b = [1, , 2]; a.if = b;",
        "function f(x, y) { label: for (var k in x) { if (y) { continue label; } } return f; }",
        "try { throw new Error('x'); } catch (e) { e = null; } finally { f(); }",
        "switch (a) { case 1: break; default: b(); } do { c++; } while (c < 9);",
        "var r = /^[a-z]{1,3}$/gi.test('x') ? void 0 : typeof y;",
        "(function () { 'use strict'; function g() {} return g; })();",
        "var o = { get a() { return 1; }, set a(v) { this.b = v; } };",
    ] {
        assert_eq!(es5::problems(script), Vec::<String>::new(), "{script}");
    }
}

#[test]
fn the_gate_refuses_what_came_later() {
    let mut passed = Vec::new();
    for script in [
        "let a = 1;",
        "const a = 1;",
        "var f = () => 1;",
        "var s = `x`;",
        "f`x`;",
        "class A {}",
        "f(...a);",
        "var b = [...a];",
        "for (var x of y) {}",
        "function* g() {}",
        "async function h() {}",
        "var o = { a };",
        "var o = { m() {} };",
        "var o = { [k]: 1 };",
        "function f(a = 1) {}",
        "function f(...r) {}",
        "function f({ a }) {}",
        "var [a] = b;",
        "[a] = b;",
        "({ a } = b);",
        "a ** b;",
        "a **= b;",
        "a?.b;",
        "a ?? b;",
        "a ||= b;",
        "try { a(); } catch { b(); }",
        "var n = 0b1;",
        "var n = 0o7;",
        "var n = 1_000;",
        "var n = 10n;",
        "var r = /a/u;",
        "var r = /a/y;",
        "var r = /a/s;",
        "var r = /(?<n>a)/;",
        "var r = /(?<=a)b/;",
        "var s = '\\u{61}';",
        "import a from 'b';",
        "export var a = 1;",
        "function f() { return new.target; }",
        "f(a,);",
        "function f(a,) {}",
        "import('x');",
        "if (a) { function g() {} }",
        "if (a) { (function () {})(); function g() {} }",
        "var s = '\u{2028}';",
        "with (a) { b(); }",
    ] {
        assert_ne!(es5::problems(script), Vec::<String>::new(), "{script}");
        // A build looks at tokens, and then asks an engine that knows more than ES5.
        if script::mistake(script).is_none() {
            passed.push(script);
        }
    }
    assert_eq!(passed, PASSED);
}

/// What a build lets pass: the platform's engine takes all but the first.
const PASSED: &[&str] = &[
    "[a] = b;",
    "if (a) { function g() {} }",
    "if (a) { (function () {})(); function g() {} }",
    "with (a) { b(); }",
];

#[test]
fn the_gate_refuses_what_does_not_parse() {
    for script in ["var = 1;", "f(", "var a = 'x", "return 1;", "var a = {{ x }};", "a b"] {
        assert_ne!(es5::problems(script), Vec::<String>::new(), "{script}");
    }
}

#[test]
fn every_generated_script_is_es5() {
    let mut found = Vec::new();
    for Case { name: case, artifacts } in build::built() {
        for artifact in artifacts {
            let is_script = Path::new(&artifact.path).extension().is_some_and(|it| it == "js");
            let problems = if is_script { es5::problems(&artifact.text) } else { Vec::new() };
            found.extend(problems.into_iter().map(|it| format!("{case}: {}: {it}", artifact.path)));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn no_generated_server_script_goes_through_names_in_the_order_of_an_engine() {
    assert!(es5::for_in("a();\nfor (var k in b) { c(k); }") == [2]);
    assert!(es5::for_in("for (var i = 0; i < 3; i++) { a('for (x in y)'); }").is_empty());
    let server = ["script-includes/", "business-rules/", "script-actions/", "background-scripts/"];
    let mut count = 0;
    for Case { name: case, artifacts } in build::built() {
        for artifact in artifacts {
            if server.iter().any(|it| artifact.path.contains(it)) {
                assert!(es5::for_in(&artifact.text).is_empty(), "{case}: {}", artifact.path);
                count += 1;
            }
        }
    }
    assert!(count > 20, "{count}");
}

#[test]
fn every_generated_script_is_ascii() {
    for Case { name: case, artifacts } in build::built() {
        for artifact in artifacts {
            let is_script = Path::new(&artifact.path).extension().is_some_and(|it| it == "js");
            assert!(!is_script || artifact.text.is_ascii(), "{case}: {}", artifact.path);
        }
    }
}

#[test]
fn jelly_finds_nothing_to_evaluate_in_a_client_script() {
    for Case { name: case, artifacts } in build::built() {
        for artifact in artifacts {
            if artifact.path.ends_with("_client.js") {
                for mark in ["${", "$[", "innerHTML", "document.write", "eval(", "console."] {
                    assert!(!artifact.text.contains(mark), "{case}: {} has {mark}", artifact.path);
                }
            }
        }
    }
}

#[test]
fn pages_are_well_formed_and_bodies_are_json() {
    for Case { name: case, artifacts } in build::built() {
        for artifact in artifacts {
            let Artifact { path, text } = artifact;
            match Path::new(path).extension().and_then(|it| it.to_str()) {
                Some("html" | "xml") => {
                    let parsed = roxmltree::Document::parse(text);
                    assert!(parsed.is_ok(), "{case}: {path}: {}", parsed.unwrap_err());
                }
                Some("json") => {
                    let parsed = serde_json::from_str::<serde_json::Value>(text);
                    assert!(parsed.is_ok(), "{case}: {path}: {}", parsed.unwrap_err());
                }
                _ => {}
            }
        }
    }
}
