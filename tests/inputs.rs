//! Mappings that people wrote or that tests build, and what is said of each:
//! `tests/inputs/table.yaml`.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test ends at the first thing that is not as it must be"
)]

use serde::Deserialize;
use sn_gen::diagnostic::{FileKind, Look, Report, Source, human};
use sn_gen::resolve::resolve;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

const FOLDER: &str = "tests/inputs";

/// The mappings that other tests build, of which nothing else is to be said either.
const OTHERS: [&str; 2] = ["tests/cases", "tests/mappings"];

/// What must be said of a file.
#[derive(Deserialize)]
#[serde(untagged)]
enum Decision {
    /// The codes of all findings, in the order of their places.
    Codes(Vec<String>),
    /// `no finding`.
    Word(String),
}

impl Decision {
    fn codes(self) -> Vec<String> {
        match self {
            Self::Codes(codes) if !codes.is_empty() => codes,
            Self::Word(word) if word == "no finding" => Vec::new(),
            _ => panic!("a decision is a list of codes, or `no finding`"),
        }
    }
}

fn table() -> BTreeMap<String, Vec<String>> {
    let text = fs::read_to_string(Path::new(FOLDER).join("table.yaml")).unwrap();
    let table: BTreeMap<String, Decision> = serde_yaml::from_str(&text).unwrap();
    table.into_iter().map(|(file, decision)| (file, decision.codes())).collect()
}

/// Every input and every mapping of other tests, by its path from the folder of the inputs.
fn files() -> BTreeSet<String> {
    fn below(folder: &Path, start: &str, files: &mut BTreeSet<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path: PathBuf = entry.unwrap().path();
            let name = format!("{start}{}", path.file_name().unwrap().to_str().unwrap());
            if path.is_dir() {
                below(&path, &format!("{name}/"), files);
            } else {
                files.insert(name);
            }
        }
    }
    let mut files = BTreeSet::new();
    below(Path::new(FOLDER), "", &mut files);
    for other in OTHERS {
        below(Path::new(other), &(other.replace("tests", "..") + "/"), &mut files);
    }
    files.remove("table.yaml");
    files
}

/// The codes of the findings in a file, and what people read.
fn found(file: &str) -> (Vec<String>, String) {
    let bytes = fs::read(Path::new(FOLDER).join(file)).unwrap();
    let (source, findings) = match Source::from_bytes(FileKind::Spec, file, &bytes) {
        Ok(source) => {
            let findings = resolve(&source).diagnostics;
            (source, findings)
        }
        Err(unreadable) => (unreadable.source, unreadable.diagnostics),
    };
    let codes = findings.iter().map(|it| it.code.as_str().to_owned()).collect();
    (codes, human(&[Report { source: &source, diagnostics: &findings }], Look::Plain))
}

#[test]
fn what_is_said_of_each_input_is_what_was_decided() {
    let table = table();
    let decided: BTreeSet<String> = table.keys().cloned().collect();
    assert_eq!(files(), decided, "the table must name every file, and no other");
    let differences = table.into_iter().filter_map(|(file, expected)| {
        let (codes, report) = found(&file);
        (codes != expected)
            .then(|| format!("{file}: found {codes:?}, decided {expected:?}\n{report}\n"))
    });
    let differences: String = differences.collect();
    assert!(differences.is_empty(), "\n{differences}");
}
