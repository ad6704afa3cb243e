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
use crate::servicenow::record::Record;
use crate::servicenow::table::DEFAULT_VIEW;
use jiff::Timestamp;

/// The name under which the platform keeps the update of a record, whose columns `text` knows.
///
/// What describes a table has its place there as its key, and not its `sys_id`, which differs
/// between instances.
#[must_use]
pub fn update_name<'t>(table: &str, text: impl Fn(&str) -> &'t str) -> String {
    let (name, element) = (text("name"), text("element"));
    match table {
        "sys_dictionary" if element.is_empty() => format!("{table}_{name}_null"),
        "sys_dictionary" => format!("{table}_{name}_{element}"),
        "sys_documentation" => format!("{table}_{name}_{element}_{}", text("language")),
        "sys_ui_list" => {
            let view = Some(text("view")).filter(|view| *view != DEFAULT_VIEW).unwrap_or("null");
            format!("{table}_{name}_{view}")
        }
        "sys_choice_set" => format!("sys_choice_{name}_{element}"),
        _ => format!("{table}_{}", text("sys_id")),
    }
}

/// The name of a record's update.
fn name_of(record: &Record) -> String {
    update_name(record.table.name(), |column| record.stored(column))
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
