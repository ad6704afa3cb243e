//! `sn-gen templates`: what a build is made from, listed or written.

use crate::args::TemplatesArgs;
use crate::exit::Exit;
use crate::report::Reporter;
use anyhow::{Context, Result, bail};
use sn_gen::engine::TEMPLATES;
use sn_gen::shown::{count, shown};
use std::fs::{self, OpenOptions};
use std::io::Write;
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
        let path = folder.join(name);
        write(&path, text).with_context(|| format!("cannot write `{}`", shown(&path)))?;
    }
    let count = count(TEMPLATES.len(), "template");
    reporter.result(&format!("wrote {count} into {}\n", shown(folder)));
    Ok(())
}

fn write(path: &Path, text: &str) -> Result<()> {
    fs::create_dir_all(path.parent().unwrap_or(path))?;
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    Ok(file.write_all(text.as_bytes())?)
}
