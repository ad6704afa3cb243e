//! Texts that would run if a page took them for more than text, wherever people or Flashduty can
//! write: in the dialog they are text.

mod payloads;
mod secrets;
mod tests;

use crate::driver::Browser;
use crate::preview::Preview;
use crate::states::stage::{Interface, Stage};
use serde_json::json;
use std::path::Path;
use tempfile::TempDir;

/// The elements of which the dialog consists.
const KNOWN: [&str; 18] = [
    "bdi", "button", "dd", "div", "dl", "dt", "fieldset", "h2", "input", "label", "legend", "li",
    "ol", "p", "section", "span", "strong", "ul",
];
/// As many texts as one instance has: a scenario has its limits.
const AT_ONCE: usize = 104;

/// A preview and a browser that watches.
struct Stand {
    browser: Browser,
    preview: Preview,
    texts: Vec<String>,
    _folder: Option<TempDir>,
}

impl Stand {
    /// In front of an instance with these texts.
    fn new(browser: Browser, texts: &[String], arguments: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("hostile.yaml");
        payloads::write_scenario(&file, texts);
        let scenario = ["--scenario", file.to_str().unwrap()];
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let preview = Preview::start(root, &[&scenario, arguments].concat());
        Self::before(browser, preview, texts, Some(folder))
    }

    /// In front of the usual instance.
    fn standard(browser: Browser) -> Self {
        Self::before(browser, Preview::shipped(), &[], None)
    }

    fn before(
        browser: Browser,
        preview: Preview,
        texts: &[String],
        folder: Option<TempDir>,
    ) -> Self {
        let script = json!({ "source": payloads::script() });
        browser.cdp("Page.addScriptToEvaluateOnNewDocument", &script);
        Self { browser, preview, texts: texts.to_vec(), _folder: folder }
    }

    fn stage(&self, interface: Interface) -> Stage<'_> {
        Stage { browser: &self.browser, preview: &self.preview, interface }
    }

    /// Panics with what a walk through these texts finds wrong.
    #[track_caller]
    fn walk(&self, way: &str, texts: &[String]) {
        let wrong =
            self.browser.script(&format!("return walk.{way}(arguments[0])"), &[json!(texts)]);
        assert_eq!(wrong, json!([]), "{way}");
    }

    /// Panics with what is wrong where a place shows each of these texts as a failure.
    #[track_caller]
    fn walk_at(&self, place: &str, texts: &[String]) {
        let body = "return walk.retries(arguments[0], arguments[1])";
        assert_eq!(self.browser.script(body, &[json!(place), json!(texts)]), json!([]), "{place}");
    }

    /// Sends with a hostile rule and the group that is chosen: its name arrives as it is, and what
    /// the form says are words of the dialog.
    #[track_caller]
    fn send(&self, stage: &Stage<'_>, group: &str) {
        let body = "walk.option(arguments[0]).click(); walk.part('submit').click()";
        self.browser.script(body, &[json!(self.texts[0])]);
        let said = "window.top.document.querySelector('#output_messages').textContent ||
            walk.part('form').hidden && walk.part('status').textContent";
        self.browser.wait("the message", said);
        assert_eq!(self.browser.eval(said), "Sent to Flashduty.");
        let did = stage.did(0);
        let pushed = did.last().unwrap()["requests"].as_array().unwrap().last().unwrap();
        let arrived = payloads::stood_in(group, &payloads::steering());
        assert_eq!(pushed["body"]["assignment_group"], arrived, "{pushed}");
    }

    /// Panics if anything ran, or is in the dialog that nobody of us put there.
    #[track_caller]
    fn check(&self) {
        let body = "return [window.top.noted.ran, Boolean(window.__ran || window.top.__ran),
            walk.strangers(arguments[0])]";
        let found = self.browser.script(body, &[json!(KNOWN)]);
        assert_eq!(found, json!([[], false, []]), "what ran, and strangers");
    }
}
