//! Update sets as they are met in the field: other tools' line breaks, older element lists,
//! several sets in a file, deleted records, payloads of either wrapping.
//!
//! A file is read one element of its root after the other, so that its size does not matter.
//! Reading refuses only what is not XML or no update set. What is wrong with a set is for the
//! check to say, so everything is kept as written, with the line where it stands.

mod bounds;
mod fragment;
mod parts;
mod tap;

pub use parts::{Part, Parts};

use super::contents::UpdateSet;
use std::io::ErrorKind;

/// Why a text is no update set.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// It is not XML.
    #[error("not well-formed XML: {message}")]
    Malformed {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// What the parser says, with the position.
        message: String,
    },
    /// It has more of something than any export.
    #[error("{excess}, which no export has")]
    Excess {
        /// The line where that begins, from 1.
        line: usize,
        /// What is too much.
        excess: String,
    },
    /// It has bytes that are no UTF-8.
    #[error("the file is not UTF-8")]
    NotUtf8 {
        /// The line of the first, from 1.
        line: usize,
    },
    /// It is encoded as two bytes for a character.
    #[error("the file is UTF-16, but an export is UTF-8: save it again as UTF-8")]
    Utf16,
    /// It says that it is encoded in another way.
    #[error("the file declares the encoding `{declared}`, but an export is UTF-8")]
    Encoding {
        /// What it says.
        declared: String,
    },
    /// It is a page that a browser was shown.
    #[error(
        "this is a web page and no export, perhaps the one that asks to sign in: sign in and \
         export the set again"
    )]
    WebPage,
    /// It is XML of another kind.
    #[error("found the root element `{root}`, expected `unload`: this is no update set")]
    OtherRoot {
        /// The root element's name.
        root: String,
    },
    /// Another export stands behind the first one.
    #[error("another export begins here, but an instance reads one of a file: split the file")]
    Several {
        /// The line where it begins, from 1.
        line: usize,
    },
    /// It has the form of an export but neither sets nor updates.
    #[error(
        "found neither `sys_remote_update_set` nor `sys_update_xml` in it{}",
        .other.as_ref().map(|it| format!(", but records of `{it}`")).unwrap_or_default()
    )]
    Empty {
        /// The table of the first record, if there are others.
        other: Option<String>,
    },
    /// It cannot be read to its end.
    #[error("{message}")]
    Disk {
        /// The kind of the failure.
        kind: ErrorKind,
        /// What the system says.
        message: String,
    },
}

impl ReadError {
    /// The stable name of this kind of problem.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Malformed { .. } => "malformed-xml",
            Self::Excess { .. } => "too-large",
            Self::NotUtf8 { .. } | Self::Utf16 | Self::Encoding { .. } => "not-utf8",
            Self::WebPage | Self::OtherRoot { .. } => "no-update-set",
            Self::Several { .. } => "several-exports",
            Self::Empty { .. } => "empty-update-set",
            Self::Disk { .. } => "unreadable",
        }
    }

    /// The line that it is about, from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        match self {
            Self::Malformed { line, .. }
            | Self::Excess { line, .. }
            | Self::NotUtf8 { line }
            | Self::Several { line } => *line,
            _ => 1,
        }
    }
}

/// Reads an update set file that is in memory.
pub fn read(xml: &str) -> Result<UpdateSet, ReadError> {
    let mut set = UpdateSet { unload_date: String::new(), sets: Vec::new(), updates: Vec::new() };
    for part in Parts::new(xml.as_bytes()) {
        match part? {
            Part::Start { unload_date } => set.unload_date = unload_date,
            Part::Set(record) => set.sets.push(record),
            Part::Update(update) => set.updates.push(*update),
        }
    }
    Ok(set)
}
