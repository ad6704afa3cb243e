//! Faults put into the dialog on purpose: without what guards it against answers that come late or
//! twice, what is shown and sent is wrong. A proof that would not notice proves nothing.

use super::{CARL, KEEP, Page, SEND};
use crate::driver::ENTER;
use crate::states::stage::LOOK_UP_WHEN_LEFT;
use serde_json::json;
use std::path::Path;

/// The dialog's script with one text replaced, and a check that holds only without the fault.
struct Fault {
    /// The template.
    template: &'static str,
    /// A text that it has exactly once.
    from: &'static str,
    /// What stands there instead.
    to: &'static str,
    /// The path of the form.
    path: &'static str,
    /// Whether the dialog does what it should.
    is_right: fn(&Page) -> bool,
}

impl Fault {
    /// Holds the check on the dialog as it is, and on the one with the fault.
    #[track_caller]
    fn is_noticed(&self) {
        let Some(sound) = Page::open(self.path) else { return };
        assert!((self.is_right)(&sound), "the dialog without the fault is wrong");
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(root.join("templates").join(self.template)).unwrap();
        assert_eq!(text.matches(self.from).count(), 1, "{} in {}", self.from, self.template);
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(self.template);
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(file, text.replace(self.from, self.to)).unwrap();
        let arguments = ["--templates", folder.path().to_str().unwrap()];
        let faulty = Page::of(root, &arguments, self.path).unwrap();
        assert!(!(self.is_right)(&faulty), "{} may be missing", self.from);
    }
}

const REQUESTS: &str = "servicenow/_ui_page_client_requests.js.tera";
const SENDING: &str = "servicenow/_ui_page_client_sending.js.tera";
const ANSWERS: &str = "servicenow/_ui_page_client_answers.js.tera";
const NEWEST_ONLY: &str = "if (sequences[kind] === sequence) {";

/// The members of a group that was chosen before arrive after those of this one.
fn members_stay(page: &Page) -> bool {
    page.open_dialog();
    page.delayed(|| page.pick_group("Network Operations"));
    page.pick_group("Database");
    page.wait_for_people(&CARL);
    page.arrive();
    page.people() == CARL
}

/// They arrive after the field was cleared.
fn a_cleared_group_stays_empty(page: &Page) -> bool {
    page.open_dialog();
    page.delayed(|| page.pick_group("Network Operations"));
    page.browser.click("#flashduty_group_clear");
    page.wait_for_text("people_note", "Nobody is assigned.");
    page.arrive();
    page.people().is_empty()
}

/// The names of a policy that was chosen before arrive after those of this one.
fn a_path_stays(page: &Page) -> bool {
    page.open_dialog();
    page.delayed(|| page.pick_policy("Network Operations"));
    page.wait_for_text("path_note", "Loading…");
    page.pick_policy("数据库值班");
    page.wait_for_text("path_rule", "Dora Departed");
    let path = page.browser.eval("probe.path()");
    page.arrive();
    page.browser.eval("probe.path()") == path
}

/// Send is pressed again while the first request is under way.
fn sends_once(page: &Page) -> bool {
    page.open_dialog();
    page.tick("Beth");
    page.delayed(|| page.browser.click(SEND));
    page.browser.press(&[ENTER]);
    page.arrive();
    page.calls("sendWebhook").len() == 1
}

/// The button for the background is pressed again while the first request is under way.
fn is_kept_once(page: &Page) -> bool {
    page.send_in_vain();
    page.delayed(|| page.browser.click(KEEP));
    page.browser.press(&[ENTER]);
    page.arrive();
    page.calls("keepTrying").len() == 1
}

/// Send is free again, but the message is about to be left to the background.
fn sends_nothing_that_is_being_left(page: &Page) -> bool {
    page.stop_clock();
    page.send_in_vain();
    page.delayed(|| page.browser.click(KEEP));
    page.browser.eval("void probe.elapse(12000)");
    page.browser.click(SEND);
    page.arrive();
    page.calls("sendWebhook").len() == 1
}

/// The answer about the background comes when the message is already sent anew.
fn shows_what_became_of_the_newest(page: &Page) -> bool {
    page.stop_clock();
    page.send_in_vain();
    page.delayed(|| page.browser.click(KEEP));
    page.browser.eval("void probe.elapse(60000)");
    page.wait_for_text("send_problem", "The server did not answer in time.");
    page.set("fault", "denied");
    page.browser.click(SEND);
    page.wait_for_text("send_problem", "The server gave no answer.");
    page.set("fault", "none");
    page.arrive();
    page.messages().is_empty()
}

/// The group becomes another one with the press of Send.
fn shows_a_changed_group_first(page: &Page) -> bool {
    page.open_dialog();
    page.pick_group("Database");
    page.wait_for_people(&CARL);
    let id = page.browser.eval("probe.part('group').value");
    page.pick_group("Network Operations");
    page.wait_for_count(4);
    page.pick_policy("Night and weekend");
    page.browser.script(LOOK_UP_WHEN_LEFT, &[json!("Database"), id]);
    page.browser.click(SEND);
    page.settle();
    page.pushed().is_empty()
}

#[test]
fn every_answer_counts() {
    let (template, from, to) = (REQUESTS, NEWEST_ONLY, "if (true) {");
    let path = "/?record=INC0010002";
    Fault { template, from, to, path, is_right: members_stay }.is_noticed();
}

#[test]
fn every_answer_about_names_counts() {
    let (template, from) = (REQUESTS, NEWEST_ONLY);
    let to = "if (sequences[kind] === sequence || kind === 'names') {";
    let path = "/?record=INC0010002";
    Fault { template, from, to, path, is_right: a_path_stays }.is_noticed();
}

#[test]
fn nothing_is_dropped() {
    let from = "function drop(kind) {";
    let to = "function drop() {\n        return;\n    }\n\n    function forget(kind) {";
    let path = "/?record=INC0010002";
    Fault { template: REQUESTS, from, to, path, is_right: a_cleared_group_stays_empty }
        .is_noticed();
}

#[test]
fn send_is_not_held() {
    let path = "/?record=INC0010001";
    let from = "if (sending || isHeld(button)) {\n            return;";
    let to = "if (!button) {\n            return;";
    Fault { template: SENDING, from, to, path, is_right: sends_once }.is_noticed();
}

#[test]
fn nobody_looks_at_the_group_again() {
    let (from, to) = ("if (group.sys_id !== before) {", "if (!before && before) {");
    let path = "/?record=INC0010001";
    Fault { template: SENDING, from, to, path, is_right: shows_a_changed_group_first }.is_noticed();
}

#[test]
fn sending_goes_on_beside_what_is_left_to_the_background() {
    let (from, to) = ("if (sending || isHeld(button)) {", "if (isHeld(button)) {");
    let path = "/?record=INC0010001";
    Fault { template: SENDING, from, to, path, is_right: sends_nothing_that_is_being_left }
        .is_noticed();
}

#[test]
fn each_press_leaves_it_to_the_background() {
    let (from, to) = ("if (!sending) {", "if (button) {");
    let path = "/?record=INC0010001";
    Fault { template: ANSWERS, from, to, path, is_right: is_kept_once }.is_noticed();
}

#[test]
fn an_answer_about_the_background_counts_beside_one_about_sending() {
    let (from, to) = ("ask('send', 'keepTrying',", "ask('keep', 'keepTrying',");
    let path = "/?record=INC0010001";
    Fault { template: ANSWERS, from, to, path, is_right: shows_what_became_of_the_newest }
        .is_noticed();
}
