//! `sn-gen verify`: are these update sets sound?

use crate::args::VerifyArgs;
use crate::exit::Exit;
use crate::report::Reporter;
use crate::verify_result::{self, VerifyResult};
use crate::walk;
use anyhow::{Result, bail};
use indexmap::IndexSet;
use sn_gen::output;
use sn_gen::shown::shown;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// How the name of an update set begins, whether an instance or sn-gen wrote it.
const UPDATE_SET: &str = "sys_remote_update_set_";

pub(crate) fn run(args: &VerifyArgs, reporter: &mut Reporter) -> Result<Exit> {
    reporter.begin(args.format, "files");
    reporter.be_quiet(args.quiet);
    let mut files = IndexSet::new();
    for path in &args.files {
        if path.is_dir() {
            files.extend(in_folder(path, reporter)?);
        } else {
            files.insert(path.clone());
        }
    }
    let mut results: Vec<VerifyResult> = files.iter().map(|it| VerifyResult::of(it)).collect();
    if !args.separate {
        verify_result::find_rivals(&mut results);
    }
    let mut worst = Exit::Done;
    for verified in &results {
        worst = worst.max(verified.exit());
        reporter.verified(verified, args.all);
    }
    Ok(worst)
}

/// The update sets below a folder. There may be none if it holds an output, which then is for another
/// system.
fn in_folder(folder: &Path, reporter: &mut Reporter) -> Result<Vec<PathBuf>> {
    let is_hidden = |name: &str| name.starts_with('.') && name.len() > 1;
    let mut files = walk::files(folder, &["xml"], |entry| {
        entry.depth() == 0 || !is_hidden(&entry.file_name().to_string_lossy())
    })?;
    files.retain(|file| {
        file.file_name().is_some_and(|it| it.to_string_lossy().starts_with(UPDATE_SET))
    });
    if files.is_empty() {
        let none = format!("no update set in `{}`", shown(folder));
        let mut folders = WalkDir::new(folder).into_iter().filter_map(Result::ok);
        if !folders.any(|it| it.file_type().is_dir() && output::is_output(it.path())) {
            bail!("{none}: expected files like `{UPDATE_SET}….xml`");
        }
        reporter.note(&none);
    }
    Ok(files)
}
