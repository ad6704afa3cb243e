//! The whole way by mouse.

use super::{CARL, GROUP, GROUPS, POLICIES, POLICY, Page, SEND};
use serde_json::json;

const NETWORK: [&str; 4] = [
    "  Ada Lovelace ada@example.com Assigned",
    "  Beth Anglin beth@example.com",
    "- Erik Without Mail no e-mail address, cannot be notified",
    "  陈卡尔 carl@example.com",
];

#[test]
fn people_channels_and_a_policy_are_sent_as_chosen() {
    let Some(page) = Page::open("/?record=INC0010001") else { return };
    page.open_dialog();
    page.wait_for_people(&NETWORK);
    assert_eq!(page.browser.eval("probe.part('group').value.length"), 32);

    page.replace(GROUP, "Data");
    page.browser.wait("suggestions", &format!("probe.options({}).length === 2", json!(GROUPS)));
    page.pick(GROUPS, "Database");
    page.wait_for_people(&CARL);
    page.pick_group("Network Operations");
    page.wait_for_people(&NETWORK);

    page.tick("Beth");
    assert_eq!(page.text("selected"), "Selected: 1 of 4");
    assert_eq!(page.browser.eval("probe.part('select_all').indeterminate"), true);
    page.browser.click("#flashduty_select_all");
    assert_eq!(page.text("selected"), "Selected: 3 of 4");
    page.tick("陈卡尔");
    page.tick_channel("sms");
    page.tick_channel("voice");
    page.tick_channel("voice");
    page.tick_channel("email");
    assert!(!page.browser.eval("probe.sees('both')").as_bool().unwrap());

    page.replace(POLICY, "SECUR");
    page.pick(POLICIES, "<b>Security</b> & \"management\"");
    page.wait_for_text("path_rule", "security@example.com");
    assert_eq!(page.browser.eval("probe.sees('both')"), true);
    page.browser.click("#flashduty_policy_clear");
    page.browser.wait("no path", "!probe.sees('path') && probe.part('policy').value === ''");
    page.pick_policy("Night and weekend");
    page.wait_for_text("path_rule", "夜间值班");

    page.browser.click(SEND);
    page.wait_until_closed();
    assert_eq!(page.messages(), ["outputmsg info: Sent to Flashduty. People to notify: 2"]);
    let [push] = &page.pushed()[..] else { panic!("{:#?}", page.pushed()) };
    assert_eq!(push["assignment_group"], "Network Operations");
    assert_eq!(
        push["notify_members"],
        json!([
            { "sys_id": "sys_id(ada)", "name": "Ada Lovelace", "email": "ada@example.com" },
            { "sys_id": "sys_id(beth)", "name": "Beth Anglin", "email": "beth@example.com" },
        ])
    );
    assert_eq!(push["personal_channels"], "sms,email");
    assert_eq!(push["rule_id"], "5e1000000000000000000003");
    page.done();
}

#[test]
fn without_a_group_the_assigned_person_remains() {
    let Some(page) = Page::open("/?record=INC0010001") else { return };
    page.open_dialog();
    page.wait_for_people(&NETWORK);
    page.tick("Beth");
    page.browser.click("#flashduty_group_clear");
    page.wait_for_people(&["x Ada Lovelace ada@example.com Assigned"]);
    assert_eq!(page.browser.eval(&format!("document.querySelector(\"{GROUP}\").value")), "");
    assert_eq!(
        page.text("people_note"),
        "Without a group, only the assigned person can be chosen."
    );
    page.browser.click(SEND);
    page.wait_until_closed();
    assert_eq!(page.messages(), ["outputmsg info: Sent to Flashduty. People to notify: 1"]);
    let [push] = &page.pushed()[..] else { panic!("{:#?}", page.pushed()) };
    assert_eq!(push["notify_members"][0]["email"], "ada@example.com");
    assert_eq!(push["notify_members"].as_array().unwrap().len(), 1);
    for key in ["assignment_group", "assignment_group_id", "personal_channels", "rule_id"] {
        assert!(push.get(key).is_none(), "{key}: {push:#}");
    }
    page.done();
}

#[test]
fn what_was_typed_but_not_chosen_is_not_sent() {
    let Some(page) = Page::open("/?record=INC0010001") else { return };
    page.open_dialog();
    page.browser.click(SEND);
    page.wait_for_text("selection_problem", "Choose at least one person or an escalation policy.");
    page.tick("Ada");

    page.replace(POLICY, "no such policy");
    page.wait_for_text("policy_note", "No policy matches.");
    page.browser.click(SEND);
    page.wait_for_text("policy_problem", "Choose a policy from the list or clear the field.");
    assert_eq!(page.browser.eval("document.activeElement.id"), "flashduty_policy");
    page.replace(POLICY, "night AND weekend");
    page.browser.click("#flashduty_people legend");
    page.wait_for_text("path_rule", "夜间值班");
    page.browser.click("#flashduty_policy_clear");

    page.replace(GROUP, "no such group");
    page.browser.click(SEND);
    page.wait_for_text("group_problem", "Choose a group from the list or clear the field.");
    let invalid = "document.querySelectorAll('#flashduty_dialog [aria-invalid=true]').length";
    assert_eq!(page.browser.eval(invalid), 1);
    assert_eq!(page.pushed().len(), 0);
    page.done();
}
