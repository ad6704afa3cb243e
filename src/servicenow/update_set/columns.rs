//! What each table's records must and may hold, and how long a value may be.

use crate::servicenow::table::Table;

/// The columns of `sys_remote_update_set`.
pub(super) const SET: &str = "application application_name application_scope application_version \
    collisions commit_date deleted description inserted name origin_sys_id parent release_date \
    remote_base_update_set remote_parent_id remote_sys_id state summary sys_class_name \
    sys_created_by sys_created_on sys_id sys_mod_count sys_updated_by sys_updated_on update_set \
    update_source updated";

/// The columns of `sys_update_xml`.
pub(super) const UPDATE: &str = "action application category comments name payload payload_hash \
    remote_update_set replace_on_upgrade sys_created_by sys_created_on sys_id sys_mod_count \
    sys_recorded_at sys_updated_by sys_updated_on table target_name type update_domain \
    update_guid update_guid_history update_set view";

/// The most characters that `sys_name` keeps, in every table.
const LONGEST_NAME: usize = 255;

/// The columns that every record of the table has.
pub(super) fn required(table: Table) -> Vec<&'static str> {
    let definition = table.definition();
    definition.columns.split_whitespace().chain(definition.system_columns()).collect()
}

/// The columns that a record of the table may have as well.
pub(super) fn optional(table: Table) -> Vec<&'static str> {
    table.definition().optional.split_whitespace().collect()
}

/// The most characters that a column keeps, where that matters.
pub(super) fn longest(table: Table, column: &str) -> Option<usize> {
    let known = table.definition().longest.iter().find(|(name, _)| *name == column);
    known.map(|(_, most)| *most).or((column == "sys_name").then_some(LONGEST_NAME))
}
