//! Templates of the user's, read from a folder.

use crate::walk;
use anyhow::{Context, Result, bail};
use sn_gen::engine::Override;
use std::fs;
use std::path::Path;

/// Every `.tera` file below `folder`, named by its path there with `/` on every system.
pub(crate) fn read(folder: &Path) -> Result<Vec<Override>> {
    let overrides = walk::files(folder, &["tera"], |_| true)?
        .iter()
        .map(|path| read_one(folder, path))
        .collect::<Result<Vec<_>>>()?;
    if overrides.is_empty() {
        bail!("no template in `{}`: expected files that end in `.tera`", folder.display());
    }
    Ok(overrides)
}

fn read_one(folder: &Path, path: &Path) -> Result<Override> {
    let what = || format!("cannot read the template `{}`", path.display());
    let bytes = fs::read(path).with_context(what)?;
    let text = String::from_utf8(bytes).map_err(|error| error.utf8_error()).with_context(what)?;
    let below = path.strip_prefix(folder).unwrap_or(path);
    let steps: Vec<_> = below.iter().map(|step| step.to_string_lossy()).collect();
    Ok(Override { name: steps.join("/"), text })
}
