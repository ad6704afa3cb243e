//! A node restarts while a script waits for an answer: the script has ended there.

use crate::{observe, probe};
use serde_json::{Value, json};

/// The body of a function that asks Flashduty, with what it does before, when that throws, and
/// afterwards in any case.
fn asks(caught: &str, always: &str) -> String {
    format!(
        "function() {{ var gr = new GlideRecord('incident'), request = new sn_ws.RESTMessageV2(), \
         answer = 'none'; request.setHttpMethod('POST'); \
         request.setEndpoint('https://api.flashcat.cloud/person/infos'); \
         request.setRequestBody('{{\"person_ids\":[1]}}'); gs.info('before'); \
         try {{ request.execute(); answer = 'answered'; }} catch (e) {{ {caught} }} \
         finally {{ {always} }} return answer; }}"
    )
}

/// What a browser sees of it, and what happened.
fn asked(answer: &str, caught: &str, always: &str) -> (Value, Vec<String>, Vec<String>) {
    let given = probe(&json!({}), &asks(caught, always), "Probe");
    let given = given.trim_end().strip_suffix('}').unwrap().to_owned();
    let steps = "steps: [{ when: { ajax: ask, include: Probe } }]";
    let observed = observe(&format!("{given}, answers: [{answer}] }}\n{steps}")).remove(0);
    (observed.answer, observed.log, observed.faults)
}

#[test]
fn nothing_that_a_killed_script_calls_does_anything() {
    let before = vec!["info: before".to_owned()];
    for call in [
        "gs.info('caught');",
        "gs.eventQueue('flashduty.state_sync.retry', gr, '1', '1');",
        "gs.nil();",
        "gr.get('number', 'INC0010001'); gs.info(gr.number);",
        "new GlideRecord('incident').query();",
        "new GlideDateTime().addSeconds(1);",
        "gr.nothing();",
        "try { gs.info('caught'); } catch (again) { gs.info('caught twice'); }",
    ] {
        for (caught, always) in [(call, ""), ("", call)] {
            let found = asked("{ restart: unsent }", caught, always);
            assert_eq!(found, (Value::Null, before.clone(), vec![]), "{call}");
        }
    }
    // What the script would do without a restart.
    let (answer, log, _) = asked("{ timeout: exception }", "gs.info('caught');", "gs.info('end');");
    assert_eq!((answer, log.len()), (json!("none"), 3));
}

#[test]
fn what_a_restart_has_killed_does_not_run_again() {
    let text = |steps: &str| {
        let rule = json!({
            "name": "Ask", "collection": "incident", "active": true, "advanced": true,
            "action_update": true, "when": "async", "order": 1,
            "script": format!("({})();", asks("", "")),
        });
        let given = json!({ "records": { "sys_script": { "Ask": rule } } }).to_string();
        let given = given.strip_suffix('}').unwrap().to_owned();
        let save = "{ when: { save: INC0010002, set: { urgency: 1 } } }";
        let pass = "{ when: { time_passes: 1m } }";
        format!("given: {given}, answers: [{{ restart: true }}] }}\nsteps: [{save}, {pass}{steps}]")
    };
    let observed = observe(&text(""));
    assert_eq!(observed[1].requests.len(), 1);
    let observed = observe(&text(", { when: { restart: true } }, { when: { time_passes: 1h } }"));
    assert_eq!(observed[2].faults, ["nothing has run yet that a restart could repeat"]);
    assert_eq!(observed[3].requests.len(), 0);
}

#[test]
fn an_event_whose_script_is_killed_stays_ready() {
    let script = format!("({})();", asks("", ""));
    let given = json!({
        "answers": [{ "restart": "unsent" }],
        "records": {
            "sysevent_register": { "ask": { "event_name": "acme.ask", "table": "incident" } },
            "sysevent_script_action": {
                "one": { "name": "A", "event_name": "acme.ask", "active": true, "order": 1, "script": script },
                "two": { "name": "B", "event_name": "acme.ask", "active": true, "order": 2, "script": "gs.info('B');" },
            },
        },
    });
    let queue = "(function() { var gr = new GlideRecord('incident'); gr.get('number', 'INC0010001'); \
        gs.eventQueue('acme.ask', gr, '', ''); })();";
    let states = "(function() { var gr = new GlideRecord('sysevent'), all = []; \
        gr.addQuery('name', 'acme.ask'); gr.query(); \
        while (gr.next()) { all.push(gr.getValue('state')); } return all.join(); })();";
    let script = |text: &str| json!({ "when": { "script": text } });
    let pass = json!({ "when": { "time_passes": "1h" } });
    let steps = json!([script(queue), pass, script(states), script(queue), pass, script(states)]);
    let observed = observe(&format!("given: {given}\nsteps: {steps}"));
    assert_eq!(observed[1].log, ["info: before"]);
    assert_eq!(observed[2].answer, "ready");
    // The other event runs as ever, and the first one never again.
    assert_eq!(observed[4].log, ["info: before", "info: B"]);
    assert_eq!(observed[5].answer, "processed,ready");
}

#[test]
fn an_interruption_that_never_comes_is_a_fault() {
    let run = |interrupt: &str| {
        let query = "var gr = new GlideRecord('incident'); gr.query();";
        let script = Value::from(format!("(function() {{ {query} }})();"));
        let steps = format!("steps: [{{ when: {{ script: {script} }} }}]");
        observe(&format!("given: {{ interrupt: {interrupt} }}\n{steps}")).remove(0).faults
    };
    let never = "the interruption in line 2 never comes: its statement was met 0 times with";
    // Nothing else is due, and whoever runs a script sits in front of it.
    assert_eq!(
        run("{ before: query }"),
        [format!("{never} something that other workers could take")]
    );
    assert_eq!(run("{ restart: true }"), [format!("{never} a script that a restart can end")]);
}
