//! `sn-gen templates`: what a build is made from, listed or written.

use crate::args::TemplatesArgs;
use crate::exit::Exit;
use crate::new_file;
use crate::report::Reporter;
use anyhow::{Result, bail};
use sn_gen::engine::TEMPLATES;
use sn_gen::shown::{count, shown};
use std::path::Path;

pub(crate) fn run(args: &TemplatesArgs, reporter: &mut Reporter) -> Result<Exit> {
    match &args.export {
        Some(folder) => export(folder, reporter)?,
        None => TEMPLATES.iter().for_each(|(name, _)| reporter.result(&format!("{name}\n"))),
    }
    Ok(Exit::Done)
}

fn export(folder: &Path, reporter: &mut Reporter) -> Result<()> {
    let taken = TEMPLATES.iter().map(|(name, _)| folder.join(name));
    if let Some(path) = taken.into_iter().find(|path| path.symlink_metadata().is_ok()) {
        bail!("`{}` is there already; nothing was written", shown(&path));
    }
    for (name, text) in TEMPLATES {
        new_file::create(&folder.join(name), text)?;
    }
    let count = count(TEMPLATES.len(), "template");
    reporter.result(&format!("wrote {count} into {}\n", shown(folder)));
    Ok(())
}
