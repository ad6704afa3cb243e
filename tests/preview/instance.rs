//! What the instance does meanwhile, and what is told of it.

use crate::shown::{PAUSE, Shown, request, shipped};
use crate::support;
use serde_json::{Value, json};
use sn_gen::preview::{Preview, standard_scenario, unavailable};
use sn_gen::simulator::Instance;
use sn_gen::simulator::scenario::Scenario;
use std::time::Duration;

#[test]
fn what_a_browser_refuses_is_kept_for_the_panel() {
    let mut shown = Shown::of(&support::build::shipped()).unwrap();
    shown.ask(true, "/fault", &[("text", "GlideModal has no size")]);
    let faults = shown.faults();
    assert_eq!(faults[0]["fault"], "GlideModal has no size");
    let number = faults[0]["number"].to_string();
    assert_eq!(shown.json("/did", &[("after", &number)]), json!({ "count": 1, "entries": [] }));
}

#[test]
fn the_history_keeps_the_newest_and_counts_all() {
    let mut shown = shipped();
    for number in 0..250 {
        shown.ask(true, "/fault", &[("text", &number.to_string())]);
    }
    let did = shown.json("/did", &[]);
    let entries = did["entries"].as_array().unwrap();
    assert_eq!((&did["count"], entries.len()), (&json!(250), 200));
    assert_eq!((&entries[0]["fault"], &entries[0]["number"]), (&json!("50"), &json!(51)));
    assert_eq!(entries[0]["what"], "browser");
}

#[test]
fn the_page_has_nothing_of_its_address() {
    let mut shown = shipped();
    let plain = shown.ask(false, "/flashduty_notification_form.do", &[]);
    assert!(plain.contains("id=\"flashduty_dialog\""), "{plain}");
    let hostile = [("sysparm_record", "$[gs.log(1)]${x}\"><b>"), ("sysparm_modified", "true")];
    assert_eq!(shown.ask(false, "/flashduty_notification_form.do", &hostile), plain);
}

#[test]
fn a_reference_field_gets_what_it_looks_up() {
    let mut shown = shipped();
    let group = [("table", "sys_user_group"), ("query", "active=true"), ("text", "net")];
    let found: Value = serde_json::from_str(&shown.ask(true, "/reference.do", &group)).unwrap();
    assert_eq!(found[0]["name"], "Network Operations");
    assert_eq!(found.as_array().unwrap().len(), 1);
}

#[test]
fn what_is_saved_is_synced_when_it_is_due() {
    let mut shown = shipped();
    shown.after(0, "/settings", &[("fault", "down")]);
    shown.after(0, "/save", &[("state", "6")]);
    let form = shown.json("/form", &[]);
    let fields = form["form"]["fields"].as_array().unwrap();
    assert_eq!(fields.iter().find(|it| it["name"] == "state").unwrap()["value"], "6");
    let kinds: Vec<Value> = shown.did().iter().map(|it| it["kind"].clone()).collect();
    // The job, and the wake-up that it has left.
    assert_eq!(kinds, ["save", "queue", "queue"]);
}

#[test]
fn what_a_browser_has_waited_for_passes_once() {
    let mut shown = shipped();
    shown.pause = Duration::ZERO;
    shown.after(0, "/settings", &[("fault", "down")]);
    shown.after(0, "/save", &[("state", "6")]);
    // The job fails, and leaves a second attempt to the time in which it is due.
    shown.after(0, "/settings", &[("fault", "slow")]);
    let did = shown.did();
    let due = did.iter().flat_map(|it| it["events"].as_array().unwrap()).last().unwrap()["in"]
        .as_u64()
        .unwrap();
    let before = did.iter().filter(|it| it["kind"] == "queue").count();
    assert_eq!(shown.open().takes.as_secs(), 5);
    let mut runs = |seconds| {
        shown.after(seconds, "/settings", &[("fault", "none")]);
        shown.did().iter().filter(|it| it["kind"] == "queue").count() - before
    };
    assert_eq!((runs(due - 1), runs(2)), (0, 1));
}

#[test]
fn whatever_is_no_document_fails_in_plain_text() {
    for (is_post, path, kind) in [
        (false, "/", "text/html"),
        (false, "/workspace", "text/html"),
        (false, "/any.do", "text/html"),
        (true, "/xmlhttp.do", "text/plain"),
        (true, "/render.do", "text/plain"),
        (false, "/did", "text/plain"),
        (false, "/form", "text/plain"),
    ] {
        let response = unavailable(&request(is_post, path, &[]), "line 1 is <wrong>");
        assert!(response.kind.starts_with(kind), "{path}: {}", response.kind);
        let shown =
            if kind == "text/html" { "line 1 is &lt;wrong&gt;" } else { "line 1 is <wrong>" };
        assert!(response.status == 500 && response.body.contains(shown), "{}", response.body);
    }
    let script = unavailable(&request(false, "/assets/panel.js", &[]), "wrong");
    assert!(script.status == 200 && script.kind.starts_with("text/javascript"));
}

#[test]
fn a_failing_job_keeps_no_request_from_its_answer() {
    let spec = support::build::shipped();
    let model = support::build::model(&spec);
    let servicenow = model.servicenow.as_ref().unwrap();
    let mut instance = Instance::new(&model, &support::build::build(&spec)).unwrap();
    let call = "new FlashdutySyncHelper().syncState(current);";
    let rule = "Flashduty Auto-Sync on Resolution";
    assert!(instance.replace("sys_script", rule, call, "while (true) {}"));
    let scenario = Scenario::read(&standard_scenario(servicenow, &instance)).scenario.unwrap();
    let preview = Preview::new(servicenow, &instance, &scenario).unwrap();
    let mut shown = Shown { preview, model, pause: PAUSE };
    shown.ask(true, "/save", &[("state", "6")]);
    assert!(shown.json("/form", &[])["form"].is_object());
    let faults = shown.faults();
    assert_eq!((faults.len(), &faults[0]["what"]), (1, &json!("instance")));
    assert!(faults[0]["fault"].as_str().unwrap().starts_with("a script did not end"));
    assert!(shown.open().body.contains("&quot;ok&quot;:true"));
}
