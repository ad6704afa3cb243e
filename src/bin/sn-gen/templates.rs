//! Templates of the user's, read from a folder.

use crate::walk;
use anyhow::{Context, Result, bail};
use sn_gen::engine::Override;
use sn_gen::shown::shown;
use std::fs;
use std::path::Path;

/// Every `.tera` file below `folder`, named by its path there with `/` on every system.
pub(crate) fn read(folder: &Path) -> Result<Vec<Override>> {
    let overrides = walk::files(folder, &["tera"], |_| true)?
        .iter()
        .map(|path| read_one(folder, path))
        .collect::<Result<Vec<_>>>()?;
    if overrides.is_empty() {
        bail!("no template in `{}`: expected files that end in `.tera`", shown(folder));
    }
    Ok(overrides)
}

fn read_one(folder: &Path, path: &Path) -> Result<Override> {
    let what = || format!("cannot read the template `{}`", shown(path));
    let bytes = fs::read(path).with_context(what)?;
    let text = String::from_utf8(bytes).map_err(|error| error.utf8_error()).with_context(what)?;
    let name = shown(path.strip_prefix(folder).unwrap_or(path));
    Ok(Override { name, text })
}
