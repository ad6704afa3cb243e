//! What goes wrong while the dialog opens: it says what, keeps what works, and can be tried again.

use super::Page;

const FAILS: [(&str, &str); 2] = [
    ("wrong_key", "Flashduty refused the request. Ask an administrator to check the push URL"),
    ("down", "Flashduty cannot be reached. If that stays so, ask an administrator"),
];

#[test]
fn without_flashduty_the_dialog_has_no_policies_but_everything_else() {
    let Some(page) = Page::open("/?record=INC0010001") else { return };
    for (fault, text) in FAILS {
        page.load(&format!("/?record=INC0010001&fault={fault}"));
        page.stop_clock();
        page.open_dialog();
        page.wait_for_text("policy_problem", text);
        page.assert_at_rest();
        let has_id = page.text("policy_problem").contains("Request ID: req-");
        assert_eq!(has_id, fault == "wrong_key");
        assert_eq!(page.browser.eval("probe.part('policy').disabled"), true);
        assert_eq!(page.people().len(), 4);

        if fault == "down" {
            page.elapse(12_000);
        }
        page.browser.click("#flashduty_policy_problem button");
        page.browser.wait("the next answer", "probe.answered === 2");
        page.wait_for_text("policy_problem", text);
        page.set("fault", "none");
        if fault == "down" {
            page.elapse(12_000);
        }
        page.browser.click("#flashduty_policy_problem button");
        page.browser.wait("the policies", "!probe.part('policy').disabled");
        assert_eq!(page.text("policy_problem"), "");
        page.assert_at_rest();
        page.pick_policy("Network Operations");
        page.wait_for_text("path_rule", "Alice Adams");
    }
    page.done();
}

#[test]
fn a_busy_flashduty_is_asked_again_after_the_time_that_it_named() {
    let Some(page) = Page::open("/?record=INC0010001&fault=busy") else { return };
    page.stop_clock();
    page.open_dialog();
    page.wait_for_text("policy_problem", "Flashduty is busy. Try again shortly.");
    page.wait_for_text("policy_problem", "You can try again in 12 seconds.");
    page.assert_at_rest();
    let retry = "#flashduty_policy_problem button";
    assert_eq!(page.browser.count(&format!("{retry}[aria-disabled=true]")), 1);
    page.browser.click(retry);
    page.settle();
    assert_eq!(page.methods(), ["getDialogContext"]);
    page.set("fault", "none");
    page.elapse(12_000);
    page.wait_for_text("policy_problem", "You can try again now.");
    page.browser.click(retry);
    page.browser.wait("the policies", "!probe.part('policy').disabled");
    assert_eq!(page.methods(), ["getDialogContext", "getExternalOptions"]);
    page.done();
}

#[test]
fn a_flashduty_that_does_not_answer_in_time_cannot_be_reached() {
    let path = "/?record=INC0010001&fault=timeout";
    let Some((_folder, page)) = Page::impatient(path) else { return };
    page.press_button();
    page.wait_for_text("status", "Loading…");
    page.browser.wait("the form", "probe.sees('form')");
    page.wait_for_text("policy_problem", "Flashduty cannot be reached.");
    page.assert_at_rest();
    page.done();
}

#[test]
fn without_an_escalation_rule_there_is_no_policy_to_choose() {
    let nothing = "{ flashduty: { rules: [] } }";
    let Some((_folder, page)) = Page::given(nothing, "/?record=INC0010001") else { return };
    page.open_dialog();
    page.wait_for_text("policy_note", "The Flashduty channel has no enabled escalation policy.");
    assert_eq!(page.browser.eval("probe.part('policy').disabled"), true);
    page.assert_at_rest();
    page.done();
}

#[test]
fn records_without_a_group_or_people_say_so() {
    let Some(page) = Page::open("/") else { return };
    for (record, note, people) in [
        ("INC0010002", "Nobody is assigned. Choose a group to see its members", &[][..]),
        (
            "INC0010004",
            "Without a group, only the assigned person can be chosen.",
            &["x Ada Lovelace ada@example.com Assigned"],
        ),
        ("INC0010005", "This group has no active members.", &[]),
    ] {
        page.load(&format!("/?record={record}"));
        page.open_dialog();
        page.wait_for_text("people_note", note);
        page.wait_for_people(people);
        page.assert_at_rest();
    }
    page.done();
}
