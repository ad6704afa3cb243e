//! A plan, carried out in steps of which each happens wholly or not at all.

use super::error::OutputError;
use super::folder::{Folder, WORKSHOP};
use super::history::JOURNAL;
use super::plan::{FileAction, Plan};
use crate::manifest;
use std::collections::BTreeSet;

/// Keeps version control from what a run has in hand, itself included.
const IGNORE: (&str, &str) = (".sn-gen/.gitignore", "*\n");

/// One change of the disk; paths are those below the output folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DiskStep {
    /// Put a file in its place, in one stroke.
    Write {
        /// The file.
        path: String,
        /// Its content.
        text: String,
    },
    /// Delete a file.
    Remove {
        /// The file.
        path: String,
    },
    /// Delete a folder if it is empty.
    Prune {
        /// The folder.
        path: String,
    },
}

impl Plan {
    /// Makes the folder hold what it should. Does nothing if it already does.
    pub fn apply(&self) -> Result<(), OutputError> {
        let steps = self.steps()?;
        if steps.is_empty() {
            return Ok(());
        }
        let made;
        let folder = if self.opened.exists() {
            &self.opened
        } else {
            made = Folder::create(&self.folder)?;
            &made
        };
        let mut is_begun = false;
        for step in &steps {
            let done = step.perform(folder);
            done.map_err(|error| if is_begun { error.unfinished() } else { error })?;
            is_begun |= matches!(step, DiskStep::Write { path, .. } if path == JOURNAL);
        }
        Ok(())
    }

    /// The changes of the disk, in an order that may be broken off after any of them.
    ///
    /// The journal comes first and goes last. While it stands, the next run knows every file that
    /// this one may have written, and the manifest of before stays true until all files are those
    /// of after.
    pub fn steps(&self) -> Result<Vec<DiskStep>, OutputError> {
        let mut steps = self.sweep();
        let is_at_work = self.is_stale();
        if is_at_work {
            steps.push(write(IGNORE.0, IGNORE.1));
            steps.push(write(JOURNAL, &self.journal_text()?));
        }
        let (manifest, files): (Vec<_>, Vec<_>) =
            self.writes().partition(|(path, _)| *path == manifest::PATH);
        steps.extend(files.into_iter().map(|(path, text)| write(path, text)));
        for file in &self.files {
            if let FileAction::Remove { .. } = file.action {
                steps.push(DiskStep::Remove { path: file.path.clone() });
            }
        }
        steps.extend(self.prune());
        steps.extend(manifest.into_iter().map(|(path, text)| write(path, text)));
        if is_at_work || self.opened.is_folder(WORKSHOP) {
            let paths = [JOURNAL, IGNORE.0].map(str::to_owned);
            steps.extend(paths.map(|path| DiskStep::Remove { path }));
            steps.push(DiskStep::Prune { path: WORKSHOP.to_owned() });
        }
        Ok(steps)
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
            OutputError::disk("write", self.opened.place(JOURNAL), error.into())
        };
        Ok(self.journal.to_artifact().map_err(failed)?.text)
    }

    /// Deletes the half-written files of a run that was killed.
    fn sweep(&self) -> Vec<DiskStep> {
        self.opened.scratch_files().into_iter().map(|path| DiskStep::Remove { path }).collect()
    }

    /// Deletes the folders that only held files which are no longer made.
    fn prune(&self) -> Vec<DiskStep> {
        let mut folders = BTreeSet::new();
        for path in &self.abandoned {
            folders.extend(std::iter::successors(parent(path), |path| parent(path)));
        }
        let deepest_first = folders.into_iter().rev();
        deepest_first
            .filter(|path| self.opened.is_folder(path))
            .map(|path| DiskStep::Prune { path: path.to_owned() })
            .collect()
    }
}

impl DiskStep {
    /// Changes the disk. A step that was already done does no harm.
    pub fn perform(&self, folder: &Folder) -> Result<(), OutputError> {
        let failed = |action, path: &str| {
            let place = folder.place(path);
            move |error| OutputError::disk(action, place, error)
        };
        match self {
            Self::Write { path, text } => folder.write(path, text).map_err(failed("write", path)),
            Self::Remove { path } => folder.remove(path).map_err(failed("remove", path)),
            Self::Prune { path } => {
                folder.prune(path);
                Ok(())
            }
        }
    }
}

fn write(path: &str, text: &str) -> DiskStep {
    DiskStep::Write { path: path.to_owned(), text: text.to_owned() }
}

/// The folder of a path below the output folder, unless it is the output folder itself.
fn parent(path: &str) -> Option<&str> {
    path.rsplit_once('/').map(|(parent, _)| parent)
}
