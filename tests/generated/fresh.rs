//! The committed `generated/` is what the shipped spec builds, byte for byte.

use crate::support::build;
use sn_gen::manifest;
use std::collections::BTreeMap;

#[test]
fn generated_is_what_mappings_yaml_builds() {
    let folder = build::root().join("generated");
    let mut on_disk = BTreeMap::new();
    for entry in walkdir::WalkDir::new(&folder) {
        let entry = entry.unwrap();
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(&folder).unwrap();
            let path = path.to_string_lossy().replace('\\', "/");
            on_disk.insert(path, std::fs::read(entry.path()).unwrap());
        }
    }
    let built: BTreeMap<String, &[u8]> = build::standard()
        .iter()
        .map(|artifact| (artifact.path.clone(), artifact.text.as_bytes()))
        .collect();
    let attributes = on_disk.remove(".gitattributes");
    assert_eq!(attributes.as_deref(), Some(&b"* -text\n"[..]), "a build puts it there");
    let paths: Vec<_> = on_disk.keys().collect();
    assert_eq!(paths, built.keys().collect::<Vec<_>>(), "run `cargo run -- build`");
    for (path, bytes) in &built {
        assert!(on_disk[path] == *bytes, "generated/{path} is stale: run `cargo run -- build`");
    }
}

#[test]
fn every_file_is_of_a_kind_that_a_later_build_may_remove() {
    let cases = build::built().iter().flat_map(|case| &case.artifacts);
    for artifact in cases.chain(build::standard()) {
        let path = &artifact.path;
        assert!(path == manifest::PATH || manifest::is_product(path), "{path}");
    }
}
