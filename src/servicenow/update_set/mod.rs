//! Update sets: the XML file that carries records to an instance, written, read and checked.
//!
//! The format is the platform's own export format. Writing and reading are independent of each
//! other, so that the check of a written set says something.

mod changes;
mod check;
mod columns;
mod contents;
mod hash;
mod info;
mod payload;
mod read;
mod rivalry;
mod rows;
mod write;

pub use changes::Changes;
pub use check::{Check, Finding, check};
pub use contents::{Column, ReadRecord, Update, UpdateSet};
pub use hash::hash;
pub use info::{SetInfo, SetKind};
pub use payload::payload;
pub use read::{Part, Parts, ReadError, read};
pub use rivalry::{Outline, Rivalry, rivalry};
pub use write::{WriteError, artifact, write};

use crate::encode;
use jiff::Timestamp;

/// The name under which the platform keeps the update of a record.
#[must_use]
pub fn update_name(table: &str, sys_id: &str) -> String {
    format!("{table}_{sys_id}")
}

/// A moment as the platform stores it: UTC, to the second.
fn date_time(moment: Timestamp) -> String {
    moment.strftime("%Y-%m-%d %H:%M:%S").to_string()
}

/// An element around encoded content; closed in its start tag if that is empty, as the platform
/// has it.
fn element(name: &str, attributes: &[(&str, &str)], content: &str) -> String {
    let mut start = format!("<{name}");
    for (name, value) in attributes {
        start.extend([" ", name, "=\"", &encode::xml_attr(value), "\""]);
    }
    if content.is_empty() { format!("{start}/>") } else { format!("{start}>{content}</{name}>") }
}
