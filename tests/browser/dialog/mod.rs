//! The dialog as people use it: opened from a form of the preview, by mouse or by keyboard.

mod acts;
mod closed_records;
mod closing;
mod errors;
mod faults;
mod frame;
mod instance_errors;
mod keeping;
mod keyboard;
mod language;
mod later_errors;
mod members;
mod mouse;
mod narrow;
mod network;
mod panel;
mod paths;
mod roles;
mod sending_errors;
mod sights;
mod stale;
mod trips;
mod typed_groups;
mod typed_policies;
mod workspace;
mod writing;

use crate::browser;
use crate::driver::Browser;
use crate::preview::Preview;
use serde_json::{Value, json};
use std::path::Path;
use tempfile::TempDir;

/// What the tests ask a page by; it is there before any script of the page.
const PROBE: &str = include_str!("probe.js");
/// The button on the form, in the classic form and in a workspace.
const BUTTON: &str = "#form_buttons #flashduty_send, #form_buttons [data-action=flashduty_send]";
const SEND: &str = "#flashduty_submit";
/// Leaves a message that could not be sent to the background.
const KEEP: &str = "#flashduty_send_problem button";
const GROUP: &str = "[id='sys_display.flashduty_group']";
const GROUPS: &str = "[id='AC.flashduty_group']";
const POLICY: &str = "#flashduty_policy";
const POLICIES: &str = "#flashduty_policy_list";
/// The people of the group `Database`.
const CARL: [&str; 1] = ["  陈卡尔 carl@example.com"];
const CLOSE: &str = "[role=dialog] [aria-label=Close]";

/// A form of the preview in a browser of its own.
struct Page {
    browser: Browser,
    preview: Preview,
}

impl Page {
    /// Opens the form of the shipped mapping at a path such as `/?record=INC0010001`.
    #[track_caller]
    fn open(path: &str) -> Option<Self> {
        Some(Self::before(browser()?, Preview::shipped(), path))
    }

    /// The same for the mapping in a folder.
    #[track_caller]
    fn of(folder: &Path, arguments: &[&str], path: &str) -> Option<Self> {
        Some(Self::before(browser()?, Preview::start(folder, arguments), path))
    }

    #[track_caller]
    fn before(browser: Browser, preview: Preview, path: &str) -> Self {
        browser.cdp("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": PROBE }));
        let page = Self { browser, preview };
        page.load(path);
        page
    }

    /// The same for the shipped mapping on an instance with what is given; the scenario that says so
    /// is in the folder.
    #[track_caller]
    fn given(given: &str, path: &str) -> Option<(TempDir, Self)> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("scenario.yaml");
        let scenario =
            format!("name: A\ngiven: {given}\nsteps: [{{ when: {{ time_passes: 1s }} }}]\n");
        std::fs::write(&file, scenario).unwrap();
        let arguments = ["--scenario", file.to_str().unwrap()];
        let page = Self::of(Path::new(env!("CARGO_MANIFEST_DIR")), &arguments, path)?;
        Some((folder, page))
    }

    /// The same for the shipped mapping with the shortest time-out, a second: the instance really
    /// waits for it. The mapping is in the folder.
    #[track_caller]
    fn impatient(path: &str) -> Option<(TempDir, Self)> {
        let folder = tempfile::tempdir().unwrap();
        let mapping = Path::new(env!("CARGO_MANIFEST_DIR")).join("mappings.yaml");
        let mapping = std::fs::read_to_string(mapping).unwrap();
        assert!(mapping.contains("timeout: 10s"));
        let mapping = mapping.replace("timeout: 10s", "timeout: 1s");
        std::fs::write(folder.path().join("mappings.yaml"), mapping).unwrap();
        let page = Self::of(folder.path(), &[], path)?;
        Some((folder, page))
    }

    /// Opens the form of the shipped mapping at a path, where a script runs before those of each page.
    #[track_caller]
    fn running(script: &str, path: &str) -> Option<Self> {
        let browser = browser()?;
        browser.cdp("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": script }));
        Some(Self::before(browser, Preview::shipped(), path))
    }

    /// Loads the form at a path, on an instance that begins anew.
    #[track_caller]
    fn load(&self, path: &str) {
        self.assert_without_faults();
        self.browser.top();
        self.browser.goto(&self.preview.url(path));
        self.browser.wait("the form", "document.body.dataset.ready");
    }

    /// Whether the form is in a workspace, where the dialog opens in a frame.
    #[track_caller]
    fn is_workspace(&self) -> bool {
        self.browser.eval("top.document.body.className") == "workspace"
    }

    /// Opens the dialog by mouse and waits until it can be used.
    #[track_caller]
    fn open_dialog(&self) {
        self.press_button();
        self.browser.wait("the dialog", "probe.sees('form')");
    }

    /// Presses the button on the form and goes into the dialog's document.
    #[track_caller]
    fn press_button(&self) {
        self.browser.click(BUTTON);
        self.enter();
    }

    /// Goes into the document in which the dialog opens.
    #[track_caller]
    fn enter(&self) {
        if self.is_workspace() {
            self.browser.frame("[role=dialog] iframe");
        }
        self.browser.wait("the page of the dialog", "probe.part('status')");
    }

    /// Waits until the dialog is gone, and goes back to the form's document.
    #[track_caller]
    fn wait_until_closed(&self) {
        self.browser.top();
        self.browser.wait("the end of the dialog", "!document.querySelector('[role=dialog]')");
    }

    /// Changes what goes wrong, or how slow the network is, while the page is open.
    #[track_caller]
    fn set(&self, name: &str, value: &str) {
        let request = agent().post(self.preview.url("/settings"));
        let answer = request.header("Origin", &self.preview.address).send_form([(name, value)]);
        answer.unwrap_or_else(|error| panic!("{name}={value}: {error}"));
    }

    /// Ends a test: nothing was refused by the platform, and the console has no error.
    #[track_caller]
    fn done(self) {
        self.done_but_for(&[]);
    }

    /// The same, but for the errors on the console that a test brings about, by a part of them.
    #[track_caller]
    fn done_but_for(self, expected: &[&str]) {
        self.assert_without_faults();
        let mut errors = self.browser.console_errors();
        errors.retain(|error| !expected.iter().any(|part| error.contains(part)));
        assert!(errors.is_empty(), "errors on the console: {errors:#?}");
    }

    /// Nothing was refused by the platform's part in the browser, or by the instance.
    #[track_caller]
    fn assert_without_faults(&self) {
        let mut faults = self.did();
        faults.retain(|it| it["kind"] == "fault" || it["faults"].get(0).is_some());
        assert!(faults.is_empty(), "faults: {faults:#?}");
    }
}

#[track_caller]
fn strings(value: &Value) -> Vec<String> {
    value.as_array().unwrap().iter().map(|it| it.as_str().unwrap().to_owned()).collect()
}

/// A proxy of the environment has nothing to do with this machine.
fn agent() -> ureq::Agent {
    ureq::Agent::config_builder().proxy(None).build().new_agent()
}
