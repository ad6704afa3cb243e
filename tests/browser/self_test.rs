//! The driver itself, on pages of a few lines: what it does arrives, what is wrong it notices.

use crate::browser;
use crate::driver::{Browser, DOWN, END, ENTER, ESCAPE, HOME, SELECT_ALL, SHIFT_TAB, SPACE, TAB};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::json;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

/// A page without a fault.
pub(crate) const CLEAN: &str =
    "<html lang=en><title>Page</title><main><h1>Page</h1><p>Text.</p></main>";

/// Opens a page that consists of this text.
pub(crate) fn show(browser: &Browser, html: &str) {
    let encoded = BASE64_STANDARD.encode(html);
    browser.goto(&format!("data:text/html;charset=utf-8;base64,{encoded}"));
}

/// What a test that must fail says.
pub(crate) fn failure(test: impl FnOnce()) -> String {
    let Err(panic) = catch_unwind(AssertUnwindSafe(test)) else { panic!("it did not fail") };
    *panic.downcast::<String>().unwrap()
}

#[test]
fn clicks_and_keys_arrive() {
    let Some(browser) = browser() else { return };
    show(
        &browser,
        "<button id=late hidden onclick='this.textContent += event.isTrusted'>Pressed: </button>
        <input id=name value=Old><input type=checkbox id=box>
        <select id=list><option>one<option>two<option>three</select>
        <script>
        pressed = [];
        setTimeout(() => { late.hidden = false }, 200);
        addEventListener('keydown', it => pressed.push(it.key));
        </script>",
    );
    browser.wait("the button", "!late.hidden");
    browser.click("#late");
    assert_eq!(browser.text("#late"), "Pressed: true");
    browser.type_into("#name", "er");
    assert_eq!(browser.eval("document.querySelector('#name').value"), "Older");
    browser.press(&[SELECT_ALL, "n", "e", "w", TAB, SPACE, TAB, END, HOME, DOWN, SHIFT_TAB]);
    assert_eq!(browser.eval("document.querySelector('#name').value"), "new");
    assert_eq!(browser.eval("box.checked && document.activeElement === box"), true);
    assert_eq!(browser.eval("list.value"), "two");
    browser.eval("pressed = []");
    browser.press(&[ENTER, ESCAPE, SHIFT_TAB]);
    assert_eq!(browser.eval("pressed.join()"), "Enter,Escape,Shift,Tab");
    assert_eq!(
        browser.script("return arguments[0].id", &[browser.find("input").argument()]),
        "name"
    );
    assert_eq!(browser.count("option"), 3);
}

#[test]
fn what_cannot_be_clicked_is_a_failure() {
    let Some(browser) = browser() else { return };
    show(
        &browser,
        "<button>Below</button><p style='position: fixed; inset: 0; margin: 0'>Above</p>",
    );
    let text = failure(|| browser.click("button"));
    assert!(text.contains("element click intercepted"), "{text}");
    let wait = || browser.wait_at_most(Duration::from_millis(50), "a miracle", "window.miracle");
    let text = failure(wait);
    assert!(text.contains("waited for a miracle") && text.ends_with("Below\n\nAbove"), "{text}");
    let text = failure(|| drop(browser.eval("missing.thing")));
    assert!(text.contains("missing is not defined"), "{text}");
}

#[test]
fn frames_are_pages_of_their_own() {
    let Some(browser) = browser() else { return };
    show(
        &browser,
        "<p>Outside</p><iframe sandbox srcdoc='<p>Inside</p><button>B</button>'></iframe>",
    );
    browser.frame("iframe");
    assert_eq!(browser.text("p"), "Inside");
    browser.click("button");
    let text = failure(|| drop(browser.screenshot_of("p")));
    assert!(text.contains("topmost page"), "{text}");
    browser.top();
    assert_eq!(browser.text("p"), "Outside");
}

#[test]
fn alerts_and_errors_are_noticed() {
    let Some(browser) = browser() else { return };
    show(
        &browser,
        "<button onclick='setTimeout(() => alert(\"Boo\"), 0)'>Frighten</button>
        <script>console.warn('small'); console.error('large'); nothing()</script>",
    );
    let errors = browser.console_errors().join("\n");
    assert!(errors.contains("large") && errors.contains("nothing is not defined"), "{errors}");
    assert!(!errors.contains("small"), "{errors}");
    assert_eq!(browser.alert(), None);
    let frighten = || {
        browser.click("button");
        failure(|| browser.wait("what never comes", "false"))
    };
    let text = frighten();
    assert!(text.contains("unexpected alert open") && text.contains("Boo"), "{text}");
    assert_eq!(browser.alert().as_deref(), Some("Boo"));
    browser.accept_alert();
    assert_eq!(browser.alert(), None);
    frighten();
    let text = failure(|| drop(browser));
    assert!(text.contains("an alert was left open"), "{text}");
}

#[test]
fn pictures_have_the_size_asked_for() {
    let Some(browser) = browser() else { return };
    show(&browser, "<p style='margin: 1500px 0 0; width: 90px; height: 40px'>Far below</p>");
    browser.resize(320, 600);
    assert_eq!(browser.eval("innerWidth + 'x' + innerHeight"), "320x600");
    let size = |picture: &[u8]| {
        assert_eq!((&picture[..4], &picture[8..12]), (&b"RIFF"[..], &b"WEBP"[..]));
        let decode = "
            const it = new Image();
            it.src = 'data:image/webp;base64,' + arguments[0];
            return it.decode().then(() => it.naturalWidth + 'x' + it.naturalHeight);";
        browser.script(decode, &[json!(BASE64_STANDARD.encode(picture))])
    };
    assert_eq!(size(&browser.screenshot()), "320x600");
    assert_eq!(size(&browser.screenshot_of("p")), "90x40");
}

#[test]
fn nothing_stays_behind() {
    let Some(browser) = browser() else { return };
    let traces = browser.traces();
    assert!(traces.iter().all(|trace| trace.exists()), "{traces:?}");
    let text = failure(move || {
        show(&browser, CLEAN);
        browser.wait_at_most(Duration::ZERO, "the end", "false");
    });
    assert!(text.contains("the end"), "{text}");
    assert!(!traces.iter().any(|trace| trace.exists()), "{traces:?}");
}
