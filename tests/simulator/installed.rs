//! What the stand-in must report of delivered records.

use crate::{INSTANCE, mutated, observe, observe_on, probe, script, step};
use serde_json::{Value, json};
use sn_gen::diagnostic::Source;
use sn_gen::simulator::Simulation;
use sn_gen::simulator::scenario::Scenario;

#[test]
fn java_strings_taken_for_texts() {
    let first = "convert it with String() first";
    let cases = [
        ("p.split(',')", format!("split of a java.lang.String gives a Java array: {first}")),
        ("p.replace(/a/g, 'b')", format!("replace of a java.lang.String is ambiguous: {first}")),
        ("p.match(/a/)", format!("match of a java.lang.String depends on the engine: {first}")),
        ("p.slice(1)", format!("slice of a java.lang.String depends on the engine: {first}")),
        ("p.charAt(0)", format!("charAt of a java.lang.String gives a number: {first}")),
        ("p.length > 2", format!("length of a java.lang.String is a method: {first}")),
        (
            "JSON.stringify({ p: p })",
            format!("toJSON of a java.lang.String by JSON.stringify is unreliable: {first}"),
        ),
        ("p[0]", "java.lang.String has no 0".to_owned()),
        ("p.includes('a')", "java.lang.String has no includes".to_owned()),
        ("p.startWith('a')", "java.lang.String has no startWith".to_owned()),
        (
            "this.getParameter('text')",
            "a parameter that does not start with sysparm_: text".to_owned(),
        ),
        (
            "this.getParameter()",
            "a parameter that does not start with sysparm_: undefined".to_owned(),
        ),
        (
            "this.newItem()",
            "newItem: XML results are not simulated; return one JSON text".to_owned(),
        ),
    ];
    for (expression, fault) in cases {
        let method = format!(
            "function() {{ var p = this.getParameter('sysparm_text'); return {expression}; }}"
        );
        let given = probe(&json!({}), &method, "Probe");
        let step = "steps: [{ when: { ajax: ask, include: Probe, with: { text: 'a,b' } } }]";
        assert_eq!(observe(&format!("{given}{step}"))[0].faults, [fault], "{expression}");
    }
}

#[test]
fn global_variables() {
    let fault = |script: &str| {
        let steps = format!("steps: [{{ when: {{ script: {} }} }}]", json!(script));
        observe(&steps).remove(0).faults
    };
    assert_eq!(fault("(function() { leak = 1; })();"), ["a script makes the global variable leak"]);
    assert_eq!(fault("var top = 1;"), ["a script makes the global variable top"]);
    assert_eq!(fault("(function() { gs = 1; })();"), ["a script replaces the global variable gs"]);
    let instance = mutated(
        "sys_script_include",
        "FlashdutySyncHelper",
        "    initialize: function",
        "    install: leaked = 1,\n    initialize: function",
    );
    let observed = observe_on(&instance, "steps: [{ when: { time_passes: 1s } }]");
    assert_eq!(observed[0].faults, ["a script makes the global variable leaked"]);
}

/// The faults of saving INC0010003 with an own business rule of these columns, and of its job.
fn faults_of_rule(columns: &Value) -> Vec<Vec<String>> {
    let mut rule = json!({
        "name": "Rule", "collection": "incident", "active": true, "advanced": true,
        "action_update": true, "when": "after", "order": 1, "script": "",
    });
    rule.as_object_mut().unwrap().extend(columns.as_object().unwrap().clone());
    let given = json!({ "records": { "sys_script": { "Rule": rule } } });
    let steps = "steps: [{ when: { save: INC0010003, set: { urgency: 1 } } }, { when: { time_passes: 1s } }]";
    observe(&format!("given: {given}\n{steps}")).into_iter().map(|it| it.faults).collect()
}

#[test]
fn http_while_a_user_saves() {
    let send =
        "new FlashdutySyncHelper().callApi('/channel/info', '{\"channel_id\":6000000000001}')";
    let fault = "HTTP inside the transaction of a user who saves (rule HSD0008070)";
    assert_eq!(faults_of_rule(&json!({ "script": send })), [vec![fault], vec![]]);
    assert_eq!(faults_of_rule(&json!({ "when": "before", "script": send })), [vec![fault], vec![]]);
    let condition = json!({ "when": "async", "condition": send });
    assert_eq!(faults_of_rule(&condition), [vec![fault], vec![]]);
    assert_eq!(faults_of_rule(&json!({ "when": "async", "script": send })), [[""; 0]; 2]);
}

#[test]
fn business_rules_that_the_platform_runs_otherwise() {
    let none: Vec<String> = Vec::new();
    let script = "current.urgency.changes();";
    assert_eq!(faults_of_rule(&json!({ "script": script })), [none.clone(), none.clone()]);
    let tells = "changes() of urgency tells nothing outside the saving transaction; put it into the filter condition";
    let job = |script: &str| faults_of_rule(&json!({ "when": "async", "script": script }));
    assert_eq!(job(script), [none.clone(), vec![tells.to_owned()]]);
    assert_eq!(job("current.urgency.changesTo(1);")[1], [tells.replace("changes", "changesTo")]);
    let previous = "Rule threw TypeError: cannot read property 'state' of null at";
    assert!(job("previous.state;")[1][0].starts_with(previous));
    let cases = [
        (
            json!({ "advanced": false, "script": script }),
            "business rule Rule is not advanced: its script is ignored",
        ),
        (json!({ "when": "display" }), "business rule Rule runs display, which is not simulated"),
        (
            json!({ "filter_condition": "statCHANGESTO6^EQ" }),
            "the stand-in does not know the field stat of incident (did you mean state?); \
             given: tables, or a file for --given, adds it",
        ),
        (
            json!({ "filter_condition": "stateTURNS6^EQ" }),
            "the platform would drop \"stateTURNS6\" of the encoded query stateTURNS6^EQ",
        ),
        (
            json!({ "condition": "current.stat == 6" }),
            "stat is no method of the platform's GlideRecord, and no known field of incident",
        ),
        (
            json!({ "script": "current.update();" }),
            "GlideRecord.update of incident: scripts write only to tables that the update set brings",
        ),
        (json!({ "script": "current.next();" }), "GlideRecord.next of incident without a query"),
    ];
    for (columns, fault) in cases {
        assert_eq!(faults_of_rule(&columns), [vec![fault.to_owned()], none.clone()], "{columns}");
    }
}

#[test]
fn script_includes_that_nobody_finds_or_protects() {
    let given = probe(&json!({}), "function() { return '1'; }", "Prob");
    let observed = observe(&format!("{given}steps: [{{ when: {{ time_passes: 1s }} }}]"));
    let faults = [
        "a script makes the global variable Prob",
        "script include Probe does not define a class of its name",
    ];
    assert_eq!(observed[0].faults, faults);
    let unprotected = json!({ "sys_security_acl": { "Probe": { "active": false } } });
    let given = probe(&unprotected, "function() { return '1'; }", "Probe");
    let observed = observe(&format!("{given}steps: [{{ when: {{ ajax: ask, include: Probe }} }}]"));
    assert_eq!(observed[0].faults, ["no access control lets anybody execute Probe"]);
    assert_eq!(observed[0].answer, Value::Null);
}

/// The set alone says what its table is: nothing else here names these columns.
#[test]
fn the_table_of_deliveries() {
    let row = json!({
        "u_ticket": "INC0010001", "u_status": "given_up", "u_due": "2026-01-05 08:00:00",
        "u_people": "",
    });
    let records = json!({ "u_flashduty_delivery": { "first": row } });
    let found = script(
        &format!("given: {}", json!({ "records": records })),
        "var row = new GlideRecord('u_flashduty_delivery');
         row.addQuery('u_ticket.number', 'INC0010001');
         row.query();
         row.next();
         gs.info(row.getDisplayValue('u_ticket') + ', ' + row.getDisplayValue('u_status') + ', ' +
             row.getDisplayValue());",
    );
    assert_eq!(found.faults, [] as [&str; 0]);
    assert_eq!(found.log, ["info: INC0010001, Given up, INC0010001"]);

    let written = script(
        "",
        "var row = new GlideRecord('u_flashduty_delivery');
         row.initialize();
         row.setValue('u_kind', 'state');
         return row.insert().length;",
    );
    assert_eq!((written.faults, written.answer), (Vec::new(), json!(32)));

    let wrong = json!({ "u_flashduty_delivery": { "first": { "u_tickets": "INC0010001" } } });
    let source = Source::new(
        "s.yaml",
        &format!(
            "name: A test\ngiven: {{ records: {wrong} }}\nsteps: [{{ when: {{ script: '1;' }} }}]"
        ),
    );
    let scenario = Scenario::read(&source).scenario.unwrap();
    assert!(Simulation::new(&INSTANCE, &scenario, false).is_err(), "a column that is not there");
}

#[test]
fn who_may_read_a_delivery() {
    let row = |ticket: &str| json!({ "u_ticket": ticket, "u_status": "sent", "u_reason": ticket });
    let records =
        json!({ "u_flashduty_delivery": { "one": row("INC0010001"), "two": row("INC0010002") } });
    let hidden = json!([{ "table": "incident", "record": "INC0010001" }]);
    let given = json!({ "records": records, "hidden": hidden });
    let gone = "var it = new GlideRecord('u_flashduty_delivery'); it.initialize();
        it.setValue('u_ticket', '0123456789abcdef0123456789abcdef'); it.setValue('u_reason', 'gone');
        it.insert();";
    let read = "var all = [], it = new GlideRecordSecure('u_flashduty_delivery');
        it.orderBy('u_reason'); it.query();
        while (it.next()) { all.push(it.getValue('u_reason'), it.canWrite(), it.canDelete()); }
        return all.concat([it.canCreate()]).join();";
    let steps = |user: &str| step(gone, "as: admin") + &step(read, &format!("as: {user}"));
    let read_by = |user: &str| {
        let found = observe(&format!("given: {given}\nsteps:\n{}", steps(user))).remove(1);
        assert_eq!(found.faults, [] as [&str; 0], "{user}");
        found.answer
    };
    let all = "gone,false,false,INC0010001,false,false,INC0010002,false,false,false";
    assert_eq!(read_by("ada"), json!("INC0010002,false,false,false"));
    assert_eq!(read_by("admin"), json!(all));
    assert_eq!(read_by("joe"), json!(false), "without the role");
}
