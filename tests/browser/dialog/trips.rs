//! How often the browser asks the instance.

use super::{Page, SEND};

#[test]
fn opening_takes_one_call_and_a_policy_at_most_one_more() {
    let Some(page) = Page::open("/?record=INC0010001") else { return };
    page.open_dialog();
    page.settle();
    assert_eq!(page.methods(), ["getDialogContext"]);
    let pages = |page: &Page| page.did().iter().filter(|it| it["kind"] == "page").count();
    assert_eq!(pages(&page), 1);

    page.pick_policy("Network Operations");
    page.wait_for_text("path_rule", "Alice Adams");
    page.settle();
    assert_eq!(page.methods(), ["getDialogContext", "getPathNames"]);

    // Its one schedule is known from the policy before, and e-mail addresses are no names.
    page.pick_policy("Night and weekend");
    page.wait_for_text("path_rule", "夜间值班");
    page.pick_policy("<b>Security</b>");
    page.wait_for_text("path_rule", "security@example.com");
    page.pick_policy("Network Operations");
    page.wait_for_text("path_rule", "Alice Adams");
    page.settle();
    assert_eq!(page.methods(), ["getDialogContext", "getPathNames"]);

    // Only what is not known yet is asked for.
    page.pick_policy("数据库值班");
    page.wait_for_text("path_rule", "Dora Departed");
    let names = page.calls("getPathNames");
    assert_eq!(names.len(), 2);
    assert_eq!(names[1]["parameters"]["sysparm_persons"], "2000000000003,2000000000004");
    assert_eq!(names[1]["parameters"]["sysparm_teams"], "4000000000002,4000000000099");
    assert_eq!(names[1]["parameters"]["sysparm_schedules"], "");

    page.browser.click(SEND);
    page.wait_until_closed();
    page.settle();
    let all = ["getDialogContext", "getPathNames", "getPathNames", "sendWebhook"];
    assert_eq!(page.methods(), all);
    assert_eq!(pages(&page), 1);
    page.done();
}

#[test]
fn a_workspace_asks_no_more() {
    let Some(page) = Page::open("/workspace?record=INC0010006") else { return };
    page.open_dialog();
    page.settle();
    page.browser.click("#flashduty_select_all");
    page.type_filter("7");
    page.browser.click("#flashduty_group_clear");
    page.browser.wait("nobody", "probe.people().length === 0");
    page.settle();
    assert_eq!(page.methods(), ["getDialogContext"]);
    assert_eq!(page.did().iter().filter(|it| it["kind"] == "page").count(), 1);
    page.done();
}
