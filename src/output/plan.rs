//! What it takes to make a folder equal a list of artifacts.
//!
//! A plan only reads. Files that the folder holds beyond the artifacts concern it only if an
//! earlier run made them; of those it removes the ones that nobody has edited since.

use super::error::{Obstacle, OutputError};
use super::folder::Folder;
use super::history::History;
use super::occupant::Occupant;
use crate::artifact::Artifact;
use crate::manifest::{self, Manifest, is_product};
use std::path::{Path, PathBuf};

/// As much of a file is read as shows that it is another one: what is made is far smaller.
const MOST_FILE: u64 = 64 << 20;

/// The difference between a folder and what it should hold.
#[derive(Debug)]
pub struct Plan {
    /// The output folder, as it was given.
    pub folder: PathBuf,
    /// The same, opened.
    pub(super) opened: Folder,
    /// Every generated file and every file of an earlier run that still exists, sorted by path.
    pub files: Vec<PlannedFile>,
    /// Paths of earlier runs that are no longer made.
    pub(super) abandoned: Vec<String>,
    /// What a run that is killed would leave to the next one.
    pub(super) journal: Manifest,
    /// An earlier run did not finish.
    pub(super) is_interrupted: bool,
    /// Nothing is made: the folder is to hold nothing of ours.
    pub(super) is_clearing: bool,
}

/// A file and what happens to it.
#[derive(Debug)]
pub struct PlannedFile {
    /// Path below the output folder, `/` on every system.
    pub path: String,
    /// What happens to it.
    pub action: FileAction,
}

/// What happens to a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileAction {
    /// It does not exist yet.
    Create {
        /// Its content.
        new: String,
    },
    /// Its content differs.
    Change {
        /// What it holds.
        old: Vec<u8>,
        /// What it should hold.
        new: String,
    },
    /// An earlier run made it, it is as that run left it, and it is no longer made.
    Remove {
        /// What it holds.
        old: Vec<u8>,
    },
    /// An earlier run made it, it is no longer made, but somebody has edited it since. It stays,
    /// and from now on it is a file of theirs.
    Keep,
    /// The manifest names it, but no build makes such a file, so the manifest is not to be
    /// believed. It stays, whosever it is.
    Spare,
    /// Nothing.
    UpToDate,
}

impl Plan {
    /// Compares `folder` with `artifacts`, whose paths are plain and differ. Every build makes a
    /// manifest, so it goes only where nothing is made.
    pub fn new(folder: &Path, artifacts: &[Artifact]) -> Result<Self, OutputError> {
        let opened = Folder::open(folder)?;
        let history = History::read(&opened)?;
        let mut files = Vec::new();
        let mut obstacles = Vec::new();
        for artifact in artifacts {
            match compare(&opened, artifact, &history)? {
                Ok(action) => files.push(PlannedFile { path: artifact.path.clone(), action }),
                Err(obstacle) => obstacles.push(obstacle),
            }
        }
        if !obstacles.is_empty() {
            obstacles.sort_by(|a, b| a.path.cmp(&b.path));
            return Err(OutputError::Blocked(obstacles));
        }
        let is_made = |path: &str| artifacts.iter().any(|artifact| artifact.path == path);
        let mut abandoned: Vec<String> =
            history.paths().filter(|path| !is_made(path)).map(str::to_owned).collect();
        for path in &abandoned {
            if let Some(action) = clear(&opened, path, &history)? {
                files.push(PlannedFile { path: path.clone(), action });
            }
        }
        abandoned.retain(|path| is_product(path));
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let journal = history.journal(artifacts);
        let is_interrupted = history.is_interrupted;
        let folder = folder.to_path_buf();
        let is_clearing = artifacts.is_empty();
        Ok(Self { folder, opened, files, abandoned, journal, is_interrupted, is_clearing })
    }

    /// Where a file of the plan stands.
    #[must_use]
    pub fn place(&self, file: &PlannedFile) -> PathBuf {
        self.folder.join(&file.path)
    }

    /// Whether the folder already holds what it should, and no run was broken off in it.
    #[must_use]
    pub fn is_up_to_date(&self) -> bool {
        !self.is_interrupted && !self.is_stale()
    }

    /// Whether an earlier run did not finish.
    #[must_use]
    pub fn is_unfinished(&self) -> bool {
        self.is_interrupted
    }

    pub(super) fn is_stale(&self) -> bool {
        self.files.iter().any(PlannedFile::is_stale)
    }
}

impl PlannedFile {
    /// Whether the folder does not hold what it should.
    #[must_use]
    pub fn is_stale(&self) -> bool {
        !matches!(self.action, FileAction::Keep | FileAction::Spare | FileAction::UpToDate)
    }
}

/// What happens to a file that is made, or what hinders it.
fn compare(
    folder: &Folder,
    artifact: &Artifact,
    history: &History,
) -> Result<Result<FileAction, Obstacle>, OutputError> {
    let place = folder.place(&artifact.path);
    let found = folder.look(&artifact.path, MOST_FILE);
    Ok(match found.map_err(|error| OutputError::disk("read", &place, error))? {
        Occupant::Free => Ok(FileAction::Create { new: artifact.text.clone() }),
        Occupant::File(old) if old == artifact.text.as_bytes() => Ok(FileAction::UpToDate),
        Occupant::File(old) if history.names(&artifact.path) => {
            Ok(FileAction::Change { old, new: artifact.text.clone() })
        }
        Occupant::File(_) => Err(Obstacle::foreign(&place)),
        Occupant::Hindered(hindrance) => Err(Obstacle { path: place, hindrance }),
    })
}

/// What happens to a file that is no longer made; nothing if it is gone.
fn clear(
    folder: &Folder,
    path: &str,
    history: &History,
) -> Result<Option<FileAction>, OutputError> {
    let found = folder.look(path, MOST_FILE);
    Ok(match found.map_err(|error| OutputError::disk("read", folder.place(path), error))? {
        Occupant::Free => None,
        Occupant::File(old) if path == manifest::PATH => Some(FileAction::Remove { old }),
        _ if !is_product(path) => Some(FileAction::Spare),
        Occupant::File(old) if history.is_untouched(path, &old) => Some(FileAction::Remove { old }),
        Occupant::File(_) | Occupant::Hindered(_) => Some(FileAction::Keep),
    })
}
