//! Why a folder cannot be compared or written.

use super::occupant::Hindrance;
use crate::manifest::ManifestError;
use crate::shown::{count, shown};
use std::fmt::Write;
use std::io;
use std::path::PathBuf;

/// The folder or the disk refuses; nothing that is not ours was touched.
#[derive(Debug, thiserror::Error)]
pub enum OutputError {
    /// Files are needed where something else stands. Found before anything is written.
    #[error("something that sn-gen did not make stands in the place of {}:{}", count(.0.len(), "file"), list(.0))]
    Blocked(
        /// Everything that is in the way, sorted by path.
        Vec<Obstacle>,
    ),
    /// The disk refuses.
    #[error("cannot {action} `{}`: {error}", shown(path))]
    Disk {
        /// What was attempted, as a verb.
        action: &'static str,
        /// On which file or folder.
        path: PathBuf,
        /// Why it failed.
        #[source]
        error: io::Error,
    },
    /// The disk refuses when files have been written already; the next run completes the work.
    #[error("{0}")]
    Unfinished(
        /// What it refuses.
        Box<Self>,
    ),
    /// The folder's manifest cannot be trusted, so it is unknown which files are ours.
    #[error("`{}` is not a sound manifest of sn-gen: {error}", shown(path))]
    Manifest {
        /// The manifest.
        path: PathBuf,
        /// What is wrong with it.
        #[source]
        error: ManifestError,
    },
}

/// Something that stands where a generated file must go.
#[derive(Debug)]
pub struct Obstacle {
    /// The generated file's path, the folder included.
    pub path: PathBuf,
    /// What stands there or on the way there.
    pub hindrance: Hindrance,
}

impl OutputError {
    pub(super) fn disk(action: &'static str, path: impl Into<PathBuf>, error: io::Error) -> Self {
        Self::Disk { action, path: path.into(), error }
    }

    /// The same after the first change.
    pub(super) fn unfinished(self) -> Self {
        Self::Unfinished(Box::new(self))
    }
}

fn list(obstacles: &[Obstacle]) -> String {
    let mut list = String::new();
    for Obstacle { path, hindrance } in obstacles {
        let _ = write!(list, "\n  {} ({hindrance})", shown(path));
    }
    list
}
