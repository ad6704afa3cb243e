//! Policies whose names are typed instead of being picked.

use super::{POLICY, Page, SEND};
use crate::driver::{ESCAPE, TAB};

#[test]
fn text_that_is_no_policy_is_not_sent_as_the_one_before() {
    let Some(page) = Page::open("/?record=INC0010001") else { return };
    page.open_dialog();
    page.tick("Beth");
    page.pick_policy("Network Operations");
    page.wait_for_text("path_rule", "Alice Adams");
    page.replace(POLICY, "Night");
    page.browser.click(SEND);
    page.wait_for_text("policy_problem", "Choose a policy from the list or clear the field.");
    assert_eq!(page.browser.eval("probe.part('policy').value"), "Night");
    assert_eq!(page.browser.eval("probe.sees('path')"), false);
    assert_eq!(page.pushed().len(), 0);

    // The same by keyboard, and what is cleared is none.
    page.browser.click("#flashduty_policy_show");
    page.pick(super::POLICIES, "Network Operations");
    page.replace(POLICY, "Nothing");
    page.browser.press(&[TAB]);
    page.wait_for_text("policy_problem", "Choose a policy from the list or clear the field.");
    page.browser.click(POLICY);
    page.browser.press(&[ESCAPE]);
    page.wait_for_no_text("policy_problem");
    assert_eq!(page.browser.eval("probe.part('policy').value"), "");
    page.browser.click(SEND);
    page.wait_until_closed();
    assert!(page.pushed()[0].get("rule_id").is_none());
    page.done();
}

#[test]
fn a_policy_with_two_lines_in_its_name_is_chosen_like_any_other() {
    let rule = r#"{ rule_id: a00000000000000000000001, rule_name: "Two\nlines" }"#;
    let given = format!("{{ flashduty: {{ rules: [{rule}] }} }}");
    let Some((_folder, page)) = Page::given(&given, "/?record=INC0010001") else { return };
    page.open_dialog();
    page.pick_policy("Two");
    page.browser.wait("its path", "probe.sees('path')");
    page.browser.click(POLICY);
    page.browser.press(&[TAB]);
    assert_eq!(page.text("policy_problem"), "");
    assert_eq!(page.browser.eval("probe.sees('path')"), true);
    page.browser.click("#flashduty_policy_show");
    page.browser.press(&[ESCAPE]);
    page.browser.press(&[ESCAPE]);
    page.wait_until_closed();
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
