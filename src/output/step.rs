//! A plan, carried out in steps of which each happens wholly or not at all.

use super::error::OutputError;
use super::history::JOURNAL;
use super::occupant::is_folder;
use super::plan::{FileAction, Plan};
use crate::manifest;
use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tempfile::Builder;

/// How the files are called that a step writes before it puts them in their place.
const SCRATCH: (&str, &str) = (".sn-gen-", ".tmp");

/// One change of the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DiskStep {
    /// Put a file in its place, in one stroke.
    Write {
        /// The file.
        path: PathBuf,
        /// Its content.
        text: String,
    },
    /// Delete a file.
    Remove {
        /// The file.
        path: PathBuf,
    },
    /// Delete a folder if it is empty.
    Prune {
        /// The folder.
        path: PathBuf,
    },
}

impl Plan {
    /// Makes the folder hold what it should. Does nothing if it already does.
    pub fn apply(&self) -> Result<(), OutputError> {
        self.steps()?.iter().try_for_each(DiskStep::perform)
    }

    /// The changes of the disk, in an order that may be broken off after any of them.
    ///
    /// The journal comes first and goes last. While it stands, the next run knows every file that
    /// this one may have written, and the manifest of before stays true until all files are those
    /// of after.
    pub fn steps(&self) -> Result<Vec<DiskStep>, OutputError> {
        let mut steps = self.sweep();
        let is_at_work = !self.is_up_to_date();
        if is_at_work {
            steps.push(self.write(JOURNAL, &self.journal_text()?));
        }
        let (manifest, files): (Vec<_>, Vec<_>) =
            self.writes().partition(|(path, _)| *path == manifest::PATH);
        steps.extend(files.into_iter().map(|(path, text)| self.write(path, text)));
        for file in &self.files {
            if let FileAction::Remove { .. } = file.action {
                steps.push(DiskStep::Remove { path: self.folder.join(&file.path) });
            }
        }
        steps.extend(self.prune());
        steps.extend(manifest.into_iter().map(|(path, text)| self.write(path, text)));
        if is_at_work || self.is_interrupted {
            steps.push(DiskStep::Remove { path: self.folder.join(JOURNAL) });
        }
        Ok(steps)
    }

    fn write(&self, path: &str, text: &str) -> DiskStep {
        DiskStep::Write { path: self.folder.join(path), text: text.to_owned() }
    }

    fn writes(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().filter_map(|file| match &file.action {
            FileAction::Create { new } | FileAction::Change { new, .. } => {
                Some((file.path.as_str(), new.as_str()))
            }
            FileAction::Remove { .. }
            | FileAction::Keep
            | FileAction::Spare
            | FileAction::UpToDate => None,
        })
    }

    fn journal_text(&self) -> Result<String, OutputError> {
        let failed = |error: serde_json::Error| {
            OutputError::disk("write", self.folder.join(JOURNAL), error.into())
        };
        Ok(self.journal.to_artifact().map_err(failed)?.text)
    }

    /// Deletes the half-written files of a run that was killed.
    fn sweep(&self) -> Vec<DiskStep> {
        let planned = self.files.iter().map(|file| file.path.as_str());
        let paths = planned.chain(self.abandoned.iter().map(String::as_str));
        let folders: BTreeSet<&str> = paths.filter_map(parent).collect();
        let below = folders.into_iter().filter(|path| is_folder(&self.folder, path));
        std::iter::once(self.folder.clone())
            .chain(below.map(|path| self.folder.join(path)))
            .flat_map(|folder| scratch_files(&folder))
            .map(|path| DiskStep::Remove { path })
            .collect()
    }

    /// Deletes the folders that only held files which are no longer made.
    fn prune(&self) -> Vec<DiskStep> {
        let mut folders = BTreeSet::new();
        for path in &self.abandoned {
            folders.extend(std::iter::successors(parent(path), |path| parent(path)));
        }
        let deepest_first = folders.into_iter().rev();
        deepest_first
            .filter(|path| is_folder(&self.folder, path))
            .map(|path| DiskStep::Prune { path: self.folder.join(path) })
            .collect()
    }
}

impl DiskStep {
    /// Changes the disk. A step that was already done does no harm.
    pub fn perform(&self) -> Result<(), OutputError> {
        match self {
            Self::Write { path, text } => {
                write(path, text).map_err(|error| OutputError::disk("write", path, error))
            }
            Self::Remove { path } => match fs::remove_file(path) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => {
                    Err(OutputError::disk("remove", path, error))
                }
                _ => Ok(()),
            },
            Self::Prune { path } => {
                // An empty folder that cannot be deleted does no harm.
                let _ = fs::remove_dir(path);
                Ok(())
            }
        }
    }
}

/// Writes beside the place and renames, so that the place holds the old file or the new one. The
/// content is on the disk before the name is, so that a power cut leaves no empty file either.
fn write(path: &Path, text: &str) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut builder = Builder::new();
    builder.prefix(SCRATCH.0).suffix(SCRATCH.1);
    let mut file = like_a_new_file(&mut builder).tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// Temporary files are private by default; a generated file has the mode that the umask leaves.
#[cfg(unix)]
fn like_a_new_file<'a, 'b, 'c>(builder: &'a mut Builder<'b, 'c>) -> &'a mut Builder<'b, 'c> {
    use std::os::unix::fs::PermissionsExt;
    builder.permissions(fs::Permissions::from_mode(0o666))
}

#[cfg(not(unix))]
fn like_a_new_file<'a, 'b, 'c>(builder: &'a mut Builder<'b, 'c>) -> &'a mut Builder<'b, 'c> {
    builder
}

/// The half-written files directly in `folder`, sorted; none if it cannot be read.
fn scratch_files(folder: &Path) -> Vec<PathBuf> {
    let is_scratch = |name: &str| name.starts_with(SCRATCH.0) && name.ends_with(SCRATCH.1);
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(Result::ok)
        .filter(|entry| entry.file_name().to_str().is_some_and(is_scratch))
        .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()))
        .map(|entry| entry.path())
        .collect();
    files.sort();
    files
}

/// The folder of a path below the output folder, unless it is the output folder itself.
fn parent(path: &str) -> Option<&str> {
    path.rsplit_once('/').map(|(parent, _)| parent)
}
