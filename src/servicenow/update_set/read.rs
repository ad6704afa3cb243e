//! Update sets as they are met in the field: other tools' line breaks, older element lists,
//! several sets in a file, deleted records, payloads of either wrapping.
//!
//! Reading refuses only what is not XML or no update set. What is wrong with a set is for the
//! check to say, so everything is kept as written, with the line where it stands.

use super::contents::{Column, ReadRecord, Update, UpdateSet};
use roxmltree::{Document, Node};

/// Why a text is no update set.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// It is not XML.
    #[error("not well-formed XML: {message}")]
    Malformed {
        /// The line, from 1.
        line: u32,
        /// The column, from 1.
        column: u32,
        /// What the parser says, with the position.
        message: String,
    },
    /// It is XML of another kind.
    #[error("found the root element `{root}`, expected `unload`: this is no update set")]
    OtherRoot {
        /// The root element's name.
        root: String,
    },
    /// It has the form of an export but neither sets nor updates.
    #[error("found neither `sys_remote_update_set` nor `sys_update_xml` in it")]
    Empty,
}

/// Reads an update set file.
pub fn read(xml: &str) -> Result<UpdateSet, ReadError> {
    let xml = xml.trim_start_matches('\u{feff}');
    let document = parse(xml)?;
    let root = document.root_element();
    if !root.has_tag_name("unload") {
        return Err(ReadError::OtherRoot { root: root.tag_name().name().to_owned() });
    }
    let lines = Lines::of(xml);
    let named = |name: &'static str| {
        root.children().filter(move |node| node.has_tag_name(name)).map(|node| record(node, &lines))
    };
    let set = UpdateSet {
        unload_date: root.attribute("unload_date").unwrap_or_default().to_owned(),
        sets: named("sys_remote_update_set").collect(),
        updates: named("sys_update_xml").map(update).collect(),
    };
    if set.sets.is_empty() && set.updates.is_empty() {
        return Err(ReadError::Empty);
    }
    Ok(set)
}

fn parse(xml: &str) -> Result<Document<'_>, ReadError> {
    Document::parse(xml).map_err(|error| {
        let at = error.pos();
        ReadError::Malformed { line: at.row, column: at.col, message: error.to_string() }
    })
}

fn update(row: ReadRecord) -> Update {
    // Formatters put white space around a payload, but nothing may precede its declaration.
    let payload = row.text("payload").trim().to_owned();
    let (attributes, records, unreadable) = match Document::parse(&payload) {
        Ok(document) => {
            let root = document.root_element();
            let lines = Lines::of(&payload);
            let records = root.children().filter(Node::is_element);
            let records = records.map(|node| record(node, &lines)).collect();
            (attributes(root), records, None)
        }
        Err(error) => (Vec::new(), Vec::new(), Some(error.to_string())),
    };
    Update { row, payload, attributes, records, unreadable }
}

fn record(node: Node, lines: &Lines) -> ReadRecord {
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

/// Where the lines of a text start. Counting anew for every record would take a large export
/// minutes.
struct Lines(Vec<usize>);

impl Lines {
    fn of(text: &str) -> Self {
        Self(text.match_indices('\n').map(|(at, _)| at).collect())
    }

    fn line_at(&self, offset: usize) -> usize {
        self.0.partition_point(|end| *end < offset) + 1
    }
}
