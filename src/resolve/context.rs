//! What every part needs: the places of the spec, the standard mapping, the list of findings.

use crate::diagnostic::{Diagnostics, NameProblem, Problem, TextProblem};
use crate::ident::IdentError;
use crate::spec::{Entries, Spec};
use crate::yaml::{Document, Limits, duration, key_form, line, misnamed};
use jiff::SignedDuration;
use std::collections::BTreeSet;

/// A part that was written but cannot be used; why, was reported.
pub(super) struct Refused;

pub(super) struct Context<'a> {
    pub(super) document: &'a Document<Spec>,
    pub(super) standard: &'a Spec,
    /// Whether the standard mapping is part of what was read.
    pub(super) extends: bool,
    diagnostics: &'a mut Diagnostics,
}

impl<'a> Context<'a> {
    pub(super) fn new(
        document: &'a Document<Spec>,
        standard: &'a Spec,
        diagnostics: &'a mut Diagnostics,
    ) -> Self {
        let extends = document.content.extends.is_some();
        Self { document, standard, extends, diagnostics }
    }

    /// Whether a list has no entry; what it takes out of nothing is reported as that.
    pub(super) fn is_blank<T>(&self, entries: &Entries<T>) -> bool {
        entries.is_empty() && (self.extends || entries.removed.is_empty())
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

    /// What was read, or a finding about the value at a path. Sound or not, the path is looked up,
    /// so that a misspelt one comes to light with any spec.
    fn value<T>(&mut self, path: &[&str], read: Result<T, impl Into<Problem>>) -> Option<T> {
        let span = self.document.value(path);
        read.map_err(|problem| self.diagnostics.report(span, problem)).ok()
    }

    /// Like `value`, for a key.
    fn key<T>(&mut self, path: &[&str], read: Result<T, impl Into<Problem>>) -> Option<T> {
        let span = self.document.key(path);
        read.map_err(|problem| self.diagnostics.report(span, problem)).ok()
    }

    /// A name with a grammar; reported at the path if it breaks it.
    pub(super) fn ident<T>(
        &mut self,
        path: &[&str],
        text: &str,
        parse: fn(&str) -> Result<T, IdentError>,
    ) -> Option<T> {
        self.value(path, parse(text).map_err(|error| misnamed(text, &error, parse)))
    }

    /// Like `ident`, for a name that is a key.
    pub(super) fn key_ident<T>(
        &mut self,
        path: &[&str],
        text: &str,
        parse: fn(&str) -> Result<T, IdentError>,
    ) -> Option<T> {
        self.key(path, parse(text).map_err(|error| misnamed(text, &error, parse)))
    }

    /// A text of at least one character on one line.
    pub(super) fn line(
        &mut self,
        path: &[&str],
        what: &str,
        text: &str,
        max: usize,
    ) -> Option<String> {
        self.value(path, line(what, text, max))
    }

    /// Like `line`, for a text that a page prints. Jelly evaluates `$[…]` in what its first phase
    /// has printed, and no encoding keeps it from that; a message fills in `{0}`.
    ///
    /// Source: ServiceNow docs, "Extensions to Jelly syntax" and `GlideSystem`, `getMessage`.
    pub(super) fn printed_line(
        &mut self,
        path: &[&str],
        what: &str,
        text: &str,
        max: usize,
    ) -> Option<String> {
        let what_it_is = || what.to_owned();
        if text.contains("$[") {
            self.report(path, TextProblem::Evaluated { what: what_it_is() });
            return None;
        }
        if has_placeholder(text) {
            self.report(path, TextProblem::Placeholder { what: what_it_is() });
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
        let read = line(what, path.last()?, max).map_err(Problem::from);
        let read = match read {
            Ok(key) if !seen.insert(key_form(&key)) => Err(NameProblem::SameKey { key }.into()),
            read => read,
        };
        self.key(path, read)
    }

    /// Whether a text has a character; reported if not.
    pub(super) fn is_filled(&mut self, path: &[&str], what: &str, text: &str) -> bool {
        let empty = || TextProblem::Empty { what: what.to_owned() };
        let read = if text.trim().is_empty() { Err(empty()) } else { Ok(()) };
        self.value(path, read).is_some()
    }

    /// A text that may be empty and may have several lines.
    pub(super) fn prose(
        &mut self,
        path: &[&str],
        what: &str,
        text: &str,
        max: usize,
    ) -> Option<String> {
        let (what, length) = (what.to_owned(), text.chars().count());
        let too_long = TextProblem::TooLong { what, length, max };
        self.value(path, if length > max { Err(too_long) } else { Ok(text.trim_end().to_owned()) })
    }

    /// A duration within its limits.
    pub(super) fn duration(
        &mut self,
        path: &[&str],
        text: &str,
        limits: &Limits,
    ) -> Option<SignedDuration> {
        self.value(path, duration(text, limits))
    }
}

/// Whether a text has a placeholder of messages, such as `{0}` or `{1,number}`.
fn has_placeholder(text: &str) -> bool {
    let braces = text.split('{').skip(1);
    braces.into_iter().any(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit()))
}
