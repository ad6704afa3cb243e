//! Answers that come too late: what is shown is always what was asked for last.

use super::{BUTTON, CARL, CLOSE, GROUPS, Page, SEND};
use crate::driver::ESCAPE;
use serde_json::json;

#[test]
fn the_members_of_the_group_before_do_not_replace_those_of_this_one() {
    let Some(page) = Page::open("/?record=INC0010002") else { return };
    page.open_dialog();
    page.delayed(|| page.pick_group("Network Operations"));
    page.wait_for_text("people_note", "Loading…");
    page.pick_group("Database");
    page.wait_for_people(&CARL);
    page.arrive();
    assert_eq!(page.people(), CARL);
    assert_eq!(page.calls("getGroupMembers").len(), 2);

    // Nor do they come back to a field that was cleared.
    page.delayed(|| page.pick_group("Network Operations"));
    page.browser.click("#flashduty_group_clear");
    page.wait_for_text("people_note", "Nobody is assigned.");
    page.arrive();
    page.wait_for_people(&[]);
    page.assert_at_rest();
    page.done();
}

/// The same with a network that is slow and then is not, as it is on an instance.
#[test]
fn of_two_groups_the_quicker_answer_counts_if_it_is_the_later_one() {
    let Some(page) = Page::open("/?record=INC0010002") else { return };
    page.open_dialog();
    // The suggestions are there before the network becomes slow.
    page.browser.click("[id='lookup.flashduty_group']");
    page.browser.wait("suggestions", &format!("probe.options(\"{GROUPS}\").length > 4"));
    page.set("latency", "1500");
    page.pick(GROUPS, "Network Operations");
    page.browser.wait("the request", "probe.asked - probe.answered === 1");
    page.set("latency", "0");
    page.pick_group("Database");
    page.wait_for_people(&CARL);
    page.settle();
    page.wait_for_people(&CARL);
    assert_eq!(page.calls("getGroupMembers").len(), 2);
    page.done();
}

#[test]
fn the_names_of_the_policy_before_do_not_replace_those_of_this_one() {
    let Some(page) = Page::open("/?record=INC0010002") else { return };
    page.open_dialog();
    page.delayed(|| page.pick_policy("Network Operations"));
    page.wait_for_text("path_note", "Loading…");
    page.pick_policy("数据库值班");
    page.wait_for_text("path_rule", "Dora Departed");
    page.assert_at_rest();
    let path = page.browser.eval("probe.path()");
    page.arrive();
    assert_eq!(page.browser.eval("probe.path()"), path);
    assert_eq!(page.browser.eval("probe.part('policy').value"), "数据库值班");

    // Nor does a policy come back that was cleared.
    page.delayed(|| page.pick_policy("Night and weekend"));
    page.browser.click("#flashduty_policy_clear");
    page.arrive();
    assert_eq!(page.browser.eval("probe.sees('path')"), false);
    page.assert_at_rest();
    page.done();
}

#[test]
fn a_dialog_that_is_closed_while_it_opens_leaves_nothing() {
    let Some(page) = Page::open("/?record=INC0010001&latency=1000") else { return };
    page.browser.click(BUTTON);
    page.browser.click(CLOSE);
    page.wait_until_closed();
    page.set("latency", "0");
    for fault in ["none", "broken"] {
        page.set("fault", fault);
        page.delayed(|| page.press_button());
        page.wait_for_text("status", "Loading…");
        page.browser.press(&[ESCAPE]);
        page.wait_until_closed();
        page.arrive();
        assert_eq!(page.messages(), Vec::<String>::new());
        assert_eq!(page.browser.count("[role=dialog], .modal-backdrop"), 0);
    }

    // The next one is not disturbed by an answer to the one before.
    page.set("fault", "none");
    page.delayed(|| page.press_button());
    page.browser.click("#flashduty_cancel");
    page.wait_until_closed();
    page.open_dialog();
    page.pick_group("Database");
    page.wait_for_people(&CARL);
    page.arrive();
    page.wait_for_people(&CARL);
    page.wait_for_focus(super::GROUP);
    page.done_but_for(&["status of 500"]);
}

#[test]
fn what_arrives_while_the_window_fades_is_told_on_the_form() {
    let Some(page) = Page::open("/?record=INC0010001") else { return };
    for leave in [CLOSE, "#flashduty_cancel"] {
        page.load("/?record=INC0010001&fault=none");
        page.open_dialog();
        page.tick("Beth");
        page.set("fault", "denied");
        page.delayed(|| page.browser.click(SEND));
        // At once, before the window is gone.
        let at_once = "document.querySelector(arguments[0]).click(); probe.arrive();";
        page.browser.script(at_once, &[json!(leave)]);
        page.wait_until_closed();
        page.browser.wait("the message", "document.querySelector('.outputmsg')");
        let [message] = &page.messages()[..] else { panic!("{:?}", page.messages()) };
        assert!(
            message.contains("It is not known whether the notification was sent."),
            "{message}"
        );
    }
    page.done();
}

#[test]
fn what_is_sent_while_the_dialog_closes_is_told_on_the_form() {
    let Some(page) = Page::open("/?record=INC0010001") else { return };
    let lost = "outputmsg error: It is not known whether the notification was sent. Check in \
                Flashduty before you try again.";
    let refused = "outputmsg error: The notification was not sent to Flashduty. Open the dialog \
                   again to try once more.";
    for (fault, message) in [
        ("denied", lost),
        ("wrong_key", refused),
        ("none", "outputmsg info: Sent to Flashduty. People to notify: 1"),
    ] {
        page.load("/?record=INC0010001&fault=none");
        page.open_dialog();
        page.tick("Beth");
        page.pick_policy("<b>Security</b>");
        page.set("fault", fault);
        page.delayed(|| page.browser.click(SEND));
        assert_eq!(page.browser.count("#flashduty_form[aria-busy=true]"), 1);
        assert_eq!(page.text("status"), "Sending…");
        page.browser.click(CLOSE);
        page.wait_until_closed();
        assert_eq!(page.messages(), Vec::<String>::new());
        page.arrive();
        assert_eq!(page.messages(), [message]);
    }
    page.done();
}
