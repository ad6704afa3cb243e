//! Is an update set of ours sound? Every way in which one has been seen to go wrong, as findings.

mod envelope;
mod finding;
mod record;
mod references;
mod report;

pub use finding::{Finding, Problem};

use super::read::UpdateSet;

/// Everything that is wrong with a set, in the order of the file; empty if it is sound.
#[must_use]
pub fn check(update_set: &UpdateSet) -> Vec<Finding> {
    let mut findings = envelope::check(update_set);
    findings.extend(record::check(update_set));
    findings.extend(references::check(update_set));
    findings.sort_by_key(|finding| finding.line);
    findings
}
