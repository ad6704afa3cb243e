//! From a request to its response.

use super::exchange::{Request, Response};
use super::settings::Fault;
use super::{Preview, PreviewError, assets, documents, parsed};
use crate::encode;
use indexmap::IndexMap;
use serde::Serialize;
use serde_json::{Value, json};
use std::time::Duration;

const JSON: &str = "application/json; charset=utf-8";
const XML: &str = "text/xml; charset=utf-8";
/// How long an instance that does not answer takes; the dialog gives up after 75 seconds
/// at the most, and a browser has few connections to wait on.
const SILENCE: Duration = Duration::from_secs(90);

fn json(value: &impl Serialize) -> Result<Response, PreviewError> {
    Ok(Response::ok(JSON, serde_json::to_string(value)?))
}

/// The answer while there is no instance: its own files, and else the reason.
#[must_use]
pub fn unavailable(request: &Request, reason: &str) -> Response {
    asset(request).unwrap_or_else(|| failure(request, "There is nothing to show", reason))
}

fn asset(request: &Request) -> Option<Response> {
    assets::find(&request.path).filter(|_| !request.is_post).map(Response::from)
}

/// What is wrong: a page where people see it, a plain text where a script reads it.
fn failure(request: &Request, title: &str, text: &str) -> Response {
    if request.is_document() {
        documents::problem(title, text)
    } else {
        Response::error(500, text.to_owned())
    }
}

impl Preview {
    /// Answers a request; so much time has passed since the one before.
    pub fn answer(&mut self, request: &Request, passed: Duration) -> Response {
        self.pass(passed);
        self.respond(request).unwrap_or_else(|error| {
            let error = error.to_string();
            self.activity.fault("instance", &error);
            failure(request, "The preview cannot show this", &error)
        })
    }

    fn respond(&mut self, request: &Request) -> Result<Response, PreviewError> {
        if let Some(asset) = asset(request) {
            return Ok(asset);
        }
        match (request.is_post, request.path.as_str()) {
            (false, path) if request.is_form() => self.document(path, request),
            (false, "/form") => self.form(),
            (false, "/did") => {
                let after = request.parameter("after").parse().unwrap_or(0);
                let entries: Vec<_> = self.activity.after(after).collect();
                json(&json!({ "count": self.activity.count(), "entries": entries }))
            }
            (true, "/settings") => self.set(request),
            (true, "/save") => self.save(request),
            (true, "/fault") => {
                self.activity.fault("browser", request.parameter("text"));
                json(&json!({}))
            }
            (true, "/xmlhttp.do") => self.ajax(request),
            (true, "/reference.do") => self.reference(request),
            (true, "/render.do") => self.render(request),
            (false, path) => match path.strip_prefix('/').and_then(|it| it.strip_suffix(".do")) {
                Some(page) => self.frame(page, request),
                None => Ok(Response::error(404, "there is no such page")),
            },
            _ => Ok(Response::error(404, "there is no such page")),
        }
    }

    fn document(&mut self, path: &str, request: &Request) -> Result<Response, PreviewError> {
        let set = self.set(request)?;
        let document = assets::document(path);
        Ok(document.filter(|_| set.status == 200).map_or(set, Response::from))
    }

    fn set(&mut self, request: &Request) -> Result<Response, PreviewError> {
        let tickets = self.session.tickets();
        let session = &self.session;
        let before = self.settings.fault;
        let set = self.settings.set(&request.parameters, &tickets, |user| session.has_user(user));
        if let Err(message) = set {
            return Ok(Response::error(400, message));
        }
        // Until then the answers of the scenario are those that count.
        if self.settings.fault != before {
            self.session.answer(&self.settings.actor(), &self.settings.fault.answers())?;
        }
        json(&self.settings)
    }

    fn form(&mut self) -> Result<Response, PreviewError> {
        let columns: Vec<&str> = self.columns.iter().map(String::as_str).collect();
        let (actor, record) = (self.settings.actor(), self.settings.record.clone());
        let done = self.session.form(&actor, &record, &columns)?;
        let form: Value = parsed(&done)?;
        if !done.observed.faults.is_empty() {
            self.activity.add("form", "Form", IndexMap::new(), Some(done.observed));
        }
        let faults: Vec<&str> = Fault::ALL.iter().map(|(word, _)| *word).collect();
        json(&json!({
            "settings": self.settings,
            "table": self.session.table(),
            "records": self.session.tickets(),
            "faults": faults,
            "form": form,
        }))
    }

    fn save(&mut self, request: &Request) -> Result<Response, PreviewError> {
        let (actor, record) = (self.settings.actor(), self.settings.record.clone());
        let done = self.session.save(&actor, &record, &request.parameters)?;
        let takes = self.takes(&done.observed);
        self.activity.add("save", "Update", request.parameters.clone(), Some(done.observed));
        Ok(json(&json!({}))?.taking(takes))
    }

    fn ajax(&mut self, request: &Request) -> Result<Response, PreviewError> {
        let (class, method) =
            (request.parameter("sysparm_processor"), request.parameter("sysparm_name"));
        let what = format!("{class}.{method}");
        if let Some(response) = self.missing() {
            self.activity.add("ajax", &what, request.parameters.clone(), None);
            return Ok(response);
        }
        let actor = self.settings.actor();
        let done = self.session.ajax(&actor, (class, method), &request.parameters)?;
        let takes = self.takes(&done.observed);
        self.activity.add("ajax", &what, request.parameters.clone(), Some(done.observed));
        let body = match done.answer {
            Some(answer) => format!("<xml answer=\"{}\"/>", encode::xml_attr(&xml(&answer))),
            None => "<xml/>".to_owned(),
        };
        Ok(Response::ok(XML, body).taking(takes))
    }

    /// What a browser gets from an instance that does not do what it is asked.
    fn missing(&self) -> Option<Response> {
        let empty = Response::ok(XML, "<xml/>").taking(self.settings.latency());
        match self.settings.fault {
            Fault::Denied => Some(empty),
            Fault::Broken => Some(Response { status: 500, ..empty }),
            Fault::Silent => Some(empty.taking(SILENCE)),
            _ => None,
        }
    }

    fn reference(&mut self, request: &Request) -> Result<Response, PreviewError> {
        let (table, query) = (request.parameter("table"), request.parameter("query"));
        let actor = self.settings.actor();
        let done = self.session.reference(&actor, (table, query), request.parameter("text"))?;
        let takes = self.takes(&done.observed);
        let found = done.answer.clone().unwrap_or_else(|| "[]".to_owned());
        self.activity.add("reference", table, request.parameters.clone(), Some(done.observed));
        Ok(Response::ok(JSON, found).taking(takes))
    }
}

/// A text without what XML cannot carry.
fn xml(text: &str) -> String {
    text.chars().map(|c| if encode::is_xml_char(c) { c } else { '\u{fffd}' }).collect()
}
