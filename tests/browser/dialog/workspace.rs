//! The dialog in a workspace, where it is a page in a frame and cannot reach the form.

use super::{POLICIES, POLICY, Page, SEND};

#[test]
fn a_workspace_sends_what_was_chosen_and_says_so_in_the_frame() {
    let Some(page) = Page::open("/workspace?record=INC0010001") else { return };
    page.open_dialog();
    page.pick_group("Database");
    page.wait_for_people(&["  陈卡尔 carl@example.com"]);
    page.pick_group("Network Operations");
    page.browser.wait("its members", "probe.people().length === 4");
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
    page.done_but_for(&["favicon.ico"]);
}
