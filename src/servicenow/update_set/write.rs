//! The update set file: one retrieved set and one update for each record.
//!
//! Every id is derived and every date is the release's, so the same records give the same bytes.
//! Importing a file twice updates in place; another release is another set.

use super::info::{SetInfo, description};
use super::{date_time, element, hash, payload, update_name};
use crate::artifact::Artifact;
use crate::encode;
use crate::ident::SysId;
use crate::servicenow::record::{Record, Value};
use crate::servicenow::table::Table;
use jiff::Timestamp;

/// Why a set cannot be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WriteError {
    /// XML has no way to hold a character.
    #[error("{place} holds U+{:04X}, a character that XML cannot carry", u32::from(*.character))]
    Character {
        /// The record and column.
        place: String,
        /// The character.
        character: char,
    },
}

/// The update set as a file to deliver.
pub fn artifact(info: &SetInfo, records: &[Record]) -> Result<Artifact, WriteError> {
    Ok(Artifact::new(info.path(), &write(info, records)?))
}

/// The update set of those `records` that its kind carries.
pub fn write(info: &SetInfo, records: &[Record]) -> Result<String, WriteError> {
    let released = info.integration.released;
    let date = date_time(released);
    let records: Vec<&Record> =
        records.iter().filter(|record| info.kind.carries(record.table)).collect();
    let mut payloads = Vec::new();
    for record in &records {
        let payload = payload(record, released);
        refuse_unrepresentable(&payload, || place(record))?;
        payloads.push(payload);
    }
    let set = Set { sys_id: set_id(info), name: info.name(), date: &date, released };
    let mut updates: Vec<(SysId, String)> = records
        .iter()
        .zip(&payloads)
        .map(|(record, payload)| set.update(record, payload))
        .collect();
    updates.sort();
    let mut lines = vec![set.element(&encode::xml(&description(info, &records, &date)))];
    lines.extend(updates.into_iter().map(|(_, element)| element));
    let start = format!(r#"<unload unload_date="{date}">"#);
    let xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>{start}\n{}\n</unload>\n",
        lines.join("\n")
    );
    refuse_unrepresentable(&xml, || format!("`{}`", info.name()))?;
    Ok(xml)
}

/// One set for each release and kind, so that a change of the mapping shows in the file as the
/// change it is; the guide asks for a new release with every delivery.
fn set_id(info: &SetInfo) -> SysId {
    let prefix = &info.integration.prefix;
    SysId::derive(&format!("sys_remote_update_set/{prefix}/{}", info.name()))
}

/// Milliseconds in hexadecimal and a counter, which puts a record before those that refer to it.
///
/// It counts by table: numbered by record, one would look older than itself on the instance as soon
/// as another before it is switched off.
fn recorded_at(moment: Timestamp, table: Table) -> String {
    format!("{:011x}{:07}", moment.as_second() * 1000, table.definition().rank)
}

/// What all elements of one file share.
struct Set<'a> {
    sys_id: SysId,
    name: String,
    date: &'a str,
    released: Timestamp,
}

const EMPTY: &[(&str, &str)] = &[("display_value", "")];
const GLOBAL: &[(&str, &str)] = &[("display_value", "Global")];
const ACTION: &[(&str, &str)] = &[("action", "INSERT_OR_UPDATE")];

impl Set<'_> {
    fn element(&self, description: &str) -> String {
        let remote = SysId::derive(&format!("sys_update_set/{}", self.sys_id));
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

    /// The update of one record, with the key that it is sorted by.
    fn update(&self, record: &Record, payload: &str) -> (SysId, String) {
        let recorded_at = recorded_at(self.released, record.table);
        let name = update_name(record.table.name(), record.sys_id.as_str());
        let sys_id = SysId::derive(&format!("sys_update_xml/{}/{name}", self.sys_id));
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
            empty(&["view"]),
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

fn refuse_unrepresentable(text: &str, place: impl Fn() -> String) -> Result<(), WriteError> {
    match text.chars().find(|c| !encode::is_xml_char(*c)) {
        Some(character) => Err(WriteError::Character { place: place(), character }),
        None => Ok(()),
    }
}

/// The record, and the column of it that is to blame.
fn place(record: &Record) -> String {
    let refused = |(name, value): &&(&str, Value)| {
        !payload::column(name, value).chars().all(encode::is_xml_char)
    };
    let column = record.columns.iter().find(refused).map_or("sys_name", |(name, _)| *name);
    format!(
        "`{column}` of the {} `{}`",
        record.table.definition().label,
        record.name.escape_default()
    )
}
