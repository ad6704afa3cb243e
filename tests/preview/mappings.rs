//! Whatever the mapping, its dialog opens and sends.

use crate::shown::{Shown, mappings};
use crate::support;
use serde_json::{Value, json};

#[test]
fn every_mapping_has_a_dialog_that_opens_and_sends() {
    let all = mappings();
    assert!(all.len() > 15, "{}", all.len());
    for (name, mut shown) in all {
        shown.ask(false, "/", &[]);
        let page = shown.json("/form", &[]);
        let record = page["settings"]["record"].as_str().unwrap().to_owned();
        assert_eq!(page["form"]["buttons"].as_array().unwrap().len(), 1, "{name}");
        let servicenow = shown.model.servicenow.as_ref().unwrap();
        let ui_page = servicenow.ui_page.name.to_string();
        let rendered = shown.ask(true, "/render.do", &[("page", &ui_page)]);
        assert!(rendered.contains("role=\\\"combobox\\\""), "{name}: {rendered}");

        let context = shown.call("getDialogContext", &[("sysparm_record", &record)]);
        assert_eq!(context["ok"], true, "{name}: {context}");
        let rule = context["options"]["options"][0]["rule_id"].as_str().unwrap();
        let sent =
            shown.call("sendWebhook", &[("sysparm_record", &record), ("sysparm_rule", rule)]);
        assert_eq!((&sent["ok"], &sent["notified"]), (&json!(true), &json!(0)), "{name}: {sent}");
        assert_eq!(shown.faults(), Vec::<Value>::new(), "{name}");
    }
}

#[test]
fn who_lacks_the_role_sees_neither_button_nor_page() {
    let mut shown = Shown::of(&support::build::case("other_table")).unwrap();
    shown.ask(false, "/", &[("user", "joe")]);
    let page = shown.json("/form", &[]);
    assert_eq!(page["form"]["buttons"], json!([]));
    let refused = shown.ask(true, "/render.do", &[("page", "flashduty_notification_form")]);
    assert!(refused.contains("Security constraints"), "{refused}");
    assert_eq!(shown.faults(), Vec::<Value>::new());
}

#[test]
fn a_table_of_the_platform_that_extends_no_task_has_a_dialog_too() {
    let spec = "version: 1\nextends: standard\n\
        integration: { release: 1.0.0, released: 2026-11-21 }\n\
        servicenow: { table: cmdb_ci_service, business_rule: false }\n\
        payload: { state: false, urgency: false, impact: false, comments: false }\n";
    let mut shown = Shown::of(spec).unwrap();
    shown.ask(true, "/settings", &[("record", "REC0010001")]);
    let form = shown.json("/form", &[]);
    let fields = form["form"]["fields"].as_array().unwrap();
    let value =
        |name: &str| fields.iter().find(|it| it["name"] == name).unwrap()["display"].clone();
    assert_eq!(value("short_description"), "Router down in Amsterdam");
    assert_eq!(value("assignment_group"), "Network Operations");
    assert_eq!(value("assigned_to"), "Ada Lovelace");
    assert!(shown.open().body.contains("&quot;ok&quot;:true"));
    assert_eq!(shown.faults(), Vec::<Value>::new());
}
