//! Groups of 10, 100 and 500.

use super::{Page, SEND};
use crate::driver::{BACKSPACE, SELECT_ALL};

impl Page {
    /// Types what people are filtered by, in place of what stands there.
    #[track_caller]
    pub(super) fn type_filter(&self, text: &str) {
        self.replace("#flashduty_filter", text);
    }

    /// Whom the last push notifies.
    #[track_caller]
    fn notified(&self) -> usize {
        let pushed = self.pushed();
        pushed.last().unwrap()["notify_members"].as_array().unwrap().len()
    }
}

#[test]
fn of_501_people_500_are_shown_and_that_there_are_more() {
    let given = "{ crowds: { Everybody: 501 }, \
        records: { incident: { INC0010001: { assignment_group: Everybody } } } }";
    let Some((_folder, page)) = Page::given(given, "/?record=INC0010001") else { return };
    page.open_dialog();
    page.wait_for_count(500);
    assert_eq!(page.text("people_note"), "Only the first 500 people are shown.");
    page.type_filter("User 0001");
    page.wait_for_text("people_note", "People found: 1");
    page.browser.press(&[SELECT_ALL, BACKSPACE]);
    page.wait_for_text("people_note", "Only the first 500 people are shown.");
    page.done();
}

#[test]
fn of_500_people_at_most_100_are_notified() {
    let Some(page) = Page::open("/?record=INC0010006") else { return };
    page.open_dialog();
    page.wait_for_count(500);
    assert_eq!(page.text("people_note"), "");
    page.browser.click("#flashduty_select_all");
    let too_many = "At most 100 people can be notified at once; 500 are selected.";
    page.wait_for_text("selected", "Selected: 500 of 500, at most 100");
    page.browser.click(SEND);
    page.wait_for_text("selection_problem", too_many);
    page.wait_for_focus("#flashduty_people");
    page.settle();
    assert_eq!(page.methods(), ["getDialogContext"]);

    page.browser.click("#flashduty_select_all");
    page.wait_for_text("selected", "Selected: 0 of 500");
    assert_eq!(page.text("selection_problem"), "");
    page.type_filter("nobody at all");
    page.wait_for_text("people_note", "Nobody matches the filter.");
    assert_eq!(page.browser.eval("probe.part('select_all').disabled"), true);
    page.type_filter("SER 04");
    page.wait_for_text("people_note", "People found: 100");
    page.wait_for_count(100);
    page.browser.click("#flashduty_select_all");
    page.wait_for_text("selected", "Selected: 100 of 500");
    assert_eq!(page.browser.eval("probe.part('select_all').checked"), true);

    // The filter hides people; whom it hides stays chosen.
    page.type_filter("User 0001");
    page.wait_for_count(1);
    page.tick("User 0001");
    page.wait_for_text("selected", "Selected: 101 of 500, at most 100");
    page.tick("User 0001");
    page.browser.click(SEND);
    page.wait_until_closed();
    assert_eq!(page.messages(), ["outputmsg info: Sent to Flashduty. People to notify: 100"]);
    assert_eq!(page.notified(), 100);
    page.done();
}

#[test]
fn a_group_of_100_can_be_notified_as_a_whole_and_one_of_10_has_no_filter() {
    let Some(page) = Page::open("/?record=INC0010007") else { return };
    page.open_dialog();
    page.wait_for_count(100);
    assert_eq!(page.browser.eval("probe.sees('filter')"), true);
    page.pick_group("Data Platform");
    page.wait_for_count(10);
    assert_eq!(page.browser.eval("probe.sees('filter')"), false);
    page.pick_group("Field Service");
    page.wait_for_count(100);
    page.browser.click("#flashduty_select_all");
    page.wait_for_text("selected", "Selected: 100 of 100");
    page.browser.click(SEND);
    page.wait_until_closed();
    assert_eq!(page.notified(), 100);
    page.done();
}
