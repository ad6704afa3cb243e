//! The ServiceNow side: one file per kind of record, and the update set that carries them.

pub mod acl;
pub mod background_script;
pub mod business_rule;
pub mod check_action;
pub mod delivery_table;
pub mod event;
mod message_keys;
pub mod property;
pub mod record;
pub mod remove_unused;
pub mod script_action;
pub mod script_include;
mod string_literal;
pub mod table;
pub mod ui_action;
pub mod ui_message;
pub mod ui_page;
pub mod update_set;
pub mod value;

use crate::artifact::Artifact;
use crate::engine::{Engine, TemplateError};
use crate::model::{Model, ServiceNow};
use record::Record;
use update_set::{SetInfo, SetKind, WriteError};

/// Every record of the integration, in the order in which an admin reads about them.
pub fn records(
    model: &Model,
    servicenow: &ServiceNow,
    engine: &Engine,
) -> Result<Vec<Record>, TemplateError> {
    let mut records = property::records(&servicenow.properties);
    records.extend(script_include::records(model, servicenow, engine)?);
    records.extend(delivery_table::records(model, servicenow));
    records.extend(acl::records(model, servicenow, engine)?);
    records.push(ui_page::record(model, servicenow, engine)?);
    records.extend(ui_action::records(model, servicenow, engine)?);
    records.extend(delivery_table::menu(model, servicenow));
    records.extend(business_rule::records(model, servicenow, engine)?);
    records.extend(event::records(model, servicenow));
    records.extend(script_action::records(model, servicenow, engine)?);
    records.extend(ui_message::records(model, servicenow)?);
    message_keys::check(&records, &model.integration.prefix, &servicenow.dialog.languages)?;
    let check = check_action::record(model, servicenow, &records, engine)?;
    records.push(check);
    Ok(records)
}

/// The loose scripts of the records and the two update sets that carry them.
pub fn files(model: &Model, records: &[Record]) -> Result<Vec<Artifact>, WriteError> {
    let mut files: Vec<Artifact> = records.iter().flat_map(Record::files).collect();
    for kind in [SetKind::Install, SetKind::Upgrade] {
        let info = SetInfo { integration: &model.integration, kind };
        files.push(update_set::artifact(&info, records)?);
    }
    Ok(files)
}

#[cfg(test)]
mod testing;
