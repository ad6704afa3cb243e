//! What goes on around the dialog: unsaved changes, pressing Send twice, and the business rule.

use super::{Page, SEND};
use crate::driver::ENTER;

#[test]
fn changes_that_are_not_saved_are_pointed_out_and_not_sent() {
    let Some(page) = Page::open("/?record=INC0010001") else { return };
    page.open_dialog();
    assert_eq!(page.browser.eval("probe.sees('unsaved')"), false);
    page.browser.click("#flashduty_cancel");
    page.wait_until_closed();

    page.replace("[id='form.short_description']", "Not saved");
    page.open_dialog();
    assert_eq!(
        page.text("unsaved"),
        "The form has changes that are not saved. Flashduty receives the saved values."
    );
    page.tick("Beth");
    page.browser.click(SEND);
    page.wait_until_closed();
    assert_eq!(page.pushed()[0]["short_description"], "Router down in Amsterdam");
    let kept = "document.getElementById('form.short_description').value";
    assert_eq!(page.browser.eval(kept), "Not saved");
    page.done();
}

#[test]
fn pressing_send_twice_sends_once() {
    let Some(page) = Page::open("/?record=INC0010001") else { return };
    page.open_dialog();
    page.tick("Beth");
    page.delayed(|| page.browser.click(SEND));
    page.browser.click(SEND);
    page.browser.press(&[ENTER, ENTER]);
    page.arrive();
    page.wait_until_closed();
    assert_eq!(page.calls("sendWebhook").len(), 1);
    assert_eq!(page.pushed().len(), 1);
    assert_eq!(page.messages().len(), 1);
    page.done();
}

#[test]
fn resolving_a_record_is_told_to_flashduty_and_shown_beside_the_form() {
    let Some(page) = Page::open("/?record=INC0010001") else { return };
    page.tab_to("[id='form.state']");
    page.type_text("Res");
    page.browser.click("#sysverb_update");
    let entries = "document.getElementById('panel_entries')";
    page.browser.wait("the save", &format!("{entries}.querySelector('.kind-save')"));
    page.browser.wait("the push", &format!("{entries}.querySelector('.kind-queue')"));
    let shown = format!("{entries}.querySelector('.kind-queue').textContent");
    let shown = page.browser.eval(&shown);
    assert!(shown.as_str().unwrap().contains("POST push: 200"), "{shown}");
    let [push] = &page.pushed()[..] else { panic!("{:#?}", page.pushed()) };
    assert_eq!((&push["number"], &push["state"]), (&"INC0010001".into(), &"Resolved".into()));
    let state = "document.getElementById('form.state').value";
    assert_eq!(page.browser.eval(state), "6");

    // Another change of a resolved record is no news.
    page.replace("[id='form.short_description']", "Still resolved");
    page.browser.click("#sysverb_update");
    page.browser
        .wait("the save", &format!("{entries}.querySelectorAll('.kind-save').length === 2"));
    assert_eq!(page.pushed().len(), 1);
    page.done();
}
