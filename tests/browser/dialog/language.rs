//! The dialog in the language of the session.

use super::Page;

#[test]
fn what_is_said_is_in_the_language_of_the_session() {
    let Some(page) = Page::open("/?record=INC0010002&language=zh&theme=dark&fault=down") else {
        return;
    };
    page.open_dialog();
    page.wait_for_text("people_note", "尚未分配人员。");
    page.wait_for_text("policy_problem", "无法连接 Flashduty。");
    page.wait_for_text("policy_problem", "12 秒后可以重试。");
    assert_eq!(page.text("cancel"), "取消");
    assert_eq!(page.browser.eval("document.documentElement.lang"), "zh");

    // None of the texts is left in English; channels have the names of the mapping.
    let shown = page.browser.text("#flashduty_dialog");
    let mut words: Vec<&str> = shown.split(|it: char| !it.is_ascii_alphabetic()).collect();
    words.retain(|it| !["", "Flashduty", "SMS", "Voice", "Teams", "Email"].contains(it));
    assert_eq!(words, Vec::<&str>::new());
    page.done();
}
