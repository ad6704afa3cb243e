//! The whole way by keyboard alone; the focus moves by keys only.

use super::{CARL, GROUP, GROUPS, POLICIES, POLICY, Page, SEND};
use crate::driver::{DOWN, ENTER, ESCAPE, SELECT_ALL, SHIFT_TAB, SPACE, TAB};

fn by_keyboard(path: &str) {
    let Some(page) = Page::open(path) else { return };
    page.tab_to(super::BUTTON);
    page.browser.press(&[ENTER]);
    page.enter();
    page.wait_for_focus(GROUP);

    page.browser.press(&[SELECT_ALL]);
    page.type_text("Data");
    page.wait_for_options(GROUPS, 2);
    page.browser.press(&[ESCAPE]);
    page.wait_for_options(GROUPS, 0);
    assert_eq!(page.browser.eval("probe.sees('form')"), true, "Escape closed the dialog too");
    page.browser.press(&[SELECT_ALL]);
    page.type_text("Data");
    page.wait_for_options(GROUPS, 2);
    page.browser.press(&[DOWN, DOWN, ENTER]);
    page.wait_for_people(&CARL);

    page.tab_to("#flashduty_people_list input");
    page.browser.press(&[SPACE]);
    page.wait_for_people(&["x 陈卡尔 carl@example.com"]);
    page.tab_to("#flashduty_channels input[value=voice]");
    page.browser.press(&[SPACE]);

    page.tab_to(POLICY);
    page.type_text("n");
    page.browser.press(&[ESCAPE]);
    page.wait_for_options(POLICIES, 0);
    assert_eq!(page.browser.eval("probe.sees('form')"), true, "Escape closed the dialog too");
    page.browser.press(&[DOWN]);
    page.wait_for_options(POLICIES, 4);
    page.browser.press(&[DOWN, ENTER]);
    page.browser.wait("the path", "probe.part('path_rule').innerText.includes('夜间值班')");
    assert_eq!(page.browser.eval("probe.part('policy').value"), "Night and weekend");
    page.browser.press(&[TAB]);
    page.wait_for_focus("#flashduty_policy_clear");
    page.browser.press(&[SHIFT_TAB]);
    page.wait_for_focus(POLICY);

    page.tab_to(SEND);
    page.browser.press(&[ENTER]);
    if page.is_workspace() {
        page.wait_for_text("status", "Sent to Flashduty. People to notify: 1");
        page.wait_for_focus("#flashduty_cancel");
        page.browser.press(&[SPACE]);
    }
    page.wait_until_closed();
    page.wait_for_focus(super::BUTTON);
    let [push] = &page.pushed()[..] else { panic!("{:#?}", page.pushed()) };
    assert_eq!(push["assignment_group"], "Database");
    assert_eq!(push["notify_members"][0]["email"], "carl@example.com");
    assert_eq!(push["personal_channels"], "voice");
    assert_eq!(push["rule_id"], "5e1000000000000000000003");
    page.done();
}

#[test]
fn a_form_needs_no_mouse() {
    by_keyboard("/?record=INC0010001");
}

#[test]
fn a_workspace_needs_no_mouse() {
    by_keyboard("/workspace?record=INC0010001");
}
