//! Names in scripts that run from right to left, and long ones without a blank.

use super::{Page, SEND};

const HEBREW: &str = "שרה כהן (מנהלת)";
const ARABIC: &str = "أحمد علي, 2";

fn names() -> String {
    format!(
        "
  records:
    incident: {{ INC0010001: {{ assignment_group: Database, assigned_to: carl }} }}
    sys_user:
      carl: {{ name: \"{HEBREW}\", email: carl@example.com, active: true }}
    sys_user_group: {{ Database: {{ name: \"{ARABIC}\", active: true }} }}
  flashduty:
    rules:
      - rule_id: a00000000000000000000001
        rule_name: \"{HEBREW}\"
        description: \"{ARABIC}\"
        layers:
          - target: {{ person_ids: [2000000000001, 2000000000002], by: {{ follow_preference: true }} }}
    persons:
      - {{ person_id: 2000000000001, person_name: \"{HEBREW}\" }}
      - {{ person_id: 2000000000002, person_name: \"{ARABIC}\" }}
    teams: []
    schedules: []"
    )
}

#[test]
fn names_from_right_to_left_stay_as_they_are_and_apart() {
    let Some((_folder, page)) = Page::given(&names(), "/?record=INC0010001") else { return };
    page.open_dialog();
    assert_eq!(
        page.browser.eval(&format!("document.querySelector(\"{}\").value", super::GROUP)),
        ARABIC
    );
    page.pick_policy(&HEBREW[..4]);
    page.wait_for_no_text("path_note");
    // Each name is text as it came, in an element that keeps its direction to itself.
    let apart = "const texts = []; \
        for (const it of document.querySelectorAll('#flashduty_dialog *')) { \
            const own = !it.children.length && /[\\u0590-\\u06ff]/.test(it.textContent); \
            const style = getComputedStyle(it); \
            if (own && it.getClientRects().length) { \
                texts.push([/isolate|plaintext/.test(style.unicodeBidi) || it.dir === 'auto', \
                    it.textContent]); \
            } \
        } \
        return texts;";
    let texts = page.browser.script(apart, &[]);
    let texts = texts.as_array().unwrap();
    for name in [HEBREW, ARABIC] {
        let found = texts.iter().filter(|it| it[1] == name).count();
        assert!(found > 0, "{name} is not shown: {texts:?}");
    }
    assert!(texts.iter().all(|it| it[0] == true), "{texts:?}");
    assert_eq!(page.browser.eval("probe.part('policy').value"), HEBREW);

    page.tick("carl@example.com");
    page.browser.click(SEND);
    page.wait_until_closed();
    let [push] = &page.pushed()[..] else { panic!("{:#?}", page.pushed()) };
    assert_eq!(
        (&push["assignment_group"], &push["notify_members"][0]["name"]),
        (&ARABIC.into(), &HEBREW.into())
    );
    page.done();
}
