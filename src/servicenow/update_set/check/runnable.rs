//! Whether an instance can make anything of the scripts and pages of a set that sn-gen made. Those of
//! others may be written for newer engines, or be parts that the instance puts together.

use super::findings::SetFindings;
use crate::script::{self, Mistake};
use crate::servicenow::table::Table;
use crate::servicenow::update_set::contents::Update;
use roxmltree::Document;

/// The columns of our records that hold a script. The condition of an access control is a filter.
const SCRIPTS: [&str; 5] =
    ["client_script", "client_script_v2", "condition", "condition_script", "script"];

pub(super) fn check(update: &Update, findings: &mut SetFindings) {
    for record in &update.records {
        for column in &record.columns {
            let name = column.name.as_str();
            if SCRIPTS.contains(&name)
                && !(record.table == Table::Acl.name() && name == "condition")
                && let Some(Mistake { line, what }) = script::mistake(&column.text)
            {
                let text = format!("`{name}` is no script of ES5: {what} (its line {line})");
                findings.unsound_if_ours("broken-script", text);
            }
            if record.table == Table::UiPage.name()
                && name == "html"
                && let Err(error) = Document::parse(&column.text)
            {
                let text = format!("`{name}` is not well-formed XML: {error}");
                findings.unsound_if_ours("broken-page", text);
            }
        }
    }
}
