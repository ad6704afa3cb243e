//! What every part needs: the places of the spec, the standard mapping, the list of findings.

use crate::diagnostic::{Diagnostics, NameProblem, Problem, TextProblem};
use crate::ident::IdentError;
use crate::spec::Spec;
use crate::yaml::{Document, Limits, duration, line_problem, misnamed};
use jiff::SignedDuration;
use std::collections::BTreeSet;

/// A part that was written but cannot be used; why, was reported.
pub(super) struct Refused;

pub(super) struct Context<'a> {
    pub(super) document: &'a Document<Spec>,
    pub(super) standard: &'a Spec,
    diagnostics: &'a mut Diagnostics,
}

impl<'a> Context<'a> {
    pub(super) fn new(
        document: &'a Document<Spec>,
        standard: &'a Spec,
        diagnostics: &'a mut Diagnostics,
    ) -> Self {
        Self { document, standard, diagnostics }
    }

    /// Adds a finding about the value at a path.
    pub(super) fn report(&mut self, path: &[&str], problem: impl Into<Problem>) {
        let span = self.document.value(path);
        self.diagnostics.report(span, problem);
    }

    /// Adds a finding about the key at a path.
    pub(super) fn report_key(&mut self, path: &[&str], problem: impl Into<Problem>) {
        let span = self.document.key(path);
        self.diagnostics.report(span, problem);
    }

    /// Whether the value at a path was reported as a secret.
    pub(super) fn has_secret(&self, path: &[&str]) -> bool {
        self.diagnostics.has_secret(self.document.value(path))
    }

    /// A name with a grammar; reported at the path if it breaks it.
    pub(super) fn ident<T>(
        &mut self,
        path: &[&str],
        text: &str,
        parse: fn(&str) -> Result<T, IdentError>,
    ) -> Option<T> {
        let report = |error| self.report(path, misnamed(text, &error, parse));
        parse(text).map_err(report).ok()
    }

    /// Like `ident`, for a name that is a key.
    pub(super) fn key_ident<T>(
        &mut self,
        path: &[&str],
        text: &str,
        parse: fn(&str) -> Result<T, IdentError>,
    ) -> Option<T> {
        let report = |error| self.report_key(path, misnamed(text, &error, parse));
        parse(text).map_err(report).ok()
    }

    /// A text of at least one character on one line.
    pub(super) fn line(
        &mut self,
        path: &[&str],
        what: &str,
        text: &str,
        max: usize,
    ) -> Option<String> {
        let problem = line_problem(what, text, max);
        problem.map(|problem| self.report(path, problem)).is_none().then(|| text.trim().to_owned())
    }

    /// Like `line`, for a text that a page prints. Jelly evaluates `$[…]` in what its first phase
    /// has printed, and no encoding keeps it from that.
    ///
    /// Source: ServiceNow docs, "Extensions to Jelly syntax".
    pub(super) fn printed_line(
        &mut self,
        path: &[&str],
        what: &str,
        text: &str,
        max: usize,
    ) -> Option<String> {
        if text.contains("$[") {
            self.report(path, TextProblem::Evaluated { what: what.to_owned() });
            return None;
        }
        self.line(path, what, text, max)
    }

    /// Like `line`, for a text that is a key; `seen` are the keys before it, as they were read.
    pub(super) fn key_line(
        &mut self,
        path: &[&str],
        what: &str,
        max: usize,
        seen: &mut BTreeSet<String>,
    ) -> Option<String> {
        let key = path.last()?.trim().to_owned();
        if let Some(problem) = line_problem(what, &key, max) {
            self.report_key(path, problem);
            return None;
        }
        if !seen.insert(key.clone()) {
            self.report_key(path, NameProblem::SameKey { key });
            return None;
        }
        Some(key)
    }

    /// Whether a text has a character; reported if not.
    pub(super) fn is_filled(&mut self, path: &[&str], what: &str, text: &str) -> bool {
        let filled = !text.trim().is_empty();
        if !filled {
            self.report(path, TextProblem::Empty { what: what.to_owned() });
        }
        filled
    }

    /// A text that may be empty and may have several lines.
    pub(super) fn prose(
        &mut self,
        path: &[&str],
        what: &str,
        text: &str,
        max: usize,
    ) -> Option<String> {
        let length = text.chars().count();
        if length > max {
            let what = what.to_owned();
            self.report(path, TextProblem::TooLong { what, length, max });
            return None;
        }
        Some(text.trim_end().to_owned())
    }

    /// A duration within its limits.
    pub(super) fn duration(
        &mut self,
        path: &[&str],
        text: &str,
        limits: &Limits,
    ) -> Option<SignedDuration> {
        duration(text, limits).map_err(|problem| self.report(path, problem)).ok()
    }
}
