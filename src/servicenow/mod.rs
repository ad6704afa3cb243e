//! The ServiceNow side: one file per kind of record, and the update set that carries them.

pub mod acl;
#[cfg(test)]
mod dialog_fixture;
pub mod property;
pub mod record;
pub mod table;
pub mod ui_action;
pub mod ui_message;
pub mod ui_page;
pub mod update_set;
