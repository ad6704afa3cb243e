//! What the instance did since the page was loaded, for the panel.

use crate::simulator::Observed;
use indexmap::IndexMap;
use serde::Serialize;
use std::collections::VecDeque;

/// How many entries are kept.
const KEPT: usize = 200;

/// What was done, oldest first.
#[derive(Debug, Default)]
pub(super) struct Activity {
    entries: VecDeque<Entry>,
    count: usize,
}

/// One thing that was done.
#[derive(Debug, Serialize)]
pub(super) struct Entry {
    /// Its place since the beginning, from 1.
    number: usize,
    /// `ajax`, `page` and so on.
    kind: &'static str,
    /// What was asked for.
    what: String,
    /// The parameters of the request.
    parameters: IndexMap<String, String>,
    /// What came of it; nothing if the instance did nothing.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    observed: Option<Observed>,
    /// What failed, or what the platform's part in the browser refused.
    #[serde(skip_serializing_if = "Option::is_none")]
    fault: Option<String>,
}

impl Activity {
    /// Keeps what came of a request; nothing if the instance did nothing for it.
    pub(super) fn add(
        &mut self,
        kind: &'static str,
        what: &str,
        parameters: IndexMap<String, String>,
        observed: Option<Observed>,
    ) {
        let what = what.to_owned();
        self.push(Entry { number: 0, kind, what, parameters, observed, fault: None });
    }

    /// Keeps a fault of the `browser` or of the `instance`.
    pub(super) fn fault(&mut self, what: &str, fault: &str) {
        let (what, fault) = (what.to_owned(), Some(fault.to_owned()));
        let parameters = IndexMap::new();
        self.push(Entry { number: 0, kind: "fault", what, parameters, observed: None, fault });
    }

    fn push(&mut self, entry: Entry) {
        self.count += 1;
        self.entries.push_back(Entry { number: self.count, ..entry });
        if self.entries.len() > KEPT {
            self.entries.pop_front();
        }
    }

    /// How many there have been since the beginning.
    pub(super) fn count(&self) -> usize {
        self.count
    }

    /// The entries after one.
    pub(super) fn after(&self, number: usize) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(move |entry| entry.number > number)
    }
}
