//! Groups whose names are typed instead of being picked.

use super::{CARL, GROUP, Page, SEND};
use crate::driver::{BACKSPACE, TAB};
use crate::states::stage::LOOK_UP_WHEN_LEFT;
use serde_json::json;

#[test]
fn a_group_that_is_typed_in_full_counts_once_it_is_looked_up() {
    let Some(page) = Page::open("/?record=INC0010001") else { return };
    page.open_dialog();
    page.tick("Beth");
    page.replace(GROUP, "database");
    page.browser.press(&[TAB]);
    page.wait_for_people(&CARL);
    assert_eq!(
        page.browser.eval(&format!("document.querySelector(\"{GROUP}\").value")),
        "Database"
    );

    // Nothing goes to the old group meanwhile, nor to the new one before its people are shown.
    page.set("latency", "2000");
    page.replace(GROUP, "Network Operations");
    page.browser.click(SEND);
    page.wait_for_text("group_problem", "Choose a group from the list or clear the field.");
    page.wait_for_count(4);
    assert_eq!(page.text("group_problem"), "");
    assert_eq!(page.browser.count("#flashduty_dialog [aria-invalid=true]"), 0);
    page.set("latency", "0");
    assert_eq!(page.pushed().len(), 0);
    page.tick("Beth");
    page.browser.click(SEND);
    page.wait_until_closed();
    assert_eq!(page.pushed()[0]["assignment_group"], "Network Operations");
    page.done();
}

#[test]
fn a_group_that_does_not_exist_is_told_when_the_field_is_left() {
    let Some(page) = Page::open("/?record=INC0010001") else { return };
    page.open_dialog();
    page.replace(GROUP, "Datebase");
    page.browser.press(&[TAB]);
    page.wait_for_text("group_problem", "Choose a group from the list or clear the field.");
    page.browser.wait("mark", &format!("document.querySelector(\"{GROUP}\").ariaInvalid"));
    page.replace(GROUP, "Database");
    page.browser.press(&[TAB]);
    page.wait_for_people(&CARL);
    assert_eq!(page.text("group_problem"), "");
    assert_eq!(page.browser.count("#flashduty_dialog [aria-invalid=true]"), 0);
    page.done();
}

#[test]
fn a_group_that_does_not_exist_is_told_where_there_was_none_before() {
    let Some(page) = Page::open("/?record=INC0010002") else { return };
    page.open_dialog();
    page.replace(GROUP, "Datebase");
    page.browser.press(&[TAB]);
    page.wait_for_text("group_problem", "Choose a group from the list or clear the field.");
    // Whatever else is done leaves that as it is, until it has been done what it says.
    page.pick_policy("Night and weekend");
    assert_ne!(page.text("group_problem"), "");
    page.replace(GROUP, "x");
    page.browser.press(&[BACKSPACE]);
    page.browser.press(&[TAB]);
    page.wait_for_no_text("group_problem");
    assert_eq!(page.browser.count("#flashduty_dialog [aria-invalid=true]"), 0);
    page.done();
}

#[test]
fn a_group_that_changes_with_the_press_of_send_is_shown_first() {
    let Some(page) = Page::open("/?record=INC0010001") else { return };
    page.open_dialog();
    page.pick_group("Database");
    page.wait_for_people(&CARL);
    let id = page.browser.eval("probe.part('group').value");
    page.pick_group("Network Operations");
    page.wait_for_count(4);
    page.tick("Beth");
    page.pick_policy("Night and weekend");
    page.browser.script(LOOK_UP_WHEN_LEFT, &[json!("Database"), id]);
    page.browser.click(SEND);
    page.wait_for_text("group_problem", "The assignment group has changed.");
    page.wait_for_people(&CARL);
    assert_eq!(page.pushed().len(), 0);
    page.browser.click(SEND);
    page.wait_until_closed();
    assert_eq!(page.pushed()[0]["assignment_group"], "Database");
    page.done();
}

#[test]
fn the_focus_stays_in_the_dialog_when_people_are_drawn_anew() {
    let Some(page) = Page::open("/?record=INC0010001") else { return };
    page.open_dialog();
    page.set("latency", "1000");
    page.replace(GROUP, "Database");
    page.tab_to("#flashduty_select_all");
    page.set("latency", "0");
    page.wait_for_people(&CARL);
    page.wait_for_focus("#flashduty_people");
    page.done();
}
