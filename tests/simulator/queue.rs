//! Business rules, their jobs, and events: they run when the platform would run them.

use crate::{Observed, observe};
use serde_json::{Value, json};

/// What the jobs and script actions of these steps log, with an own business rule on incidents.
fn logged(rule: &Value, others: &Value, steps: &str) -> Vec<Vec<String>> {
    let mut all = json!({
        "name": "Rule", "collection": "incident", "active": true, "advanced": true,
        "action_update": true, "when": "async", "order": 1,
        "script": "gs.info('ran for {0} in {1}', current.number, current.urgency);",
    });
    all.as_object_mut().unwrap().extend(rule.as_object().unwrap().clone());
    let mut records = json!({ "sys_script": { "Rule": all } });
    records.as_object_mut().unwrap().extend(others.as_object().unwrap().clone());
    let observed = observe(&format!("given: {}\nsteps:\n{steps}", json!({ "records": records })));
    let log = |it: Observed| {
        assert_eq!(it.faults, [""; 0], "{rule}");
        it.log
    };
    observed.into_iter().map(log).collect()
}

const SAVE: &str = "  - when: { save: INC0010001, set: { urgency: 1 } }\n";

const SAVE_OTHER: &str = "  - when: { save: INC0010001, set: { urgency: 2, impact: 3 } }\n";

const PASS: &str = "  - when: { time_passes: 1s }\n";

#[test]
fn filters_see_the_change() {
    let runs = |filter: &str, save: &str| {
        let rule = json!({ "filter_condition": filter });
        let log = logged(&rule, &json!({}), &format!("{save}{PASS}"));
        assert_eq!(log[0], [""; 0]);
        !log[1].is_empty()
    };
    for (filter, changed, same) in [
        ("urgencyCHANGESTO1^EQ", true, false),
        ("urgencyCHANGESTO3^EQ", false, false),
        ("urgencyCHANGESTO3^ORurgencyCHANGESTO1^EQ", true, false),
        ("urgencyCHANGESFROM2^EQ", true, false),
        ("urgencyCHANGESFROM1^EQ", false, false),
        ("urgencyVALCHANGES^EQ", true, false),
        ("urgencyVALCHANGES^state=2^EQ", true, false),
        ("urgencyVALCHANGES^state=1^EQ", false, false),
        ("urgency=1^ORurgency=2^EQ", true, true),
        ("caller_id.name=Joe Employee^EQ", true, true),
        ("state=1^NQurgencyCHANGESTO1^state=2^EQ", true, false),
        ("state=1^NQstate=2^ORDERBYnumber^EQ", true, true),
        ("state=1^NQstate=3^EQ", false, false),
        ("", true, true),
    ] {
        let others = (runs(filter, SAVE), runs(filter, SAVE_OTHER));
        assert_eq!(others, (changed, same), "{filter}");
    }
}

#[test]
fn conditions_see_the_change() {
    for (condition, runs) in [
        ("current.urgency.changes()", true),
        ("current.urgency.changesTo(1) && current.urgency.changesFrom('2')", true),
        ("current.state.changes()", false),
        ("previous.urgency == 2 && current.urgency == 1", true),
        ("gs.getUserName() == 'beth'", true),
        ("gs.hasRole('admin')", false),
    ] {
        let log = logged(&json!({ "condition": condition }), &json!({}), &format!("{SAVE}{PASS}"));
        assert_eq!(!log[1].is_empty(), runs, "{condition}");
    }
}

#[test]
fn rules_run_when_they_should() {
    let ran = vec!["info: ran for INC0010001 in 1".to_owned()];
    let none = Vec::<String>::new();
    let run = |rule: &Value| logged(rule, &json!({}), &format!("{SAVE}{PASS}"));
    assert_eq!(run(&json!({ "when": "after" })), [ran.clone(), none.clone()]);
    assert_eq!(run(&json!({ "when": "async" })), [none.clone(), ran.clone()]);
    assert_eq!(run(&json!({ "collection": "task" })), [none.clone(), ran]);
    for off in ["active", "action_update"] {
        assert_eq!(run(&json!({ off: false })), [none.clone(), none.clone()], "{off}");
    }
    assert_eq!(run(&json!({ "collection": "problem" })), [none.clone(), none]);
}

#[test]
fn a_job_reads_the_record_when_it_runs() {
    let urgent = "  - when: { save: INC0010001, set: { urgency: 3 } }\n";
    let log = logged(
        &json!({ "filter_condition": "urgencyCHANGESTO1^EQ" }),
        &json!({}),
        &format!("{SAVE}{urgent}{PASS}"),
    );
    assert_eq!(log[2], ["info: ran for INC0010001 in 3"]);
    let gone = "  - when: { delete: INC0010001 }\n";
    let log = logged(&json!({}), &json!({}), &format!("{SAVE}{gone}{PASS}"));
    assert_eq!(log[2], [""; 0]);
    let user = json!({ "script": "gs.info('{0} {1}', gs.getUserName(), gs.getMessage('acme'));" });
    let messages = json!({ "sys_ui_message": {
        "en": { "key": "acme", "language": "en", "message": "Hello" },
        "de": { "key": "acme", "language": "de", "message": "Hallo" } } });
    let save = "  - when: { save: INC0010001, set: { urgency: 1 }, as: carl, language: de }\n";
    assert_eq!(logged(&user, &messages, &format!("{save}{PASS}"))[1], ["info: carl Hallo"]);
}

#[test]
fn a_job_may_be_asked_again() {
    let ask = json!({ "sys_properties": { "glide.businessrule.async_condition_check": { "value": "true" } } });
    let run = |filter: &str| {
        let rule = json!({ "filter_condition": filter });
        logged(&rule, &ask, &format!("{SAVE}{PASS}")).remove(1)
    };
    assert_eq!(run("urgency=1^EQ"), ["info: ran for INC0010001 in 1"]);
    assert_eq!(run("urgencyCHANGESTO1^EQ"), [""; 0]);
    assert_eq!(run("state=6^EQ"), [""; 0]);
}

#[test]
fn jobs_run_in_the_order_of_the_scenario_and_once_more_after_a_restart() {
    let rule = json!({ "script": "gs.info(current.number);" });
    let other = "  - when: { save: INC0010002, set: { urgency: 1 } }\n";
    let run = |steps: &str| {
        logged(&rule, &json!({}), &format!("{SAVE}{other}{steps}")).split_off(2).concat()
    };
    let (one, two) = ("info: INC0010001", "info: INC0010002");
    assert_eq!(run(PASS), [one, two]);
    assert_eq!(run("  - when: { time_passes: 1s, order: newest_first }\n"), [two, one]);
    let later = "  - when: { time_passes: 1h, order: none }\n";
    assert_eq!(run(later), [""; 0]);
    assert_eq!(run(&format!("{later}{PASS}")), [one, two]);
    assert_eq!(run(&format!("{PASS}  - when: {{ restart: true }}\n{PASS}")), [one, two, two]);
}

#[test]
fn events_wait_for_their_time() {
    let rule = json!({ "script": "var due = new GlideDateTime(); due.addSeconds(15); \
        gs.eventQueueScheduled('acme.later', current, 'one', null, due); gs.eventQueue('acme.now', current);" });
    let action = |name: &str| {
        json!({ "name": name, "event_name": name, "active": true, "script":
        "gs.info('{0} {1} {2} {3} {4}', event.name, event.parm1, current.number, gs.getUserName(), gs.nowDateTime());" })
    };
    let register = |name: &str, table: &str| json!({ "event_name": name, "table": table });
    let others = json!({
        "sysevent_register": { "now": register("acme.now", "incident"), "later": register("acme.later", "") },
        "sysevent_script_action": { "now": action("acme.now"), "later": action("acme.later") },
    });
    let steps = format!("{SAVE}{PASS}  - when: {{ time_passes: 13s }}\n{PASS}");
    let log = logged(&rule, &others, &steps);
    assert_eq!(log[1], ["info: acme.now  INC0010001 system 2026-01-05 08:00:00"]);
    assert_eq!(log[2], [""; 0]);
    assert_eq!(log[3], ["info: acme.later one INC0010001 system 2026-01-05 08:00:15"]);
}

#[test]
fn an_event_outlives_its_record() {
    let observed = observe(
        "steps:\n  - when: { script: \"(function() { var gr = new GlideRecord('incident'); gr.get('INC0010003'); \
         gs.eventQueue('flashduty.state_sync.retry', gr, '1', '6'); })();\" }\n  - when: { delete: INC0010003 }\n  \
         - when: { time_passes: 1s }\n",
    );
    let event = json!({ "name": "flashduty.state_sync.retry", "record": "INC0010003", "parm1": "1", "parm2": "6", "in": 0 });
    assert_eq!(json!(observed[0].events), json!([event]));
    assert_eq!(observed[2].transactions[0].kind, "event");
    assert_eq!(observed[2].faults, [""; 0]);
}
