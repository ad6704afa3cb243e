//! The ServiceNow side: one file per kind of record, and the update set that carries them.

pub mod acl;
pub mod property;
pub mod record;
pub mod table;
pub mod update_set;
