//! The ServiceNow side: one file per kind of record, and the update set that carries them.

pub mod acl;
pub mod background_script;
pub mod business_rule;
pub mod event;
pub mod property;
pub mod record;
pub mod script_action;
pub mod script_include;
pub mod table;
pub mod ui_action;
pub mod ui_message;
pub mod ui_page;
pub mod update_set;

#[cfg(test)]
mod dialog_fixture;
#[cfg(test)]
mod testing;
