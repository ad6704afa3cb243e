//! An instance that does not answer properly while the dialog opens: a message and another try.

use super::{CLOSE, Page, SEND};

#[test]
fn an_instance_that_fails_leaves_a_message_and_a_retry() {
    let Some(page) = Page::open("/?record=INC0010001") else { return };
    for interface in ["/", "/workspace"] {
        for fault in ["denied", "broken"] {
            page.load(&format!("{interface}?record=INC0010001&fault={fault}"));
            page.press_button();
            page.wait_for_text("problem", "The server gave no answer.");
            page.assert_at_rest();
            assert_eq!(page.browser.eval("probe.sees('form') || probe.sees('submit')"), false);
            page.set("fault", "none");
            page.browser.click("#flashduty_problem button");
            page.browser.wait("the form", "probe.sees('form') && probe.sees('submit')");
            assert_eq!(page.text("problem"), "");
            page.assert_at_rest();
        }
    }
    page.done_but_for(&["status of 500"]);
}

#[test]
fn an_instance_that_stays_silent_is_given_up() {
    let Some(page) = Page::open("/?record=INC0010001&fault=silent") else { return };
    // The dialog waits for a minute, a test does not.
    let a_minute_passes = || {
        page.browser.wait("the wait", "probe.waits().join() === '60000'");
        page.browser.eval("void probe.elapse()");
    };
    page.stop_clock();
    page.press_button();
    a_minute_passes();
    page.wait_for_text("problem", "The server did not answer in time.");
    page.assert_at_rest();
    page.browser.click("#flashduty_problem button");
    page.wait_for_text("status", "Loading…");
    a_minute_passes();
    page.wait_for_text("problem", "The server did not answer in time.");
    page.set("fault", "none");
    page.browser.click("#flashduty_problem button");
    page.browser.wait("the form", "probe.sees('form')");

    page.set("fault", "silent");
    page.tick("Beth");
    page.browser.click(SEND);
    a_minute_passes();
    page.wait_for_text("send_problem", "The server did not answer in time.");
    page.wait_for_text("send_problem", "It is not known whether the notification was sent.");
    page.assert_at_rest();
    page.browser.click(CLOSE);
    page.wait_until_closed();
    page.done();
}
