//! Where a request goes.

use super::context::Context;
use super::place::Place;
use crate::diagnostic::ScenarioProblem;
use std::fmt;

/// Where a request goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Endpoint {
    /// The address that records are pushed to, which holds a token.
    Push,
    /// A path of the Open API.
    Path(String),
}

impl Endpoint {
    /// The endpoint that is written at a place.
    pub(super) fn read(cx: &mut Context<'_>, place: &Place, text: &str) -> Self {
        if text == "push" {
            return Self::Push;
        }
        if !text.starts_with('/') {
            cx.report(place, ScenarioProblem::InvalidTarget { found: text.to_owned() });
        }
        Self::Path(text.to_owned())
    }
}

impl fmt::Display for Endpoint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Push => f.write_str("push"),
            Self::Path(path) => f.write_str(path),
        }
    }
}
