//! Update sets as they are met in the field: other tools' line breaks, older element lists,
//! several sets in a file, deleted records, payloads of either wrapping.
//!
//! Reading refuses only what is not XML or no update set. What is wrong with a set is for the
//! check to say, so everything is kept as written, with the line where it stands.

use super::{hash, update_name};
use roxmltree::{Document, Node};

/// An update set file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UpdateSet {
    /// The date of the export, as written.
    pub unload_date: String,
    /// The retrieved sets; more than one in a batch.
    pub sets: Vec<ReadRecord>,
    /// The updates, in the order of the file.
    pub updates: Vec<Update>,
}

/// One update: a row of `sys_update_xml` and the records in its payload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Update {
    /// The row, payload included.
    pub row: ReadRecord,
    /// The payload as the instance would see it.
    pub payload: String,
    /// The attributes of the payload's root element.
    pub attributes: Vec<(String, String)>,
    /// The record of the payload and what accompanies it.
    pub records: Vec<ReadRecord>,
    /// Why the payload could not be read, if so.
    pub fault: Option<String>,
}

/// A record as written in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadRecord {
    /// Its table.
    pub table: String,
    /// The line where it starts, from 1: of the file, or of the payload it is in.
    pub line: usize,
    /// The attributes of its element.
    pub attributes: Vec<(String, String)>,
    /// Its columns, in the order of the file.
    pub columns: Vec<Column>,
}

/// A column as written in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// Its text, decoded.
    pub text: String,
    /// The attributes of its element.
    pub attributes: Vec<(String, String)>,
    /// The attributes of the elements in it: the terms of a condition.
    pub items: Vec<Vec<(String, String)>>,
}

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

impl Update {
    /// The name by which instances pair updates of the same record.
    #[must_use]
    pub fn name(&self) -> &str {
        self.row.text("name")
    }

    /// What committing does, such as `INSERT_OR_UPDATE` or `DELETE`.
    #[must_use]
    pub fn action(&self) -> &str {
        self.row.text("action")
    }

    /// The table's label, as written.
    #[must_use]
    pub fn kind(&self) -> &str {
        self.row.text("type")
    }

    /// The record's display value, as written.
    #[must_use]
    pub fn target_name(&self) -> &str {
        self.row.text("target_name")
    }

    /// The hash as written; other tools write what they like, or nothing.
    #[must_use]
    pub fn written_hash(&self) -> &str {
        self.row.text("payload_hash")
    }

    /// The hash of the payload as it is.
    #[must_use]
    pub fn hash(&self) -> i32 {
        hash(&self.payload)
    }

    /// The record that the update is about, without its companions.
    #[must_use]
    pub fn record(&self) -> Option<&ReadRecord> {
        let table = attribute(&self.attributes, "table");
        let is_table = |record: &&ReadRecord| Some(record.table.as_str()) == table;
        self.records.iter().find(is_table).or_else(|| self.records.first())
    }

    /// The name that the record's table and key ask for, whatever the update is called.
    #[must_use]
    pub fn canonical_name(&self) -> Option<String> {
        self.record().map(|record| update_name(&record.table, record.sys_id()))
    }
}

impl ReadRecord {
    /// Its column of that name.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// The text of a column, empty if it has none of that name.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        self.column(name).map_or("", |column| &column.text)
    }

    /// Its primary key, as written.
    #[must_use]
    pub fn sys_id(&self) -> &str {
        self.text("sys_id")
    }

    /// What happens to it, such as `INSERT_OR_UPDATE`; companions have actions of their own.
    #[must_use]
    pub fn action(&self) -> &str {
        self.attribute("action").unwrap_or_default()
    }

    /// The value of an attribute of its element.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&str> {
        attribute(&self.attributes, name)
    }
}

impl Column {
    /// The value of an attribute.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&str> {
        attribute(&self.attributes, name)
    }
}

fn attribute<'a>(attributes: &'a [(String, String)], name: &str) -> Option<&'a str> {
    attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
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
    let (attributes, records, fault) = match Document::parse(&payload) {
        Ok(document) => {
            let root = document.root_element();
            let lines = Lines::of(&payload);
            let records = root.children().filter(Node::is_element);
            let records = records.map(|node| record(node, &lines)).collect();
            (attributes(root), records, None)
        }
        Err(error) => (Vec::new(), Vec::new(), Some(error.to_string())),
    };
    Update { row, payload, attributes, records, fault }
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
