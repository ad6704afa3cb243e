//! What goes wrong when Send is pressed: nothing that was chosen is lost.

use super::{Page, SEND};

impl Page {
    /// Chooses a person and a policy. Without Flashduty the policy cannot be checked, so nothing is
    /// pushed, and the next try need not wait.
    #[track_caller]
    fn choose(&self) {
        self.tick("Beth");
        self.pick_policy("Night and weekend");
        self.wait_for_text("path_rule", "夜间值班");
    }
}

fn a_failure_is_told_and_the_next_try_works(path: &str) {
    let Some(page) = Page::open(path) else { return };
    page.open_dialog();
    page.choose();
    page.stop_clock();
    page.set("fault", "wrong_key");
    page.browser.click(SEND);
    page.wait_for_text("send_problem", "Flashduty refused the request.");
    page.wait_for_text("send_problem", "Reason: Unauthorized");
    page.wait_for_text("send_problem", "Request ID: req-");
    assert!(!page.text("send_problem").contains("not known"));
    page.assert_at_rest();

    page.set("fault", "down");
    page.browser.click(SEND);
    page.wait_for_text("send_problem", "Flashduty cannot be reached.");
    assert!(!page.text("send_problem").contains("Request ID"));
    assert!(!page.text("send_problem").contains("not known"));
    page.assert_at_rest();

    page.set("fault", "none");
    page.elapse(12_000);
    page.browser.click(SEND);
    if page.is_workspace() {
        page.wait_for_text("status", "Sent to Flashduty. People to notify: 1");
        page.assert_at_rest();
        page.browser.click("#flashduty_cancel");
    }
    page.wait_until_closed();
    let [push] = &page.pushed()[..] else { panic!("{:#?}", page.pushed()) };
    assert_eq!(push["notify_members"][0]["email"], "beth@example.com");
    assert_eq!(push["rule_id"], "5e1000000000000000000003");
    page.done();
}

#[test]
fn in_a_form_a_failure_is_told_and_the_next_try_works() {
    a_failure_is_told_and_the_next_try_works("/?record=INC0010001");
}

#[test]
fn in_a_workspace_a_failure_is_told_and_the_next_try_works() {
    a_failure_is_told_and_the_next_try_works("/workspace?record=INC0010001");
}

fn a_push_that_nothing_confirms_is_told(path: &str) {
    let told = "The message was handed over, but Flashduty has not confirmed it. Check in Flashduty \
        before you send it again.";
    let Some(page) = Page::open(path) else { return };
    page.open_dialog();
    page.choose();
    page.set("fault", "unconfirmed");
    page.browser.click(SEND);
    if page.is_workspace() {
        page.wait_for_text("status", told);
        page.assert_at_rest();
        page.browser.click("#flashduty_cancel");
        page.wait_until_closed();
    } else {
        page.wait_until_closed();
        assert_eq!(page.messages(), [format!("outputmsg info: {told}")]);
    }
    assert_eq!(page.pushed().len(), 1);
    page.done();
}

#[test]
fn in_a_form_a_push_that_nothing_confirms_is_told() {
    a_push_that_nothing_confirms_is_told("/?record=INC0010001");
}

#[test]
fn in_a_workspace_a_push_that_nothing_confirms_is_told() {
    a_push_that_nothing_confirms_is_told("/workspace?record=INC0010001");
}

#[test]
fn a_busy_flashduty_holds_send_for_the_time_that_it_named() {
    let Some(page) = Page::open("/?record=INC0010001") else { return };
    page.open_dialog();
    page.choose();
    page.stop_clock();
    page.set("fault", "busy");
    page.browser.click(SEND);
    page.wait_for_text("send_problem", "Flashduty is busy. Try again shortly.");
    page.wait_for_text("send_problem", "You can try again in 12 seconds.");
    page.assert_at_rest();
    assert_eq!(page.browser.count(&format!("{SEND}[aria-disabled=true]")), 1);
    page.browser.click(SEND);
    page.settle();
    assert_eq!(page.calls("sendWebhook").len(), 1);
    page.set("fault", "none");
    page.elapse(12_000);
    page.wait_for_text("send_problem", "You can try again now.");
    page.browser.click(SEND);
    page.wait_until_closed();
    assert_eq!(page.calls("sendWebhook").len(), 2);
    assert_eq!(page.pushed().len(), 1);
    page.done();
}

#[test]
fn after_a_push_without_an_answer_the_outcome_is_unknown() {
    let path = "/workspace?record=INC0010001";
    let Some((_folder, page)) = Page::impatient(path) else { return };
    page.open_dialog();
    page.tick("Beth");
    page.set("fault", "timeout");
    page.browser.click(SEND);
    page.wait_for_text("send_problem", "Flashduty cannot be reached.");
    page.wait_for_text("send_problem", "It is not known whether the notification was sent.");
    assert_eq!(page.pushed().len(), 1);
    page.assert_at_rest();
    let in_sight = "probe.part('submit').getBoundingClientRect().bottom < window.innerHeight + 1";
    assert_eq!(page.browser.eval(in_sight), true, "what went wrong is out of sight");
    page.done();
}

#[test]
fn after_a_lost_answer_the_outcome_is_unknown() {
    let Some(page) = Page::open("/?record=INC0010001") else { return };
    page.open_dialog();
    page.tick("Beth");
    for fault in ["denied", "broken"] {
        page.set("fault", fault);
        page.browser.click(SEND);
        page.wait_for_text("send_problem", "The server gave no answer.");
        page.wait_for_text("send_problem", "It is not known whether the notification was sent.");
        page.assert_at_rest();
        assert_eq!(page.people()[1], "x Beth Anglin beth@example.com");
    }
    page.set("fault", "none");
    page.browser.click(SEND);
    page.wait_until_closed();
    assert_eq!(page.messages(), ["outputmsg info: Sent to Flashduty. People to notify: 1"]);
    assert_eq!(page.pushed().len(), 1);
    page.done_but_for(&["status of 500"]);
}
