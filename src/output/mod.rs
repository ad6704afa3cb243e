//! The way to the disk: compare artifacts with a folder, then write only what differs.
//!
//! A file is touched only if its path is generated or the folder's manifest names it. A run may be
//! killed at any moment: every file is then old or new, never half, and the next run, whatever it
//! generates, completes the work and cleans up. See [`Plan::steps`].

mod diff;
mod error;
mod history;
mod place;
mod plan;
mod step;

pub use diff::unified;

pub use error::{Obstacle, OutputError};
pub use place::Hindrance;
pub use plan::{Action, Plan, PlannedFile};
pub use step::Step;
