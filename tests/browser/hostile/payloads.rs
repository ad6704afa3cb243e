//! The hostile texts, and instances that have one wherever a person or Flashduty can write.

use indexmap::IndexMap;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

/// What a text does where it runs.
const EVIL: &str = "alert(window.__ran=1)";
/// How many letters a very long word has.
const LONG: usize = 1000;
/// The first of the letters of private use that stand for those that no scenario may have.
const STAND_IN: u32 = 0xe000;

/// All texts, as the page has to show them.
pub(super) fn all() -> Vec<String> {
    let groups: IndexMap<String, Vec<String>> =
        serde_yaml::from_str(include_str!("payloads.yaml")).unwrap();
    let texts = groups.into_values().flatten();
    texts.map(|text| text.replace("EVIL", EVIL).replace("WORD", &"W".repeat(LONG))).collect()
}

/// Letters that scenarios refuse, though a system may deliver them: they steer how others are
/// shown.
fn is_steering(c: char) -> bool {
    let steers = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    steers || c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\u{85}')
}

/// The steering letters among all texts; a letter of private use stands for each.
pub(super) fn steering() -> Vec<char> {
    let mut letters: Vec<char> =
        all().iter().flat_map(|it| it.chars()).filter(|c| is_steering(*c)).collect();
    letters.sort_unstable();
    letters.dedup();
    letters
}

/// What every document runs first: it puts the steering letters back, watches, and can walk.
pub(super) fn script() -> String {
    let letters: Vec<String> =
        steering().iter().map(|c| format!("{:04x}", u32::from(*c))).collect();
    let scripts = [include_str!("watch.js"), include_str!("walk.js"), include_str!("failures.js")];
    format!("const STEERING = {};\n{}", json!(letters), scripts.join("\n"))
}

/// A text as a scenario has it.
pub(super) fn stood_in(text: &str, letters: &[char]) -> String {
    let stand_in = |c| {
        let at = letters.iter().position(|it| *it == c);
        at.map_or(c, |at| char::from_u32(STAND_IN + u32::try_from(at).unwrap()).unwrap())
    };
    text.chars().map(stand_in).collect()
}

/// A scenario with every text as name and address of a user, name of a group, and as all that a
/// person can write in Flashduty. Descriptions and addresses have the texts in reverse.
pub(super) fn write_scenario(file: &Path, texts: &[String]) {
    let letters = steering();
    // A dollar sign begins a word of the scenario; two are one of the text.
    let written = |text: &String| stood_in(text, &letters).replace('$', "$$");
    let texts: Vec<String> = texts.iter().map(written).collect();
    // JSON is YAML, but for two letters that YAML takes for the end of a line.
    let scenario = serde_json::to_string_pretty(&scenario(&texts)).unwrap();
    let scenario = scenario.replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029");
    fs::write(file, scenario).unwrap();
}

fn scenario(texts: &[String]) -> Value {
    let records = |record: &dyn Fn(usize, &str) -> (String, Value)| -> Value {
        texts.iter().enumerate().map(|(at, text)| record(at, text)).collect()
    };
    let list = |item: &dyn Fn(usize, &str) -> Value| -> Vec<Value> {
        texts.iter().enumerate().map(|(at, text)| item(at, text)).collect()
    };
    let reversed = |at: usize| &texts[texts.len() - 1 - at];
    let mut groups =
        records(&|at, text| (format!("group{at}"), json!({ "name": text, "active": true })));
    groups["everybody"] = json!({ "name": "Everybody", "active": true });
    let mut rules = list(&|at, text| rule(at, text, reversed(at)));
    rules.insert(0, everything(texts.len()));
    json!({
        "name": "Hostile texts everywhere",
        "given": {
            "records": {
                "sys_user": records(&|at, text| {
                    let user = json!({ "name": text, "email": reversed(at), "active": true });
                    (format!("user{at}"), user)
                }),
                "sys_user_group": groups,
                "sys_user_grmember": records(&|at, _| {
                    let member = json!({ "group": "everybody", "user": format!("user{at}") });
                    (format!("member{at}"), member)
                }),
                "incident": { "INC0010001": {
                    "short_description": texts[0],
                    "assignment_group": "everybody",
                    "assigned_to": "user0",
                } },
            },
            "flashduty": {
                "rules": rules,
                "persons": list(&|at, text| json!({
                    "person_id": id('2', at), "person_name": text, "status": "enabled",
                })),
                "teams": list(&|at, text| json!({ "team_id": id('4', at), "team_name": text })),
                "schedules": list(&|at, text| json!({
                    "schedule_id": id('5', at), "schedule_name": text,
                })),
            },
        },
        "steps": [{ "when": { "time_passes": "1s" } }],
    })
}

fn id(kind: char, at: usize) -> String {
    format!("{kind}{:012}", at + 1)
}

/// A rule that says the same text wherever it can.
fn rule(at: usize, text: &str, description: &str) -> Value {
    json!({
        "rule_id": format!("a{:023}", at + 1),
        "rule_name": text,
        "description": description,
        "priority": at + 1,
        "filters": [[{ "key": text, "oper": "IN", "vals": [text, text] }]],
        "time_filters": [{ "start": text, "end": text, "repeat": [], "cal_id": text }],
        "layers": [{ "target": {
            "person_ids": [id('2', at)],
            "team_ids": [id('4', at)],
            "schedule_to_role_ids": { id('5', at): [text] },
            "emails": [text],
            "webhooks": [{ "type": text, "settings": { "alias": text } }],
            "by": { "follow_preference": false, "critical": [text] },
        } }],
    })
}

/// A rule that names everybody, so that all names are asked for at once.
fn everything(count: usize) -> Value {
    let ids = |kind| (0..count).map(|at| id(kind, at)).collect::<Vec<_>>();
    let roles: Value = ids('5').into_iter().map(|it| (it, json!(["0"]))).collect();
    json!({
        "rule_id": format!("a{:023}", 0),
        "rule_name": "Everything",
        "layers": [{ "target": {
            "person_ids": ids('2'), "team_ids": ids('4'), "schedule_to_role_ids": roles,
        } }],
    })
}
