//! What a build means for an instance that has the one before.

use super::human::prefix;
use super::{Reporter, github};
use crate::args::{BuildArgs, Format};
use crate::build_result::{BuildResult, Comparison};
use sn_gen::output::{FileAction, Plan, PlannedFile};
use sn_gen::servicenow::update_set::{Changes, SetKind};
use sn_gen::shown::{count, shown, visible};

/// The most records that are listed of what comes, changes or has to go; JSON has them all.
const MOST_RECORDS: usize = 20;

impl Reporter {
    /// Says what an instance that has the last build gets, and how.
    pub(super) fn instance(&mut self, built: &BuildResult, plan: &Plan, args: &BuildArgs) {
        match &built.comparison {
            Comparison::Same => {}
            Comparison::Different(changes) => self.changes(changes, built, plan, args),
            Comparison::Impossible(set) => {
                let set = shown(set);
                self.warning(&format!(
                    "`{set}` could not be read, so nothing says what changes on the instance"
                ));
                self.help("restore it from version control before a build, and it is compared");
            }
        }
    }

    fn changes(&mut self, changes: &Changes, built: &BuildResult, plan: &Plan, args: &BuildArgs) {
        let Changes { added, changed, gone, .. } = changes;
        let prefix = prefix(built, args);
        let parts = [("added", added), ("changed", changed), ("to be removed by hand", gone)];
        for (what, records) in parts.iter().filter(|(_, records)| !records.is_empty()) {
            let number = count(records.len(), "record");
            self.detail(&format!("{prefix}on the instance, {number} {what}:\n"));
            for record in records.iter().take(MOST_RECORDS) {
                self.detail(&format!("  {}\n", visible(record)));
            }
            if records.len() > MOST_RECORDS {
                self.detail(&format!("  and {} more\n", records.len() - MOST_RECORDS));
            }
        }
        self.same_release(built, args);
        self.hint(&where_told(plan));
    }

    /// Warns of other records under a release that may be on an instance.
    pub(super) fn same_release(&mut self, built: &BuildResult, args: &BuildArgs) {
        if !matches!(&built.comparison, Comparison::Different(it) if it.is_same_release) {
            return;
        }
        let message = "records changed, but `integration.release` did not";
        let help = "raise `release` and `released` before this goes to an instance";
        if self.format == Format::Github {
            let spec = shown(&built.paths.spec);
            let text = format!("{message}\nhelp: {help}");
            self.commands(&github::warning(&spec, None, "same-release", &text));
        }
        self.warning(&format!("{}{message}", prefix(built, args)));
        self.help(help);
    }
}

/// Where it says what to do on the instance.
fn where_told(plan: &Plan) -> String {
    let is_delivered = |file: &PlannedFile| {
        SetKind::Install.is_at(&file.path) && !matches!(file.action, FileAction::Remove { .. })
    };
    if plan.files.iter().any(is_delivered) {
        let guide = shown(&plan.folder.join("INSTALL.md"));
        format!("`{guide}` says what to do on the instance, under Upgrade")
    } else {
        "the guide of the last release says what to do on the instance, under Removal".to_owned()
    }
}
