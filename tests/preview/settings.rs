//! What is chosen beside the form.

use crate::shown::shipped;
use serde_json::{Value, json};
use std::time::Duration;

#[test]
fn each_fault_has_its_response() {
    for (fault, statuses) in [
        ("none", json!([200])),
        ("wrong_key", json!([401])),
        ("down", json!([0])),
        ("slow", json!([200])),
        ("busy", json!([429])),
        ("timeout", json!([0])),
        ("unconfirmed", json!([200])),
        ("denied", json!([])),
        ("broken", json!([])),
        ("silent", json!([])),
    ] {
        let mut shown = shipped();
        shown.ask(true, "/settings", &[("fault", fault)]);
        let response = shown.open();
        let (status, takes) = (response.status, response.takes.as_secs());
        assert_eq!(status, if fault == "broken" { 500 } else { 200 }, "{fault}");
        let is_denied = ["denied", "broken", "silent"].contains(&fault);
        assert_eq!(response.body == "<xml/>", is_denied, "{fault}: {}", response.body);
        match fault {
            "slow" => assert!((5..10).contains(&takes), "{takes}"),
            // Longer than the dialog waits, and no longer than a browser can do without.
            "silent" => assert_eq!(takes, 90),
            "timeout" => assert!(takes >= 10, "{takes}"),
            _ => assert!(takes < 2, "{fault}: {takes}"),
        }
        assert_eq!(json!(shown.statuses()), statuses, "{fault}");
        assert_eq!(shown.faults(), Vec::<Value>::new(), "{fault}");
    }
}

#[test]
fn settings_that_are_refused_change_nothing() {
    let mut shown = shipped();
    let before = shown.json("/form", &[])["settings"].clone();
    let refused = shown.after(0, "/settings", &[("theme", "dark"), ("latency", "much")]);
    assert_eq!((refused.status, &*refused.body), (400, "`much` is no latency"));
    assert_eq!(shown.json("/form", &[])["settings"], before);
    let set = shown.after(0, "/settings", &[("theme", "dark"), ("latency", "200")]);
    let settings: Value = serde_json::from_str(&set.body).unwrap();
    assert_eq!((&settings["theme"], &settings["latency"]), (&json!("dark"), &json!(200)));
    assert_eq!(shown.json("/form", &[])["settings"], settings);
}

#[test]
fn a_slow_network_is_waited_for() {
    let mut shown = shipped();
    let latency = Duration::from_secs(3);
    shown.ask(true, "/settings", &[("latency", "3000")]);
    assert!(shown.open().takes >= latency);
    let group = [("table", "sys_user_group"), ("query", "active=true"), ("text", "net")];
    assert!(shown.after(0, "/reference.do", &group).takes >= latency);
    let page = [("page", "flashduty_notification_form")];
    assert!(shown.after(0, "/render.do", &page).takes >= latency);
    shown.ask(true, "/settings", &[("latency", "0")]);
    assert!(shown.after(0, "/reference.do", &group).takes < latency);
}
