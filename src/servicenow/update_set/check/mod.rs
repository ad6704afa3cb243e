//! Is an update set of ours sound? Every way in which one has been seen to go wrong, as findings.

mod findings;
mod record;
mod references;
mod row;

pub use findings::Finding;

use super::contents::UpdateSet;
use findings::SetFindings;
use std::collections::BTreeSet;

/// Everything that is wrong with a set, in the order of the file; empty if it is sound.
#[must_use]
pub fn check(update_set: &UpdateSet) -> Vec<Finding> {
    let mut findings = SetFindings::default();
    findings.about(1, "the file".to_owned());
    row::check_file(update_set, &mut findings);
    for set in &update_set.sets {
        findings.about(set.line, format!("set `{}`", set.text("name")));
        row::check_set(set, &update_set.unload_date, &mut findings);
    }
    let known = references::known(update_set);
    let mut seen = BTreeSet::new();
    for update in &update_set.updates {
        findings.about(update.row.line, format!("{} `{}`", update.kind(), update.target_name()));
        row::check_update(update, update_set, &mut findings);
        for (column, value) in [("name", update.name()), ("sys_id", update.row.sys_id())] {
            if !seen.insert((column, value)) {
                let text = format!("another update has the {column} `{value}` as well");
                findings.add("duplicate-update", text);
            }
        }
        record::check(update, &update_set.unload_date, &mut findings);
        references::check(update, &known, &mut findings);
    }
    findings.list.sort_by_key(|finding| finding.line);
    findings.list
}
