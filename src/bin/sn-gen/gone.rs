//! Outputs that a folder of specs made and whose spec is gone from it.

use crate::args::{BuildArgs, OUT, SPEC};
use crate::exit::Exit;
use crate::specs::SpecPaths;
use anyhow::Result;
use sn_gen::output::{self, Plan};
use std::fs;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// An output of a spec that is gone, and what becomes of it.
pub(crate) struct GoneResult {
    pub(crate) out: PathBuf,
    /// What was or would be done to the folder.
    pub(crate) plan: Result<Plan>,
    pub(crate) exit: Exit,
}

/// The outputs below `out` that no spec makes, sorted; none unless `given` names a folder of specs:
/// whoever names single ones says nothing of the others.
pub(crate) fn find(given: &[PathBuf], out: &Path, specs: &[SpecPaths]) -> Vec<PathBuf> {
    let is_whole = specs.iter().all(|paths| !paths.spec.is_dir());
    if !(is_whole && given.iter().any(|path| path.is_dir())) {
        return Vec::new();
    }
    let real = |path: &Path| fs::canonicalize(path).ok();
    let made: Vec<PathBuf> = specs.iter().filter_map(|paths| real(&paths.out)).collect();
    let is_wanted = |entry: &DirEntry| {
        let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
        let is_made = || real(entry.path()).is_some_and(|path| made.contains(&path));
        entry.file_type().is_dir() && !is_hidden && !is_made() && !has_own_spec(entry)
    };
    let mut gone = Vec::new();
    let below = WalkDir::new(out).min_depth(1).sort_by_file_name();
    let mut folders = below.into_iter().filter_entry(is_wanted);
    // What cannot be read is no output that could be removed.
    while let Some(entry) = folders.next() {
        if let Ok(entry) = entry
            && output::is_output(entry.path())
        {
            gone.push(entry.into_path());
            folders.skip_current_dir();
        }
    }
    gone
}

/// Whether it is where a spec beside it is built into, unless something else is said.
fn has_own_spec(entry: &DirEntry) -> bool {
    entry.file_name() == OUT && entry.path().with_file_name(SPEC).is_file()
}

impl GoneResult {
    /// Removes an output where that was asked for, else only looks at it.
    pub(crate) fn of(out: PathBuf, args: &BuildArgs) -> Self {
        let plan = if args.prune { output::clear(&out) } else { output::compare(&out, &[]) };
        let exit = match &plan {
            Err(_) => Exit::Refused,
            Ok(_) if args.check => Exit::Wrong,
            Ok(_) => Exit::Done,
        };
        if args.prune {
            // The folders on the way there had no other purpose; one that is not empty stays.
            let way = out.ancestors().skip(1);
            let mut way = way.take_while(|it| *it != args.out && it.starts_with(&args.out));
            let _ = way.all(|folder| fs::remove_dir(folder).is_ok());
        }
        Self { out, plan: plan.map_err(Into::into), exit }
    }
}
