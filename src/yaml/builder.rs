//! Puts the values of a file together to a tree that is neither deep nor large.

use super::key::Keys;
use super::tree::{Entry, Node, NodeKind};
use crate::diagnostic::{Diagnostics, FileKind, Problem, Span, YamlProblem};
use std::collections::BTreeMap;

/// The deepest nesting that is read.
const MAX_DEPTH: usize = 32;
/// The most values that are read, those that aliases repeat included.
const MAX_NODES: usize = 20_000;

/// What ends the reading.
pub(super) type Stop = (Span, Problem);

/// A list or mapping whose end has not been seen.
pub(super) struct Open {
    /// Where it starts.
    pub(super) start: usize,
    /// By which aliases repeat it; 0 if none does.
    pub(super) anchor: usize,
    pub(super) kind: NodeKind,
    key: Key,
    keys: Keys,
}

/// What the next value of an open mapping is.
enum Key {
    /// A key.
    Expected,
    /// The value of this key.
    Read(String, Span),
    /// The value of a key that was reported.
    Faulty,
}

/// The tree so far.
pub(super) struct Builder {
    file: FileKind,
    open: Vec<Open>,
    anchors: BTreeMap<usize, Node>,
    nodes: usize,
    /// The value that all others are part of, once it is complete.
    pub(super) root: Option<Node>,
}

impl Builder {
    pub(super) fn new(file: FileKind) -> Self {
        Self { file, open: Vec::new(), anchors: BTreeMap::new(), nodes: 0, root: None }
    }

    fn too_deep(&self, span: Span) -> Stop {
        (span, YamlProblem::TooDeep { max: MAX_DEPTH, file: self.file }.into())
    }

    /// Begins a list or mapping.
    pub(super) fn enter(&mut self, span: Span, anchor: usize, kind: NodeKind) -> Result<(), Stop> {
        if self.open.len() >= MAX_DEPTH {
            return Err(self.too_deep(span));
        }
        let (key, keys) = (Key::Expected, Keys::default());
        self.open.push(Open { start: span.start, anchor, kind, key, keys });
        Ok(())
    }

    /// Ends the innermost list or mapping, which is to be added.
    pub(super) fn leave(&mut self) -> Option<Open> {
        self.open.pop()
    }

    /// Repeats the value of an anchor.
    pub(super) fn alias(
        &mut self,
        span: Span,
        anchor: usize,
        diagnostics: &mut Diagnostics,
    ) -> Result<(), Stop> {
        let Some(node) = self.anchors.get(&anchor).cloned() else {
            let reason = "the alias stands inside the value that it repeats".to_owned();
            return Err((span, YamlProblem::Syntax { reason }.into()));
        };
        let (nodes, depth) = size(&node);
        if self.open.len() + depth > MAX_DEPTH {
            return Err(self.too_deep(span));
        }
        self.nodes += nodes;
        self.add(node, 0, diagnostics)
    }

    /// Puts a complete value where it belongs.
    pub(super) fn add(
        &mut self,
        node: Node,
        anchor: usize,
        diagnostics: &mut Diagnostics,
    ) -> Result<(), Stop> {
        self.nodes += 1;
        if self.nodes > MAX_NODES {
            return Err((node.span, YamlProblem::TooMany { max: MAX_NODES }.into()));
        }
        if anchor > 0 {
            self.anchors.insert(anchor, node.clone());
        }
        let Some(open) = self.open.last_mut() else {
            self.root = Some(node);
            return Ok(());
        };
        match &mut open.kind {
            NodeKind::Sequence(items) => items.push(node),
            NodeKind::Mapping(entries) => match std::mem::replace(&mut open.key, Key::Expected) {
                Key::Expected => open.key = read_key(node, &mut open.keys, diagnostics),
                Key::Read(key, key_span) => entries.push(Entry { key, key_span, value: node }),
                Key::Faulty => {}
            },
            NodeKind::Scalar { .. } => {}
        }
        Ok(())
    }
}

/// How many values a node holds, and how deep.
fn size(node: &Node) -> (usize, usize) {
    let add = |(nodes, depth): (usize, usize), child: &Node| {
        let (more, below) = size(child);
        (nodes + more, depth.max(below + 1))
    };
    match &node.kind {
        NodeKind::Scalar { .. } => (1, 0),
        NodeKind::Sequence(items) => items.iter().fold((1, 1), add),
        NodeKind::Mapping(entries) => entries.iter().map(|it| &it.value).fold((1, 1), add),
    }
}

fn read_key(node: Node, keys: &mut Keys, diagnostics: &mut Diagnostics) -> Key {
    let NodeKind::Scalar { text, plain } = node.kind else {
        diagnostics.report(node.span, YamlProblem::ComplexKey);
        return Key::Faulty;
    };
    if plain && text == "<<" {
        diagnostics.report(node.span, YamlProblem::MergeKey);
        return Key::Faulty;
    }
    if keys.add(&text, node.span, diagnostics) { Key::Read(text, node.span) } else { Key::Faulty }
}
