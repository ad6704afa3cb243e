//! What is at a path of keys, and where it stands.

use super::tree::{Node, NodeKind};
use crate::diagnostic::Span;

/// The places of what is at a path.
pub(super) struct Found {
    pub(super) key: Span,
    pub(super) value: Span,
    /// Key and value together.
    pub(super) extent: Span,
}

impl Node {
    /// The value one step down a path, and the place of its key or, in a list, of itself.
    fn child(&self, segment: &str) -> Option<(Span, &Self)> {
        match &self.kind {
            NodeKind::Mapping(entries) => {
                let entry = entries.iter().find(|entry| entry.key == segment)?;
                Some((entry.key_span, &entry.value))
            }
            NodeKind::Sequence(items) => {
                let item = items.get(segment.parse::<usize>().ok()?)?;
                Some((item.span, item))
            }
            NodeKind::Scalar { .. } => None,
        }
    }

    /// Whether there is a value at a path.
    pub(super) fn has(&self, path: &[&str]) -> bool {
        path.iter()
            .try_fold(self, |node, segment| node.child(segment).map(|(_, child)| child))
            .is_some()
    }

    /// The places of the keys of each mapping at a path, in which `*` stands for any key.
    pub(super) fn keys(&self, path: &[&str]) -> Vec<Span> {
        let NodeKind::Mapping(entries) = &self.kind else { return Vec::new() };
        let Some((first, rest)) = path.split_first() else {
            return entries.iter().map(|it| it.key_span).collect();
        };
        let meant = entries.iter().filter(|it| *first == "*" || it.key == *first);
        meant.flat_map(|it| it.value.keys(rest)).collect()
    }

    /// What is at a path, or its nearest ancestor that was written.
    pub(super) fn find(&self, path: &[&str]) -> Found {
        let mut found = Found { key: self.span, value: self.span, extent: self.extent };
        let mut node = self;
        for segment in path {
            let Some((key, value)) = node.child(segment) else {
                break;
            };
            let extent = Span::new(key.start, key.end.max(value.extent.end));
            found = Found { key, value: value.place_after(key), extent };
            node = value;
        }
        found
    }

    /// The place of the value, or of its key if the value spreads over lines of its own.
    fn place_after(&self, key: Span) -> Span {
        if matches!(self.kind, NodeKind::Scalar { .. }) && !self.is_nothing() {
            self.span
        } else {
            key
        }
    }
}
