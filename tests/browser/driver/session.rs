//! A session of a browser: chromedriver, started for it alone, and commands over HTTP.

use crate::installed;
use crate::kept::keeper_with;
use crate::process::Process;
use serde_json::{Value, json};
use std::fmt;
use std::path::PathBuf;
use std::time::Duration;
use ureq::Agent;

/// The same pictures and the same words everywhere, in a container too, and no traffic but ours.
const FLAGS: [&str; 11] = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--force-color-profile=srgb",
    "--lang=en",
    // The browser ends when the pipe breaks: even if the driver is killed, nothing stays behind.
    "--remote-debugging-pipe",
];

/// Longer than anything may take in the browser, so that the browser's own complaint arrives.
const PATIENCE: Duration = Duration::from_mins(2);

/// A command that the browser did not carry out.
#[derive(Debug)]
pub(super) struct Refused {
    /// The error code of the `WebDriver` standard, such as `no such element`.
    pub(super) error: String,
    message: String,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // What follows is about the versions of browser and driver.
        let message = self.message.split("\n  (Session info").next().unwrap_or_default();
        write!(f, "{}: {message}", self.error)
    }
}

/// An open session; dropped, the browser and its driver are gone.
pub(super) struct Session {
    agent: Agent,
    /// The address of the driver, then of the session there.
    server: String,
    address: String,
    pub(super) driver: Process,
    /// What browser and driver write.
    pub(super) folder: PathBuf,
}

impl Session {
    #[track_caller]
    pub(super) fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().to_owned();
        let mut command = keeper_with(folder);
        command.args(["chromedriver", "--port=0"]);
        let (driver, port) = Process::start(&mut command, "its port", port_in);
        // A proxy of the environment has nothing to do with this machine.
        let agent = Agent::config_builder().proxy(None).http_status_as_error(false);
        let agent = agent.timeout_global(Some(PATIENCE)).build().new_agent();
        let wanted = json!({ "capabilities": { "alwaysMatch": {
            "browserName": "chrome",
            "goog:chromeOptions": { "args": FLAGS, "binary": installed::command("chromium-headless-shell") },
            "goog:loggingPrefs": { "browser": "ALL" },
            "timeouts": { "pageLoad": 30_000, "script": 30_000 },
            // An alert stays open and fails what comes next, instead of vanishing unseen.
            "unhandledPromptBehavior": "ignore",
        } } });
        let server = format!("http://127.0.0.1:{port}");
        let address = format!("{server}/session");
        let mut session = Self { agent, server, address, driver, folder: path };
        let opened = session.post("", &wanted);
        let opened = opened.unwrap_or_else(|refused| panic!("no session: {refused}"));
        session.address += "/";
        session.address += opened["sessionId"].as_str().unwrap();
        session
    }

    pub(super) fn get(&self, path: &str) -> Result<Value, Refused> {
        read(self.agent.get(format!("{}{path}", self.address)).call())
    }

    pub(super) fn delete(&self, path: &str) -> Result<Value, Refused> {
        read(self.agent.delete(format!("{}{path}", self.address)).call())
    }

    pub(super) fn post(&self, path: &str, body: &Value) -> Result<Value, Refused> {
        let request = self.agent.post(format!("{}{path}", self.address));
        read(request.header("content-type", "application/json").send(body.to_string()))
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // This ends the session and the driver, which tidies up only after the answer.
        let _ = read(self.agent.get(format!("{}/shutdown", self.server)).call());
        self.driver.wait();
    }
}

fn read(answer: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Result<Value, Refused> {
    let broken = |error: String| Refused { error: "no answer".to_owned(), message: error };
    let mut answer = answer.map_err(|error| broken(error.to_string()))?;
    let body = answer.body_mut().with_config().limit(1 << 30).read_to_string();
    let body = body.map_err(|error| broken(error.to_string()))?;
    let mut body: Value = serde_json::from_str(&body).map_err(|_| broken(body))?;
    let value = body["value"].take();
    let text = |key: &str| value[key].as_str().unwrap_or_default().to_owned();
    if answer.status().is_success() {
        Ok(value)
    } else {
        Err(Refused { error: text("error"), message: text("message") })
    }
}

fn port_in(line: &str) -> Option<u16> {
    line.split_once("started successfully on port ")?.1.trim_end_matches('.').parse().ok()
}
