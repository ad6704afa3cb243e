//! A record on which nobody works any more: people are notified about it only if that is meant.

use super::{Page, SEND};
use crate::driver::SPACE;
use crate::states::scripts::STILL_OPEN;
use serde_json::Value;

const MEANT: &str = "#flashduty_closed_meant";
const COMPLAINED: &str = "#flashduty_closed_meant[aria-invalid=true]\
    [aria-errormessage=flashduty_closed_problem]";

impl Page {
    /// What each dispatch said of a closed record.
    #[track_caller]
    fn meant(&self) -> Vec<Value> {
        let calls = self.calls("sendWebhook");
        calls.iter().map(|it| it["parameters"]["sysparm_closed"].clone()).collect()
    }

    /// Says by keyboard that a closed record is meant, and sends.
    #[track_caller]
    fn send_all_the_same(&self) {
        self.browser.press(&[SPACE]);
        self.wait_for_no_text("closed_problem");
        assert_eq!(self.browser.count(COMPLAINED), 0);
        self.browser.click(SEND);
        if self.is_workspace() {
            self.wait_for_text("status", "Sent to Flashduty. People to notify: 1");
            self.browser.click("#flashduty_cancel");
        }
        self.wait_until_closed();
        let [push] = &self.pushed()[..] else { panic!("{:#?}", self.pushed()) };
        assert_eq!(push["notify_members"][0]["email"], "beth@example.com");
    }
}

fn a_closed_record_asks_first(path: &str) {
    let Some(page) = Page::open(path) else { return };
    page.open_dialog();
    page.wait_for_focus(MEANT);
    assert!(page.text("closed").contains("This record is closed."));
    let described = "probe.part('closed_meant').getAttribute('aria-describedby')";
    assert_eq!(page.browser.eval(described), "flashduty_closed_note");

    page.tick("Beth");
    page.browser.click(SEND);
    page.wait_for_text("closed_problem", "Tick the box if people are to be notified");
    page.wait_for_focus(COMPLAINED);
    page.assert_at_rest();
    assert_eq!(page.calls("sendWebhook").len(), 0);

    page.send_all_the_same();
    assert_eq!(page.meant(), ["true"]);
    page.done();
}

#[test]
fn in_a_form_a_closed_record_asks_first() {
    a_closed_record_asks_first("/?record=INC0010009");
}

#[test]
fn in_a_workspace_a_closed_record_asks_first() {
    a_closed_record_asks_first("/workspace?record=INC0010009");
}

fn a_record_closed_meanwhile_asks_as_well(path: &str) {
    let Some(page) = Page::running(STILL_OPEN, path) else { return };
    page.open_dialog();
    page.wait_for_focus(super::GROUP);
    assert_eq!(page.browser.eval("probe.sees('closed')"), false);
    page.tick("Beth");
    page.browser.click(SEND);
    page.wait_for_text("closed_problem", "Nothing was sent to Flashduty");
    page.wait_for_focus(COMPLAINED);
    assert_eq!(page.browser.eval("probe.sees('closed')"), true);
    page.assert_at_rest();
    assert_eq!(page.people()[1], "x Beth Anglin beth@example.com");
    assert_eq!(page.pushed().len(), 0);

    page.send_all_the_same();
    assert_eq!(page.meant(), ["", "true"]);
    page.done();
}

#[test]
fn in_a_form_a_record_closed_meanwhile_asks_as_well() {
    a_record_closed_meanwhile_asks_as_well("/?record=INC0010009");
}

#[test]
fn in_a_workspace_a_record_closed_meanwhile_asks_as_well() {
    a_record_closed_meanwhile_asks_as_well("/workspace?record=INC0010009");
}

#[test]
fn a_record_that_is_open_asks_nothing() {
    let Some(page) = Page::open("/?record=INC0010001") else { return };
    page.open_dialog();
    assert_eq!(page.browser.eval("probe.sees('closed')"), false);
    page.tick("Beth");
    page.browser.click(SEND);
    page.wait_until_closed();
    assert_eq!(page.meant(), [""]);
    page.done();
}
