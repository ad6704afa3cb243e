//! Little room, large letters, and names that are written from right to left.

use super::{KEEP, Page, SEND};
use crate::driver::TAB;
use serde_json::json;

/// What can be scrolled sideways, cut off at a side, or lies under something else once it has the
/// focus.
const WIDE: &str = "
    const dialog = document.querySelector('#flashduty_dialog');
    const around = [];
    for (let it = dialog; it; it = it.parentElement) { around.push(it); }
    return around.concat(Array.from(dialog.querySelectorAll('*')))
        .filter((it) => it.getClientRects().length && !it.matches('.flashduty-heard, input'))
        .filter((it) => {
            const box = it.getBoundingClientRect();
            return it.scrollWidth > it.clientWidth && it.clientWidth > 0 &&
                getComputedStyle(it).display !== 'inline' ||
                box.left < 0 || box.right > innerWidth;
        }).map((it) => it.tagName + '#' + it.id + '.' + it.className + ' ' + it.scrollWidth);";

/// What covers the middle of what has the focus.
const COVERED: &str = "
    const it = document.activeElement;
    const box = it.getBoundingClientRect();
    const top = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
    return it === top || it.contains(top) || top && top.contains(it) ? '' :
        (it.id || it.value) + ' at ' + box.top + ' under ' + (top ? top.className : 'the edge');";

fn fits(path: &str, width: u32, height: u32) {
    let Some(page) = Page::open(path) else { return };
    page.browser.resize(width, height);
    page.open_dialog();
    page.click("#flashduty_select_all");
    for policy in ["数据库值班", "<b>Security</b>", "Network Operations"] {
        page.pick_policy(policy);
        page.browser.wait("its path", "probe.sees('path') && !probe.part('path_note').innerText");
        assert_eq!(page.browser.script(WIDE, &[]), json!([]), "{policy} at {width}");
    }
    // Everything comes into sight by the keyboard as well.
    let mut seen = vec![];
    page.click("[id='sys_display.flashduty_group']");
    loop {
        page.browser.press(&[TAB]);
        let inside =
            page.browser.eval("document.activeElement.closest('#flashduty_dialog') !== null");
        let id = page.browser.eval("document.activeElement.id || document.activeElement.value");
        if inside != true || seen.contains(&id) {
            break;
        }
        assert_eq!(page.browser.script(COVERED, &[]), "", "{id} at {width}");
        seen.push(id);
    }
    for id in ["flashduty_select_all", "sms", "flashduty_policy", "flashduty_submit"] {
        assert!(seen.contains(&json!(id)), "{id} is not among {seen:?}");
    }
    // Beth, one channel: a click fails on what lies under something else.
    page.tick("Beth");
    page.tick_channel("email");
    page.click("#flashduty_policy_clear");
    page.click(SEND);
    if page.is_workspace() {
        page.wait_for_text("status", "Sent to Flashduty.");
        assert_eq!(page.browser.script(WIDE, &[]), json!([]));
        page.click("#flashduty_cancel");
    }
    page.wait_until_closed();
    page.done();
}

/// What is asked and what goes wrong needs no more room.
fn questions_fit(path: &str) {
    let Some(page) = Page::open(path) else { return };
    page.browser.resize(640, 400);
    page.open_dialog();
    page.click(SEND);
    page.wait_for_text("closed_problem", "Tick the box");
    assert_eq!(page.browser.script(WIDE, &[]), json!([]));
    page.click("#flashduty_closed_meant");
    page.tick("Beth");
    page.set("fault", "down");
    page.click(SEND);
    page.wait_for_text("send_problem", "Flashduty cannot be reached.");
    assert_eq!(page.browser.script(WIDE, &[]), json!([]));
    page.tab_to(KEEP);
    assert_eq!(page.browser.script(COVERED, &[]), "");
    page.done();
}

#[test]
fn a_form_at_200_percent_has_room_for_questions() {
    questions_fit("/?record=INC0010009");
}

#[test]
fn a_workspace_at_200_percent_has_room_for_questions() {
    questions_fit("/workspace?record=INC0010009");
}

#[test]
fn a_form_at_200_percent_needs_no_scrolling_sideways() {
    fits("/?record=INC0010001", 640, 400);
}

#[test]
fn a_workspace_at_200_percent_needs_no_scrolling_sideways() {
    fits("/workspace?record=INC0010001", 640, 400);
}
