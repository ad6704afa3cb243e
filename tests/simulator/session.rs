//! An instance that a browser asks one thing after the other.

use crate::INSTANCE;
use indexmap::IndexMap;
use serde_json::{Value, json};
use sn_gen::diagnostic::Source;
use sn_gen::simulator::scenario::{Actor, Answer, Place, Reply, Scenario};
use sn_gen::simulator::{Done, Instance, Session};

const GIVEN: &str = "name: A test\nsteps: [{ when: { time_passes: 1s } }]\n";

fn begin_on(instance: &Instance) -> Session {
    let scenario = Scenario::read(&Source::new("scenario.yaml", GIVEN)).scenario.unwrap();
    Session::begin(instance, &scenario).unwrap()
}

fn begin() -> Session {
    begin_on(&INSTANCE)
}

fn as_user(user: &str, language: &str) -> Actor {
    Actor { user: user.to_owned(), language: language.to_owned(), roles: None }
}

fn answer(done: &Done) -> Value {
    serde_json::from_str(done.answer.as_deref().unwrap()).unwrap()
}

fn first(session: &Session) -> String {
    session.tickets()[0].sys_id.clone()
}

#[test]
fn a_form_shows_the_fields_that_there_are_and_the_button_to_its_role() {
    let mut session = begin();
    let record = first(&session);
    let columns = ["number", "state", "u_nowhere", "assignment_group"];
    let form = session.form(&as_user("beth", "zh"), &record, &columns).unwrap();
    let form = answer(&form);
    let names: Vec<&Value> =
        form["fields"].as_array().unwrap().iter().map(|it| &it["name"]).collect();
    assert_eq!(names, ["number", "state", "assignment_group"]);
    assert_eq!(form["fields"][1]["display"], "处理中");
    assert_eq!(form["fields"][2]["display"], "Network Operations");
    let button = &form["buttons"][0];
    assert_eq!(button["action_name"], "flashduty_send");
    assert_eq!(
        (&button["form_button"], &button["form_button_v2"], &button["form_context_menu"]),
        (&json!(true), &json!(true), &json!(false))
    );
    assert_eq!(button["messages"]["flashduty.action.title"], "发送到 Flashduty");
    assert_eq!(form["buttons"].as_array().unwrap().len(), 1);
}

#[test]
fn a_form_is_nothing_to_those_who_may_not_read_the_record() {
    let mut session = begin();
    let record = first(&session);
    let form = session.form(&as_user("joe", "en"), &record, &["number"]).unwrap();
    assert_eq!(answer(&form), Value::Null);
}

#[test]
fn a_button_needs_its_condition_as_well() {
    let mut instance = INSTANCE.clone();
    let name = "Send to Flashduty";
    assert!(instance.replace("sys_ui_action", name, "current.canRead()", "current.state == 6"));
    assert!(instance.replace("sys_ui_action", name, "current.isNewRecord() ||", "false ||"));
    let mut session = begin_on(&instance);
    let (record, beth) = (first(&session), as_user("beth", "en"));
    let mut buttons = || {
        let form = answer(&session.form(&beth, &record, &[]).unwrap());
        let count = form["buttons"].as_array().unwrap().len();
        session.save(&beth, &record, &IndexMap::from([("state".into(), "6".into())])).unwrap();
        count
    };
    assert_eq!((buttons(), buttons()), (0, 1));
}

#[test]
fn a_page_comes_with_its_texts_and_only_to_its_role() {
    let mut session = begin();
    let keys = ["flashduty.dialog.send".to_owned(), "flashduty.dialog.none".to_owned()];
    let name = "flashduty_notification_form";
    let done = session.page(&as_user("beth", "zh"), name, &keys).unwrap();
    let page = answer(&done);
    assert!(page["html"].as_str().unwrap().contains("<j:jelly"));
    assert!(page["client_script"].as_str().unwrap().contains("GlideAjax"));
    assert_eq!(page["messages"], json!(["发送到 Flashduty", "flashduty.dialog.none"]));
    assert_eq!(done.observed.faults, ["there is no message flashduty.dialog.none"]);

    let refused = session.page(&as_user("joe", "en"), name, &keys[..1]).unwrap();
    assert_eq!((answer(&refused), refused.observed.faults.len()), (Value::Null, 0));
    let unknown = session.page(&as_user("beth", "en"), "no_such_page", &[]).unwrap();
    assert_eq!(answer(&unknown), Value::Null);
}

#[test]
fn a_reference_field_finds_names_by_their_beginning_or_a_part() {
    let mut session = begin();
    let mut found = |text: &str| -> Vec<String> {
        let (beth, groups) = (as_user("beth", "en"), ("sys_user_group", "active=true"));
        let found = answer(&session.reference(&beth, groups, text).unwrap());
        let names = found.as_array().unwrap().iter();
        names.map(|it| it["name"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(found("net"), ["Network Operations"]);
    assert_eq!(found("oper"), Vec::<String>::new());
    assert_eq!(found("*oper"), ["Network Operations"]);
    // The retired group is not active.
    assert_eq!(found(""), ["Database", "Network Operations", "Nobody"]);
}

#[test]
fn an_answer_reaches_the_browser_as_it_is() {
    let mut session = begin();
    let record = first(&session);
    let parameters = IndexMap::from([("sysparm_record".to_owned(), record.clone())]);
    let call = ("FlashdutySyncHelperAjax", "getDialogContext");
    let done = session.ajax(&as_user("beth", "en"), call, &parameters).unwrap();
    assert_eq!(answer(&done)["record"]["sys_id"], record);
    assert_eq!(done.observed.answer["record"]["sys_id"], "sys_id(INC0010001)");
    assert_eq!(done.observed.costs().http, 1);
    let denied = session.ajax(&as_user("joe", "en"), call, &parameters).unwrap();
    assert_eq!(denied.answer, None);
}

#[test]
fn what_a_save_leaves_behind_runs_when_time_passes_and_meets_the_faults_of_then() {
    let mut session = begin();
    let (record, beth) = (first(&session), as_user("beth", "en"));
    let saved = session.save(&beth, &record, &IndexMap::from([("state".into(), "6".into())]));
    assert_eq!(saved.unwrap().observed.jobs, ["Flashduty Auto-Sync on Resolution"]);
    let down = Answer {
        place: Place::new(&[]),
        line: 0,
        to: None,
        times: u32::MAX,
        takes: None,
        reply: Reply::Refused,
        meanwhile: Vec::new(),
    };
    session.answer(&beth, &[down]).unwrap();
    let passed = session.pass(&beth, 1_000).unwrap().observed;
    assert_eq!(passed.requests.len(), 1);
    assert_eq!(passed.requests[0]["status"], 0);
    session.answer(&beth, &[]).unwrap();
    let passed = session.pass(&beth, 60_000).unwrap().observed;
    assert_eq!(passed.requests[0]["status"], 200);
    assert_eq!(passed.faults, Vec::<String>::new());
}

#[test]
fn a_script_that_never_ends_leaves_nothing_behind() {
    let mut instance = INSTANCE.clone();
    let rule = "Flashduty Auto-Sync on Resolution";
    let call = "new FlashdutySyncHelper().syncState(current);";
    let endless = "leaked = 1; try { gs.nowhere(); } catch (e) { while (true) {} }";
    assert!(instance.replace("sys_script", rule, call, endless));
    let mut session = begin_on(&instance);
    let (record, beth) = (first(&session), as_user("beth", "en"));
    session.save(&beth, &record, &IndexMap::from([("state".into(), "6".into())])).unwrap();
    let failed = session.pass(&beth, 1_000).unwrap_err().to_string();
    assert!(failed.starts_with("a script did not end"), "{failed}");

    let parameters = IndexMap::from([("sysparm_record".to_owned(), record.clone())]);
    let call = ("FlashdutySyncHelperAjax", "getDialogContext");
    let done = session.ajax(&beth, call, &parameters).unwrap();
    assert_eq!(answer(&done)["ok"], true);
    assert_eq!(done.observed.faults, Vec::<String>::new());
}

/// A worker whose job was ended takes the next one, here beside a request of the dialog.
#[test]
fn a_script_that_never_ends_frees_its_worker() {
    let mut instance = INSTANCE.clone();
    let rule = "Flashduty Auto-Sync on Resolution";
    let call = "new FlashdutySyncHelper().syncState(current);";
    let endless = format!("while (current.state == 6) {{}} {call}");
    assert!(instance.replace("sys_script", rule, call, &endless));
    let mut session = begin_on(&instance);
    let (record, beth) = (first(&session), as_user("beth", "en"));
    let to = |state: &str| IndexMap::from([("state".to_owned(), state.to_owned())]);
    session.save(&beth, &record, &to("6")).unwrap();
    session.pass(&beth, 1_000).unwrap_err();
    session.save(&beth, &record, &to("7")).unwrap();
    let call = ("FlashdutySyncHelperAjax", "getExternalOptions");
    let done = session.ajax(&beth, call, &IndexMap::new()).unwrap();
    let kinds: Vec<&str> = done.observed.transactions.iter().map(|it| it.kind.as_str()).collect();
    assert_eq!(kinds, ["ajax", "job"]);
}

#[test]
fn what_the_beginning_finds_is_told_by_the_first_step() {
    let mut instance = INSTANCE.clone();
    let (table, name) = ("sys_script_include", "FlashdutySyncHelperAjax");
    assert!(instance.replace(
        table,
        name,
        "FlashdutySyncHelperAjax = Class.create();",
        "nowhere();"
    ));
    let mut session = begin_on(&instance);
    let beth = as_user("beth", "en");
    let found = session.pass(&beth, 0).unwrap().observed.faults;
    assert!(
        found.iter().any(|it| it.contains(&format!("script include {name} threw"))),
        "{found:?}"
    );
    assert_eq!(session.pass(&beth, 0).unwrap().observed.faults, Vec::<String>::new());
}

/// What a script include does while it is loaded is held against a world even if nobody asks for a
/// step of it.
#[test]
fn a_session_without_a_step_leaves_nothing_behind() {
    let clean = || crate::script("", "gs.info([].last);").faults;
    assert_eq!(clean(), Vec::<String>::new());
    let mut instance = INSTANCE.clone();
    let class = "var FlashdutySyncHelper = Class.create();";
    let changed = format!("Array.prototype.last = 1; {class}");
    assert!(instance.replace("sys_script_include", "FlashdutySyncHelper", class, &changed));
    drop(begin_on(&instance));
    assert_eq!(clean(), Vec::<String>::new());
}
