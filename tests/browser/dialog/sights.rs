//! What a person sees of the dialog.

use super::{Page, strings};
use serde_json::json;

impl Page {
    /// The text of a part of the dialog, as far as it can be seen.
    #[track_caller]
    pub(super) fn text(&self, part: &str) -> String {
        self.browser.text(&format!("#flashduty_{part}"))
    }

    /// Waits for a text in a part of the dialog.
    #[track_caller]
    pub(super) fn wait_for_text(&self, part: &str, text: &str) {
        let shown = format!("probe.part('{part}').innerText.includes({})", json!(text));
        self.browser.wait(&format!("`{text}` in {part}"), &shown);
    }

    /// Waits until there is no text in a part of the dialog.
    #[track_caller]
    pub(super) fn wait_for_no_text(&self, part: &str) {
        let is_empty = format!("!probe.part('{part}').textContent.trim()");
        self.browser.wait(&format!("no text in {part}"), &is_empty);
    }

    /// The rows of people that can be seen: `x` is ticked, `-` cannot be.
    #[track_caller]
    pub(super) fn people(&self) -> Vec<String> {
        strings(&self.browser.eval("probe.people()"))
    }

    /// Waits for the rows of people that can be seen.
    #[track_caller]
    pub(super) fn wait_for_people(&self, rows: &[&str]) {
        let shown = format!("JSON.stringify(probe.people()) === JSON.stringify({})", json!(rows));
        self.browser.wait(&format!("{rows:?}"), &shown);
    }

    /// Waits until so many rows of people can be seen.
    #[track_caller]
    pub(super) fn wait_for_count(&self, count: usize) {
        self.browser
            .wait(&format!("{count} people"), &format!("probe.people().length === {count}"));
    }

    /// The messages on the form.
    #[track_caller]
    pub(super) fn messages(&self) -> Vec<String> {
        let shown = "Array.from(document.querySelectorAll('#output_messages > *'), \
            (it) => it.className + ': ' + it.innerText)";
        strings(&self.browser.eval(shown))
    }

    /// Waits until the focus is on an element.
    #[track_caller]
    pub(super) fn wait_for_focus(&self, css: &str) {
        let is_there = format!("document.activeElement.matches({})", json!(css));
        self.browser.wait(&format!("the focus on {css}"), &is_there);
    }

    /// Waits until a list offers as many options.
    #[track_caller]
    pub(super) fn wait_for_options(&self, list: &str, count: usize) {
        let shown = format!("probe.options({}).length === {count}", json!(list));
        self.browser.wait(&format!("{count} options in {list}"), &shown);
    }

    /// Nothing in the dialog waits any more.
    #[track_caller]
    pub(super) fn assert_at_rest(&self) {
        assert_eq!(self.browser.count("[aria-busy=true]"), 0, "something is busy");
        let text = self.browser.text("#flashduty_dialog");
        assert!(!text.contains("Loading") && !text.contains("Sending"), "{text}");
    }
}
