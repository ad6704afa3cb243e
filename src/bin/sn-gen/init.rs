//! `sn-gen init`: a spec to start from.

use crate::args::InitArgs;
use crate::exit::Exit;
use crate::report::Reporter;
use anyhow::{Context, Result};
use sn_gen::shown::shown;
use std::fs::{self, File};
use std::io::{ErrorKind, Write};

const STARTER: &str = include_str!("../../../templates/init/mappings.yaml");

pub(crate) fn run(args: &InitArgs, reporter: &mut Reporter) -> Result<Exit> {
    let file = &args.file;
    let mut starter = match File::create_new(file) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            reporter.error(&format!("`{}` already exists", shown(file)));
            reporter.help("`sn-gen init FILE` writes another file");
            return Ok(Exit::Refused);
        }
        other => other,
    }
    .with_context(|| format!("cannot write `{}`", shown(file)))?;
    if let Err(error) = starter.write_all(STARTER.as_bytes()) {
        // Half a file would only keep the next try from writing a whole one.
        let _ = fs::remove_file(file);
        return Err(error).with_context(|| format!("cannot write `{}`", shown(file)));
    }
    reporter.result(&format!("created {}\n", shown(file)));
    Ok(Exit::Done)
}
