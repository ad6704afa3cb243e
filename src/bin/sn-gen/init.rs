//! `sn-gen init`: a spec, or a few scenarios, to start from.

use crate::args::InitArgs;
use crate::exit::Exit;
use crate::report::Reporter;
use anyhow::{Context, Result};
use sn_gen::shown::shown;
use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

const SPEC: &str = include_str!("../../../templates/init/mappings.yaml");

const SCENARIOS: [(&str, &str); 3] = [
    ("dispatch.yaml", include_str!("../../../templates/init/scenarios/dispatch.yaml")),
    ("resolving.yaml", include_str!("../../../templates/init/scenarios/resolving.yaml")),
    ("retries.yaml", include_str!("../../../templates/init/scenarios/retries.yaml")),
];

pub(crate) fn run(args: &InitArgs, reporter: &mut Reporter) -> Result<Exit> {
    let Some(folder) = &args.scenarios else {
        let help = "`sn-gen init FILE` writes another file";
        return write(&[(args.file.clone(), SPEC)], help, reporter);
    };
    let files = SCENARIOS.map(|(name, text)| (folder.join(name), text));
    // One that is there is found before anything is written.
    let there = files.iter().filter(|(file, _)| file.exists());
    let there: Vec<_> = there.cloned().collect();
    if there.is_empty() {
        fs::create_dir_all(folder).with_context(|| cannot_write(folder))?;
    }
    let files = if there.is_empty() { files.to_vec() } else { there };
    write(&files, "`sn-gen init --scenarios DIR` writes into another folder", reporter)
}

/// Writes files that are not there yet.
fn write(files: &[(PathBuf, &str)], help: &str, reporter: &mut Reporter) -> Result<Exit> {
    for (file, text) in files {
        let mut starter = match File::create_new(file) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                reporter.error(&format!("`{}` already exists", shown(file)));
                reporter.help(help);
                return Ok(Exit::Refused);
            }
            other => other,
        }
        .with_context(|| cannot_write(file))?;
        if let Err(error) = starter.write_all(text.as_bytes()) {
            // Half a file would only keep the next try from writing a whole one.
            let _ = fs::remove_file(file);
            return Err(error).with_context(|| cannot_write(file));
        }
        reporter.result(&format!("created {}\n", shown(file)));
    }
    Ok(Exit::Done)
}

fn cannot_write(path: &Path) -> String {
    format!("cannot write `{}`", shown(path))
}
