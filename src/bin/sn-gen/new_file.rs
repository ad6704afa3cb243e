//! Files that people get to start from: none that exists is overwritten.

use anyhow::{Context, Result};
use sn_gen::shown::shown;
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;

/// Writes a file that is not there yet, and the folders on the way to it.
pub(crate) fn create(path: &Path, text: &str) -> Result<()> {
    let cannot_write = || format!("cannot write `{}`", shown(path));
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(cannot_write)?;
    }
    let mut file = File::create_new(path).with_context(cannot_write)?;
    if let Err(error) = file.write_all(text.as_bytes()) {
        // Half a file would only keep the next try from writing a whole one.
        let _ = fs::remove_file(path);
        return Err(error).with_context(cannot_write);
    }
    Ok(())
}
