//! The page on the stand-in says what the stand-in is.

use crate::support::build;
use sn_gen::simulator::{Header, RUNTIME, stand_in};
use std::fs;

#[test]
fn the_page_says_what_the_code_says() {
    let path = build::root().join("docs/stand-in.md");
    let page = stand_in().unwrap();
    if std::env::var("INSTA_UPDATE").is_ok_and(|it| it == "always") {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, &page).unwrap();
    }
    let written = fs::read_to_string(&path).unwrap_or_default();
    let differing = written.lines().zip(page.lines()).find(|(written, made)| written != made);
    assert!(
        written == page,
        "docs/stand-in.md is stale; INSTA_UPDATE=always writes it: {differing:#?}"
    );
}

#[test]
fn every_file_of_the_runtime_states_its_source() {
    for (name, script) in RUNTIME {
        let header = Header::read(script);
        assert!(header.is_ok_and(|it| !it.about.is_empty()), "{name}: {:?}", Header::read(script));
    }
}
