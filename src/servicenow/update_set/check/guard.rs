//! What a browser may call or open, and the access controls that say for whom.

use crate::servicenow::table::Table;
use crate::servicenow::update_set::contents::ReadRecord;

const CLASS: &str = "client_callable_script_include";
const PAGE: &str = "ui_page";

/// What an access control guards: the kind that it has, and the name of the class or page.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Guarded {
    kind: &'static str,
    name: String,
}

impl Guarded {
    pub(super) fn describe(&self) -> String {
        let word = if self.kind == PAGE { "page" } else { "class" };
        format!("the {word} `{}`", self.name)
    }
}

/// What a record guards, if it is an access control that applies.
pub(super) fn by(record: &ReadRecord) -> Option<Guarded> {
    let is_acl = record.table == Table::Acl.name() && record.text("active") == "true";
    let kind = [CLASS, PAGE].into_iter().find(|kind| is_acl && record.text("type") == *kind)?;
    Some(Guarded { kind, name: record.text("name").to_owned() })
}

/// What a record offers to browsers.
pub(super) fn wanted(record: &ReadRecord) -> Option<Guarded> {
    let kind = match Table::from_name(&record.table)? {
        Table::ScriptInclude if record.text("client_callable") == "true" => CLASS,
        Table::UiPage => PAGE,
        _ => return None,
    };
    Some(Guarded { kind, name: record.text("name").to_owned() })
}
