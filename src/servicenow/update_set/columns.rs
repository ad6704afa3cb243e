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

const SYSTEM: &str = "sys_class_name sys_created_by sys_created_on sys_id sys_mod_count sys_name \
    sys_package sys_policy sys_scope sys_update_name sys_updated_by sys_updated_on";
const DOMAIN: &str = "sys_domain sys_domain_path sys_overrides";

/// A table, the columns that its records have beyond the system's, and those they may have: a
/// property its value, the others what newer releases added and set themselves.
const OWN: [(Table, &str, &str); Table::ALL.len()] = [
    (
        Table::Property,
        "choices description ignore_cache is_private name read_roles suffix type write_roles",
        "value",
    ),
    (
        Table::Role,
        "assignable_by can_delegate description elevated_privilege grantable includes_roles name \
         scoped_admin suffix",
        "",
    ),
    (
        Table::ScriptInclude,
        "access active api_name client_callable description name script",
        "caller_access mobile_callable sandbox_callable",
    ),
    (
        Table::Acl,
        "active admin_overrides advanced condition description name operation script type",
        "applies_to controlled_by_refs decision_type local_or_existing security_attribute",
    ),
    (Table::AclRole, "sys_security_acl sys_user_role", ""),
    (
        Table::UiPage,
        "category client_script description direct endpoint html name processing_script",
        "",
    ),
    (
        Table::UiAction,
        "action_name active client client_script_v2 comments condition form_action form_button \
         form_button_v2 form_context_menu form_link form_menu_button_v2 form_style hint \
         isolate_script list_action list_banner_button list_button list_choice list_context_menu \
         list_link list_save_with_form_button list_style messages name onclick order script \
         show_insert show_multiple_update show_query show_update table ui11_compatible \
         ui16_compatible",
        "format_for_configurable_workspace",
    ),
    (Table::UiActionRole, "sys_ui_action sys_user_role", ""),
    (
        Table::BusinessRule,
        "abort_action access action_delete action_insert action_query action_update active \
         add_message advanced change_fields client_callable collection condition description \
         execute_function filter_condition is_rest message name order priority rest_method \
         rest_method_text rest_service rest_service_text rest_variables role_conditions script \
         template when",
        "",
    ),
    (
        Table::EventRegistration,
        "caller_access description event_name fired_by queue suffix table",
        "derived_priority priority",
    ),
    (
        Table::ScriptAction,
        "active condition_script description event_name name order script synchronous",
        "",
    ),
    (Table::UiMessage, "application code commented_message key language message", ""),
];

/// The most characters that a column keeps, where that is known and a name or text of ours could
/// be longer.
const LONGEST: [(Table, &str, usize); 19] = [
    (Table::Property, "choices", 512),
    (Table::Property, "name", 100),
    (Table::Property, "value", 4000),
    (Table::Role, "description", 1000),
    (Table::ScriptInclude, "api_name", 100),
    (Table::ScriptInclude, "description", 4000),
    (Table::ScriptInclude, "name", 100),
    (Table::UiPage, "description", 4000),
    (Table::UiPage, "name", 250),
    (Table::UiAction, "action_name", 40),
    (Table::UiAction, "comments", 4000),
    (Table::UiAction, "messages", 4000),
    (Table::UiAction, "onclick", 254),
    (Table::BusinessRule, "name", 40),
    (Table::EventRegistration, "description", 100),
    (Table::EventRegistration, "fired_by", 100),
    (Table::ScriptAction, "condition_script", 254),
    (Table::ScriptAction, "event_name", 40),
    (Table::ScriptAction, "name", 40),
];
/// The same for `sys_name`, in every table.
const LONGEST_NAME: usize = 255;

/// The columns that every record of the table has.
pub(super) fn required(table: Table) -> Vec<&'static str> {
    let domain = if table.has_domain() { DOMAIN } else { "" };
    [own(table).0, SYSTEM, domain].into_iter().flat_map(str::split_whitespace).collect()
}

/// The columns that a record of the table may have as well.
pub(super) fn optional(table: Table) -> Vec<&'static str> {
    own(table).1.split_whitespace().collect()
}

fn own(table: Table) -> (&'static str, &'static str) {
    let row = OWN.iter().find(|(of, ..)| *of == table);
    row.map(|(_, required, optional)| (*required, *optional)).unwrap_or_default()
}

/// The most characters that a column keeps, where that matters.
pub(super) fn longest(table: Table, column: &str) -> Option<usize> {
    let row = LONGEST.iter().find(|(of, name, _)| *of == table && *name == column);
    row.map(|(.., most)| *most).or((column == "sys_name").then_some(LONGEST_NAME))
}
