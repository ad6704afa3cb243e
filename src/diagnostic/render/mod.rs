//! Findings for a person, a program, or a pull request.

mod github;
mod human;
mod json;

use super::{Diagnostics, Source};

pub use github::github;
pub use human::{Look, human};
pub use json::json;

/// A source and its findings.
#[derive(Debug, Clone, Copy)]
pub struct Report<'a> {
    /// The source.
    pub source: &'a Source,
    /// What was found in it.
    pub diagnostics: &'a Diagnostics,
}
