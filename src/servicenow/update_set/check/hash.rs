//! The hash of a payload, where it is known how the platform computes it.

use super::findings::SetFindings;
use crate::servicenow::table::Table;
use crate::servicenow::update_set::contents::Update;

/// The tables of whose records public exports show that their hash is computed like this, beside
/// those that sn-gen delivers.
const COMPUTABLE: [&str; 17] = [
    "sys_app_application",
    "sys_app_module",
    "sys_es_latest_script",
    "sys_number",
    "sys_properties_category",
    "sys_properties_category_m2m",
    "sys_translated_text",
    "sys_ui_element",
    "sys_ui_form",
    "sys_ui_form_section",
    "sys_ui_list",
    "sys_ui_list_element",
    "sys_ui_related_list",
    "sys_ui_related_list_entry",
    "sys_ui_section",
    "sys_ui_view",
    "ua_table_licensing_config",
];

/// Whether the hash of such a payload is known.
fn is_computable(update: &Update) -> bool {
    update.records.iter().all(|record| {
        let table = record.table.as_str();
        COMPUTABLE.contains(&table) || Table::from_name(table).is_some()
    })
}

/// The hash decides whether an instance sees a change. Old releases and other tools write none, and
/// of what follows an attachment or a workflow nobody knows how the platform computes it.
pub(super) fn check(update: &Update, findings: &mut SetFindings) {
    let (written, hash) = (update.written_hash(), update.hash().to_string());
    if written == hash || update.unreadable.is_some() {
        return;
    }
    let is_of_the_platform = written != "0" && written.parse::<i32>().is_ok();
    if !is_of_the_platform {
        let text = "`payload_hash` is none that an instance computes".to_owned();
        findings.unsound_if_ours("foreign-hash", text);
    } else if is_computable(update) {
        let text = format!("`payload_hash` is `{written}`, expected `{hash}`");
        findings.unsound("wrong-hash", text);
    } else {
        let text = "how an instance computes this `payload_hash` is not known".to_owned();
        findings.differs("unknown-hash", text);
    }
}
