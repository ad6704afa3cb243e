//! Records as they stand in a well-formed part of a file, and in a payload.

use super::bounds;
use crate::servicenow::update_set::contents::{Column, ReadRecord, Update};
use roxmltree::{Document, Node};

/// Where the lines of a text start. Counting anew for every record would take a large export
/// minutes.
pub(super) struct Lines {
    ends: Vec<usize>,
    /// The line that the text starts in, from 1.
    first: usize,
}

impl Lines {
    pub(super) fn of(text: &str, first: usize) -> Self {
        Self { ends: text.match_indices('\n').map(|(at, _)| at).collect(), first }
    }

    fn line_at(&self, offset: usize) -> usize {
        self.ends.partition_point(|end| *end < offset) + self.first
    }
}

pub(super) fn update(row: ReadRecord) -> Update {
    // Formatters put white space around a payload, but nothing may precede its declaration.
    let payload = row.text("payload").trim().to_owned();
    let (attributes, (around, records), unreadable) = match parse(&payload) {
        Ok(document) => {
            let root = document.root_element();
            (attributes(root), records(root, &Lines::of(&payload, 1)), None)
        }
        Err(message) => (Vec::new(), (None, Vec::new()), Some(message)),
    };
    Update { row, payload, attributes, around, records, unreadable }
}

fn parse(payload: &str) -> Result<Document<'_>, String> {
    match bounds::excess(payload) {
        Some(excess) => Err(format!("cannot be read: {excess}, which no export has")),
        None => {
            Document::parse(payload).map_err(|error| format!("is not well-formed XML: {error}"))
        }
    }
}

/// The records of a payload, and the element in which labels, choices and layouts stand.
fn records(root: Node, lines: &Lines) -> (Option<ReadRecord>, Vec<ReadRecord>) {
    let elements = |node: Node| -> Vec<ReadRecord> {
        node.children().filter(Node::is_element).map(|it| record(it, lines)).collect()
    };
    let is_around = |node: &Node| {
        let mut inner = node.children().filter(Node::is_element).peekable();
        inner.peek().is_some()
            && inner.all(|it| it.children().any(|column| column.has_tag_name("sys_id")))
    };
    match root.children().find(Node::is_element).filter(is_around) {
        Some(node) => {
            let companions = node.next_siblings().skip(1).filter(Node::is_element);
            let companions = companions.map(|it| record(it, lines));
            let around = ReadRecord { columns: Vec::new(), ..record(node, lines) };
            (Some(around), elements(node).into_iter().chain(companions).collect())
        }
        None => (None, elements(root)),
    }
}

pub(super) fn record(node: Node, lines: &Lines) -> ReadRecord {
    ReadRecord {
        table: node.tag_name().name().to_owned(),
        line: lines.line_at(node.range().start),
        attributes: attributes(node),
        columns: node.children().filter(Node::is_element).map(column).collect(),
    }
}

fn column(node: Node) -> Column {
    let texts = node.children().filter(Node::is_text);
    Column {
        name: node.tag_name().name().to_owned(),
        text: texts.filter_map(|text| text.text()).collect(),
        attributes: attributes(node),
        items: node.children().filter(Node::is_element).map(attributes).collect(),
    }
}

fn attributes(node: Node) -> Vec<(String, String)> {
    node.attributes().map(|of| (of.name().to_owned(), of.value().to_owned())).collect()
}
