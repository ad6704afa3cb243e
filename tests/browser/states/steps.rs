//! What a person does in the dialog, step by step.

use super::stage::{Interface, LOOK_UP_WHEN_LEFT, Stage};
use crate::driver::{DOWN, SELECT_ALL, TAB};
use serde_json::json;

/// The page as a document of its own.
const PAGE: &str = "/flashduty_notification_form.do";

/// The selector of a part of the dialog; what follows a blank is inside of it.
fn part(name: &str) -> String {
    format!("#flashduty_{name}")
}

impl Stage<'_> {
    /// Clicks the button and waits for the form, with its group in the field.
    pub(super) fn ready(&self) {
        self.press();
        let form = "!document.querySelector('#flashduty_form').hidden";
        self.browser.wait("the dialog", form);
    }

    /// Clicks the button and waits for what is wrong.
    pub(super) fn fails(&self) {
        self.press();
        self.says("problem");
    }

    /// Opens the dialog of a form with changes; in a workspace, as if it knew of them.
    pub(super) fn open_changed(&self) {
        match self.interface {
            Interface::Classic => {
                self.browser.type_into("[id='form.short_description']", " again");
                self.ready();
            }
            Interface::Workspace => {
                let body = "return fetch('/form').then((it) => it.json())";
                let form = self.browser.script(body, &[]);
                let record = form["settings"]["record"].as_str().unwrap();
                self.frame(&format!("sysparm_record={record}&sysparm_modified=true"));
            }
        }
    }

    /// Opens the dialog of a record that the instance does not have.
    pub(super) fn open_record(&self, id: &str) {
        match self.interface {
            Interface::Classic => {
                let body = "const id = arguments[0]; window.g_form.getUniqueValue = () => id";
                self.browser.script(body, &[json!(id)]);
                self.press();
            }
            Interface::Workspace => self.frame(&format!("sysparm_record={id}")),
        }
        self.says("problem");
    }

    /// Opens a window with a frame, as the workspace does, for what its button never hands over.
    pub(super) fn frame(&self, query: &str) {
        let body = "
            document.body.insertAdjacentHTML('beforeend', '<div class=modal-backdrop></div>' +
                '<div class=modal><div class=\"modal-dialog now-modal size-lg\" role=dialog ' +
                'aria-modal=true aria-label=Dialog><header class=modal-header>' +
                '<h1 class=modal-title>Dialog</h1></header><iframe class=modal-frame ' +
                'title=Dialog style=height:36rem></iframe></div></div>');
            document.querySelector('iframe').src = arguments[0];";
        self.browser.script(body, &[json!(format!("{PAGE}?{query}"))]);
        self.browser.frame("[role=dialog] iframe");
    }

    /// Does something while a script runs first in every document.
    pub(super) fn running(&self, script: &str, act: fn(&Self)) {
        let source = json!({ "source": script });
        let added = self.browser.cdp("Page.addScriptToEvaluateOnNewDocument", &source);
        self.browser.script(script, &[]);
        act(self);
        self.browser.cdp("Page.removeScriptToEvaluateOnNewDocument", &added);
    }

    /// Waits until a part is visible and has a text.
    pub(super) fn says(&self, name: &str) {
        let it = format!("document.querySelector('{}')", part(name));
        let condition = format!("{it}.textContent.trim() && {it}.getClientRects().length");
        self.browser.wait(name, &condition);
    }

    pub(super) fn click(&self, name: &str) {
        self.browser.click(&part(name));
    }

    /// Replaces what is in a field.
    pub(super) fn fill(&self, name: &str, text: &str) {
        self.click(name);
        self.browser.press(&[SELECT_ALL]);
        self.browser.type_into(&part(name), text);
    }

    pub(super) fn fill_group(&self, text: &str) {
        self.browser.type_into("[id='sys_display.flashduty_group']", text);
    }

    /// The field finds another group in the moment in which it is left.
    pub(super) fn change_group_when_left(&self) {
        let nobody = json!("f".repeat(32));
        self.browser.script(LOOK_UP_WHEN_LEFT, &[json!("Network Operations"), nobody]);
    }

    pub(super) fn choose_group(&self, name: &str) {
        self.fill_group(name);
        self.browser.click("[id='AC.flashduty_group'] [role=option]");
    }

    pub(super) fn press_down(&self) {
        self.browser.press(&[DOWN]);
    }

    /// Goes on to the next field.
    pub(super) fn leave(&self) {
        self.browser.press(&[TAB]);
    }

    /// Chooses a policy by its place in the list.
    pub(super) fn choose_policy(&self, at: usize) {
        self.click("policy_show");
        self.says("policy_list");
        self.click(&format!("policy_list [role=option]:nth-child({})", at + 1));
    }

    /// Chooses a policy and waits for its path with all names.
    pub(super) fn path(&self, at: usize) {
        self.ready();
        self.choose_policy(at);
        self.says("path_rule");
        let note = "!document.querySelector('#flashduty_path_note').textContent.trim()";
        self.browser.wait("the names", note);
    }

    /// Clicks Send, which is refused at a place.
    pub(super) fn submit(&self, place: &str) {
        self.click("submit");
        self.says(place);
    }

    /// Sends to one person while something goes wrong.
    pub(super) fn send_while(&self, fault: &str) {
        self.ready();
        self.click("people_list input");
        self.set("fault", fault);
        self.click("submit");
    }

    /// Leaves what has failed to the background while something goes wrong, and waits for what is
    /// said of it in the end.
    pub(super) fn keep(&self, fault: &str) {
        self.set("fault", fault);
        self.click("send_problem button");
        let answered =
            "!document.querySelector('[aria-busy=true], #flashduty_send_problem .disabled')";
        self.browser.wait("an answer", answered);
        self.says("send_problem");
    }

    /// Sends while something goes wrong, and waits for what is said of it.
    pub(super) fn send_fails(&self, fault: &str) {
        self.send_while(fault);
        self.says("send_problem");
    }
}
