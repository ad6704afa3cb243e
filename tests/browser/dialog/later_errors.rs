//! What goes wrong once the dialog is open: the message stands where the answer would.

use super::Page;

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
        page.wait_for_people(&["  陈卡尔 carl@example.com"]);
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
