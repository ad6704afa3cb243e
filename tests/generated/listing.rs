//! An update set as a list of records, short enough to be read.

use sn_gen::artifact::Artifact;
use sn_gen::servicenow::update_set::{ReadRecord, UpdateSet};
use std::fmt::Write as _;

/// Columns that every record has, or that are derived from others.
const DERIVED: &[&str] = &[
    "sys_class_name",
    "sys_created_by",
    "sys_created_on",
    "sys_domain",
    "sys_domain_path",
    "sys_mod_count",
    "sys_name",
    "sys_overrides",
    "sys_package",
    "sys_policy",
    "sys_scope",
    "sys_update_name",
    "sys_updated_by",
    "sys_updated_on",
];

/// Every record with the columns that say something; a script is named by its loose file.
pub(crate) fn listing(set: &UpdateSet, files: &[Artifact]) -> String {
    let mut text = String::new();
    for column in &set.sets[0].columns {
        if ["name", "description"].contains(&column.name.as_str()) {
            writeln!(text, "{}: {}", column.name, column.text.trim_end()).unwrap();
        }
    }
    let all = set.updates.iter().flat_map(|update| &update.records);
    let kept = all.filter(|it| !it.sys_id().is_empty());
    let mut records: Vec<String> = kept.map(|it| record(it, files)).collect();
    records.sort();
    text + &records.concat()
}

fn record(record: &ReadRecord, files: &[Artifact]) -> String {
    let mut text = format!("\n{} {}\n", record.table, value(record, "sys_name"));
    for column in &record.columns {
        let derived = DERIVED.contains(&column.name.as_str());
        let silent = column.text.is_empty() || column.text == "false";
        if derived || silent {
            continue;
        }
        let file = files.iter().find(|file| file.text == column.text);
        let shown = match (file, column.attributes.first()) {
            (Some(file), _) => format!("the file {}", file.path),
            (None, Some((name, value))) => format!("{} ({name} {value:?})", column.text),
            (None, None) => format!("{:?}", column.text),
        };
        writeln!(text, "    {}: {shown}", column.name).unwrap();
    }
    text
}

fn value<'a>(record: &'a ReadRecord, name: &str) -> &'a str {
    let column = record.columns.iter().find(|column| column.name == name);
    column.map(|column| column.text.as_str()).unwrap_or_default()
}
