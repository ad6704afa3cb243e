//! Facts that all scenarios of a company share: what is on its instance besides.

use super::context::Context;
use super::file::FactsKeys;
use super::given::{self, Given};
use super::place::Place;
use crate::diagnostic::{Diagnostics, Source};
use crate::simulator::words::{self, Words};
use crate::yaml::{self, Places};

/// What is given to every scenario.
#[derive(Debug, Clone)]
pub struct Facts {
    /// What is there before the first step.
    pub(in crate::simulator) given: Given,
    places: Places,
}

impl Facts {
    /// Reads a file with facts for the mapping that has these words; the facts if it has no error,
    /// and what was found, ordered by place.
    #[must_use]
    pub fn read(source: &Source, words: &Words) -> (Option<Self>, Diagnostics) {
        let mut diagnostics = Diagnostics::default();
        // A fact about what a mapping does not have matters to none of its scenarios.
        let mut asked = words::Asked::default();
        let mut expand = words::reader(words, &mut asked);
        let document = yaml::read_expanded::<FactsKeys>(source, &mut expand, &mut diagnostics);
        let facts = document.map(|document| {
            let mut cx = Context::new(source, &document.places, &mut diagnostics);
            let given = given::read(&mut cx, Place::default(), &document.content.into());
            Self { given, places: document.places }
        });
        let facts = facts.filter(|_| !diagnostics.has_errors());
        diagnostics.finish();
        (facts, diagnostics)
    }

    /// Where its parts are.
    pub(in crate::simulator) fn places(&self) -> &Places {
        &self.places
    }
}
