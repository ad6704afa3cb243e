//! The way to the disk: compare artifacts with a folder, then write only what differs.
//!
//! A file is touched only if its path is generated or the folder's manifest names it. A run may be
//! killed at any moment: every file is then old or new, never half, and the next run, whatever it
//! generates, completes the work and cleans up. See [`Plan::steps`].

mod attributes;
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

/// What it would take to make `folder` hold `artifacts`; without any, to clear it.
pub fn compare(folder: &Path, artifacts: &[Artifact]) -> Result<Plan, OutputError> {
    Plan::new(folder, artifacts)?.with_attributes()
}

/// Makes `folder` hold `artifacts` and says what that took. Runs in one folder take turns.
pub fn update(folder: &Path, artifacts: &[Artifact]) -> Result<Plan, OutputError> {
    let _turn = wait_for_turn(folder);
    let plan = compare(folder, artifacts)?;
    plan.apply()?;
    Ok(plan)
}

/// Takes from `folder` what earlier runs made there and nobody has edited since, and says what that
/// was. The folder itself goes as well if nothing is left in it.
pub fn clear(folder: &Path) -> Result<Plan, OutputError> {
    let plan = update(folder, &[])?;
    // Where something of somebody's is left, the folder is theirs.
    let _ = fs::remove_dir(folder);
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
