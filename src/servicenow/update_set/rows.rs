//! The rows of an update set file: that of the set and those of its updates.

use super::{element, hash, name_of};
use crate::encode;
use crate::ident::SysId;
use crate::servicenow::record::Record;
use crate::servicenow::table::Table;
use jiff::Timestamp;

/// Milliseconds in hexadecimal and a counter, which puts a record before those that refer to it.
///
/// It counts by table: numbered by record, one would look older than itself on the instance as soon
/// as another before it is switched off.
fn recorded_at(moment: Timestamp, table: Table) -> String {
    format!("{:011x}{:07}", moment.as_second() * 1000, table.definition().rank)
}

/// What all rows of one file share.
pub(super) struct Set<'a> {
    pub(super) sys_id: SysId,
    pub(super) name: String,
    pub(super) date: &'a str,
    pub(super) released: Timestamp,
}

/// The key of the set on the instance that it is said to come from.
pub(super) fn remote_id(set: &str) -> SysId {
    SysId::derive(&format!("sys_update_set/{set}"))
}

/// The key of an update, by its set and name.
pub(super) fn update_id(set: &str, name: &str) -> SysId {
    SysId::derive(&format!("sys_update_xml/{set}/{name}"))
}

const EMPTY: &[(&str, &str)] = &[("display_value", "")];
const GLOBAL: &[(&str, &str)] = &[("display_value", "Global")];
const ACTION: &[(&str, &str)] = &[("action", "INSERT_OR_UPDATE")];

impl Set<'_> {
    /// The row of the set.
    pub(super) fn element(&self, description: &str) -> String {
        let remote = remote_id(self.sys_id.as_str());
        let columns = [
            element("application", GLOBAL, "global"),
            text("application_name", "Global"),
            text("application_scope", "global"),
            empty(&["application_version", "collisions", "commit_date", "deleted"]),
            text("description", description),
            empty(&["inserted"]),
            text("name", &encode::xml(&self.name)),
            empty(&["origin_sys_id"]),
            element("parent", EMPTY, ""),
            text("release_date", self.date),
            element("remote_base_update_set", EMPTY, ""),
            empty(&["remote_parent_id"]),
            text("remote_sys_id", remote.as_str()),
            text("state", "loaded"),
            empty(&["summary"]),
            text("sys_class_name", "sys_remote_update_set"),
            self.audit(&self.sys_id, ""),
            element("update_set", EMPTY, ""),
            element("update_source", EMPTY, ""),
            empty(&["updated"]),
        ];
        element("sys_remote_update_set", ACTION, &columns.concat())
    }

    /// The row of the update of one record, with the key that it is sorted by.
    pub(super) fn update(&self, record: &Record, payload: &str) -> (SysId, String) {
        let recorded_at = recorded_at(self.released, record.table);
        let name = name_of(record);
        let sys_id = update_id(self.sys_id.as_str(), &name);
        let hash = hash(payload);
        let guid = SysId::derive(&format!("update_guid/{name}/{hash}"));
        let columns = [
            text("action", "INSERT_OR_UPDATE"),
            element("application", GLOBAL, "global"),
            text("category", "customer"),
            empty(&["comments"]),
            text("name", &name),
            text("payload", &wrapped(payload)),
            text("payload_hash", &hash.to_string()),
            self.reference(),
            text("replace_on_upgrade", "false"),
            self.audit(&sys_id, &text("sys_recorded_at", &recorded_at)),
            text("table", &encode::xml(&record.applies_to)),
            text("target_name", &encode::xml(&record.name)),
            text("type", record.table.definition().label),
            text("update_domain", "global"),
            text("update_guid", guid.as_str()),
            text("update_guid_history", &format!("{guid}:{hash}")),
            element("update_set", EMPTY, ""),
            text("view", record.table.definition().view),
        ];
        let update = element("sys_update_xml", ACTION, &columns.concat());
        (sys_id, update)
    }

    fn reference(&self) -> String {
        let attributes = [("display_value", self.name.as_str())];
        element("remote_update_set", &attributes, self.sys_id.as_str())
    }

    /// The columns from `sys_created_by` to `sys_updated_on`; `recorded_at` stands among them.
    fn audit(&self, sys_id: &SysId, recorded_at: &str) -> String {
        [
            text("sys_created_by", "admin"),
            text("sys_created_on", self.date),
            text("sys_id", sys_id.as_str()),
            text("sys_mod_count", "0"),
            recorded_at.to_owned(),
            text("sys_updated_by", "admin"),
            text("sys_updated_on", self.date),
        ]
        .concat()
    }
}

fn text(name: &str, encoded: &str) -> String {
    element(name, &[], encoded)
}

fn empty(names: &[&str]) -> String {
    names.iter().map(|name| text(name, "")).collect()
}

/// CDATA sections do not nest: a payload that holds one is escaped, as the platform does it.
fn wrapped(payload: &str) -> String {
    if payload.contains("<![CDATA[") {
        encode::xml(payload)
    } else {
        format!("<![CDATA[{payload}]]>")
    }
}
