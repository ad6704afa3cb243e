//! What became of one spec: made by the build, printed by the report.

use crate::exit::Exit;
use crate::pipeline::Findings;
use crate::specs::SpecPaths;
use anyhow::Result;
use sn_gen::output::Plan;
use sn_gen::servicenow::update_set::Changes;

/// What became of one spec.
pub(crate) struct BuildResult {
    pub(crate) paths: SpecPaths,
    pub(crate) findings: Findings,
    /// What was or would be done to the folder; nothing for a spec with errors.
    pub(crate) plan: Result<Option<Plan>>,
    /// What that means for an instance that has what the folder held; nothing if nothing.
    pub(crate) changes: Option<Changes>,
    pub(crate) exit: Exit,
}
