//! What each table's records must and may hold, and how long a value may be.

use crate::servicenow::table::Table;

/// The children of `sys_remote_update_set`.
pub(super) const SET: [&str; 28] = [
    "application",
    "application_name",
    "application_scope",
    "application_version",
    "collisions",
    "commit_date",
    "deleted",
    "description",
    "inserted",
    "name",
    "origin_sys_id",
    "parent",
    "release_date",
    "remote_base_update_set",
    "remote_parent_id",
    "remote_sys_id",
    "state",
    "summary",
    "sys_class_name",
    "sys_created_by",
    "sys_created_on",
    "sys_id",
    "sys_mod_count",
    "sys_updated_by",
    "sys_updated_on",
    "update_set",
    "update_source",
    "updated",
];

/// The children of `sys_update_xml`.
pub(super) const UPDATE: [&str; 24] = [
    "action",
    "application",
    "category",
    "comments",
    "name",
    "payload",
    "payload_hash",
    "remote_update_set",
    "replace_on_upgrade",
    "sys_created_by",
    "sys_created_on",
    "sys_id",
    "sys_mod_count",
    "sys_recorded_at",
    "sys_updated_by",
    "sys_updated_on",
    "table",
    "target_name",
    "type",
    "update_domain",
    "update_guid",
    "update_guid_history",
    "update_set",
    "view",
];

const SYSTEM: &str = "sys_class_name sys_created_by sys_created_on sys_id sys_mod_count sys_name \
    sys_package sys_policy sys_scope sys_update_name sys_updated_by sys_updated_on";
const DOMAIN: &str = "sys_domain sys_domain_path sys_overrides";

/// The columns that every record of the table has.
pub(super) fn required(table: Table) -> impl Iterator<Item = &'static str> {
    let domain = if table.has_domain() { DOMAIN } else { "" };
    let own = own_columns(table);
    [own, SYSTEM, domain].into_iter().flat_map(str::split_whitespace)
}

/// The columns that a record may have as well: a property its value, the others what newer
/// releases added and set themselves.
pub(super) fn optional(table: Table) -> impl Iterator<Item = &'static str> {
    let columns = match table {
        Table::Property => "value",
        Table::ScriptInclude => "caller_access mobile_callable sandbox_callable",
        Table::Acl => {
            "applies_to controlled_by_refs decision_type local_or_existing security_attribute"
        }
        Table::UiAction => "format_for_configurable_workspace",
        Table::EventRegistration => "derived_priority priority",
        _ => "",
    };
    columns.split_whitespace()
}

fn own_columns(table: Table) -> &'static str {
    match table {
        Table::Property => {
            "choices description ignore_cache is_private name read_roles suffix type write_roles"
        }
        Table::Role => {
            "assignable_by can_delegate description elevated_privilege grantable includes_roles \
             name scoped_admin suffix"
        }
        Table::ScriptInclude => "access active api_name client_callable description name script",
        Table::Acl => {
            "active admin_overrides advanced condition description name operation script type"
        }
        Table::AclRole => "sys_security_acl sys_user_role",
        Table::UiPage => {
            "category client_script description direct endpoint html name processing_script"
        }
        Table::UiAction => {
            "action_name active client client_script_v2 comments condition form_action \
             form_button form_button_v2 form_context_menu form_link form_menu_button_v2 \
             form_style hint isolate_script list_action list_banner_button list_button \
             list_choice list_context_menu list_link list_save_with_form_button list_style \
             messages name onclick order script show_insert show_multiple_update show_query \
             show_update table ui11_compatible ui16_compatible"
        }
        Table::UiActionRole => "sys_ui_action sys_user_role",
        Table::BusinessRule => {
            "abort_action access action_delete action_insert action_query action_update active \
             add_message advanced change_fields client_callable collection condition description \
             execute_function filter_condition is_rest message name order priority rest_method \
             rest_method_text rest_service rest_service_text rest_variables role_conditions \
             script template when"
        }
        Table::EventRegistration => {
            "caller_access description event_name fired_by queue suffix table"
        }
        Table::ScriptAction => {
            "active condition_script description event_name name order script synchronous"
        }
        Table::UiMessage => "application code commented_message key language message",
    }
}

/// The most characters that a column keeps, where that is known and a name or text of ours could
/// be longer.
pub(super) fn longest(table: Table, column: &str) -> Option<usize> {
    match (table, column) {
        (Table::BusinessRule | Table::ScriptAction, "name")
        | (Table::ScriptAction, "event_name")
        | (Table::UiAction, "action_name") => Some(40),
        (Table::Property | Table::ScriptInclude, "name")
        | (Table::ScriptInclude, "api_name")
        | (Table::EventRegistration, "description" | "fired_by") => Some(100),
        (Table::UiPage, "name") => Some(250),
        (Table::UiAction, "onclick") | (Table::ScriptAction, "condition_script") => Some(254),
        (_, "sys_name") => Some(255),
        (Table::Property, "choices") => Some(512),
        (Table::Role, "description") => Some(1000),
        (Table::Property, "value")
        | (Table::ScriptInclude | Table::UiPage, "description")
        | (Table::UiAction, "comments" | "messages") => Some(4000),
        _ => None,
    }
}
