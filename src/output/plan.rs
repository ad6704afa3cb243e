//! What it takes to make a folder equal a list of artifacts.
//!
//! A plan only reads. Files that the folder holds beyond the artifacts concern it only if an
//! earlier run made them; of those it removes the ones that nobody has edited since.

use super::error::{Obstacle, OutputError};
use super::history::History;
use super::occupant::{Occupant, look};
use crate::artifact::Artifact;
use crate::manifest::{Manifest, is_product};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// The difference between a folder and what it should hold.
#[derive(Debug)]
pub struct Plan {
    /// The output folder, as it was given.
    pub folder: PathBuf,
    /// Every generated file and every file of an earlier run that still exists, sorted by path.
    pub files: Vec<PlannedFile>,
    /// Paths of earlier runs that are no longer made.
    pub(super) abandoned: Vec<String>,
    /// What a run that is killed would leave to the next one.
    pub(super) journal: Manifest,
    /// An earlier run did not finish.
    pub(super) is_interrupted: bool,
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
    /// Compares `folder` with `artifacts`, whose paths are plain and differ.
    pub fn new(folder: &Path, artifacts: &[Artifact]) -> Result<Self, OutputError> {
        refuse_other_than_folder(folder)?;
        let history = History::read(folder)?;
        let mut files = Vec::new();
        let mut obstacles = Vec::new();
        for artifact in artifacts {
            match compare(folder, artifact, &history)? {
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
            if let Some(action) = clear(folder, path, &history)? {
                files.push(PlannedFile { path: path.clone(), action });
            }
        }
        abandoned.retain(|path| is_product(path));
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let journal = history.journal(artifacts);
        let is_interrupted = history.is_interrupted;
        Ok(Self { folder: folder.to_path_buf(), files, abandoned, journal, is_interrupted })
    }

    /// Where a file of the plan stands.
    #[must_use]
    pub fn place(&self, file: &PlannedFile) -> PathBuf {
        self.folder.join(&file.path)
    }

    /// Whether the folder already holds what it should.
    #[must_use]
    pub fn is_up_to_date(&self) -> bool {
        !self.files.iter().any(PlannedFile::is_stale)
    }
}

impl PlannedFile {
    /// Whether the folder does not hold what it should.
    #[must_use]
    pub fn is_stale(&self) -> bool {
        !matches!(self.action, FileAction::Keep | FileAction::Spare | FileAction::UpToDate)
    }
}

/// The output folder may be missing, but it may not be anything else.
fn refuse_other_than_folder(folder: &Path) -> Result<(), OutputError> {
    match fs::metadata(folder) {
        Ok(metadata) if metadata.is_dir() => Ok(()),
        Ok(_) => Err(OutputError::disk("write to", folder, io::ErrorKind::NotADirectory.into())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(OutputError::disk("read", folder, error)),
    }
}

/// What happens to a file that is made, or what hinders it.
fn compare(
    folder: &Path,
    artifact: &Artifact,
    history: &History,
) -> Result<Result<FileAction, Obstacle>, OutputError> {
    let place = folder.join(&artifact.path);
    let found = look(folder, &artifact.path);
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
fn clear(folder: &Path, path: &str, history: &History) -> Result<Option<FileAction>, OutputError> {
    let found = look(folder, path);
    Ok(match found.map_err(|error| OutputError::disk("read", folder.join(path), error))? {
        Occupant::Free => None,
        _ if !is_product(path) => Some(FileAction::Spare),
        Occupant::File(old) if history.is_untouched(path, &old) => Some(FileAction::Remove { old }),
        Occupant::File(_) | Occupant::Hindered(_) => Some(FileAction::Keep),
    })
}
