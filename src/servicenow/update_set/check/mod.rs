//! Is an update set of ours sound? Every way in which one has been seen to go wrong, as findings.

mod record;
mod references;
mod report;
mod row;

pub use report::Finding;

use super::read::UpdateSet;
use report::Report;
use std::collections::BTreeSet;

/// Everything that is wrong with a set, in the order of the file; empty if it is sound.
#[must_use]
pub fn check(update_set: &UpdateSet) -> Vec<Finding> {
    let mut report = Report::default();
    report.about(1, "the file".to_owned());
    row::check_file(update_set, &mut report);
    for set in &update_set.sets {
        report.about(set.line, format!("set `{}`", set.text("name")));
        row::check_set(set, &update_set.unload_date, &mut report);
    }
    let known = references::known(update_set);
    let mut seen = BTreeSet::new();
    for update in &update_set.updates {
        report.about(update.row.line, format!("{} `{}`", update.kind(), update.target_name()));
        row::check_update(update, update_set, &mut report);
        for (column, value) in [("name", update.name()), ("sys_id", update.row.sys_id())] {
            if !seen.insert((column, value)) {
                let text = format!("another update has the {column} `{value}` as well");
                report.add("duplicate-update", text);
            }
        }
        record::check(update, &update_set.unload_date, &mut report);
        references::check(update, &known, &mut report);
    }
    report.findings.sort_by_key(|finding| finding.line);
    report.findings
}
