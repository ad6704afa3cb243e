//! Rows that scripts write: of a table that the update set brings, and of no other.

use crate::{INSTANCE, step};
use serde_json::{Value, json};
use sn_gen::diagnostic::Source;
use sn_gen::simulator::scenario::Scenario;
use sn_gen::simulator::{Observed, Run, Simulation, recorded, run_world};

/// What the scripts below begin with, on their first line.
const NAMES: &str = "function note(column, value) { var gr = new GlideRecord('u_note'); \
    gr.initialize(); if (column) { gr.setValue(column, value); } return gr; } \
    function read(id) { var gr = new GlideRecord('u_note'); gr.get(id); return gr; } \
    function texts() { var all = [], gr = new GlideRecord('u_note'); gr.orderBy('u_text'); \
    gr.query(); while (gr.next()) { all.push(gr.getValue('u_text')); } return all.join(); }";

/// What happens on an instance to which an update set has brought the table `u_note`.
pub(crate) fn observe(text: &str) -> Vec<Observed> {
    run(text).steps.into_iter().map(|step| step.observed).collect()
}

fn run(text: &str) -> Run {
    let source = Source::new("scenario.yaml", &format!("name: A test\n{text}"));
    let scenario = Scenario::read(&source).scenario.unwrap();
    let simulation = Simulation::new(&INSTANCE, &scenario, false).unwrap();
    let mut world: Value = serde_json::from_str(&simulation.world()).unwrap();
    world["base"]["dictionary"]["u_note"] = json!({
        "label": "Note",
        "display": "u_text",
        "delivered": true,
        "columns": {
            "u_text": { "type": "string", "length": 5, "default": "new" },
            "u_kind": { "type": "string", "choices": { "a": { "en": "A" }, "b": { "en": "B" } } },
            "u_count": { "type": "integer" },
            "u_done": { "type": "boolean" },
            "u_ticket": { "type": "reference", "reference": "incident" },
            "u_people": { "type": "glide_list", "reference": "sys_user" },
            "u_due": { "type": "glide_date_time" },
            "u_claim": { "type": "string" },
            "u_log": { "type": "journal_input" },
        },
    });
    simulation.judge(&run_world(&world.to_string()).unwrap()).unwrap()
}

/// What happens in each of several scripts, on one instance after the other.
fn scripts<'b>(given: &str, bodies: impl IntoIterator<Item = &'b str>) -> Vec<Observed> {
    let steps: String =
        bodies.into_iter().map(|body| step(&format!("{NAMES}\n{body}"), "")).collect();
    observe(&format!("{given}\nsteps:\n{steps}"))
}

/// What scripts answer that have no fault.
fn answers(bodies: &[&str]) -> Vec<Value> {
    let observed = scripts("", bodies.iter().copied());
    let answer = |(body, it): (&&str, Observed)| {
        assert_eq!(it.faults, Vec::<String>::new(), "{body}");
        it.answer
    };
    bodies.iter().zip(observed).map(answer).collect()
}

fn check(cases: &[(&str, &str)]) {
    let observed = scripts("", cases.iter().map(|(body, _)| *body));
    for ((body, fault), observed) in cases.iter().zip(observed) {
        assert_eq!(observed.faults.join("; "), *fault, "{body}");
    }
}

#[test]
fn a_new_row_has_its_values_defaults_and_system_columns() {
    let insert = "var gr = note('u_count', 7); gr.setValue('u_ticket', 'sys_id(INC0010001)'); \
        var before = gr.isNewRecord(), id = gr.insert(); var there = read(id); \
        return [before, gr.isNewRecord(), id === gr.getUniqueValue(), there.u_text, there.u_count, \
        there.u_ticket.number, there.sys_created_by, there.sys_created_on, there.sys_updated_by, \
        there.sys_mod_count, there.getValue('u_kind')].join();";
    let at = "2026-01-05 08:00:00";
    let made = format!("true,false,true,new,7,INC0010001,admin,{at},admin,0,");
    let fresh = "var gr = new GlideRecord('u_note'); gr.newRecord(); var id = gr.getUniqueValue(); \
        return [id.length, gr.u_text, gr.isNewRecord(), gr.insert() === id].join();";
    let kept = "var gr = note('u_text', 'x'), id = gs.generateGUID(); gr.setNewGuidValue(id); \
        return [id.length, gs.generateGUID() !== id, gr.insert() === id, read(id).u_text].join();";
    assert_eq!(
        answers(&[insert, fresh, kept]),
        [json!(made), json!("32,new,true,true"), json!("32,true,true,x")]
    );
}

#[test]
fn a_second_row_with_a_sys_id_is_not_added() {
    let twice = "var id = gs.generateGUID(); function add(text) { var gr = note('u_text', text); \
        gr.setNewGuidValue(id); return gr.insert(); } \
        return [add('one') === id, add('two'), texts()].join();";
    assert_eq!(answers(&[twice]), [json!("true,,one")]);
}

#[test]
fn a_record_is_what_was_read() {
    let others = "var id = note('u_text', 'one').insert(), mine = read(id), other = read(id); \
        other.setValue('u_text', 'two'); other.setValue('u_count', 2); other.update(); \
        var seen = [mine.u_text, mine.getValue('u_count'), read(id).u_text]; \
        mine.setValue('u_kind', 'b'); mine.update(); var there = read(id); \
        return seen.concat([mine.u_text, there.u_text, there.u_count, there.u_kind, \
        there.sys_mod_count, mine.sys_mod_count]).join();";
    // Only what a script has set is written: the text of the other one stays.
    assert_eq!(answers(&[others]), [json!("one,,two,one,two,2,b,2,2")]);
    let same = "var id = note('u_text', 'one').insert(), mine = read(id), other = read(id); \
        other.setValue('u_text', 'two'); other.update(); mine.setValue('u_text', 'one'); \
        mine.update(); return read(id).getValue('u_text');";
    assert_eq!(answers(&[same]), [json!("two")], "as it was read, which is no change");
    let unwritten = "var id = note('u_text', 'one').insert(), gr = read(id); \
        gr.setValue('u_text', 'two'); var shown = String(gr.u_text), there = read(id).u_text; \
        gr.get(id); gr.update(); return [shown, there, gr.u_text, gr.sys_mod_count].join();";
    assert_eq!(answers(&[unwritten]), [json!("two,one,one,0")]);
    let followed = "var gr = note('u_ticket', 'sys_id(INC0010001)'); var first = \
        String(gr.u_ticket.number); gr.setValue('u_ticket', 'sys_id(INC0010002)'); \
        return [first, gr.u_ticket.number].join();";
    assert_eq!(answers(&[followed]), [json!("INC0010001,INC0010002")]);
}

#[test]
fn what_is_stored_has_the_form_of_its_column() {
    let stored = "var due = new GlideDateTime(); due.addSeconds(60); var gr = note('u_due', due); \
        gr.setValue('u_done', true); gr.setValue('u_count', -3); \
        gr.setValue('u_people', 'sys_id(ada),sys_id(beth)'); var other = read(gr.insert()); \
        gr = note('u_due', other.u_due); gr.setValue('u_text', 'x'); gr.setValue('u_text', 'NULL'); \
        var last = read(gr.insert()); \
        return [other.u_due, other.getValue('u_done'), other.u_count, \
        other.getValue('u_people').length, last.u_due, last.getValue('u_text')].join();";
    let due = "2026-01-05 08:01:00";
    assert_eq!(answers(&[stored]), [json!(format!("{due},1,-3,65,{due},"))]);
    check(&[
        ("note('u_count', 'x');", "u_note.u_count, of type integer, is set to x"),
        ("note('u_count', 1.5);", "u_note.u_count, of type integer, is set to 1.5"),
        ("note('u_done', 'yes');", "u_note.u_done, of type boolean, is set to yes"),
        (
            "note('u_ticket', 'INC0010001');",
            "u_note.u_ticket, of type reference, is set to INC0010001",
        ),
        (
            "note('u_people', 'ada,beth');",
            "u_note.u_people, of type glide_list, is set to ada,beth",
        ),
        (
            "note('u_due', '2026-02-30 00:00:00');",
            "u_note.u_due, of type glide_date_time, is set to 2026-02-30 00:00:00",
        ),
        ("note('u_kind', 'c');", "u_note.u_kind is set to c, which is none of its choices: a, b"),
        ("note('u_text', 'longer');", "u_note.u_text holds 5 characters, and is set to 6"),
        ("note('u_text', '\\ud800');", "u_note.u_text holds half of a character"),
        ("note('u_log', 'x');", "writing u_note.u_log, of type journal_input, is not simulated"),
        ("note('u_text', null);", "u_note.u_text is set to null: the text NULL empties a field"),
        (
            "note('u_text', undefined);",
            "u_note.u_text is set to undefined: the text NULL empties a field",
        ),
        ("note('u_text', {});", "u_note.u_text is set to an object: the text NULL empties a field"),
        (
            "note('u_txt', 'x');",
            "the stand-in does not know the field u_txt of u_note (did you mean u_text?); given: tables, or a file for --given, adds it",
        ),
        (
            "note('sys_id', 'x');",
            "system column sys_id of u_note is kept by the platform; setNewGuidValue gives a new record its own",
        ),
        (
            "note('sys_created_on', 'x');",
            "system column sys_created_on of u_note is kept by the platform",
        ),
        ("note().u_text = 'x';", "GlideRecord of u_note: u_text cannot be set"),
    ]);
}

#[test]
fn a_row_that_is_gone_is_made_anew_or_told() {
    let gone = "var id = note('u_text', 'one').insert(), mine = read(id), other = read(id); \
        var done = [read(id).deleteRecord(), other.deleteRecord(), texts()]; \
        mine.setValue('u_count', 4); done.push(mine.update() === id, texts(), read(id).u_count); \
        return done.join();";
    assert_eq!(answers(&[gone]), [json!("true,false,,true,one,4")]);
}

#[test]
fn several_rows_are_written_at_once() {
    let many = "['a', 'b', 'c'].forEach(function(text) { note('u_text', text).insert(); }); \
        var gr = new GlideRecord('u_note'); gr.addQuery('u_text', 'IN', 'a,c'); gr.query(); \
        gr.setValue('u_count', 5); var told = gr.updateMultiple(); \
        gr = new GlideRecord('u_note'); gr.addQuery('u_count', '5'); gr.setValue('u_text', 'x'); \
        gr.setValue('u_count', 'NULL'); gr.updateMultiple(); var left = texts(); \
        gr = new GlideRecord('u_note'); gr.addQuery('u_text', 'x'); gr.deleteMultiple(); \
        return [told === undefined, left, texts()].join();";
    assert_eq!(answers(&[many]), [json!("true,b,x,x,b")]);
}

#[test]
fn a_claim_is_won_once() {
    let claim = "var id = note('u_count', 0).insert(); function claim(token) { \
        var gr = new GlideRecord('u_note'); gr.addQuery('sys_id', id); gr.addQuery('u_count', 0); \
        gr.setValue('u_count', 1); gr.setValue('u_text', token); gr.updateMultiple(); \
        gr = new GlideRecord('u_note'); gr.addQuery('sys_id', id); gr.addQuery('u_text', token); \
        gr.query(); return gr.next(); } return [claim('one'), claim('two')].join();";
    assert_eq!(answers(&[claim]), [json!("true,false")]);
}

#[test]
fn writes_are_counted_and_may_stand_in_a_loop() {
    let costs = |body: &str| {
        let observed =
            scripts("", ["note('u_text', 'a').insert(); note('u_text', 'b').insert();", body]);
        assert_eq!(observed[1].faults, Vec::<String>::new(), "{body}");
        let costs = observed[1].costs();
        [costs.queries, costs.writes, costs.scanned]
    };
    let each = |body: &str| {
        format!("var gr = new GlideRecord('u_note'); gr.query(); while (gr.next()) {{ {body} }}")
    };
    assert_eq!(costs("note().insert(); note().insert();"), [0, 2, 0]);
    assert_eq!(costs(&each("gr.setValue('u_count', 1); gr.update();")), [1, 2, 2]);
    assert_eq!(costs(&each("gr.update();")), [1, 0, 2], "nothing differs");
    assert_eq!(costs(&each("gr.deleteRecord();")), [1, 2, 2]);
    let many = "var gr = new GlideRecord('u_note'); gr.addQuery('u_text', 'a'); \
        gr.setValue('u_count', 1); gr.updateMultiple();";
    assert_eq!(costs(many), [0, 1, 2]);
}

#[test]
fn business_rules_run_unless_a_script_says_otherwise() {
    let rule = json!({
        "name": "Own", "collection": "u_note", "when": "after", "advanced": true,
        "action_insert": true, "action_update": true,
        "script": "gs.info((current.isNewRecord() ? 'new ' : 'old ') + current.u_text);",
    });
    let given = json!({ "records": { "sys_script": { "Own": rule } } });
    let body = "var gr = note('u_text', 'a'); gr.insert(); gr.setValue('u_text', 'b'); gr.update(); \
        gr.setWorkflow(false); gr.setValue('u_text', 'c'); gr.update(); \
        gr = note('u_text', 'd'); gr.setWorkflow(false); gr.insert();";
    let observed = scripts(&format!("given: {given}"), [body]).remove(0);
    assert_eq!(
        (observed.log, observed.faults),
        (vec!["info: new a".to_owned(), "info: old b".to_owned()], vec![])
    );
}

#[test]
fn the_record_of_a_rule_is_not_written() {
    let rule = json!({
        "name": "Own", "collection": "u_note", "when": "before", "advanced": true,
        "action_insert": true, "script": "current.setValue('u_text', 'x');",
    });
    let given = json!({ "records": { "sys_script": { "Own": rule } } });
    let observed = scripts(&format!("given: {given}"), ["note().insert();"]).remove(0);
    let fault = "GlideRecord.setValue of u_note is not simulated for a record that a script is \
        given: read it first";
    assert_eq!(observed.faults, [fault]);
}

#[test]
fn what_is_not_meant_or_not_simulated() {
    let other =
        "GlideRecord.METHOD of incident: scripts write only to tables that the update set brings";
    let incident = "var gr = new GlideRecord('incident'); gr.get('sys_id(INC0010001)');";
    for call in [
        "setValue('state', 7)",
        "update()",
        "initialize()",
        "newRecord()",
        "insert()",
        "deleteRecord()",
        "updateMultiple()",
        "deleteMultiple()",
        "setWorkflow(false)",
        "setNewGuidValue('x')",
    ] {
        let method = call.split('(').next().unwrap();
        check(&[(&format!("{incident} gr.{call};"), &other.replace("METHOD", method))]);
    }
    let many = "var gr = new GlideRecord('u_note');";
    check(&[
        (
            "note().setDisplayValue('u_text', 'x');",
            "GlideRecord.setDisplayValue of u_note is not simulated",
        ),
        ("note().setAbortAction(true);", "GlideRecord.setAbortAction of u_note is not simulated"),
        ("note().u_text.setValue('x');", "GlideElement.setValue of u_text to x is not simulated"),
        (
            "read(note().insert()).insert();",
            "GlideRecord.insert of u_note needs initialize() or newRecord()",
        ),
        ("note().setNewGuidValue('x');", "GlideRecord.setNewGuidValue takes a sys_id, not x"),
        ("note().setWorkflow('false');", "GlideRecord.setWorkflow takes true or false, not false"),
        ("note().update('reason');", "GlideRecord.update with 1 argument is not simulated"),
        (
            &format!("{many} gr.update();"),
            "GlideRecord.update of u_note where next() or get() has found no record",
        ),
        (
            &format!("{many} gr.deleteRecord();"),
            "GlideRecord.deleteRecord of u_note where next() or get() has found no record",
        ),
        (
            &format!("{many} gr.setValue('u_text', 'x'); gr.updateMultiple();"),
            "GlideRecord.updateMultiple of u_note without a condition is about every row",
        ),
        (
            &format!("{many} gr.deleteMultiple();"),
            "GlideRecord.deleteMultiple of u_note without a condition is about every row",
        ),
        (
            &format!("{many} gr.addQuery('u_count', 1); gr.updateMultiple();"),
            "GlideRecord.updateMultiple of u_note without setValue()",
        ),
        (
            &format!(
                "{many} gr.addQuery('u_count', 1); gr.setLimit(1); gr.setValue('u_text', 'x'); gr.updateMultiple();"
            ),
            "GlideRecord.updateMultiple of u_note takes no notice of setLimit()",
        ),
        (
            &format!(
                "{many} gr.addQuery('u_count', 1); gr.setValue('u_text', ''); gr.updateMultiple();"
            ),
            "GlideRecord.updateMultiple of u_note leaves u_text as it is for an empty text: the text NULL empties a field",
        ),
        (
            "var gr = read(note().insert()); gr.setValue('u_text', 'x'); gr.updateMultiple();",
            "GlideRecord.updateMultiple of u_note of a record that was read or begun is not simulated",
        ),
        (
            &format!("{many} gr.addQuery('u_ticket.active', true); gr.deleteMultiple();"),
            "GlideRecord.deleteMultiple of u_note with a condition along a reference deletes all of its rows",
        ),
        (
            "var gr = new GlideRecordSecure('u_note'); gr.initialize();",
            "GlideRecord.initialize of u_note is not simulated for GlideRecordSecure",
        ),
    ]);
}

/// What the scenario key `deliveries` is held against.
#[test]
fn a_step_tells_which_rows_it_has_written() {
    let add = "['a', 'b', 'c'].forEach(function(text) { var gr = note('u_text', text), due = new \
        GlideDateTime(); due.addSeconds(15); gr.setValue('u_due', due); \
        gr.setValue('u_claim', 'x'); gr.setValue('u_people', 'sys_id(ada),sys_id(beth)'); \
        gr.setValue('u_ticket', 'sys_id(INC0010001)'); gr.insert(); });";
    let change = "var gr = new GlideRecord('u_note'); gr.orderByDesc('u_text'); gr.query(); \
        while (gr.next()) { if (gr.u_text == 'b') { gr.deleteRecord(); } else if (gr.u_text == 'c') \
        { gr.setValue('u_count', 2); gr.update(); } else { gr.update(); } }";
    let script = |body: &str| step(&format!("{NAMES}\n{body}"), "");
    let wait = "  - when: { time_passes: 20s }\n";
    let steps = format!("steps:\n{}{wait}{}", script(add), script(change));
    let run = run(&steps);
    let [made, waited, changed] = &run.steps[..] else { panic!("three steps") };
    let row = |text: &str| json!({ "text": text, "due": 15, "people": ["ada", "beth"], "ticket": "INC0010001" });
    assert_eq!(json!(made.observed.deliveries), json!([row("a"), row("b"), row("c")]));
    assert_eq!(waited.observed.deliveries.len(), 0);
    let mut third = row("c");
    third["count"] = json!("2");
    assert_eq!(json!(changed.observed.deliveries), json!([third]), "what is written, not touched");
    let told = recorded(&changed.observed);
    let list = "  deliveries:\n  - ticket: INC0010001\n    due: 15s\n    people:\n    - ada\n    \
        - beth\n";
    assert!(told.contains(list), "{told}");
}

#[test]
fn deliveries_are_compared_by_the_keys_that_are_named() {
    let add = "var gr = note('u_due', '2026-01-05 07:59:00'); \
        gr.setValue('u_ticket', 'sys_id(INC0010001)'); gr.insert();";
    let failures = |expected: &str| {
        let script = step(&format!("{NAMES}\n{add}"), "");
        let run = run(&format!("steps:\n{script}    then: {{ deliveries: {expected} }}"));
        run.steps[0].failures.iter().map(|it| it.observed.clone()).collect::<String>()
    };
    for right in ["[{}]", "[{ ticket: INC0010001, due: -60s, reason: '' }]"] {
        assert_eq!(failures(right), "", "{right}");
    }
    assert_eq!(failures("[{ due: -61s }]"), "- due: -60\n");
    assert_eq!(failures("[{ kind: state }]"), "- {}\n");
    assert_eq!(failures("[]"), "- ticket: INC0010001\n");
    assert_eq!(failures("[{ ticket: INC0010001 }, {}]"), "- ticket: INC0010001\n");
}
