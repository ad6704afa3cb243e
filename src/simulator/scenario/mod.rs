//! Scenarios: what is there, what happens, and what must come of it, as files that people write.
//!
//! Reading one gives findings like those of a spec. What is given out has no error that can be
//! seen without the spec whose scripts run: whether a record or a table exists is for later.

mod action;
mod actor;
mod answer;
mod context;
mod endpoint;
mod expected;
mod facts;
mod file;
mod given;
mod interrupt;
mod kind;
mod place;
mod record;
mod step;
mod table;
mod then;
mod when;

pub use action::{Action, Begin};
pub use actor::Actor;
pub use answer::{Answer, Reply};
pub use endpoint::Endpoint;
pub use facts::Facts;
pub use given::{Flashduty, Given, Hidden};
pub use interrupt::Interrupt;
pub use place::Place;
pub use record::{ColumnValue, Columns};
pub use step::Step;
pub use table::{GivenColumn, GivenTable};
pub use then::Then;
pub use when::When;

use crate::diagnostic::{Diagnostics, ScenarioProblem, Source, Span};
use crate::simulator::words::{self, Words};
use crate::yaml::{self, Places, Text};
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
    /// Why the business rule tells nothing of the records that its words stand for, if it does not.
    /// That may be what the scenario is about.
    pub untold: Option<String>,
    /// What is there before the first step.
    pub given: Given,
    /// What happens, one after the other; at least one.
    pub steps: Vec<Step>,
    source: Source,
    places: Places,
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
        let mut asked = words::Asked::default();
        let mut expand = words::reader(words, &mut asked);
        let document = yaml::read_expanded::<ScenarioKeys>(source, &mut expand, &mut diagnostics);
        drop(expand);
        let (left_out, untold) = (asked.left_out(), asked.untold(words));
        let scenario = document.map(|document| {
            let mut cx = Context::new(source, &document.places, &mut diagnostics);
            let (name, spec, given, steps) = read_parts(&mut cx, &document.content);
            Self {
                name,
                spec,
                left_out,
                untold,
                given,
                steps,
                source: source.clone(),
                places: document.places,
            }
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

    /// Where its parts are.
    pub(super) fn places(&self) -> &Places {
        &self.places
    }

    /// The line of a place, or of the nearest part above it that was written.
    #[must_use]
    pub fn line(&self, place: &Place) -> usize {
        self.source.position(self.key(place).start).line
    }

    /// Where the key at a place stands, for a finding; or the nearest part above it.
    #[must_use]
    pub fn key(&self, place: &Place) -> Span {
        self.places.key(&place.path())
    }

    /// Where the value at a place stands, for a finding; or the nearest part above it.
    #[must_use]
    pub fn value(&self, place: &Place) -> Span {
        self.places.value(&place.path())
    }
}

fn read_parts(
    cx: &mut Context<'_>,
    keys: &ScenarioKeys,
) -> (String, Option<String>, Given, Vec<Step>) {
    let name = keys.name.as_deref().map(|name| cx.text(&Place::new(&["name"]), "the name", name));
    let spec = keys.spec.as_deref().map(|spec| cx.text(&Place::new(&["spec"]), "the path", spec));
    read_needs(cx, keys.needs.as_deref().unwrap_or_default());
    let given = keys.given.clone().unwrap_or_default();
    let given = given::read(cx, Place::new(&["given"]), &given);
    let steps = step::read_all(cx, keys.steps.as_deref().unwrap_or_default(), &given.actor);
    (name.unwrap_or_default(), spec, given, steps)
}

/// What a mapping must have is said in words that stand for it; anything else would say nothing.
fn read_needs(cx: &mut Context<'_>, written: &[Option<Text>]) {
    let place = Place::new(&["needs"]);
    for (at, text) in written.iter().enumerate() {
        let place = place.item(at);
        if let (Some(text), false) = (text, cx.original(&place).contains('$')) {
            let found = text.0.clone();
            cx.report(&place, ScenarioProblem::NoWord { found });
        }
    }
}

/// The JSON Schema of scenario files (draft 2020-12), the same in every call.
#[must_use]
pub fn schema() -> serde_json::Value {
    file::SCHEMA.clone()
}

/// The JSON Schema of files with facts that scenarios share.
#[must_use]
pub fn facts_schema() -> serde_json::Value {
    file::FACTS_SCHEMA.clone()
}
