//! What earlier runs made in a folder: its manifest, and the journal of a run that was killed.
//!
//! The journal is a manifest as well. It stands beside the real one while files are written and
//! lists everything of before and after, so that no run can leave a file that nobody knows.

use super::error::{Obstacle, OutputError};
use super::folder::Folder;
use super::line_ends::without_returns;
use super::occupant::{Hindrance, Occupant};
use crate::artifact::Artifact;
use crate::manifest::{self, FileEntry, Manifest, ManifestError};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Where the journal stands below the output folder while a run is at work.
pub(super) const JOURNAL: &str = ".sn-gen/journal.json";
/// The most bytes of a manifest; one of a hundred files and a thousand records has a quarter.
const MOST_MANIFEST: u64 = 1 << 20;
/// The most bytes of a journal, which lists what was and what is to be.
const MOST_JOURNAL: u64 = 2 * MOST_MANIFEST;

/// The files that earlier runs made.
pub(super) struct History {
    /// Every digest that a file had when we wrote it, by path.
    digests: BTreeMap<String, BTreeSet<String>>,
    /// An earlier run did not finish.
    pub(super) is_interrupted: bool,
}

impl History {
    pub(super) fn read(folder: &Folder) -> Result<Self, OutputError> {
        let mut digests: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let made = read(folder, manifest::PATH, MOST_MANIFEST)?;
        let journal = read(folder, JOURNAL, MOST_JOURNAL)?;
        if made.is_some() {
            digests.entry(manifest::PATH.to_owned()).or_default();
        }
        let is_interrupted = journal.is_some();
        for file in made.into_iter().chain(journal).flat_map(|manifest| manifest.files) {
            digests.entry(file.path).or_default().insert(file.sha256);
        }
        Ok(Self { digests, is_interrupted })
    }

    /// Whether an earlier run made a file of this path.
    pub(super) fn names(&self, path: &str) -> bool {
        self.digests.contains_key(path)
    }

    /// Whether the file is as an earlier run left it, but for line ends: a checkout changes them.
    pub(super) fn is_untouched(&self, path: &str, content: &[u8]) -> bool {
        let is_of =
            |known: &BTreeSet<String>, content: &[u8]| known.contains(&manifest::digest(content));
        self.digests
            .get(path)
            .is_some_and(|known| is_of(known, content) || is_of(known, &without_returns(content)))
    }

    /// The files of earlier runs, sorted.
    pub(super) fn paths(&self) -> impl Iterator<Item = &str> {
        self.digests.keys().map(String::as_str)
    }

    /// The journal of a run that is about to write `artifacts`.
    pub(super) fn journal(&self, artifacts: &[Artifact]) -> Manifest {
        let before = self.digests.iter().flat_map(|(path, digests)| {
            let entry = |sha256: &String| FileEntry { path: path.clone(), sha256: sha256.clone() };
            digests.iter().map(entry)
        });
        let after = artifacts.iter().map(FileEntry::of);
        Manifest::listing("", before.chain(after).collect(), Vec::new())
    }
}

/// Whether an earlier run, finished or not, filled this very folder.
#[must_use]
pub fn is_output(folder: &Path) -> bool {
    let Ok(folder) = Folder::open(folder) else { return false };
    let lists = [(manifest::PATH, MOST_MANIFEST), (JOURNAL, MOST_JOURNAL)];
    lists.iter().any(|(path, most)| match read(&folder, path, *most) {
        Ok(manifest) => manifest.is_some(),
        Err(OutputError::Manifest { error, .. }) => !matches!(error, ManifestError::Foreign),
        Err(_) => false,
    })
}

fn read(folder: &Folder, path: &str, most: u64) -> Result<Option<Manifest>, OutputError> {
    let place = folder.place(path);
    let unsound = |error| OutputError::Manifest { path: place.clone(), error };
    match folder.look(path, most).map_err(|error| OutputError::disk("read", &place, error))? {
        Occupant::Free => Ok(None),
        Occupant::File(bytes) if bytes.len() as u64 > most => {
            Err(unsound(ManifestError::TooLarge { most }))
        }
        Occupant::File(bytes) => Manifest::parse(&bytes).map(Some).map_err(unsound),
        Occupant::Hindered(hindrance) => {
            Err(OutputError::Blocked(vec![Obstacle { path: place, hindrance }]))
        }
    }
}

impl Obstacle {
    /// What keeps a generated file from its place, if something does.
    pub(super) fn foreign(path: &Path) -> Self {
        Self { path: path.to_path_buf(), hindrance: Hindrance::ForeignFile }
    }
}
