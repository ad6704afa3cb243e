//! Every way to close the dialog, and where the focus is before and after.

use super::{BUTTON, CLOSE, GROUP, Page};
use crate::driver::{ENTER, ESCAPE};

fn closes(path: &str) {
    let Some(page) = Page::open(path) else { return };
    for way in ["Cancel", "X", "Escape", "Escape in a field", "Escape while it loads"] {
        if way == "Escape while it loads" {
            page.set("latency", "500");
        }
        page.browser.click(BUTTON);
        page.enter();
        if way != "Escape while it loads" {
            page.browser.wait("the dialog", "probe.sees('form')");
            page.wait_for_focus(GROUP);
        }
        match way {
            "Cancel" => page.browser.click("#flashduty_cancel"),
            "X" => {
                page.browser.top();
                page.browser.click(CLOSE);
            }
            "Escape in a field" => {
                page.browser.click("#flashduty_channels input[value=sms]");
                page.browser.press(&[ESCAPE]);
            }
            _ => page.browser.press(&[ESCAPE]),
        }
        page.wait_until_closed();
        page.wait_for_focus(BUTTON);
        assert_eq!(page.browser.count("iframe, .modal-backdrop, #flashduty_dialog"), 0, "{way}");
    }
    // Where the focus went, a key opens the dialog anew, and it is empty.
    page.set("latency", "0");
    page.browser.press(&[ENTER]);
    page.enter();
    page.wait_for_focus(GROUP);
    assert_eq!(page.browser.count("#flashduty_dialog input:checked"), 0);
    assert_eq!(page.pushed().len(), 0);
    page.done();
}

#[test]
fn a_form_closes_it_and_has_the_focus_again() {
    closes("/?record=INC0010001");
}

#[test]
fn a_workspace_closes_it_and_has_the_focus_again() {
    closes("/workspace?record=INC0010001");
}

#[test]
fn after_sending_the_focus_is_on_the_button_again() {
    let Some(page) = Page::open("/?record=INC0010004") else { return };
    page.open_dialog();
    page.browser.click(super::SEND);
    page.wait_until_closed();
    page.wait_for_focus(BUTTON);
    page.done();
}
