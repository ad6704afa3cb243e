//! The way to the disk: compare artifacts with a folder, then write only what differs.
//!
//! A file is touched only if its path is generated or the folder's manifest names it. A run may be
//! killed at any moment: every file is then old or new, never half, and the next run, whatever it
//! generates, completes the work and cleans up. See [`Plan::steps`].

mod change;
mod diff;
mod error;
mod folder;
mod history;
mod layout;
mod line_ends;
mod occupant;
mod plan;
mod step;

use crate::artifact::Artifact;
use std::fs::{self, File};
use std::path::Path;

pub use diff::unified;
pub use error::{Obstacle, OutputError};
pub use folder::Folder;
pub use history::is_output;
pub use occupant::Hindrance;
pub use plan::{FileAction, Plan, PlannedFile};
pub use step::DiskStep;

/// Makes `folder` hold `artifacts` and says what that took. Runs in one folder take turns.
pub fn update(folder: &Path, artifacts: &[Artifact]) -> Result<Plan, OutputError> {
    let _turn = wait_for_turn(folder);
    let plan = Plan::new(folder, artifacts)?;
    plan.apply()?;
    line_ends::keep(folder)?;
    Ok(plan)
}

/// Locks the folder until the result is dropped. Not every file system can lock a folder; runs at
/// the same time may then fail, but as with a run that is killed, the next one completes.
fn wait_for_turn(folder: &Path) -> Option<File> {
    // What keeps the folder from being made is told when the plan looks at it.
    let _ = fs::create_dir_all(folder);
    let handle = File::open(folder).ok()?;
    handle.lock().ok()?;
    Some(handle)
}
