//! Scenarios: what is there, what happens, and what must come of it, as files that people write.
//!
//! Reading one gives findings like those of a spec. What is given out has no error that can be
//! seen without the spec whose scripts run: whether a record or a table exists is for later.

mod action;
mod actor;
mod answer;
mod context;
mod expected;
mod file;
mod given;
mod kind;
mod place;
mod record;
mod step;
mod table;
mod target;
mod then;
mod when;

pub use action::Action;
pub use actor::Actor;
pub use answer::{Answer, Reply};
pub use given::{Flashduty, Given, Hidden};
pub use place::Place;
pub use record::{ColumnValue, Columns};
pub use step::Step;
pub use table::{GivenColumn, GivenTable};
pub use target::Target;
pub use then::Then;
pub use when::When;

use crate::diagnostic::{Diagnostics, Source, Span};
use crate::simulator::words::{self, Words};
use crate::yaml::{self, Document};
use context::Context;
use file::ScenarioKeys;

/// A scenario.
#[derive(Debug, Clone)]
pub struct Scenario {
    /// What it shows, in one sentence.
    pub name: String,
    /// The spec whose scripts run, as a path relative to the scenario.
    pub spec: Option<String>,
    /// Why it does not apply to the mapping, if it does not: what a word of it stands for is not
    /// there.
    pub left_out: Option<String>,
    /// What is there before the first step.
    pub given: Given,
    /// What happens, one after the other; at least one.
    pub steps: Vec<Step>,
    source: Source,
    document: Document<ScenarioKeys>,
}

/// What became of a scenario's file.
#[derive(Debug, Clone)]
pub struct Reading {
    /// The scenario; nothing if the file has errors.
    pub scenario: Option<Scenario>,
    /// Everything that was found, ordered by place.
    pub diagnostics: Diagnostics,
}

impl Scenario {
    /// Reads a scenario and says what is wrong with it; its words stand for what the standard
    /// integration has.
    #[must_use]
    pub fn read(source: &Source) -> Reading {
        Self::read_for(source, Words::standard())
    }

    /// Reads a scenario for the mapping that has these words, and says what is wrong with it.
    #[must_use]
    pub fn read_for(source: &Source, words: &Words) -> Reading {
        let mut diagnostics = Diagnostics::default();
        let mut left_out = None;
        let mut expand = words::reader(words, &mut left_out);
        let document = yaml::read_expanded::<ScenarioKeys>(source, &mut expand, &mut diagnostics);
        drop(expand);
        let scenario = document.map(|document| {
            let mut cx = Context::new(source, &document, &mut diagnostics);
            let (name, spec, given, steps) = read_parts(&mut cx, &document.content);
            Self { name, spec, left_out, given, steps, source: source.clone(), document }
        });
        let scenario = scenario.filter(|_| !diagnostics.has_errors());
        diagnostics.finish();
        Reading { scenario, diagnostics }
    }

    /// The file that it was read from.
    #[must_use]
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// The line of a place, or of the nearest part above it that was written.
    #[must_use]
    pub fn line(&self, place: &Place) -> usize {
        self.source.position(self.key(place).start).line
    }

    /// Where the key at a place stands, for a finding; or the nearest part above it.
    #[must_use]
    pub fn key(&self, place: &Place) -> Span {
        self.document.key(&place.path())
    }

    /// Where the value at a place stands, for a finding; or the nearest part above it.
    #[must_use]
    pub fn value(&self, place: &Place) -> Span {
        self.document.value(&place.path())
    }
}

fn read_parts(
    cx: &mut Context<'_>,
    keys: &ScenarioKeys,
) -> (String, Option<String>, Given, Vec<Step>) {
    let name = keys.name.as_deref().map(|name| cx.text(&Place::new(&["name"]), "the name", name));
    let spec = keys.spec.as_deref().map(|spec| cx.text(&Place::new(&["spec"]), "the path", spec));
    let given = given::read(cx, &keys.given.clone().unwrap_or_default());
    let steps = step::read_all(cx, keys.steps.as_deref().unwrap_or_default(), &given.actor);
    (name.unwrap_or_default(), spec, given, steps)
}

/// The JSON Schema of scenario files (draft 2020-12), the same in every call.
#[must_use]
pub fn schema() -> serde_json::Value {
    file::SCHEMA.clone()
}
