//! What a browser may call, open or read, and the access controls that say for whom.

use crate::servicenow::table::Table;
use crate::servicenow::update_set::contents::ReadRecord;

const CLASS: &str = "client_callable_script_include";
const PAGE: &str = "ui_page";
const ROWS: &str = "record";

/// What may be done with the rows of a table.
const OPERATIONS: [&str; 4] = ["create", "delete", "read", "write"];

/// What an access control guards: the kind that it has, the name of the class, page or table, and
/// what may be done with it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Guarded {
    kind: &'static str,
    name: String,
    /// Of a table; a class is called and a page is opened.
    operation: &'static str,
}

impl Guarded {
    /// What is done with it, as a phrase that follows "who may".
    pub(super) fn describe(&self) -> String {
        let Self { kind, name, operation } = self;
        match *kind {
            CLASS => format!("use the class `{name}`"),
            PAGE => format!("use the page `{name}`"),
            _ => format!("{operation} rows of the table `{name}`"),
        }
    }
}

/// What a record guards, if it is an access control that applies.
pub(super) fn by(record: &ReadRecord) -> Option<Guarded> {
    let is_acl = record.table == Table::Acl.name() && record.text("active") == "true";
    let kinds = [CLASS, PAGE, ROWS].into_iter();
    let kind = kinds.filter(|_| is_acl).find(|kind| record.text("type") == *kind)?;
    let operation = match kind {
        ROWS => OPERATIONS.into_iter().find(|it| record.text("operation") == *it)?,
        _ => "",
    };
    Some(Guarded { kind, name: record.text("name").to_owned(), operation })
}

/// What a record offers to browsers.
pub(super) fn wanted(record: &ReadRecord) -> Vec<Guarded> {
    let (kind, operations): (_, &[&'static str]) = match Table::from_name(&record.table) {
        Some(Table::ScriptInclude) if record.text("client_callable") == "true" => (CLASS, &[""]),
        Some(Table::UiPage) => (PAGE, &[""]),
        Some(Table::DbObject) => (ROWS, &OPERATIONS),
        _ => return Vec::new(),
    };
    let name = || record.text("name").to_owned();
    operations.iter().map(|operation| Guarded { kind, name: name(), operation }).collect()
}
