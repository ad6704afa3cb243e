//! The files of the stand-in: an engine for ES5 loads them, and a person reads them.

use crate::es5;
use sn_gen::simulator::RUNTIME;

const MOST_LINES: usize = 200;
const LONGEST_LINE: usize = 100;

#[test]
fn every_file_is_es5() {
    for (name, script) in RUNTIME {
        assert_eq!(es5::problems(script), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn every_file_is_small() {
    for (name, script) in RUNTIME {
        assert!(script.lines().count() <= MOST_LINES, "{name}");
        let long = script.lines().find(|line| line.chars().count() > LONGEST_LINE);
        assert_eq!(long, None, "{name}");
    }
}

#[test]
fn every_file_of_the_folder_is_loaded() {
    let folder = std::fs::read_dir(crate::support::build::root().join("src/simulator/runtime"));
    let names = folder.unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.collect();
    let mut loaded: Vec<&str> = RUNTIME.iter().map(|(name, _)| *name).collect();
    names.sort();
    loaded.sort_unstable();
    assert_eq!(names, loaded);
}
