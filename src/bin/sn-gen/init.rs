//! `sn-gen init`: a mapping with what belongs beside it, or a few scenarios, to start from.

use crate::args::{InitArgs, SPEC};
use crate::exit::Exit;
use crate::new_file;
use crate::report::Reporter;
use anyhow::Result;
use sn_gen::shown::shown;
use std::path::{Path, PathBuf};

const MAPPING: &str = include_str!("../../../templates/init/mappings.yaml");

/// What a folder with a mapping of its own has besides.
const PROJECT: [(&str, &str); 2] = [
    (".gitattributes", include_str!("../../../templates/init/gitattributes")),
    (".github/workflows/integration.yml", include_str!("../../../templates/init/integration.yml")),
];

#[cfg(feature = "lab")]
const STARTER: (&str, &str) =
    ("scenarios/starter.yaml", include_str!("../../../templates/init/starter.yaml"));

const SCENARIOS: [(&str, &str); 3] = [
    ("dispatch.yaml", include_str!("../../../templates/init/scenarios/dispatch.yaml")),
    ("resolving.yaml", include_str!("../../../templates/init/scenarios/resolving.yaml")),
    ("retries.yaml", include_str!("../../../templates/init/scenarios/retries.yaml")),
];

/// A file to write.
type NewFile = (PathBuf, String);

pub(crate) fn run(args: &InitArgs, reporter: &mut Reporter) -> Result<Exit> {
    match &args.scenarios {
        Some(folder) => scenarios(folder, reporter),
        None => mapping(args.file.as_deref(), reporter),
    }
}

/// A mapping, and what its folder lacks of the rest.
fn mapping(file: Option<&Path>, reporter: &mut Reporter) -> Result<Exit> {
    let mapping = file.unwrap_or(Path::new(SPEC)).to_owned();
    let schema = mapping.with_file_name("mappings.schema.json");
    let mut beside = vec![(schema, format!("{:#}\n", sn_gen::spec::schema()))];
    if file.is_none() {
        beside.extend(project());
    }
    if mapping.exists() {
        let help = "`sn-gen init FILE` writes another file";
        return Ok(refuse(&mapping, help, reporter));
    }
    create(&(mapping, MAPPING.to_owned()), reporter)?;
    for file in &beside {
        if file.0.exists() {
            reporter.result(&format!("kept {}, which was there\n", shown(&file.0)));
        } else {
            create(file, reporter)?;
        }
    }
    Ok(Exit::Done)
}

fn project() -> Vec<NewFile> {
    let fixed = PROJECT.map(|(path, text)| (PathBuf::from(path), text.to_owned()));
    fixed.into_iter().chain(examples()).collect()
}

/// A first scenario, and the schema that it names.
#[cfg(feature = "lab")]
fn examples() -> Vec<NewFile> {
    let schema = format!("{:#}\n", sn_gen::simulator::scenario::schema());
    vec![(STARTER.0.into(), STARTER.1.to_owned()), ("scenario.schema.json".into(), schema)]
}

/// None, since nothing here could run it.
#[cfg(not(feature = "lab"))]
fn examples() -> Vec<NewFile> {
    Vec::new()
}

fn scenarios(folder: &Path, reporter: &mut Reporter) -> Result<Exit> {
    let files = SCENARIOS.map(|(name, text)| (folder.join(name), text.to_owned()));
    // One that is there is found before anything is written.
    if let Some((file, _)) = files.iter().find(|(file, _)| file.exists()) {
        let help = "`sn-gen init --scenarios DIR` writes into another folder";
        return Ok(refuse(file, help, reporter));
    }
    for file in &files {
        create(file, reporter)?;
    }
    Ok(Exit::Done)
}

fn refuse(file: &Path, help: &str, reporter: &mut Reporter) -> Exit {
    reporter.error(&format!("`{}` already exists", shown(file)));
    reporter.help(help);
    Exit::Refused
}

fn create((file, text): &NewFile, reporter: &mut Reporter) -> Result<()> {
    new_file::create(file, text)?;
    reporter.result(&format!("created {}\n", shown(file)));
    Ok(())
}
