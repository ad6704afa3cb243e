//! How requests are answered.

use super::actor::Actor;
use super::context::Context;
use super::endpoint::Endpoint;
use super::file::{AnswerKeys, RestartEntry, SilenceEntry, WhenKeys};
use super::place::Place;
use super::when::{self, When};
use crate::choice::{Departure, Ending};
use crate::diagnostic::{FieldProblem, ScenarioProblem};
use crate::yaml::Limits;
use indexmap::IndexMap;
use jiff::SignedDuration;
use serde_json::Value;

/// The platform itself gives up after some minutes.
const TAKES: Limits = Limits {
    example: "3s",
    min: ("0s", SignedDuration::ZERO),
    max: ("10m", SignedDuration::from_mins(10)),
};

/// How some requests are answered.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// Where it is written.
    pub place: Place,
    /// The line where it is written.
    pub line: usize,
    /// The only requests that take it; any request if none.
    pub to: Option<Endpoint>,
    /// How many requests take it.
    pub times: u32,
    /// How long it takes, in milliseconds, whatever the time-out; as usual if none.
    pub takes: Option<u64>,
    /// What is answered.
    pub reply: Reply,
    /// What happens while the request is under way.
    pub meanwhile: Vec<When>,
}

/// What is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// What Flashduty should answer.
    Proper,
    /// An error object.
    Error {
        /// The HTTP status.
        status: u32,
        /// Its code; the usual one of the status if none.
        code: Option<String>,
        /// More headers.
        headers: IndexMap<String, String>,
    },
    /// This body.
    Body {
        /// The HTTP status.
        status: u32,
        /// The text.
        body: String,
        /// The headers.
        headers: IndexMap<String, String>,
    },
    /// Nothing within the time-out.
    Timeout(Ending),
    /// The connection is refused.
    Refused,
    /// Nothing, though Flashduty does what it was asked.
    Lost(Ending),
    /// Nothing, since the node of the script restarts.
    Restart(Departure),
}

/// The answers at a place; `usual` acts in what happens meanwhile.
pub(super) fn read_all(
    cx: &mut Context<'_>,
    place: &Place,
    written: &[Option<AnswerKeys>],
    usual: &Actor,
) -> Vec<Answer> {
    let items = written.iter().enumerate();
    let items = items.filter_map(|(at, keys)| keys.as_ref().map(|keys| (place.item(at), keys)));
    items.map(|(place, keys)| read(cx, place, keys, usual)).collect()
}

fn read(cx: &mut Context<'_>, place: Place, keys: &AnswerKeys, usual: &Actor) -> Answer {
    check_exclusive(cx, &place);
    check_status(cx, &place, keys);
    let meanwhile = keys.meanwhile.as_deref().unwrap_or_default();
    Answer {
        line: cx.line(&place),
        to: keys.to.as_ref().map(|to| Endpoint::read(cx, &place.key("to"), to)),
        times: keys.times.unwrap_or(1),
        takes: keys.takes.as_ref().map(|it| cx.duration(&place.key("takes"), it, &TAKES)),
        reply: read_reply(cx, &place, keys),
        meanwhile: read_meanwhile(cx, &place.key("meanwhile"), meanwhile, usual),
        place,
    }
}

/// Where nothing is answered, nothing can be said about the answer.
fn check_exclusive(cx: &mut Context<'_>, place: &Place) {
    const SILENT: [&str; 4] = ["timeout", "refused", "lost", "restart"];
    const SAID: [&str; 6] = ["status", "headers", "retry_after", "body", "error", "takes"];
    let is_written = |cx: &Context<'_>, key: &str| cx.is_written(&place.key(key));
    if is_written(cx, "error") && is_written(cx, "body") {
        let (other, reason) = ("body".to_owned(), "an error object is a body of its own");
        cx.report_key(&place.key("error"), FieldProblem::Conflict { key: "error", other, reason });
    }
    let Some(silent) = SILENT.into_iter().find(|key| is_written(cx, key)) else {
        return;
    };
    for key in SAID.into_iter().chain(SILENT).filter(|key| *key != silent) {
        // A node may restart at any time.
        let is_free = (silent, key) == ("restart", "takes");
        if !is_free && is_written(cx, key) {
            let (other, reason) = (silent.to_owned(), "that way no answer comes");
            cx.report_key(&place.key(key), FieldProblem::Conflict { key, other, reason });
        }
    }
}

/// Headers and a good status need something that they come with.
fn check_status(cx: &mut Context<'_>, place: &Place, keys: &AnswerKeys) {
    let is_written = |cx: &Context<'_>, key: &&str| cx.is_written(&place.key(key));
    if ["error", "body", "timeout", "refused", "lost", "restart"]
        .iter()
        .any(|key| is_written(cx, key))
    {
        return;
    }
    if let Some(status) = keys.status.filter(|status| *status < 400) {
        cx.report(&place.key("status"), ScenarioProblem::StatusAlone { status });
    }
    if is_written(cx, &"status") {
        return;
    }
    for key in ["headers", "retry_after"] {
        if cx.is_written(&place.key(key)) {
            cx.report_key(&place.key(key), ScenarioProblem::StatusMissing { key });
        }
    }
}

fn read_reply(cx: &mut Context<'_>, place: &Place, keys: &AnswerKeys) -> Reply {
    let written = keys.headers.iter().flatten();
    let mut headers: IndexMap<_, _> = written
        .map(|(name, value)| {
            (cx.key_text(&place.key("headers").key(name), "the name"), value.0.clone())
        })
        .collect();
    headers.extend(keys.retry_after.map(|it| ("Retry-After".to_owned(), it.to_string())));
    let status = keys.status.unwrap_or(200);
    let code = keys.error.as_ref().map(|it| cx.text(&place.key("error"), "the code", it));
    let ending = |written: Option<SilenceEntry>| written.map(SilenceEntry::ending);
    if let Some(ending) = ending(keys.timeout) {
        return Reply::Timeout(ending);
    }
    if let Some(ending) = ending(keys.lost) {
        return Reply::Lost(ending);
    }
    if let Some(departure) = keys.restart.map(RestartEntry::departure) {
        return Reply::Restart(departure);
    }
    match &keys.body {
        _ if keys.refused.is_some() => Reply::Refused,
        Some(body) => Reply::Body { status, body: body_text(&body.0), headers },
        None if keys.status.is_some() || code.is_some() => Reply::Error { status, code, headers },
        None => Reply::Proper,
    }
}

/// A text as it is, anything else as JSON.
fn body_text(body: &Value) -> String {
    body.as_str().map_or_else(|| body.to_string(), str::to_owned)
}

fn read_meanwhile(
    cx: &mut Context<'_>,
    place: &Place,
    written: &[Option<WhenKeys>],
    usual: &Actor,
) -> Vec<When> {
    let items = written.iter().enumerate();
    let items = items.filter_map(|(at, keys)| keys.as_ref().map(|keys| (place.item(at), keys)));
    items.filter_map(|(place, keys)| when::read(cx, &place, keys, usual)).collect()
}
