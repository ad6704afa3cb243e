//! What goes wrong once the dialog is open: the message stands where the answer would.

use super::{CARL, Page, SEND};

#[test]
fn members_that_cannot_be_read_can_be_asked_for_again() {
    let Some(page) = Page::open("/?record=INC0010001") else { return };
    page.open_dialog();
    for fault in ["denied", "broken"] {
        page.set("fault", fault);
        page.pick_group("Database");
        page.wait_for_text("people_problem", "The server gave no answer.");
        page.wait_for_people(&[]);
        page.assert_at_rest();
        page.set("fault", "none");
        page.browser.click("#flashduty_people_problem button");
        page.wait_for_people(&CARL);
        assert_eq!(page.text("people_problem"), "");

        // Another group is another question: the message of the one before goes.
        page.set("fault", fault);
        page.pick_group("Data Platform");
        page.wait_for_text("people_problem", "The server gave no answer.");
        page.set("fault", "none");
        page.pick_group("Nobody");
        page.wait_for_text("people_note", "This group has no active members.");
        assert_eq!(page.text("people_problem"), "");
        page.assert_at_rest();
    }
    page.done_but_for(&["status of 500"]);
}

#[test]
fn a_failure_and_what_is_not_chosen_yet_stand_side_by_side() {
    let Some(page) = Page::open("/?record=INC0010001") else { return };
    page.open_dialog();
    let (failure, complaint) = ("The server gave no answer.", "Choose at least one person");
    page.set("fault", "denied");
    for sends_first in [false, true] {
        if sends_first {
            page.delayed(|| page.pick_group("Data Platform"));
            page.browser.click(SEND);
            page.wait_for_text("selection_problem", complaint);
            page.arrive();
            page.wait_for_text("people_problem", failure);
        } else {
            page.pick_group("Database");
            page.wait_for_text("people_problem", failure);
            page.browser.click(SEND);
            page.wait_for_text("selection_problem", complaint);
        }
        page.assert_at_rest();
        // What was missing is chosen; the people can still be asked for.
        page.set("fault", "none");
        page.pick_policy("Night and weekend");
        assert_eq!(page.text("selection_problem"), "");
        page.wait_for_text("people_problem", failure);
        page.set("fault", "denied");
        page.browser.click("#flashduty_policy_clear");
    }
    page.set("fault", "none");
    page.browser.click("#flashduty_people_problem button");
    page.wait_for_count(10);
    assert_eq!(page.text("people_problem"), "");
    page.done();
}

#[test]
fn names_that_cannot_be_read_leave_numbers_and_a_retry() {
    let Some(page) = Page::open("/?record=INC0010001") else { return };
    page.stop_clock();
    page.open_dialog();
    page.set("fault", "down");
    page.pick_policy("Network Operations");
    page.wait_for_text("path_problem", "Flashduty cannot be reached.");
    page.wait_for_text("path_problem", "Some names could not be loaded, so numbers are shown.");
    page.wait_for_text("path_rule", "Person 2000000000001");
    page.wait_for_text("path_rule", "If it is not closed within 15 min");
    page.assert_at_rest();

    page.set("fault", "wrong_key");
    page.elapse(12_000);
    page.browser.click("#flashduty_path_problem button");
    page.wait_for_text("path_problem", "Request ID: req-");
    page.assert_at_rest();

    page.set("fault", "broken");
    page.browser.click("#flashduty_path_problem button");
    page.wait_for_text("path_problem", "The server gave no answer.");
    page.assert_at_rest();

    page.set("fault", "none");
    page.browser.click("#flashduty_path_problem button");
    page.wait_for_text("path_rule", "Alice Adams");
    assert_eq!(page.text("path_problem"), "");
    // Only one that Flashduty does not know is shown by its number now.
    assert_eq!(page.text("path_rule").matches("Person 2").count(), 1);
    page.assert_at_rest();
    page.done_but_for(&["status of 500"]);
}
