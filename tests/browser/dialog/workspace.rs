//! The dialog in a workspace, where it is a page in a frame and cannot reach the form.

use super::{BUTTON, CARL, POLICIES, POLICY, Page, SEND};
use serde_json::json;
use std::fs;
use std::path::Path;

#[test]
fn a_workspace_sends_what_was_chosen_and_says_so_in_the_frame() {
    let Some(page) = Page::open("/workspace?record=INC0010001") else { return };
    page.open_dialog();
    page.pick_group("Database");
    page.wait_for_people(&CARL);
    page.pick_group("Network Operations");
    page.wait_for_count(4);
    page.browser.click("#flashduty_select_all");
    page.tick("Ada");
    page.tick_channel("teams");
    page.replace(POLICY, "数据");
    page.pick(POLICIES, "数据库值班");
    page.wait_for_text("path_rule", "Dora Departed");
    page.browser.click(SEND);
    page.wait_for_text("status", "Sent to Flashduty. People to notify: 2");
    // Nothing can be sent a second time from here.
    assert_eq!(page.browser.eval("probe.sees('form') || probe.sees('submit')"), false);
    assert_eq!(page.text("cancel"), "Close");
    page.browser.click("#flashduty_cancel");
    page.wait_until_closed();

    let [push] = &page.pushed()[..] else { panic!("{:#?}", page.pushed()) };
    let members = push["notify_members"].as_array().unwrap();
    let emails: Vec<_> = members.iter().map(|it| it["email"].as_str().unwrap()).collect();
    assert_eq!(emails, ["beth@example.com", "carl@example.com"]);
    assert_eq!(push["personal_channels"], "teams");
    assert_eq!(push["rule_id"], "100000000000000000000002");
    page.done();
}

#[test]
fn a_page_without_a_record_says_so() {
    let Some(page) = Page::open("/?record=INC0010001") else { return };
    for query in ["", "?sysparm_record=", "?sysparm_record=%3Cb%3E", "?sysparm_record=0"] {
        page.browser.goto(&page.preview.url(&format!("/flashduty_notification_form.do{query}")));
        page.wait_for_text("problem", "The dialog does not know which record to send.");
        assert_eq!(page.browser.eval("probe.sees('form') || probe.sees('submit')"), false);
        page.wait_for_focus("#flashduty_dialog");
        page.assert_at_rest();
    }
    let unknown = format!("/flashduty_notification_form.do?sysparm_record={}", "0".repeat(32));
    page.browser.goto(&page.preview.url(&unknown));
    page.wait_for_text("problem", "The record does not exist or you cannot read it.");
    page.assert_at_rest();
    assert_eq!(page.methods(), ["getDialogContext"]);
    page.done();
}

#[test]
fn a_script_of_a_workspace_has_neither_the_page_nor_an_answer_that_nobody_knows() {
    let folder = tempfile::tempdir().unwrap();
    let script = "function onClick(g_form) {
{% include \"servicenow/_harmless.js.tera\" %}
    g_form.addInfoMessage(harmless([typeof window, typeof document, typeof globalThis,
        typeof location, typeof navigator, typeof setInterval, typeof addEventListener,
        typeof localStorage].join()));
    g_user.hasRole('itil');
}
";
    fs::create_dir(folder.path().join("servicenow")).unwrap();
    fs::write(folder.path().join("servicenow/ui_action_workspace.js.tera"), script).unwrap();
    let arguments = ["--templates", folder.path().to_str().unwrap()];
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let Some(page) = Page::of(root, &arguments, "/workspace?record=INC0010001") else { return };
    page.browser.click(BUTTON);
    page.browser.wait("the message", "document.querySelector('#output_messages .info')");
    assert_eq!(page.browser.text("#output_messages"), ["undefined"; 8].join(","));
    // The refusal, and then the exception that nobody has caught.
    let both = "document.querySelectorAll('#panel_entries .kind-fault').length === 2";
    page.browser.wait("the faults", both);
    assert_eq!(page.did()[0]["fault"], json!("the preview does not know g_user.hasRole('itil')"));
}
