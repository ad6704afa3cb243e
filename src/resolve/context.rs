//! What every part needs: the places of the spec, the standard mapping, the list of findings.

use crate::diagnostic::{Diagnostics, NameProblem, Problem};
use crate::ident::IdentError;
use crate::spec::{Document, Spec};

pub(super) struct Context<'a> {
    pub(super) document: &'a Document,
    pub(super) standard: &'a Spec,
    diagnostics: &'a mut Diagnostics,
}

impl<'a> Context<'a> {
    pub(super) fn new(
        document: &'a Document,
        standard: &'a Spec,
        diagnostics: &'a mut Diagnostics,
    ) -> Self {
        Self {
            document,
            standard,
            diagnostics,
        }
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

    /// A name with a grammar; reported at the path if it breaks it.
    pub(super) fn ident<T>(
        &mut self,
        path: &[&str],
        text: &str,
        parse: fn(&str) -> Result<T, IdentError>,
    ) -> Option<T> {
        let report = |error| self.report(path, misnamed(text, &error));
        parse(text).map_err(report).ok()
    }

    /// Like `ident`, for a name that is a key.
    pub(super) fn key_ident<T>(
        &mut self,
        path: &[&str],
        text: &str,
        parse: fn(&str) -> Result<T, IdentError>,
    ) -> Option<T> {
        let report = |error| self.report_key(path, misnamed(text, &error));
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
        problem
            .map(|problem| self.report(path, problem))
            .is_none()
            .then(|| text.trim().to_owned())
    }

    /// Like `line`, for a text that is a key.
    pub(super) fn key_line(
        &mut self,
        path: &[&str],
        what: &str,
        text: &str,
        max: usize,
    ) -> Option<String> {
        let problem = line_problem(what, text, max);
        problem
            .map(|problem| self.report_key(path, problem))
            .is_none()
            .then(|| text.to_owned())
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
            self.report(path, NameProblem::TextTooLong { what, length, max });
            return None;
        }
        Some(text.trim_end().to_owned())
    }
}

fn misnamed(text: &str, error: &IdentError) -> NameProblem {
    match error.longer_than {
        Some(max) => NameProblem::TooLong {
            found: text.to_owned(),
            length: text.chars().count(),
            max,
        },
        None => NameProblem::Invalid {
            found: text.to_owned(),
            expected: error.expected,
        },
    }
}

fn line_problem(what: &str, text: &str, max: usize) -> Option<NameProblem> {
    let (what, length) = (what.to_owned(), text.chars().count());
    if text.trim().is_empty() {
        return Some(NameProblem::Empty { what });
    }
    if text
        .trim()
        .contains(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}'])
    {
        return Some(NameProblem::ManyLines { what });
    }
    (length > max).then_some(NameProblem::TextTooLong { what, length, max })
}
