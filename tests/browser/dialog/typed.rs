//! Names that are typed in full instead of being picked.

use super::{GROUP, POLICY, Page, SEND};
use crate::driver::{ESCAPE, TAB};

const CARL: [&str; 1] = ["  陈卡尔 carl@example.com"];

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
    page.set("latency", "700");
    page.replace(GROUP, "Network Operations");
    page.browser.click(SEND);
    page.wait_for_text("group_problem", "Choose a group from the list or clear the field.");
    page.browser.wait("its members", "probe.people().length === 4");
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
fn escape_puts_a_policy_right_before_it_closes_the_dialog() {
    let Some(page) = Page::open("/?record=INC0010001") else { return };
    page.open_dialog();
    page.replace(POLICY, "night and WEEKEND");
    page.browser.press(&[TAB]);
    page.wait_for_text("path_rule", "夜间值班");
    assert_eq!(page.browser.eval("probe.part('policy').value"), "Night and weekend");
    page.replace(POLICY, "nothing like it");
    page.wait_for_text("policy_note", "No policy matches.");
    page.browser.press(&[ESCAPE]);
    page.browser.wait("the policy", "probe.part('policy').value === 'Night and weekend'");
    assert_eq!(page.text("policy_note"), "");
    assert_eq!(page.browser.eval("probe.sees('path')"), true);
    page.browser.press(&[ESCAPE]);
    page.wait_until_closed();
    page.done();
}
