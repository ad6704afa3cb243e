//! Requests and responses, without the network between them.

use super::assets::{self, Asset};
use indexmap::IndexMap;
use std::borrow::Cow;
use std::time::Duration;

/// What a browser asks for.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// Whether it may change something: a `POST` rather than a `GET`.
    pub is_post: bool,
    /// The path as it was sent.
    pub path: String,
    /// The parameters of the address and of the body; of two with one name the last.
    pub parameters: IndexMap<String, String>,
}

/// What a browser gets.
#[derive(Debug, Clone)]
pub struct Response {
    /// The HTTP status.
    pub status: u16,
    /// The content type.
    pub kind: &'static str,
    /// The content.
    pub body: Cow<'static, str>,
    /// How long the instance and the network to it take.
    pub takes: Duration,
}

impl Response {
    pub(super) fn ok(kind: &'static str, body: impl Into<Cow<'static, str>>) -> Self {
        Self { status: 200, kind, body: body.into(), takes: Duration::ZERO }
    }

    pub(super) fn error(status: u16, message: impl Into<Cow<'static, str>>) -> Self {
        Self { status, ..Self::ok("text/plain; charset=utf-8", message) }
    }

    pub(super) fn taking(self, takes: Duration) -> Self {
        Self { takes, ..self }
    }
}

impl From<Asset> for Response {
    fn from(asset: Asset) -> Self {
        Self::ok(asset.kind, asset.text)
    }
}

impl Request {
    /// Whether it loads a form, which begins anew.
    #[must_use]
    pub fn is_form(&self) -> bool {
        !self.is_post && assets::document(&self.path).is_some()
    }

    /// Whether a browser shows the response by itself: a form, or a page in a frame.
    pub(super) fn is_document(&self) -> bool {
        self.is_form() || (!self.is_post && self.path.strip_suffix(".do").is_some())
    }

    pub(super) fn parameter(&self, name: &str) -> &str {
        self.parameters.get(name).map(String::as_str).unwrap_or_default()
    }
}
