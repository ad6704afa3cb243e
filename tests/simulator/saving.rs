//! Saving: what the platform keeps of a record by itself, and what of a company's own rules and
//! controls is refused by name.

use crate::{mutated, observe, observe_on};
use serde_json::{Value, json};

/// A business rule of somebody else on incidents, laid over an after rule on update.
fn rule(columns: &Value) -> Value {
    let mut rule = json!({
        "name": "Own", "collection": "incident", "when": "after", "advanced": true,
        "action_update": true, "script": "",
    });
    rule.as_object_mut().unwrap().extend(columns.as_object().unwrap().clone());
    rule
}

/// What happens when a record is made, when it is saved, and when the scheduler has run.
fn steps(rule: &Value) -> Vec<(Vec<String>, Vec<String>)> {
    let given = json!({ "records": { "sys_script": { "Own": rule } } });
    let steps = "steps: [{ when: { insert: INC0010099, set: { urgency: 1 }, as: ada } }, \
        { when: { save: INC0010099, set: { urgency: 2 }, as: beth } }, \
        { when: { time_passes: 1s } }]";
    let observed = observe(&format!("given: {given}\n{steps}"));
    observed.into_iter().map(|step| (step.log, step.faults)).collect()
}

fn log(rule: &Value) -> Vec<Vec<String>> {
    let steps = steps(rule);
    let faults: Vec<&String> = steps.iter().flat_map(|(_, faults)| faults).collect();
    assert_eq!(faults, Vec::<&String>::new(), "{rule}");
    steps.into_iter().map(|(log, _)| log).collect()
}

#[test]
fn system_columns_are_kept() {
    let script = "gs.info([current.sys_created_by, current.sys_created_on, current.sys_updated_by, \
        current.sys_updated_on, current.sys_mod_count].join());";
    let own = rule(&json!({ "action_insert": true, "script": script }));
    let at = "2026-01-05 08:00:00";
    assert_eq!(
        log(&own),
        [
            vec![format!("info: ada,{at},ada,{at},0")],
            vec![format!("info: ada,{at},beth,{at},1")],
            vec![]
        ]
    );
    let never_saved = "steps: [{ when: { script: \"(function() { var gr = new \
        GlideRecord('sys_user'); gr.get('user_name', 'joe'); return [gr.sys_created_by, \
        gr.sys_created_on, gr.sys_mod_count].join(); })();\" } }]";
    assert_eq!(observe(never_saved)[0].answer, json!(format!("system,{at},0")));
}

#[test]
fn a_before_rule_is_before_the_database() {
    let script = "var gr = new GlideRecord('incident'); var found = gr.get(current.getUniqueValue()); \
        gs.info(current.urgency + ' ' + (found ? String(gr.urgency) : 'none'));";
    let at =
        |when: &str| log(&rule(&json!({ "when": when, "action_insert": true, "script": script })));
    assert_eq!(at("before"), [vec!["info: 1 none"], vec!["info: 2 1"], vec![]]);
    assert_eq!(at("after"), [vec!["info: 1 1"], vec!["info: 2 2"], vec![]]);
}

#[test]
fn what_a_new_record_does_not_tell_is_refused() {
    let none = Vec::<String>::new();
    let faults = |columns: &Value| {
        let steps = steps(&rule(columns));
        steps.into_iter().map(|(_, faults)| faults).collect::<Vec<_>>()
    };
    let again =
        "isNewRecord() in an asynchronous rule does not tell whether the record was inserted";
    let job = json!({ "when": "async", "script": "current.isNewRecord();" });
    assert_eq!(faults(&job), [none.clone(), none.clone(), vec![again.to_owned()]]);
    let insert = |columns: &Value| {
        let mut insert = json!({ "action_insert": true, "action_update": false });
        insert.as_object_mut().unwrap().extend(columns.as_object().unwrap().clone());
        faults(&insert).remove(0)
    };
    assert_eq!(
        insert(&json!({ "script": "current.urgency.changes();" })),
        ["changes() of urgency of a new record is not simulated"]
    );
    assert_eq!(
        insert(&json!({ "filter_condition": "urgencyVALCHANGES" })),
        [
            "the filter of business rule Own asks for a change of a new record, which is not simulated"
        ]
    );
}

#[test]
fn an_entry_that_is_not_saved_yet_is_refused() {
    let script = "gs.info(current.comments.getJournalEntry(1) !== '');";
    let given = |when: &str| {
        let own = rule(&json!({ "when": when, "script": script }));
        let given = json!({ "records": { "sys_script": { "Own": own } } });
        let steps = "steps: [{ when: { save: INC0010002, set: { comments: Hi } } }]";
        observe(&format!("given: {given}\n{steps}")).remove(0)
    };
    let fault = "getJournalEntry of comments before its new entry is saved is not simulated";
    assert_eq!(given("before").faults, [fault]);
    assert_eq!(given("after").log, ["info: true"]);
}

#[test]
fn what_acts_on_an_instance_and_not_here_is_refused() {
    let fault = |given: &Value| {
        let text = format!("given: {given}\nsteps: [{{ when: {{ time_passes: 1s }} }}]");
        observe(&text).remove(0).faults
    };
    let control = |operation: &str| {
        let control = json!({ "name": "incident", "type": "record", "operation": operation });
        json!({ "records": { "sys_security_acl": { "Own": control } } })
    };
    for operation in ["read", "write", "create", "delete"] {
        let expected = format!(
            "access control incident (record, {operation}) is not simulated; what a user may not \
             read stands under given: hidden"
        );
        assert_eq!(fault(&control(operation)), [expected]);
    }
    let query = rule(&json!({ "action_query": true, "action_update": false, "when": "before" }));
    assert_eq!(
        fault(&json!({ "records": { "sys_script": { "Own": query } } })),
        ["business rule Own runs before queries, which is not simulated"]
    );
    let event = json!({ "event_name": "own.event", "queue": "own" });
    assert_eq!(
        fault(&json!({ "records": { "sysevent_register": { "Own": event } } })),
        [
            "event own.event has the queue own; queues of their own, and their limits, are not simulated"
        ]
    );
    assert_eq!(
        fault(&json!({ "tables": { "sys_data_policy2": { "columns": { "active": "boolean" } } } })),
        ["data policies (table sys_data_policy2) are not simulated"]
    );
}

#[test]
fn a_script_may_save_without_business_rules() {
    let own = rule(&json!({ "action_insert": true, "script": "gs.info('ran');" }));
    let given = json!({ "records": { "sys_script": { "Own": own } } });
    let steps = "steps: [{ when: { insert: INC0010099, workflow: false } }, \
        { when: { save: INC0010099, set: { urgency: 1 }, workflow: false } }, \
        { when: { save: INC0010099, set: { urgency: 2 }, workflow: true } }]";
    let observed = observe(&format!("given: {given}\n{steps}"));
    let logs: Vec<&Vec<String>> = observed.iter().map(|step| &step.log).collect();
    assert_eq!(logs, [&vec![], &vec![], &vec!["info: ran".to_owned()]]);
}

/// No source says whether rules run then; what is known to be left out is left out.
#[test]
fn a_save_that_changes_nothing_writes_nothing() {
    let run = |filter: &str, set: &str| {
        let rule = json!({ "sys_script": { "Rule": {
            "name": "Rule", "collection": "incident", "active": true, "advanced": true,
            "action_update": true, "when": "async", "filter_condition": filter, "script": "gs.info('ran');",
        } } });
        let steps = format!(
            "given: {}\nsteps: [{{ when: {{ save: INC0010001, set: {set} }} }}, {{ when: {{ time_passes: 1s }} }}, \
             {{ when: {{ script: \"var gr = new GlideRecord('incident'); gr.get('number', 'INC0010001'); \
             [gr.sys_mod_count, gr.sys_updated_by].join(' ');\", as: admin }} }}]",
            json!({ "records": rule })
        );
        let observed = observe(&steps);
        let (fault, log) = (observed[0].faults.concat(), observed[1].log.concat());
        (fault, log, observed[2].answer.as_str().unwrap().to_owned())
    };
    let told = |fault: &str, log: &str, row: &str| (fault.into(), log.into(), row.into());
    let unknown = "whether business rule Rule runs at a save that changes nothing is not \
                   documented, and not simulated";
    assert_eq!(run("", "{ urgency: 1 }"), told("", "info: ran", "1 beth"));
    for same in ["{ urgency: 2 }", "{}", "{ comments: '' }", "{ close_code: '' }"] {
        assert_eq!(run("", same), told(unknown, "", "0 system"), "{same}");
        assert_eq!(run("urgencyVALCHANGES^EQ", same), told("", "", "0 system"), "{same}");
    }
    assert_eq!(run("", "{ comments: More }"), told("", "info: ran", "1 beth"));
}

/// Which requests begin and end in the step after two changes that are told by jobs. Every push
/// waits half a minute, each for another incident.
fn overlap(workers: u32, step: &str) -> String {
    let saves = ["INC0010001", "INC0010002"]
        .map(|key| format!("{{ when: {{ save: {key}, set: {{ state: 6 }} }} }}"));
    let given = format!("given: {{ workers: {workers}, answers: [{{ takes: 30s, times: 3 }}] }}");
    let text = format!("{given}\nsteps: [{}, {step}]", saves.join(", "));
    let instance = mutated(
        "sys_script_include",
        "FlashdutyClient",
        "return this.missing() || this._post(this._property('push_url'), JSON.stringify(payload), '');",
        "var who = payload.number.slice(-1), result; gs.info('{0}', who + '('); \
         result = this._post(this._property('push_url'), JSON.stringify(payload), ''); \
         gs.info('{0}', ')' + who); return result;",
    );
    let log = observe_on(&instance, &text).into_iter().skip(2).flat_map(|it| it.log);
    let told = log.filter_map(|line| Some(line.strip_prefix("info: ")?.to_owned()));
    told.filter(|line| !line.contains(' ')).collect()
}

#[test]
fn as_many_jobs_overlap_as_there_are_workers() {
    let third = "{ when: { save: INC0010003, set: { state: 6 } } }, { when: { time_passes: 1h } }";
    assert_eq!(overlap(1, third), "1()12()23()3");
    assert_eq!(overlap(2, third), "1(2()23()3)1");
    assert_eq!(overlap(3, third), "1(2(3()3)2)1");
}

#[test]
fn jobs_run_beside_a_request_of_the_dialog() {
    let dispatch = "{ when: { dispatch: INC0010003, group: Network Operations, members: [beth] } }";
    assert_eq!(overlap(1, dispatch), "3(1()12()2)3");
    assert_eq!(overlap(2, dispatch), "3(1(2()2)1)3");
}

#[test]
fn a_record_is_made_once_and_deleted_once() {
    let steps = "steps: [{ when: { insert: INC0010001 } }, { when: { delete: INC0010002 } }, \
        { when: { delete: INC0010002 } }, { when: { save: INC0010002 } }, \
        { when: { save: INC0010003, set: { urgency: 1 } }, then: {} }]";
    let faults: Vec<Vec<String>> = observe(steps).into_iter().map(|step| step.faults).collect();
    let gone = vec!["INC0010002 does not exist any more".to_owned()];
    let twice = vec!["INC0010001 exists already".to_owned()];
    assert_eq!(faults, [twice, vec![], gone.clone(), gone, vec![]]);
}

#[test]
fn a_field_that_is_kept_while_its_record_moves_on_is_refused() {
    let script = |body: &str| {
        let script = format!("(function() {{ var gr = new GlideRecord('incident'); {body} }})();");
        observe(&format!("steps: [{{ when: {{ script: {} }} }}]", json!(script))).remove(0)
    };
    let fault = "field number is read after next() or get(): a GlideElement follows its record; \
                 keep what getValue() returns";
    let list = "var kept = []; gr.setLimit(2); gr.query(); \
                while (gr.next()) { kept.push(gr.number); } return kept.join();";
    assert_eq!(script(list).faults, [fault]);
    let again = "gr.get('number', 'INC0010001'); var kept = gr.number; \
                 gr.get('number', 'INC0010002'); return String(kept);";
    assert_eq!(script(again).faults, [fault]);
    let value = script(
        "gr.get('number', 'INC0010001'); var kept = String(gr.number); \
        gr.get('number', 'INC0010002'); return kept;",
    );
    assert_eq!((value.faults.len(), &value.answer), (0, &json!("INC0010001")));
}
