//! A frame, which can tell what came of a dispatch to nobody but whoever looks at it.

use super::{Page, SEND};
use crate::driver::ESCAPE;

#[test]
fn a_frame_waits_for_the_answer_before_it_closes() {
    let Some(page) = Page::open("/workspace?record=INC0010001") else { return };
    page.open_dialog();
    // A workspace does not tell whether the form has changes.
    assert_eq!(page.text("saved"), "Flashduty receives the saved values of the record.");
    page.tick("Beth");
    page.delayed(|| page.browser.click(SEND));
    page.browser.press(&[ESCAPE]);
    page.browser.click("#flashduty_cancel");
    assert_eq!(page.text("status"), "Sending…");
    assert_eq!(page.browser.count("#flashduty_cancel[aria-disabled=true]"), 1);
    page.arrive();
    page.wait_for_text("status", "Sent to Flashduty. People to notify: 1");
    page.assert_at_rest();
    assert_eq!(page.browser.count("#flashduty_cancel[aria-disabled=true]"), 0);
    page.browser.press(&[ESCAPE]);
    page.wait_until_closed();
    page.wait_for_focus(super::BUTTON);
    assert_eq!(page.pushed().len(), 1);
    page.done();
}

#[test]
fn a_frame_that_nobody_closes_says_that_it_can_be_closed() {
    let Some(page) = Page::open("/?record=INC0010001") else { return };
    let id = page.browser.eval("g_form.getUniqueValue()");
    let address = "/flashduty_notification_form.do?sysparm_record=";
    page.browser.goto(&page.preview.url(&format!("{address}{}", id.as_str().unwrap())));
    page.browser.wait("the dialog", "probe.sees('form')");
    page.browser.click("#flashduty_cancel");
    page.wait_for_text("status", "You can close this window now.");
    assert_eq!(page.browser.eval("['form', 'submit', 'cancel'].some(probe.sees)"), false);
    page.browser.press(&[ESCAPE]);
    page.assert_at_rest();
    assert_eq!(page.methods(), ["getDialogContext"]);
    page.done();
}
