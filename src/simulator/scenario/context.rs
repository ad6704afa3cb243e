//! What every part of the reading needs: the places of the file, the list of findings.
//!
//! A faulty text is reported and returned all the same: a scenario with errors is not given out,
//! so nothing has to be said twice about what follows from a fault.

use super::action::Begin;
use super::place::Place;
use crate::diagnostic::{Diagnostics, Problem, Source, TextProblem, is_steering};
use crate::encode::is_xml_char;
use crate::ident::{ColumnName, IdentError, PropertyName};
use crate::yaml::{Limits, Places, Text, duration, line, misnamed};
use indexmap::IndexMap;

/// The longest text on one line.
const MAX_LINE: usize = 1000;

pub(super) struct Context<'a> {
    source: &'a Source,
    places: &'a Places,
    diagnostics: &'a mut Diagnostics,
}

impl<'a> Context<'a> {
    pub(super) fn new(
        source: &'a Source,
        places: &'a Places,
        diagnostics: &'a mut Diagnostics,
    ) -> Self {
        Self { source, places, diagnostics }
    }

    /// Adds a finding about the value at a place.
    pub(super) fn report(&mut self, place: &Place, problem: impl Into<Problem>) {
        let span = self.places.value(&place.path());
        self.diagnostics.report(span, problem);
    }

    /// Adds a finding about the key at a place.
    pub(super) fn report_key(&mut self, place: &Place, problem: impl Into<Problem>) {
        let span = self.places.key(&place.path());
        self.diagnostics.report(span, problem);
    }

    /// Whether something was written at a place.
    pub(super) fn is_written(&self, place: &Place) -> bool {
        self.places.is_written(&place.path())
    }

    /// Whether what is at a place has a fault of shape, which was reported.
    pub(super) fn is_faulty(&self, place: &Place) -> bool {
        self.places.is_faulty(&place.path())
    }

    /// The text that was written at a place, before words were expanded.
    pub(super) fn original(&self, place: &Place) -> &str {
        let span = self.places.value(&place.path());
        self.source.text().get(span.start..span.end).unwrap_or_default()
    }

    /// Where a script stands.
    pub(super) fn script_begin(&self, place: &Place, script: &str) -> Begin {
        // The folder is told with the scenario; a fault that is expected must not depend on it.
        let file = self.source.name().rsplit('/').next().unwrap_or_default();
        let key = self.places.key(&place.path());
        let line = self.source.position(key.start).line;
        let written = self.source.text().get(key.end..).unwrap_or_default();
        let written = written.trim_start_matches([':', ' ', '"', '\'']);
        // An anchor may stand before the text itself.
        let written = match written.strip_prefix('&') {
            Some(anchored) => anchored.split_once(' ').map_or("", |(_, text)| text.trim_start()),
            None => written,
        };
        if written.starts_with('|') {
            return Begin::Line(file.to_owned(), line + 1);
        }
        let is_beside = written.lines().next().is_some_and(|it| !it.trim().is_empty());
        if is_beside && !written.starts_with('>') && !script.trim_end().contains('\n') {
            return Begin::Line(file.to_owned(), line);
        }
        Begin::Key(format!("{file}:{line}"))
    }

    /// The line of a place.
    pub(super) fn line(&self, place: &Place) -> usize {
        self.source.position(self.places.key(&place.path()).start).line
    }

    /// Adds a finding about the value at a place if something is wrong with it. Either way the
    /// place is looked up, so that a misspelt one comes to light with any scenario.
    fn check<T>(&mut self, place: &Place, read: Result<T, impl Into<Problem>>) -> Option<T> {
        let span = self.places.value(&place.path());
        read.map_err(|problem| self.diagnostics.report(span, problem)).ok()
    }

    /// Like `check`, for a key.
    fn check_key<T>(&mut self, place: &Place, read: Result<T, impl Into<Problem>>) {
        let span = self.places.key(&place.path());
        if let Err(problem) = read {
            self.diagnostics.report(span, problem);
        }
    }

    /// A text of at least one character on one line.
    pub(super) fn text(&mut self, place: &Place, what: &str, text: &str) -> String {
        let steers = text.chars().find(|c| is_steering(*c) || !is_xml_char(*c));
        let control = |character| TextProblem::Control { what: what.to_owned(), character };
        let line = line(what, text, MAX_LINE);
        self.check(place, line.and_then(|_| steers.map_or(Ok(()), |it| Err(control(it)))));
        text.trim().to_owned()
    }

    /// Reports a text without a character.
    pub(super) fn check_filled(&mut self, place: &Place, what: &str, text: &str) {
        let empty = || TextProblem::Empty { what: what.to_owned() };
        self.check(place, if text.trim().is_empty() { Err(empty()) } else { Ok(()) });
    }

    /// Like `text`, for several.
    pub(super) fn texts(
        &mut self,
        place: &Place,
        what: &str,
        written: &[Option<Text>],
    ) -> Vec<String> {
        let items = written.iter().enumerate();
        let items = items.filter_map(|(at, text)| text.as_ref().map(|text| (at, text)));
        items.map(|(at, text)| self.text(&place.item(at), what, text)).collect()
    }

    /// A name with a grammar.
    pub(super) fn name<T>(
        &mut self,
        place: &Place,
        text: &str,
        parse: fn(&str) -> Result<T, IdentError>,
    ) -> String {
        self.check(place, parse(text).map_err(|error| misnamed(text, &error, parse)));
        text.to_owned()
    }

    /// Like `name`, for a name that is a key.
    pub(super) fn key_name<T>(
        &mut self,
        place: &Place,
        parse: fn(&str) -> Result<T, IdentError>,
    ) -> String {
        let text = place.last();
        self.check_key(place, parse(text).map_err(|error| misnamed(text, &error, parse)));
        text.to_owned()
    }

    /// Like `text`, for a text that is a key.
    pub(super) fn key_text(&mut self, place: &Place, what: &str) -> String {
        let text = place.last();
        self.check_key(place, line(what, text, MAX_LINE));
        text.trim().to_owned()
    }

    /// Columns and their values.
    pub(super) fn columns<T, U>(
        &mut self,
        place: &Place,
        written: &IndexMap<String, T>,
        value: fn(&T) -> U,
    ) -> IndexMap<String, U> {
        let column = |(name, written): (&String, &T)| {
            (self.key_name(&place.key(name), ColumnName::parse), value(written))
        };
        written.iter().map(column).collect()
    }

    /// System properties, by name.
    pub(super) fn properties(
        &mut self,
        place: &Place,
        written: &IndexMap<String, Text>,
    ) -> IndexMap<String, String> {
        let property = |(name, value): (&String, &Text)| {
            (self.key_name(&place.key(name), PropertyName::parse), value.0.clone())
        };
        written.iter().map(property).collect()
    }

    /// A duration in milliseconds.
    pub(super) fn duration(&mut self, place: &Place, text: &str, limits: &Limits) -> u64 {
        let read = self.check(place, duration(text, limits));
        read.and_then(|it| u64::try_from(it.as_millis()).ok()).unwrap_or_default()
    }
}
