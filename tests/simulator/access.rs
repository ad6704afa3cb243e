//! Who may read and write the rows of a table that the update set brings: its own access controls
//! say so.

use crate::step;
use crate::writing::observe;
use serde_json::{Value, json};
use sn_gen::simulator::Observed;

/// A row may be read by whoever has the role and may read its ticket; nobody writes one.
const SCRIPT: &str = "answer = (function() { var ticket = current.u_ticket.getRefRecord(); \
    return ticket.isValidRecord() && ticket.canRead(); })();";

/// A record that a scenario gives for an access control of `u_note`.
fn control(name: &str, operation: &str, columns: &Value) -> Value {
    let mut control =
        json!({ "name": name, "type": "record", "operation": operation, "active": true });
    control.as_object_mut().unwrap().extend(columns.as_object().unwrap().clone());
    control
}

/// What a script does to rows of two tickets, of which ada may read the second only, and to one of a
/// ticket that is gone.
fn ask(controls: &Value, user: &str, body: &str) -> Observed {
    let given = json!({
        "hidden": [{ "table": "incident", "record": "INC0010001" }],
        "records": { "sys_security_acl": controls, "sys_security_acl_role":
            { "Read": { "sys_security_acl": "Read", "sys_user_role": "itil" } } },
    });
    let rows = "['sys_id(INC0010001)', 'sys_id(INC0010002)', '0123456789abcdef0123456789abcdef']\
        .forEach(function(ticket, at) { var gr = new GlideRecord('u_note'); gr.initialize(); \
        gr.setValue('u_ticket', ticket); gr.setValue('u_text', 'n' + at); gr.insert(); });";
    let steps = step(rows, "as: admin") + &step(body, &format!("as: {user}"));
    observe(&format!("given: {given}\nsteps:\n{steps}")).remove(1)
}

/// The controls that a delivered table has.
fn controls() -> Value {
    let nobody = json!({ "advanced": true, "admin_overrides": false, "script": "answer = false;" });
    json!({
        "Read": control("u_note", "read", &json!({ "advanced": true, "admin_overrides": true, "script": SCRIPT })),
        "Write": control("u_note", "write", &nobody),
        "Create": control("u_note", "create", &nobody),
        "Delete": control("u_note", "delete", &nobody),
    })
}

const READ: &str = "var all = [], gr = new GlideRecordSecure('u_note'); gr.orderBy('u_text'); \
    gr.query(); while (gr.next()) { all.push(gr.getValue('u_text')); } return all.join();";

/// The answer of a script without a fault.
fn answer(controls: &Value, user: &str, body: &str) -> Value {
    let observed = ask(controls, user, body);
    assert_eq!(observed.faults, Vec::<String>::new(), "{user}: {body}");
    observed.answer
}

fn faults(controls: &Value, body: &str) -> String {
    ask(controls, "ada", body).faults.join("; ")
}

#[test]
fn a_row_is_read_by_whoever_may_read_its_ticket() {
    assert_eq!(answer(&controls(), "ada", READ), json!("n1"));
    assert_eq!(answer(&controls(), "admin", READ), json!("n0,n1,n2"));
    assert_eq!(answer(&controls(), "joe", READ), json!(""), "without the role");
    let plain = READ.replace("Secure", "");
    assert_eq!(answer(&controls(), "joe", &plain), json!("n0,n1,n2"), "asks no control");
    let each = plain.replace("gr.getValue('u_text')", "gr.canRead()");
    assert_eq!(answer(&controls(), "ada", &each), json!("false,true,false"));
}

#[test]
fn nobody_may_write_where_the_controls_say_so() {
    let may = "var gr = new GlideRecord('u_note'); var all = [gr.canCreate()]; \
        gr.get('u_text', 'n1'); return all.concat([gr.canWrite(), gr.canDelete()]).join();";
    for user in ["ada", "admin"] {
        assert_eq!(answer(&controls(), user, may), json!("false,false,false"), "{user}");
    }
    let mut open = controls();
    open["Write"]["script"] = json!("answer = current.u_text == 'n1';");
    assert_eq!(answer(&open, "ada", may), json!("false,true,false"));
}

#[test]
fn a_field_needs_the_control_of_its_table_and_its_own() {
    let read = READ.replace(
        "all.push(gr.getValue('u_text'))",
        "all.push(gr.getValue('u_text'), gr.u_ticket.nil())",
    );
    let with = |name: &str, script: &str| {
        let mut controls = controls();
        controls["Field"] = control(name, "read", &json!({ "advanced": true, "script": script }));
        answer(&controls, "ada", &read)
    };
    assert_eq!(with("u_note.*", "answer = true;"), json!("n1,false"));
    assert_eq!(with("u_note.*", "answer = false;"), json!(",true"));
    assert_eq!(with("u_note.u_text", "answer = false;"), json!(",false"));
}

#[test]
fn what_a_control_does_not_say_or_is_not_simulated() {
    let changed = |name: &str, columns: &Value| {
        let mut controls = controls();
        match controls[name].as_object_mut() {
            Some(control) => control.extend(columns.as_object().unwrap().clone()),
            None => controls[name] = columns.clone(),
        }
        controls
    };
    let off = json!({ "active": false });
    assert_eq!(faults(&changed("Read", &off), READ), "no access control lets anybody read u_note");
    let plain = json!({ "advanced": false });
    assert_eq!(
        faults(&changed("Read", &plain), READ),
        "access control u_note (record, read) is not advanced: its script is ignored"
    );
    let silent = json!({ "script": "var other = true;" });
    assert_eq!(
        faults(&changed("Read", &silent), READ),
        "the script of access control u_note (record, read) answers undefined, not true or false"
    );
    let condition = json!({ "condition": "u_done=true" });
    assert_eq!(
        faults(&changed("Read", &condition), READ),
        "the condition of access control u_note is not simulated"
    );
    let second = control("u_note", "read", &json!({}));
    assert_eq!(
        faults(&changed("Second", &second), READ),
        "several access controls of u_note (record, read) are not simulated"
    );
    let incident = "new GlideRecord('incident').canCreate();";
    assert_eq!(
        faults(&controls(), incident),
        "GlideRecord.canCreate of incident is not simulated: only tables that the update set \
         brings have their access controls here"
    );
}

/// What a control asks the database for costs something, and is no query of the script's loop.
#[test]
fn what_controls_ask_for_is_counted() {
    let observed = ask(&controls(), "ada", READ);
    // The query, the ticket of each row, and once more that of the row whose field is read.
    assert_eq!((observed.costs().queries, observed.faults.len()), (5, 0));
}

#[test]
fn a_reference_leads_to_its_record() {
    let read = "var gr = new GlideRecord('u_note'); gr.get('u_text', TEXT); \
        var ticket = gr.u_ticket.getRefRecord(); return [ticket.isValidRecord(), \
        ticket.getTableName(), ticket.isValidRecord() && ticket.getValue('number')].join();";
    let of = |text: &str| answer(&controls(), "admin", &read.replace("TEXT", text));
    assert_eq!(of("'n0'"), json!("true,incident,INC0010001"));
    assert_eq!(of("'n2'"), json!("false,incident,false"));
    let none =
        "var gr = new GlideRecord('u_note'); gr.get('u_text', 'n0'); gr.u_text.getRefRecord();";
    assert_eq!(faults(&controls(), none), "getRefRecord() of u_text, which is no reference");
}
