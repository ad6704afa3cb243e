//! Findings for a person, a program, or a pull request.

mod github;
mod human;
mod json;

use super::secret::KnownSecrets;
use super::{Diagnostic, Diagnostics, Related, Source};

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

impl Report<'_> {
    /// The findings without the secrets of the source, whichever of them repeats one.
    fn findings(&self) -> Vec<Diagnostic> {
        if self.diagnostics.is_empty() {
            return Vec::new();
        }
        self.findings_without(&KnownSecrets::of(self.source.text()))
    }

    /// The same where these are known already.
    fn findings_without(&self, secrets: &KnownSecrets) -> Vec<Diagnostic> {
        let hide = |text: &String| secrets.hide(text).into_owned();
        let findings = self.diagnostics.iter().map(|it| Diagnostic {
            message: hide(&it.message),
            label: hide(&it.label),
            related: it
                .related
                .as_ref()
                .map(|it| Related { span: it.span, label: hide(&it.label) }),
            help: it.help.as_ref().map(hide),
            ..*it
        });
        findings.collect()
    }
}
