//! What the dialog does with hostile texts.

use super::{AT_ONCE, Stand, payloads};
use crate::browser;
use crate::preview::Preview;
use crate::self_test::failure;
use crate::states::stage::{Interface, Stage};
use serde_json::json;
use std::fs;
use std::path::Path;

/// How many texts are gone through before the instance forgets what it did.
const AT_A_TIME: usize = 40;

fn everywhere(half: usize, interface: Interface) {
    let Some(browser) = browser() else { return };
    let texts = payloads::all();
    let texts = texts.chunks(AT_ONCE).nth(half).unwrap();
    let stand = Stand::new(browser, texts, &[]);
    let stage = stand.stage(interface);
    stage.open("record=INC0010001");
    for way in ["people", "filter", "policies", "paths"] {
        stand.walk(way, texts);
        stand.check();
    }
    let mut done = stage.check_faults(0);
    for part in texts.chunks(AT_A_TIME) {
        stand.walk("groups", part);
        done = stage.check_faults(done);
    }
    stand.check();
    stand.send(&stage, texts.last().unwrap());
    stage.check_faults(done);
    assert_eq!(stand.browser.eval("window.top.noted.ran"), json!([]));
}

#[test]
fn the_first_half_stays_text_in_the_classic_form() {
    everywhere(0, Interface::Classic);
}

#[test]
fn the_first_half_stays_text_in_a_workspace() {
    everywhere(0, Interface::Workspace);
}

#[test]
fn the_second_half_stays_text_in_the_classic_form() {
    everywhere(1, Interface::Classic);
}

#[test]
fn the_second_half_stays_text_in_a_workspace() {
    everywhere(1, Interface::Workspace);
}

fn failures(interface: Interface) {
    let Some(browser) = browser() else { return };
    let texts = payloads::all();
    let stand = Stand::new(browser, &texts[..AT_ONCE], &[]);
    let stage = stand.stage(interface);
    let fail = |method: &str| {
        stand.browser.script("walk.failing([arguments[0]])", &[json!(method)]);
    };
    let recover = |place: &str| {
        stand.browser.script("return walk.recover(arguments[0])", &[json!(place)]);
    };
    stage.form("record=INC0010001&fault=wrong_key");
    fail("getDialogContext");
    stage.press();
    let has_button = |place: &str| {
        stand.browser.wait(place, &format!("walk.part('{place}').querySelector('button')"));
    };
    has_button("problem");
    stand.walk_at("problem", &texts);
    recover("problem");
    stage.set("fault", "none");
    for (place, method, cause) in [
        ("policy_problem", "getExternalOptions", ""),
        ("people_problem", "getGroupMembers", "return walk.again('Everybody')"),
        ("path_problem", "getPathNames", "walk.option('Everything').click()"),
    ] {
        fail(method);
        stand.browser.script(cause, &[]);
        has_button(place);
        stand.walk_at(place, &texts);
        recover(place);
    }
    fail("sendWebhook");
    stand.walk_at("send_problem", &texts);
    assert_eq!(stand.browser.count("#flashduty_send_problem button"), 0);
    let body = "walk.failing(['sendWebhook', 'keepTrying'], 'a'.repeat(32))";
    stand.browser.script(body, &[]);
    stand.walk_at("send_problem", &texts);
    assert_eq!(stand.browser.count("#flashduty_send_problem button"), 1);
    stand.check();
    stage.check_faults(0);
}

#[test]
fn failures_stay_text_in_the_classic_form() {
    failures(Interface::Classic);
}

#[test]
fn failures_stay_text_in_a_workspace() {
    failures(Interface::Workspace);
}

#[test]
fn parameters_of_the_page_stay_text() {
    let Some(browser) = browser() else { return };
    // A browser takes a null in an address for what it is, and HTML has none.
    let texts: Vec<String> =
        payloads::all().into_iter().filter(|text| !text.contains('\0')).collect();
    let stand = Stand::standard(browser);
    stand.stage(Interface::Workspace).open("record=INC0010001");
    let path = stand.browser.eval("location.pathname");
    stand.browser.top();
    for part in texts.chunks(AT_A_TIME / 4) {
        let body = "return walk.parameters(arguments[0], arguments[1])";
        let wrong = stand.browser.script(body, &[path.clone(), json!(part)]);
        assert_eq!(wrong, json!([]));
    }
    assert_eq!(stand.browser.eval("window.top.noted.ran"), json!([]));
}

/// The form, its title bar, its messages and what the dialog says, with an integration that is called
/// `<img src=x onerror=top.PWNED=1>`.
fn name_of_the_integration(interface: Interface) {
    let Some(browser) = browser() else { return };
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let preview = Preview::start(root, &["tests/inputs/security/html_in_name.yaml"]);
    let stage = Stage { browser: &browser, preview: &preview, interface };
    stage.form("record=INC0010001");
    if interface == Interface::Classic {
        // As on the form of a new record, which the preview does not have.
        browser.script(
            "const { addErrorMessage } = window.g_form;
            const form = window.g_form;
            window.g_form = { isNewRecord: () => true, addErrorMessage };
            dutySendNotification();
            window.g_form = form;",
            &[],
        );
        let said = "document.querySelector('#output_messages').textContent";
        browser.wait("the message", &format!("{said}.includes('\u{2039}img')"));
    }
    browser.click("#form_buttons button");
    let title = "window.top.document.querySelector('.modal-title').textContent";
    browser.wait("the title", &format!("{title}.includes('\u{2039}img src=x')"));
    if interface == Interface::Workspace {
        browser.frame("[role=dialog] iframe");
    }
    browser.wait("the dialog", "document.querySelector('#duty_form:not([hidden])')");
    let live = "document.querySelectorAll('img').length + \
        window.top.document.querySelectorAll('img').length";
    assert_eq!(browser.eval(live), json!(0));
    assert_eq!(browser.eval("'PWNED' in window.top"), json!(false));
}

#[test]
fn the_name_of_the_integration_stays_text_in_the_classic_form() {
    name_of_the_integration(Interface::Classic);
}

#[test]
fn the_name_of_the_integration_stays_text_in_a_workspace() {
    name_of_the_integration(Interface::Workspace);
}

#[test]
fn the_halves_are_all() {
    let texts = payloads::all();
    assert!(texts.len() >= 120 && texts.len() <= 2 * AT_ONCE, "{}", texts.len());
    let mut different = texts.clone();
    different.sort_unstable();
    different.dedup();
    assert_eq!(different.len(), texts.len());
}

#[test]
fn a_dialog_that_takes_texts_for_markup_is_noticed() {
    let Some(browser) = browser() else { return };
    let folder = tempfile::tempdir().unwrap();
    let name = "servicenow/_ui_page_client_elements.js.tera";
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/templates/");
    let template = fs::read_to_string(format!("{root}{name}")).unwrap();
    let right = "element.textContent = content";
    assert!(template.contains(right), "{template}");
    fs::create_dir(folder.path().join("servicenow")).unwrap();
    // In two words, since a build refuses a template that is seen to do this.
    let wrong = template.replace(right, "element['inner' + 'HTML'] = content");
    fs::write(folder.path().join(name), wrong).unwrap();
    let texts = payloads::all();
    let arguments = ["--templates", folder.path().to_str().unwrap()];
    let stand = Stand::new(browser, &texts[..AT_ONCE], &arguments);
    stand.stage(Interface::Classic).open("record=INC0010001");
    let text = failure(|| stand.walk("people", &stand.texts));
    assert!(text.contains("no row says <script>"), "{text}");
    let text = failure(|| stand.check());
    assert!(text.contains("\"alert\"") && text.contains("\"img\""), "{text}");
    let ran = stand.browser.eval("window.top.noted.ran.filter((it) => it === 'alert').length");
    assert!(ran.as_u64() >= Some(20), "only {ran} of the texts ran");
}
