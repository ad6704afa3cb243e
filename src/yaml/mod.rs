//! YAML text to typed values, with the place of every key and value kept.
//!
//! What is read is a type parameter; its derived schema says which keys, kinds of values and words
//! are accepted. Every finding about the shape is made here, and what was found faulty is left
//! out, so that the rest can be checked further.

mod accepted;
mod builder;
mod find;
mod key;
mod parse;
mod schema;
mod shape;
mod text;
mod tree;
mod unseen;
mod value;

use crate::diagnostic::{
    Code, Diagnostics, FileKind, ShapeProblem, Source, Span, YamlProblem, find_secrets,
    is_lifted_secret,
};
use find::Found;
pub(crate) use key::key_form;
pub(crate) use schema::schema;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde_json::Value as Schema;
use serde_yaml::Value as Data;
use std::ops::Deref;
pub(crate) use text::{Limits, duration, line, misnamed};
use tree::Node;
pub use value::{Constant, Only, Phrase, Text};
pub(crate) use value::{Json, Number};

/// Secrets that are reported one by one, ten times as many as are shown.
const MOST_SECRETS: usize = 1000;

/// What a YAML file can be read as.
pub(crate) trait Content: DeserializeOwned + JsonSchema {
    /// What such a file is for.
    const KIND: FileKind;
    /// Where keys are names or values that somebody else has chosen, `*` for any key: they are no
    /// secrets whatever they look like, and may hold what nobody sees.
    const GIVEN: &'static [&'static [&'static str]] = &[];
    /// Keys whose values are sentences for people; nothing where any character may be meant.
    const PROSE: Option<&'static [&'static str]> = None;

    /// What `schema` gives, kept: deriving it takes longer than reading a file.
    fn schema() -> &'static Schema;
}

/// What a file says and where its parts are.
#[derive(Debug, Clone)]
pub(crate) struct Document<T> {
    /// What was written, without the parts that have the wrong shape.
    pub(crate) content: T,
    pub(crate) places: Places,
}

/// Where the parts of a file are.
#[derive(Debug, Clone)]
pub(crate) struct Places {
    root: Node,
    faults: Vec<Span>,
    schema: &'static Schema,
    kind: FileKind,
}

impl<T> Deref for Document<T> {
    type Target = Places;

    fn deref(&self) -> &Places {
        &self.places
    }
}

impl Places {
    /// The place of the value at a path; of the nearest part above it if it was not written.
    pub(crate) fn value(&self, path: &[&str]) -> Span {
        self.find(path).value
    }

    /// The place of the key at a path; of the nearest part above it if it was not written.
    pub(crate) fn key(&self, path: &[&str]) -> Span {
        self.find(path).key
    }

    /// Whether something was written at a path.
    pub(crate) fn is_written(&self, path: &[&str]) -> bool {
        self.check(path);
        self.root.has(path)
    }

    /// Whether the value at a path, or one around it or below it, has a fault of shape.
    pub(crate) fn is_faulty(&self, path: &[&str]) -> bool {
        let extent = self.find(path).extent;
        let written = path.first().is_some_and(|first| self.root.has(&[*first]));
        written && self.faults.iter().any(|fault| extent.holds(*fault))
    }

    fn find(&self, path: &[&str]) -> Found {
        self.check(path);
        self.root.find(path)
    }

    /// A path that no such file can have is a mistake of whoever asks for it: tests stop at it, and
    /// anybody else is shown the section.
    fn check(&self, path: &[&str]) {
        debug_assert!(accepted::knows(self.schema, path), "no {} has {path:?}", self.kind.as_str());
    }
}

/// What stands for a text, key or value, of a file; nothing if it stands for itself. What is wrong
/// with it is reported for its place.
pub(crate) type Expand<'a> = dyn FnMut(&str, Span, &mut Diagnostics) -> Option<String> + 'a;

/// Reads a source, adding what is wrong with its shape; nothing if it is no mapping at all.
pub(crate) fn read<T: Content>(
    source: &Source,
    diagnostics: &mut Diagnostics,
) -> Option<Document<T>> {
    read_as(source, &mut |_, _, _| None, &|data| data, diagnostics)
}

/// The same for a file that may build upon another one: `complete` gives what both say together.
/// Places are those of what is written.
pub(crate) fn read_over<T: Content>(
    source: &Source,
    complete: &dyn Fn(Data) -> Data,
    diagnostics: &mut Diagnostics,
) -> Option<Document<T>> {
    read_as(source, &mut |_, _, _| None, complete, diagnostics)
}

/// The same for a file whose texts have words in them that stand for others.
pub(crate) fn read_expanded<T: Content>(
    source: &Source,
    expand: &mut Expand<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Document<T>> {
    read_as(source, expand, &|data| data, diagnostics)
}

fn read_as<T: Content>(
    source: &Source,
    expand: &mut Expand<'_>,
    complete: &dyn Fn(Data) -> Data,
    diagnostics: &mut Diagnostics,
) -> Option<Document<T>> {
    let is_refused = |span| !is_lifted_secret(source.text(), span);
    let secrets = find_secrets(source.text()).into_iter().take(MOST_SECRETS);
    for (span, kind) in secrets.filter(|it| is_refused(it.0)) {
        diagnostics.report(span, ShapeProblem::Secret { kind, file: T::KIND });
    }
    let mut root = parse::parse(source, T::KIND, diagnostics)?;
    let given: Vec<Span> = T::GIVEN.iter().flat_map(|path| root.keys(path)).collect();
    diagnostics.allow_secrets(&given);
    if let Some(prose) = T::PROSE {
        unseen::check(&root, source, (&given, prose), diagnostics);
    }
    root.expand(expand, diagnostics);
    if !root.is_mapping() {
        let (found, keys) = (root.describe(), accepted::typical(T::schema()));
        diagnostics.report(root.span, YamlProblem::NotAMapping { found, keys });
        return None;
    }
    let value = shape::check(&root, T::schema(), diagnostics);
    let faults = diagnostics.iter().filter(|it| it.code != Code::Secret).filter_map(|it| it.span);
    let faults = faults.collect();
    match serde_yaml::from_value(complete(value)) {
        Ok(content) => {
            let places = Places { root, faults, schema: T::schema(), kind: T::KIND };
            Some(Document { content, places })
        }
        Err(error) => {
            diagnostics.report(root.span, ShapeProblem::Internal { reason: error.to_string() });
            None
        }
    }
}
