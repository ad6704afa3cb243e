//! The update set file: one retrieved set and one update for each record.
//!
//! Every id is derived and every date is the release's, so the same records give the same bytes.
//! Importing a file twice updates in place; another release is another set.

use super::info::{SetInfo, description};
use super::rows::Set;
use super::{date_time, payload};
use crate::artifact::Artifact;
use crate::encode;
use crate::ident::SysId;
use crate::servicenow::record::Record;
use crate::servicenow::value::Value;

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
    let records: Vec<&Record> = records.iter().filter(|record| info.kind.carries(record)).collect();
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
    let all = std::iter::once(record).chain(&record.parts);
    let column = all.flat_map(|it| &it.columns).find(refused).map_or("sys_name", |(name, _)| *name);
    format!(
        "`{column}` of the {} `{}`",
        record.table.definition().label,
        record.name.escape_default()
    )
}
