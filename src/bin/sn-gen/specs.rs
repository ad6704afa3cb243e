//! Which specs are built, and where each one goes.

use crate::args::SPEC;
use crate::walk;
use anyhow::{Result, bail};
use sn_gen::output;
use sn_gen::shown::shown;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use walkdir::DirEntry;

/// A spec and its output folder.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct SpecPaths {
    pub(crate) spec: PathBuf,
    pub(crate) out: PathBuf,
}

/// Finds the specs that `given` names. One file goes into `out` itself; several, or those of a
/// folder, into one subfolder each.
pub(crate) fn find(given: &[PathBuf], out: &Path) -> Result<Vec<SpecPaths>> {
    if let [spec] = given
        && !spec.is_dir()
    {
        return Ok(vec![SpecPaths { spec: spec.clone(), out: out.to_owned() }]);
    }
    let mut found = Vec::new();
    for path in given {
        if path.is_dir() {
            found.extend(in_folder(path, out)?);
        } else {
            found.push(SpecPaths { spec: path.clone(), out: out.join(name_of(path)) });
        }
    }
    drop_repeated(&mut found);
    refuse_clashes(&found)?;
    refuse_nesting(&found, out)?;
    Ok(found)
}

/// Every spec below a folder, sorted by path; hidden folders and the output are left out.
fn in_folder(folder: &Path, out: &Path) -> Result<Vec<SpecPaths>> {
    let out_itself = fs::canonicalize(out).ok();
    let is_wanted = |entry: &DirEntry| {
        let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
        let is_out = entry.file_type().is_dir()
            && out_itself.is_some()
            && fs::canonicalize(entry.path()).ok() == out_itself;
        entry.depth() == 0 || !(is_hidden || is_out)
    };
    let specs = walk::files(folder, &["yaml", "yml"], is_wanted)?;
    if specs.is_empty() {
        // Reading the folder as a spec says what is wrong with it, in every format.
        let (spec, out) = (folder.to_owned(), out.join(name_of(folder)));
        return Ok(vec![SpecPaths { spec, out }]);
    }
    let paths = |spec: PathBuf| {
        let out = out.join(name_below(folder, &spec));
        SpecPaths { spec, out }
    };
    Ok(specs.into_iter().map(paths).collect())
}

/// What the output of a spec is called: its own folder's name if it has the standard name, its
/// name without the extension otherwise.
fn name_of(spec: &Path) -> PathBuf {
    let own_folder = own_folder(spec);
    match own_folder.file_name() {
        Some(folder) if has_standard_name(spec) => folder.into(),
        _ => spec.file_stem().unwrap_or_default().into(),
    }
}

/// The folder that a spec is in, by the name it really has: `.` and `..` have none.
fn own_folder(spec: &Path) -> PathBuf {
    let folder = match spec.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned())
}

/// What the output of a spec that was found in a folder is called: the same, with the folders on
/// the way there in front.
fn name_below(folder: &Path, spec: &Path) -> PathBuf {
    let below = spec.strip_prefix(folder).unwrap_or(spec);
    match below.parent() {
        Some(way) if way.as_os_str().is_empty() => name_of(spec),
        Some(way) if has_standard_name(spec) => way.to_owned(),
        _ => below.with_extension(""),
    }
}

fn has_standard_name(spec: &Path) -> bool {
    spec.file_stem() == Path::new(SPEC).file_stem()
}

/// A spec that was named twice, say as a file and by its folder, is built once.
fn drop_repeated(found: &mut Vec<SpecPaths>) {
    let mut seen: Vec<(PathBuf, PathBuf)> = Vec::new();
    found.retain(|paths| {
        let spec = fs::canonicalize(&paths.spec).unwrap_or_else(|_| paths.spec.clone());
        let this = (spec, paths.out.clone());
        let is_new = !seen.contains(&this);
        seen.push(this);
        is_new
    });
}

/// Two specs must not share an output folder, nor may one's lie in the other's. Upper and lower
/// case do not tell folders apart on every system.
fn refuse_clashes(found: &[SpecPaths]) -> Result<()> {
    let mut folders: BTreeMap<PathBuf, &SpecPaths> = BTreeMap::new();
    for paths in found {
        let folder = PathBuf::from(paths.out.to_string_lossy().to_lowercase());
        if let Some(other) = folders.insert(folder, paths) {
            bail!(
                "`{}` and `{}` would both be built into `{}`",
                shown(&other.spec),
                shown(&paths.spec),
                shown(&paths.out)
            );
        }
    }
    for (folder, paths) in &folders {
        let around = folder.ancestors().skip(1).find_map(|it| folders.get(it));
        if let Some(other) = around {
            bail!(
                "`{}` would be built into `{}`, inside the output of `{}`",
                shown(&paths.spec),
                shown(&paths.out),
                shown(&other.spec)
            );
        }
    }
    Ok(())
}

/// No output folder may lie in one that an earlier build filled.
fn refuse_nesting(found: &[SpecPaths], out: &Path) -> Result<()> {
    for paths in found {
        let around = paths.out.ancestors().skip(1).take_while(|it| it.starts_with(out));
        if let Some(other) = around.into_iter().find(|it| output::is_output(it)) {
            bail!(
                "`{}` would be built into `{}`, inside `{}`, which holds another output; choose \
                 another folder with --out",
                shown(&paths.spec),
                shown(&paths.out),
                shown(other)
            );
        }
    }
    Ok(())
}
