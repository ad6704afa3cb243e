//! What goes on around the dialog: unsaved changes, pressing Send twice, the business rule, and the
//! panel of the preview.

use super::{Page, SEND, agent};
use crate::driver::ENTER;
use std::fs;
use std::path::Path;

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

#[test]
fn who_may_not_read_the_record_is_told_so_in_both_interfaces() {
    let Some(page) = Page::open("/?record=INC0010001") else { return };
    for interface in ["/", "/workspace"] {
        page.load(&format!("{interface}?record=INC0010001&user=joe"));
        let title = page.browser.text("#form_title");
        assert_eq!(title, "Security constraints prevent access to requested page", "{interface}");
        assert_eq!(page.browser.count("#form_fields *, #form_buttons *"), 0, "{interface}");
    }
    page.done();
}

#[test]
fn the_panel_begins_anew_when_the_form_is_loaded_elsewhere() {
    let Some(page) = Page::open("/?record=INC0010001") else { return };
    page.browser.click("#sysverb_update");
    page.browser.wait("the save", "document.querySelector('#panel_entries .kind-save')");
    agent().get(page.preview.url("/")).call().unwrap();
    let state = "document.getElementById('panel_state').textContent";
    page.browser.wait("an empty panel", &format!("{state} === 'Nothing yet.'"));
    assert_eq!(page.browser.count("#panel_entries *"), 0);
    page.browser.click("#sysverb_update");
    page.browser.wait("the save", "document.querySelector('#panel_entries .kind-save')");
    page.done();
}

#[test]
fn the_links_of_the_panel_lead_to_what_is_chosen() {
    let Some(page) = Page::open("/?record=INC0010001&theme=dark") else { return };
    for (name, value) in [("latency", "50"), ("fault", "slow")] {
        let choose = format!(
            "(() => {{ const it = document.getElementById('control_{name}');
            it.value = '{value}'; it.dispatchEvent(new Event('change')); }})()"
        );
        page.browser.eval(&choose);
        let link = page.browser.eval("document.querySelector('[data-interface]').href");
        let link = link.as_str().unwrap();
        assert!(link.contains(&format!("{name}={value}")) && link.contains("theme=dark"), "{link}");
    }
    page.done();
}

#[test]
fn the_panel_tells_a_faulty_mapping_from_a_preview_that_has_ended() {
    let folder = tempfile::tempdir().unwrap();
    let mapping = folder.path().join("mappings.yaml");
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("mappings.yaml"), &mapping).unwrap();
    let Some(page) = Page::of(folder.path(), &[], "/?record=INC0010001") else { return };
    fs::write(&mapping, "version: 2\n").unwrap();
    agent().get(page.preview.url("/")).call().unwrap_err();
    let state = "document.getElementById('panel_state').textContent";
    page.browser.wait("the finding", &format!("{state}.includes('found `2`, expected `1`')"));
    let Page { browser, preview } = page;
    drop(preview);
    browser.wait("the end", &format!("{state} === 'The preview has ended.'"));
}
