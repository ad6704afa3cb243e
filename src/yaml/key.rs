//! Keys as they are compared.

use crate::diagnostic::{Diagnostic, Diagnostics, Span, YamlProblem};
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use unicode_normalization::UnicodeNormalization;

/// A key as it is compared: a letter such as `ö` is the same whether its dots are part of it or
/// stand behind it, since both look alike.
pub(crate) fn key_form(key: &str) -> String {
    key.nfc().collect()
}

/// The keys of one mapping so far, each with its place.
#[derive(Default)]
pub(super) struct Keys(BTreeMap<String, (String, Span)>);

impl Keys {
    /// Adds a key. One that stands there already is reported, and false the answer.
    pub(super) fn add(&mut self, key: &str, span: Span, diagnostics: &mut Diagnostics) -> bool {
        match self.0.entry(key_form(key)) {
            Entry::Vacant(place) => {
                place.insert((key.to_owned(), span));
                true
            }
            Entry::Occupied(first) => {
                let (first, first_span) = first.get();
                let (is_twin, key) = (first != key, key.to_owned());
                let problem = YamlProblem::DuplicateKey { key, is_twin };
                let finding = Diagnostic::new(problem, Some(span));
                diagnostics.push(finding.with_related(*first_span, "first time"));
                false
            }
        }
    }
}
