//! The dialog's page, as the instance gives it to a browser.

use super::exchange::{Request, Response};
use super::{Preview, PreviewError, documents, jelly, parsed};
use indexmap::IndexMap;
use serde::Deserialize;
use serde_json::{Value, json};
use std::time::Duration;

/// A page of the instance.
#[derive(Debug, Deserialize)]
struct Page {
    html: String,
    client_script: String,
    messages: Vec<String>,
}

/// A page as a browser gets it.
struct Rendered {
    html: String,
    script: String,
}

impl Preview {
    /// The page for a modal, which inserts it into the form's own document.
    pub(super) fn render(&mut self, request: &Request) -> Result<Response, PreviewError> {
        let name = request.parameters.get("page").cloned().unwrap_or_default();
        let (rendered, takes) = self.rendered(&name, request)?;
        let refused = || json!({ "html": documents::REFUSED, "script": "" });
        let body =
            rendered.map_or_else(refused, |it| json!({ "html": it.html, "script": it.script }));
        let response = Response::ok("application/json; charset=utf-8", body.to_string());
        Ok(Response { takes, ..response })
    }

    /// The page as a document of its own.
    pub(super) fn frame(
        &mut self,
        name: &str,
        request: &Request,
    ) -> Result<Response, PreviewError> {
        let (rendered, takes) = self.rendered(name, request)?;
        let response = match rendered {
            Some(it) => documents::frame(&self.settings, &it.html, &it.script),
            None => documents::frame(&self.settings, documents::REFUSED, ""),
        };
        Ok(Response { takes, ..response })
    }

    fn rendered(
        &mut self,
        name: &str,
        request: &Request,
    ) -> Result<(Option<Rendered>, Duration), PreviewError> {
        let actor = self.settings.actor();
        let page: Option<Page> = parsed(&self.session.page(&actor, name, &[])?)?;
        let (file, script) = (format!("{name}.html"), format!("{name}_client.js"));
        let keys = match &page {
            Some(page) => jelly::messages(&file, &page.html)?,
            None => Vec::new(),
        };
        let mut done = self.session.page(&actor, name, &keys)?;
        let takes = self.takes(&done.observed);
        let page: Option<Page> = parsed(&done)?;
        // The panel shows what an instance does; its page is beside the panel.
        done.observed.answer = Value::Null;
        self.activity.add("page", name, request.parameters.clone(), Some(done.observed));
        let Some(page) = page else {
            return Ok((None, takes));
        };
        let texts: IndexMap<String, String> = keys.into_iter().zip(page.messages).collect();
        let message = |key: &str| texts.get(key).cloned().unwrap_or_default();
        let html = jelly::page(&file, &page.html, &message)?;
        let script = jelly::client_script(&script, &page.client_script)?.to_owned();
        Ok((Some(Rendered { html, script }), takes))
    }
}
