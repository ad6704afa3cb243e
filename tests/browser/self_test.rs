//! The driver itself, on pages of a few lines: what it does arrives, what is wrong it notices.

use crate::browser;
use crate::driver::{Browser, DOWN, END, ENTER, ESCAPE, HOME, SELECT_ALL, SHIFT_TAB, SPACE, TAB};
use crate::preview::Preview;
use crate::states::stage::{Interface, Stage};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::json;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};
use std::{env, fs, thread};

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
    if browser().is_none() {
        return;
    }
    let browser = Browser::start();
    let traces = browser.traces();
    assert!(traces.iter().all(|trace| trace.exists()), "{traces:?}");
    let text = failure(move || {
        show(&browser, CLEAN);
        browser.wait_at_most(Duration::ZERO, "the end", "false");
    });
    assert!(text.contains("the end"), "{text}");
    assert!(!traces.iter().any(|trace| trace.exists()), "{traces:?}");
}

/// What a page can leave in its browser.
const LEAVE: &str = "
    document.cookie = 'left=1';
    localStorage.left = sessionStorage.left = window.name = 'left';
    history.pushState('left', '');
    console.error('left');
    return new Promise((resolve) => { indexedDB.open('left').onsuccess = resolve; })
        .then(() => caches.open('left')).then(() => true);";
/// What a page finds in its browser.
const FIND: &str = "
    return Promise.all([indexedDB.databases(), caches.keys()]).then((stored) => [document.cookie,
        localStorage.length, sessionStorage.length, window.name, history.length, history.state,
        typeof left, innerWidth + 'x' + innerHeight, stored.flat().length])";

#[test]
fn the_next_test_finds_nothing_of_the_one_before() {
    let Some(browser) = browser() else { return };
    let preview = Preview::shipped();
    browser.goto(&preview.url("/"));
    let before = browser.script(FIND, &[]);
    let script = json!({ "source": "window.left = 1" });
    browser.cdp("Page.addScriptToEvaluateOnNewDocument", &script);
    browser.resize(320, 600);
    browser.goto(&preview.url("/"));
    browser.script(LEAVE, &[]);
    let left = browser.script(FIND, &[]);
    for (at, value) in before.as_array().unwrap().iter().enumerate() {
        assert_ne!(&left[at], value, "number {at} shows nothing");
    }
    browser.begin_anew();
    browser.goto(&preview.url("/"));
    assert_eq!(browser.script(FIND, &[]), before);
    assert_eq!(browser.console_errors(), Vec::<String>::new());
}

#[test]
fn each_form_begins_without_faults_and_without_a_history() {
    let Some(browser) = browser() else { return };
    let preview = Preview::shipped();
    let stage = Stage { browser: &browser, preview: &preview, interface: Interface::Classic };
    let settings = "return fetch('/form').then((it) => it.json()).then((it) => it.settings)";
    stage.form("record=INC0010001");
    let before = browser.script(settings, &[]);
    for (name, value) in [("fault", "down"), ("latency", "50"), ("theme", "dark")] {
        stage.set(name, value);
    }
    stage.open("record=INC0010004&language=zh&user=beth&fault=denied");
    assert_ne!(browser.script(settings, &[]), before);
    assert_ne!(stage.did(0).len(), 0);
    browser.begin_anew();
    stage.form("record=INC0010001");
    assert_eq!(browser.script(settings, &[]), before);
    assert_eq!(stage.did(0).len(), 0);
}

#[test]
fn with_the_tests_ends_what_they_have_started() {
    if browser().is_none() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let mut tests = Command::new(env::current_exe().unwrap());
    let test = "self_test::each_form_begins_without_faults_and_without_a_history";
    let ended = tests.args([test, "--exact"]).env("TMPDIR", folder.path()).output().unwrap();
    assert!(ended.status.success(), "{ended:?}");
    let mark = folder.path().as_os_str().as_encoded_bytes();
    let is_ours = |process: &PathBuf| {
        let environment = fs::read(process.join("environ")).unwrap_or_default();
        environment.windows(mark.len()).any(|it| it == mark)
    };
    let left = || {
        let files = fs::read_dir(folder.path()).unwrap().map(|it| it.unwrap().path());
        let processes = fs::read_dir("/proc").unwrap().map(|it| it.unwrap().path());
        files.chain(processes.filter(is_ours)).collect::<Vec<_>>()
    };
    let deadline = Instant::now() + Duration::from_secs(30);
    while !left().is_empty() {
        assert!(Instant::now() < deadline, "{:?}", left());
        thread::sleep(Duration::from_millis(20));
    }
}
