//! A small client of the `WebDriver` standard, and of Chromium's own commands beside it.
//!
//! Whatever the browser refuses is a panic that names the line of the test. An open alert makes
//! the browser refuse everything but the commands about alerts.

mod acts;
mod anew;
mod keys;
mod pictures;
mod session;
mod waits;

pub(crate) use keys::*;

use crate::kept::Idle;
use serde_json::{Value, json};
use session::{Refused, Session};
use std::path::{Path, PathBuf};
use std::thread;

/// A browser with one empty page, of 1280 by 800 pixels, for one test; dropped, it waits for the
/// next one.
pub(crate) struct Browser {
    session: Option<Session>,
    /// Whether another test can have it.
    is_kept: bool,
}

/// As many as there are tests at the same time.
static IDLE: Idle<Session> = Idle::new();

/// An element of the page, as it was found.
pub(crate) struct Element(Value);

impl Element {
    /// What a script takes as argument.
    pub(crate) fn argument(&self) -> Value {
        self.0.clone()
    }

    /// The path of its commands.
    fn path(&self, command: &str) -> String {
        let id = self.0.as_object().and_then(|it| it.values().next()).and_then(Value::as_str);
        format!("/element/{}/{command}", id.unwrap())
    }
}

impl Browser {
    /// One that knows nothing of the test before.
    #[track_caller]
    pub(crate) fn new() -> Self {
        if let Some(session) = IDLE.take() {
            return Self { session: Some(session), is_kept: true };
        }
        let mut browser = Self::start();
        browser.is_kept = true;
        browser
    }

    /// One that no other test gets.
    #[track_caller]
    pub(crate) fn start() -> Self {
        let browser = Self { session: Some(Session::start()), is_kept: false };
        browser.begin_anew();
        browser
    }

    /// Opens an address and waits until the page has loaded.
    #[track_caller]
    pub(crate) fn goto(&self, url: &str) {
        self.post("/url", &json!({ "url": url }));
    }

    /// Runs the body of a function in the page and returns what it returns; a promise is awaited.
    #[track_caller]
    pub(crate) fn script(&self, body: &str, arguments: &[Value]) -> Value {
        expected("script", self.try_script(body, arguments))
    }

    /// The value of an expression in the page.
    #[track_caller]
    pub(crate) fn eval(&self, expression: &str) -> Value {
        expected(expression, self.try_script(&format!("return {expression}"), &[]))
    }

    /// A command of the Chrome `DevTools` Protocol.
    #[track_caller]
    pub(crate) fn cdp(&self, method: &str, parameters: &Value) -> Value {
        let body = json!({ "cmd": method, "params": parameters });
        expected(method, self.session().post("/goog/cdp/execute", &body))
    }

    /// The errors that the browser told on its console since the last call, one a line.
    #[track_caller]
    pub(crate) fn console_errors(&self) -> Vec<String> {
        let entries = self.post("/se/log", &json!({ "type": "browser" }));
        let entries = entries.as_array().unwrap().iter();
        let errors = entries.filter(|entry| entry["level"] == "SEVERE");
        errors.map(|entry| entry["message"].as_str().unwrap().to_owned()).collect()
    }

    /// The text of the alert, confirmation or prompt that is open.
    #[track_caller]
    pub(crate) fn alert(&self) -> Option<String> {
        match self.session().get("/alert/text") {
            Ok(text) => Some(text.as_str().unwrap_or_default().to_owned()),
            Err(refused) if refused.error == "no such alert" => None,
            Err(refused) => panic!("alert: {refused}"),
        }
    }

    /// Closes the open alert, with its OK button.
    #[track_caller]
    pub(crate) fn accept_alert(&self) {
        self.post("/alert/accept", &json!({}));
    }

    /// Paths that exist only while the browser runs: its driver's process and their folder.
    pub(crate) fn traces(&self) -> [PathBuf; 2] {
        let process = Path::new("/proc").join(self.session().driver.id().to_string());
        [process, self.session().folder.clone()]
    }

    fn session(&self) -> &Session {
        self.session.as_ref().unwrap()
    }

    fn try_script(&self, body: &str, arguments: &[Value]) -> Result<Value, Refused> {
        self.session().post("/execute/sync", &json!({ "script": body, "args": arguments }))
    }

    #[track_caller]
    fn get(&self, path: &str) -> Value {
        expected(path, self.session().get(path))
    }

    #[track_caller]
    fn post(&self, path: &str, body: &Value) -> Value {
        expected(path, self.session().post(path, body))
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // A test that fails leaves the browser as it is, and nobody knows how.
        if thread::panicking() {
            return;
        }
        if let Some(text) = self.alert() {
            panic!("an alert was left open: {text}");
        }
        if self.is_kept {
            self.begin_anew();
            IDLE.put(self.session.take().unwrap());
        }
    }
}

#[track_caller]
fn expected<T>(what: &str, answer: Result<T, Refused>) -> T {
    answer.unwrap_or_else(|refused| panic!("{what}: {refused}"))
}
