//! What a person does in the dialog.

use super::{GROUPS, POLICIES, Page};
use crate::driver::{SELECT_ALL, TAB};
use serde_json::json;

/// More elements than there are before any that a test looks for.
const FAR: usize = 80;

impl Page {
    /// Clicks an element, wherever the form around its frame is scrolled to: the driver scrolls
    /// the frame only.
    #[track_caller]
    pub(super) fn click(&self, css: &str) {
        let element = self.browser.find(css);
        let scroll = "arguments[0].scrollIntoView({ block: 'nearest' })";
        self.browser.script(scroll, &[element.argument()]);
        self.browser.click(css);
    }

    /// Ticks or unticks a person.
    #[track_caller]
    pub(super) fn tick(&self, person: &str) {
        let value = self.browser.eval(&format!("probe.box({})", json!(person)));
        let value = value.as_str().unwrap();
        self.click(&format!("#flashduty_people_list input[value='{value}']"));
    }

    /// Ticks or unticks a channel.
    #[track_caller]
    pub(super) fn tick_channel(&self, word: &str) {
        self.click(&format!("#flashduty_channels input[value='{word}']"));
    }

    /// Replaces the text of a field.
    #[track_caller]
    pub(super) fn replace(&self, field: &str, text: &str) {
        self.click(field);
        self.browser.press(&[SELECT_ALL]);
        self.type_text(text);
    }

    /// Types where the focus is.
    #[track_caller]
    pub(super) fn type_text(&self, text: &str) {
        let keys: Vec<String> = text.chars().map(String::from).collect();
        self.browser.press(&keys.iter().map(String::as_str).collect::<Vec<_>>());
    }

    /// Waits until a list offers what starts with a text, and clicks it.
    #[track_caller]
    pub(super) fn pick(&self, list: &str, text: &str) {
        let place = format!(
            "probe.options({}).findIndex((it) => it.startsWith({}))",
            json!(list),
            json!(text)
        );
        self.browser.wait(&format!("{text} in {list}"), &format!("{place} >= 0"));
        let child = self.browser.eval(&place).as_u64().unwrap() + 1;
        self.click(&format!("{list} [role=option]:nth-child({child})"));
    }

    /// Picks a group by the magnifier.
    #[track_caller]
    pub(super) fn pick_group(&self, name: &str) {
        self.click("[id='lookup.flashduty_group']");
        self.pick(GROUPS, name);
    }

    /// Picks a policy from the whole list. Its path has all names then, so what is below it stays
    /// where it is.
    #[track_caller]
    pub(super) fn pick_policy(&self, name: &str) {
        self.click("#flashduty_policy_show");
        self.pick(POLICIES, name);
        self.settle();
    }

    /// Presses Tab until the focus is where it is wanted.
    #[track_caller]
    pub(super) fn tab_to(&self, css: &str) {
        let is_there = format!("document.activeElement.matches({})", json!(css));
        for _ in 0..FAR {
            if self.browser.eval(&is_there) == true {
                return;
            }
            self.browser.press(&[TAB]);
        }
        panic!("Tab does not lead to {css}");
    }
}
