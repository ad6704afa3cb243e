//! Tables and columns: what the stand-in knows of them, what it says of the others, and how many
//! rows a database looks at.

use crate::{observe, script, scripts};
use serde_json::json;

/// Queries, rows and rows looked at of a script, and its faults.
fn costs(body: &str) -> ([usize; 3], String) {
    let observed = script("given: { crowds: { Crowd: 40 } }", body);
    let costs = observed.costs();
    ([costs.queries, costs.rows, costs.scanned], observed.faults.join("; "))
}

#[test]
fn an_index_leads_to_rows_and_its_lack_to_all_of_them() {
    let query = |table: &str, query: &str| {
        costs(&format!(
            "var gr = new GlideRecord('{table}'); gr.addEncodedQuery('{query}'); gr.query();"
        ))
    };
    let none = String::new();
    let own = |id: &str| query("sys_user_grmember", &format!("group=sys_id({id})"));
    assert_eq!(own("Crowd"), ([1, 40, 40], none.clone()));
    assert_eq!(own("Database"), ([1, 1, 1], none.clone()));
    let both = "var gr = new GlideRecord('sys_user_grmember'); \
        gr.addQuery('group', 'IN', 'sys_id(Crowd),sys_id(Database)'); gr.query();";
    assert_eq!(costs(both), ([1, 41, 41], none.clone()));
    // An index of one condition serves all that are joined to it by AND.
    let narrowed = "group=sys_id(Crowd)^user=sys_id(ada)";
    assert_eq!(query("sys_user_grmember", narrowed), ([1, 0, 2], none.clone()));
    let ([_, rows, scanned], _) = query("sys_user", "title=Chief");
    assert!(rows == 0 && scanned > 40, "{scanned}");
    let ([_, _, all], _) = query("incident", "short_descriptionLIKErouter");
    assert_eq!(query("incident", "number=INC0010001"), ([1, 1, 1], none.clone()));
    assert_eq!(query("incident", "number=INC0010001^ORnumber=INC0010002"), ([1, 2, all], none));
}

#[test]
fn a_large_table_is_not_to_be_read_as_a_whole() {
    let fault = "a query on sys_journal_field reads all of a large table: none of its conditions \
        has an index";
    let journal =
        "var gr = new GlideRecord('sys_journal_field'); gr.addQuery('element', 'comments');";
    assert_eq!(costs(&format!("{journal} gr.query();")).1, fault);
    let own = format!("{journal} gr.addQuery('element_id', 'sys_id(INC0010001)'); gr.query();");
    assert_eq!(costs(&own), ([1, 2, 3], String::new()));
    let events = "var gr = new GlideRecord('sysevent'); gr.addQuery('name', 'x');";
    let unbound = fault.replace("sys_journal_field", "sysevent") + " or bounds sys_created_on";
    assert_eq!(costs(&format!("{events} gr.query();")).1, unbound);
    let bound = "gr.addQuery('sys_created_on', '>', '2026-01-04 08:00:00'); gr.query();";
    assert_eq!(costs(&format!("{events} {bound}")).1, "");
}

#[test]
fn rows_are_found_as_they_are_after_changes() {
    let count = "(function() { var gr = new GlideRecord('incident'); gr.addQuery('assigned_to', \
        'sys_id(beth)'); gr.query(); return gr.getRowCount(); })();";
    let ask = json!({ "when": { "script": count } });
    let steps = json!([
        ask,
        { "when": { "save": "INC0010001", "set": { "assigned_to": "beth" } } },
        ask,
        { "when": { "insert": "INC0010099", "set": { "assigned_to": "beth" } } },
        ask,
        { "when": { "save": "INC0010001", "set": { "assigned_to": "" } } },
        { "when": { "delete": "INC0010099" } },
        ask,
    ]);
    let observed = observe(&format!("steps: {steps}"));
    let answers: Vec<_> = [0, 2, 4, 7].map(|at| observed[at].answer.clone()).into();
    assert_eq!(answers, [0, 1, 2, 0].map(|it| json!(it)));
}

#[test]
fn every_record_has_its_class() {
    let given = "given: { records: { change_request: { CHG0030001: { state: -5 } } } }";
    let body = "var gr = new GlideRecord('task'); gr.get('number', 'CHG0030001'); \
        return [gr.sys_class_name, gr.sys_domain].join();";
    assert_eq!(script(given, body).answer, json!("change_request,global"));
    let label = body
        .replace("'task'", "'change_request'")
        .replace("gr.sys_domain", "gr.getDisplayValue('state')");
    assert_eq!(script(given, &label).answer, json!("change_request,New"));
}

#[test]
fn what_is_known_of_a_column_but_not_simulated() {
    let given = "given: { records: { incident: { INC0010001: { watch_list: sys_id(ada), \
        contract: '' } } } }";
    let get = "var gr = new GlideRecord('incident'); gr.get('number', 'INC0010001');";
    let cases = [
        (
            "gr.getDisplayValue('watch_list');",
            "the display value of incident.watch_list, of type glide_list, is not simulated",
        ),
        (
            "gr.comments_and_work_notes.toString();",
            "reading incident.comments_and_work_notes, of type journal_list, is not simulated",
        ),
        (
            "gr.getElement('contract.vendor');",
            "the stand-in does not know the table ast_contract; given: tables, or a file for \
             --given, adds it",
        ),
        (
            "gr.getValue('u_floor');",
            "the stand-in does not know the field u_floor of incident; given: tables, or a file \
             for --given, adds it",
        ),
    ];
    let bodies = cases.map(|(body, _)| format!("{get} {body}"));
    let observed = scripts(given, bodies.iter().map(String::as_str));
    for ((body, fault), observed) in cases.iter().zip(observed) {
        assert_eq!(observed.faults.join("; "), *fault, "{body}");
    }
}
