//! What the instance was asked and did, and when its answers come.

use super::{Page, agent};
use serde_json::{Value, json};

impl Page {
    /// What the instance did since the form was loaded.
    #[track_caller]
    pub(super) fn did(&self) -> Vec<Value> {
        let mut answer = agent().get(self.preview.url("/did?after=0")).call().unwrap();
        let did = answer.body_mut().with_config().limit(1 << 30).read_to_string().unwrap();
        let did: Value = serde_json::from_str(&did).unwrap();
        did["entries"].as_array().unwrap().clone()
    }

    /// The calls of one method.
    #[track_caller]
    pub(super) fn calls(&self, method: &str) -> Vec<Value> {
        let mut did = self.did();
        let end = format!(".{method}");
        did.retain(|it| it["kind"] == "ajax" && it["what"].as_str().unwrap().ends_with(&end));
        did
    }

    /// The methods that were called, in their order.
    #[track_caller]
    pub(super) fn methods(&self) -> Vec<String> {
        let did = self.did();
        let calls = did.iter().filter(|it| it["kind"] == "ajax");
        let methods = calls.map(|it| it["what"].as_str().unwrap().rsplit('.').next().unwrap());
        methods.map(str::to_owned).collect()
    }

    /// What Flashduty got by push, one after the other.
    #[track_caller]
    pub(super) fn pushed(&self) -> Vec<Value> {
        let did = self.did();
        let requests = did.iter().flat_map(|it| it["requests"].as_array().into_iter().flatten());
        requests.filter(|it| it["to"] == "push").map(|it| it["body"].clone()).collect()
    }

    /// Waits of many seconds, such as the dialog's for an answer, take until `elapse`.
    #[track_caller]
    pub(super) fn stop_clock(&self) {
        self.browser.eval("void probe.stopClock()");
    }

    /// Lets so many milliseconds pass, the only wait there is.
    #[track_caller]
    pub(super) fn elapse(&self, milliseconds: u32) {
        self.settle();
        assert_eq!(self.browser.eval("probe.waits()"), json!([milliseconds]));
        self.browser.eval("void probe.elapse()");
    }

    /// Does something that asks the instance, whose answer comes no earlier than `arrive`.
    #[track_caller]
    pub(super) fn delayed(&self, act: impl FnOnce()) {
        self.browser.eval("void probe.delayNext()");
        act();
        self.browser.wait("the request", "probe.asked - probe.answered === 1");
    }

    /// Lets the delayed answer come, and whatever it leads to.
    #[track_caller]
    pub(super) fn arrive(&self) {
        self.browser.eval("void probe.arrive()");
        self.settle();
    }

    /// Waits until the instance has answered all that it was asked, but for what is delayed.
    #[track_caller]
    pub(super) fn settle(&self) {
        self.browser.wait("the answers", "probe.rests()");
    }
}
