//! What became of one spec: made by the build, printed by the report.

use crate::exit::Exit;
use crate::pipeline::Findings;
use crate::specs::SpecPaths;
use anyhow::Result;
use sn_gen::output::Plan;
use sn_gen::servicenow::update_set::Changes;
use std::path::PathBuf;

/// What became of one spec.
pub(crate) struct BuildResult {
    pub(crate) paths: SpecPaths,
    pub(crate) findings: Findings,
    /// What was or would be done to the folder; nothing for a spec with errors.
    pub(crate) plan: Result<Option<Plan>>,
    /// What that means for an instance that has what the folder held.
    pub(crate) comparison: Comparison,
    pub(crate) exit: Exit,
}

/// The records that a folder held beside those that are made.
pub(crate) enum Comparison {
    /// They are the same, or the folder held none.
    Same,
    /// They differ.
    Different(Changes),
    /// This update set of the folder cannot be read.
    Impossible(PathBuf),
}
