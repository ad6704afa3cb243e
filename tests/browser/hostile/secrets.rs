//! What Flashduty and the properties keep secret reaches no browser.

use super::Stand;
use crate::browser;
use crate::states::stage::Interface;
use serde_json::{Value, json};

/// What the simulated Flashduty knows and the dialog must not.
fn secrets() -> Vec<String> {
    let text = include_str!("../../../src/simulator/flashduty.yaml");
    let flashduty: Value = serde_yaml::from_str(text).unwrap();
    let mut found = vec!["/event/push".to_owned(), "Security chat".to_owned()];
    collect(&flashduty, &mut found);
    found.retain(|it| !it.is_empty());
    assert!(found.len() >= 12, "{found:?}");
    found
}

/// Tokens and keys by what they begin with, ids of integrations by their first digit, and where
/// records are pushed to.
fn collect(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => members.values().for_each(|it| collect(it, found)),
        Value::Array(items) => items.iter().for_each(|it| collect(it, found)),
        Value::String(text) => {
            let is_secret = |it: &&str| it.starts_with("fake-") || it.starts_with("simulated-");
            let is_integration = |it: &&str| it.len() == 13 && it.starts_with('7');
            let words = text.split(['/', ':']);
            found.extend(words.filter(|it| is_secret(it) || is_integration(it)).map(str::to_owned));
        }
        _ => {}
    }
}

fn nothing_secret(interface: Interface) {
    let Some(browser) = browser() else { return };
    let secrets = secrets();
    let stand = Stand::standard(browser);
    let stage = stand.stage(interface);
    for fault in ["none", "wrong_key", "down", "busy", "timeout"] {
        stage.open(&format!("record=INC0010001&fault={fault}"));
        if fault == "none" {
            for at in 0..stand.browser.eval("walk.options().length").as_u64().unwrap() {
                let body = "walk.options()[arguments[0]].click()";
                stand.browser.script(body, &[json!(at)]);
                let path =
                    "walk.part('path_rule').textContent && !walk.part('path_note').textContent";
                stand.browser.wait("the path", path);
            }
            stand.browser.script("walk.part('submit').click()", &[]);
            let sent = "walk.part('dialog') === null || walk.part('form').hidden";
            stand.browser.wait("the end of sending", sent);
        }
        let body = "
            const dialog = walk.part('dialog');
            const shown = dialog ? document.documentElement.outerHTML : [];
            return window.top.noted.responses.concat(shown);";
        let responses = stand.browser.script(body, &[]);
        let responses = responses.as_array().unwrap();
        assert!(responses.len() >= 2, "{responses:?}");
        for response in responses {
            let response = response.as_str().unwrap();
            let found = secrets.iter().find(|secret| response.contains(secret.as_str()));
            assert_eq!(found, None, "{fault}: {response}");
        }
    }
}

#[test]
fn the_classic_form_gets_no_secret() {
    nothing_secret(Interface::Classic);
}

#[test]
fn a_workspace_gets_no_secret() {
    nothing_secret(Interface::Workspace);
}
