//! A form of the preview and the dialog that its button opens, in either interface.

use crate::driver::Browser;
use crate::preview::Preview;
use serde_json::{Value, json};

/// The button on the form; the first one, since others belong to the platform.
const BUTTON: &str = "#form_buttons button";
/// The dialog has become something to work with, or says why not.
const OPENED: &str = "
    (document.querySelector('#flashduty_form') || { hidden: true }).hidden === false ||
    (document.querySelector('#flashduty_problem') || { textContent: '' }).textContent.trim()";

/// Lets the group's field find a name and an id in the moment in which it is left.
pub(crate) const LOOK_UP_WHEN_LEFT: &str = "
    const [name, id] = arguments;
    const field = document.getElementById('sys_display.flashduty_group');
    field.addEventListener('blur', () => {
        const value = document.getElementById('flashduty_group');
        value.value = id;
        field.value = name;
        value.onchange();
    }, { once: true });
    field.focus();";

/// Where the form is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Interface {
    /// The dialog is in the form's own document.
    Classic,
    /// The dialog is in a frame.
    Workspace,
}

impl Interface {
    /// What it is called in the names of files and in failures.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Classic => "classic",
            Self::Workspace => "workspace",
        }
    }

    fn path(self) -> &'static str {
        match self {
            Self::Classic => "/",
            Self::Workspace => "/workspace",
        }
    }
}

/// A browser in front of a preview.
pub(crate) struct Stage<'a> {
    pub(crate) browser: &'a Browser,
    pub(crate) preview: &'a Preview,
    pub(crate) interface: Interface,
}

impl Stage<'_> {
    /// Opens a form, which begins the instance anew; `query` has the settings, such as
    /// `record=INC0010001&theme=dark`.
    #[track_caller]
    pub(crate) fn form(&self, query: &str) {
        let path = format!("{}?{query}", self.interface.path());
        self.browser.goto(&self.preview.url(&path));
        self.browser.wait("the form", "document.body.dataset.ready");
    }

    /// Clicks the button and goes where the dialog is.
    #[track_caller]
    pub(crate) fn press(&self) {
        self.browser.click(BUTTON);
        if self.interface == Interface::Workspace {
            self.browser.frame("[role=dialog] iframe");
        }
    }

    /// Opens a form and its dialog, and waits until it is there or says why not.
    #[track_caller]
    pub(crate) fn open(&self, query: &str) {
        self.form(query);
        self.press();
        self.browser.wait("the dialog", OPENED);
    }

    /// Changes settings while the page is open.
    #[track_caller]
    pub(crate) fn set(&self, name: &str, value: &str) {
        let body = "
            const body = new URLSearchParams([arguments]);
            return fetch('/settings', { method: 'POST', body }).then((it) => it.status);";
        assert_eq!(self.browser.script(body, &[json!(name), json!(value)]), 200, "{name}={value}");
    }

    /// What the instance did after the entry with a number.
    #[track_caller]
    pub(crate) fn did(&self, after: u64) -> Vec<Value> {
        let body = "
            return fetch('/did?after=' + arguments[0])
                .then((it) => it.json()).then((it) => it.entries);";
        let entries = self.browser.script(body, &[json!(after)]);
        entries.as_array().unwrap().clone()
    }

    /// Panics if the platform would have refused anything after that entry; the number of the last
    /// one.
    #[track_caller]
    pub(crate) fn check_faults(&self, after: u64) -> u64 {
        let did = self.did(after);
        let is_some = |value: &Value| value.as_array().is_none_or(|it| !it.is_empty());
        let faults = did.iter().flat_map(|entry| [entry.get("fault"), entry.get("faults")]);
        let faults: Vec<&Value> = faults.flatten().filter(|it| is_some(it)).collect();
        assert!(faults.is_empty(), "{} refused: {faults:#?}", self.interface.name());
        did.last().and_then(|it| it["number"].as_u64()).unwrap_or(after)
    }
}
