//! The ServiceNow side: one file per kind of record, and the update set that carries them.

pub mod background_script;
pub mod business_rule;
pub mod event;
pub mod record;
pub mod script_action;
pub mod script_include;
pub mod table;

#[cfg(test)]
mod testing;
