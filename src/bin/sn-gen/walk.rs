//! The files of a folder, in an order that is the same everywhere.

use anyhow::{Result, anyhow, bail};
use sn_gen::shown::shown;
use std::fs;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// Every file below `folder` with one of the extensions, sorted by path; what `is_wanted` refuses is
/// not entered. A link to a file is one, as in a mounted configuration; a link to a folder could
/// lead in a circle and is refused.
pub(crate) fn files(
    folder: &Path,
    extensions: &[&str],
    is_wanted: impl FnMut(&DirEntry) -> bool,
) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in WalkDir::new(folder).sort_by_file_name().into_iter().filter_entry(is_wanted) {
        let entry = entry.map_err(|error| unreadable(&error))?;
        let extension = entry.path().extension().and_then(|it| it.to_str());
        let is_meant = extension.is_some_and(|it| extensions.contains(&it));
        if entry.path_is_symlink() && entry.depth() > 0 {
            match fs::metadata(entry.path()) {
                Ok(behind) if behind.is_dir() => {
                    let path = shown(entry.path());
                    bail!("`{path}` is a link to a folder, which is not followed: name it as well");
                }
                Ok(behind) if is_meant && behind.is_file() => files.push(entry.into_path()),
                Err(error) if is_meant => {
                    bail!("cannot read what `{}` leads to: {error}", shown(entry.path()));
                }
                _ => {}
            }
        } else if is_meant && entry.file_type().is_file() {
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
