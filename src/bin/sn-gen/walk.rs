//! The files of a folder, in an order that is the same everywhere.

use anyhow::{Result, anyhow};
use sn_gen::shown::shown;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// Every file below `folder` with one of the extensions, sorted by path. Links are left out, since
/// they may lead to what was not meant to be read; what `is_wanted` refuses is not entered.
pub(crate) fn files(
    folder: &Path,
    extensions: &[&str],
    is_wanted: impl FnMut(&DirEntry) -> bool,
) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in WalkDir::new(folder).sort_by_file_name().into_iter().filter_entry(is_wanted) {
        let entry = entry.map_err(|error| unreadable(&error))?;
        let extension = entry.path().extension().and_then(|it| it.to_str());
        if extension.is_some_and(|it| extensions.contains(&it)) && entry.file_type().is_file() {
            files.push(entry.into_path());
        }
    }
    Ok(files)
}

fn unreadable(error: &walkdir::Error) -> anyhow::Error {
    match (error.path(), error.io_error()) {
        (Some(path), Some(cause)) => anyhow!("cannot read `{}`: {cause}", shown(path)),
        _ => anyhow!("{error}"),
    }
}
