//! Who may send, and what all others see.

use super::{BUTTON, CLOSE, Page, SEND};

/// Joe may read incidents without having the role of the mapping.
const READER: &str = "
  tables: { incident: { read: [reader] } }
  records:
    sys_user_role: { reader: {} }
    sys_user_has_role:
      joe/reader: { user: joe, role: reader, state: active }
      beth/reader: { user: beth, role: reader, state: active }";

/// What the platform says in place of a page.
const REFUSAL: &str = "Security constraints prevent access to requested page";

#[test]
fn without_the_role_there_is_no_button_and_no_page() {
    let Some((_folder, page)) = Page::given(READER, "/?record=INC0010001&user=beth") else {
        return;
    };
    let id = page.browser.eval("g_form.getUniqueValue()");
    let address =
        format!("/flashduty_notification_form.do?sysparm_record={}", id.as_str().unwrap());
    page.open_dialog();
    page.browser.click(CLOSE);
    page.wait_until_closed();

    // The role may go while the form is open.
    page.set("user", "joe");
    page.browser.click(BUTTON);
    let shown = format!("document.querySelector('[role=dialog]').innerText.includes('{REFUSAL}')");
    page.browser.wait("the refusal", &shown);

    for interface in ["/", "/workspace"] {
        page.load(&format!("{interface}?record=INC0010001&user=joe"));
        assert_eq!(page.browser.eval("document.getElementById('form.number').value"), "INC0010001");
        assert_eq!(page.browser.count(BUTTON), 0, "{interface}");
    }
    page.browser.goto(&page.preview.url(&address));
    assert_eq!(page.browser.text("body"), REFUSAL);
    assert_eq!(page.browser.count("body > :not(script)"), 1);
    assert_eq!(page.methods(), Vec::<String>::new());
    page.done();
}

#[test]
fn whoever_loses_the_role_is_told() {
    let Some(page) = Page::open("/?record=INC0010001") else { return };
    page.open_dialog();
    page.set("user", "joe");
    page.browser.click("#flashduty_select_all");
    page.browser.click(SEND);
    // The instance denies the call, so the script that would say more does not even start.
    let text = "The server gave no answer. You may have been logged out or lack the permission";
    page.wait_for_text("send_problem", text);
    page.assert_at_rest();
    page.pick_policy("Network Operations");
    page.wait_for_text("path_problem", text);
    page.assert_at_rest();
    assert_eq!(page.pushed().len(), 0);

    page.set("user", "beth");
    page.browser.click(SEND);
    page.wait_until_closed();
    assert_eq!(page.pushed().len(), 1);
    page.done();
}
