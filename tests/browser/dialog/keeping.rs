//! What Flashduty does not take now is left to the background, if the person wants that.

use super::{BUTTON, CLOSE, KEEP, Page, SEND};
use crate::driver::{ENTER, SHIFT_TAB};
use crate::states::scripts::FORGOTTEN;

const KEPT: &str = "Trying goes on in the background";

impl Page {
    /// Opens the dialog and sends to a person while Flashduty is down.
    #[track_caller]
    pub(super) fn send_in_vain(&self) {
        self.open_dialog();
        self.tick("Beth");
        self.set("fault", "down");
        self.browser.click(SEND);
        self.wait_for_text("send_problem", "Flashduty cannot be reached.");
        self.set("fault", "none");
    }

    /// Waits until the dialog has said that trying goes on, and is gone.
    #[track_caller]
    fn wait_until_kept(&self) {
        if self.is_workspace() {
            self.wait_for_text("status", KEPT);
            assert_eq!(self.browser.eval("probe.sees('form') || probe.sees('submit')"), false);
            self.assert_at_rest();
            self.wait_for_focus("#flashduty_cancel");
            assert_eq!(self.text("cancel"), "Close");
            self.browser.press(&[ENTER]);
            self.wait_until_closed();
        } else {
            self.wait_until_closed();
            let [message] = &self.messages()[..] else { panic!("{:?}", self.messages()) };
            assert!(message.contains(KEPT), "{message}");
        }
        self.wait_for_focus(BUTTON);
    }
}

fn trying_goes_on_in_the_background(path: &str) {
    let Some(page) = Page::open(path) else { return };
    page.send_in_vain();
    page.wait_for_text("send_problem", "It is not known whether the notification was sent.");
    let described = format!(
        "document.getElementById(document.querySelector('{KEEP}')\
            .getAttribute('aria-describedby')).innerText"
    );
    let twice = "If you keep trying although the message has arrived, people are notified twice.";
    assert_eq!(page.browser.eval(&described), twice);

    page.browser.press(&[SHIFT_TAB, SHIFT_TAB]);
    page.wait_for_focus(KEEP);
    page.browser.press(&[ENTER]);
    page.wait_until_kept();
    let [call] = &page.calls("keepTrying")[..] else { panic!("{:?}", page.methods()) };
    let delivery = call["parameters"]["sysparm_delivery"].as_str().unwrap();
    assert_eq!(delivery.len(), 32);
    assert_eq!(page.calls("sendWebhook").len(), 1);
    page.done();
}

#[test]
fn in_a_form_trying_goes_on_in_the_background() {
    trying_goes_on_in_the_background("/?record=INC0010001");
}

#[test]
fn in_a_workspace_trying_goes_on_in_the_background() {
    trying_goes_on_in_the_background("/workspace?record=INC0010001");
}

#[test]
fn what_flashduty_refuses_is_not_left_to_the_background() {
    let Some(page) = Page::open("/?record=INC0010001") else { return };
    page.open_dialog();
    page.tick("Beth");
    page.set("fault", "wrong_key");
    page.browser.click(SEND);
    page.wait_for_text("send_problem", "Flashduty refused the request.");
    assert_eq!(page.browser.count(KEEP), 0);
    page.done();
}

/// Nobody may have paged twice where Flashduty itself says that it has not taken the message.
#[test]
fn what_flashduty_has_not_taken_pages_nobody_twice() {
    let Some(page) = Page::open("/?record=INC0010001") else { return };
    page.open_dialog();
    page.tick("Beth");
    page.set("fault", "busy");
    page.browser.click(SEND);
    page.wait_for_text("send_problem", "Flashduty is busy. Try again shortly.");
    assert_eq!(page.browser.count(KEEP), 1);
    assert!(!page.text("send_problem").contains("twice"));
    page.done();
}

fn a_message_that_the_instance_has_forgotten_is_not_kept(path: &str) {
    let Some(page) = Page::running(FORGOTTEN, path) else { return };
    page.send_in_vain();
    page.click(KEEP);
    page.wait_for_text("send_problem", "cannot be tried again in the background");
    page.wait_for_focus(SEND);
    page.assert_at_rest();
    assert_eq!(page.browser.count(KEEP), 0);
    assert_eq!(page.people()[1], "x Beth Anglin beth@example.com");
    page.done();
}

#[test]
fn in_a_form_a_message_that_the_instance_has_forgotten_is_not_kept() {
    a_message_that_the_instance_has_forgotten_is_not_kept("/?record=INC0010001");
}

#[test]
fn in_a_workspace_a_message_that_the_instance_has_forgotten_is_not_kept() {
    a_message_that_the_instance_has_forgotten_is_not_kept("/workspace?record=INC0010001");
}

#[test]
fn after_a_lost_answer_it_can_be_left_to_the_background_again() {
    let Some(page) = Page::open("/workspace?record=INC0010001") else { return };
    page.send_in_vain();
    page.set("fault", "denied");
    page.click(KEEP);
    page.wait_for_text("send_problem", "The server gave no answer.");
    page.wait_for_text("send_problem", "people are notified twice");
    page.assert_at_rest();
    page.set("fault", "none");
    page.click(KEEP);
    page.wait_until_kept();
    page.done();
}

#[test]
fn whoever_closes_the_dialog_reads_on_the_form_that_trying_goes_on() {
    let Some(page) = Page::open("/?record=INC0010001") else { return };
    for (fault, message) in [("none", KEPT), ("denied", "The server gave no answer.")] {
        page.load("/?record=INC0010001&fault=none");
        page.send_in_vain();
        page.set("fault", fault);
        page.delayed(|| page.browser.click(KEEP));
        page.browser.click(CLOSE);
        page.wait_until_closed();
        assert_eq!(page.messages(), Vec::<String>::new());
        page.arrive();
        let [shown] = &page.messages()[..] else { panic!("{:?}", page.messages()) };
        assert!(shown.contains(message), "{shown}");
    }
    page.done();
}
