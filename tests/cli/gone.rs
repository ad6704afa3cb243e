//! `sn-gen build` of a folder from which a spec has gone.

use super::{Project, SPEC};
use insta::assert_snapshot;
use std::fs;

/// A folder of two specs, built, and one of them gone.
fn one_has_left() -> Project {
    let project = Project::empty();
    project.write("specs/one.yaml", SPEC);
    project.write("specs/eu/two.yaml", SPEC);
    assert!(project.run("build specs").starts_with("status: 0"));
    fs::remove_dir_all(project.path().join("specs/eu")).unwrap();
    project
}

#[test]
fn an_output_whose_spec_is_gone_is_told_and_stays() {
    let project = one_has_left();
    let files = project.files();
    assert_snapshot!(project.run("build specs"), @"
    status: 0
    --- stdout
    specs/one.yaml: 5 files: 5 up to date
    --- stderr
    warning: no spec makes `generated/eu/two`, which an earlier build made: 5 files
    help: `sn-gen build specs --prune` removes it, unless somebody has edited it
    ");
    assert_snapshot!(project.run("build specs --check"), @"
    status: 1
    --- stdout
    specs/one.yaml: 5 files: 5 up to date
    --- stderr
    error: no spec makes `generated/eu/two`, which an earlier build made: 5 files
    help: `sn-gen build specs --prune` removes it, unless somebody has edited it
    ");
    assert_snapshot!(project.run("build specs --check --format github"), @"
    status: 1
    --- stdout
    specs/one.yaml: 5 files: 5 up to date
    ::error file=generated/eu/two/manifest.json,title=gone::no spec makes `generated/eu/two`, which an earlier build made: 5 files; `sn-gen build specs --prune` removes it, unless somebody has edited it
    --- stderr
    error: no spec makes `generated/eu/two`, which an earlier build made: 5 files
    help: `sn-gen build specs --prune` removes it, unless somebody has edited it
    ");
    let json = project.run("build specs --check --format json");
    assert!(json.starts_with("status: 1"), "{json}");
    assert!(json.contains(r#""out": "generated/eu/two","#), "{json}");
    assert!(json.contains(r#""status": "there","#), "{json}");
    assert_eq!(project.files(), files);
}

#[test]
fn an_output_whose_spec_is_gone_is_removed_on_request() {
    let project = one_has_left();
    assert_snapshot!(project.run("build specs --prune"), @"
    status: 0
    --- stdout
    specs/one.yaml: 5 files: 5 up to date
    removed generated/eu/two/.gitattributes
    removed generated/eu/two/INSTALL.md
    removed generated/eu/two/manifest.json
    removed generated/eu/two/servicedesk-plus/webhook-cloud.json
    removed generated/eu/two/servicedesk-plus/webhook-on-premises.json
    --- stderr
    ");
    assert!(!project.path().join("generated/eu").exists());
    assert!(project.path().join("generated/one/INSTALL.md").exists());
    let again = project.run("build specs --check");
    assert!(again.starts_with("status: 0"), "{again}");
}

#[test]
fn what_somebody_edited_or_added_stays_when_an_output_is_removed() {
    let project = one_has_left();
    project.write("generated/eu/two/INSTALL.md", "mine\n");
    project.write("generated/eu/two/notes.txt", "mine\n");
    project.write("generated/eu/two/.gitattributes", "mine\n");
    assert_snapshot!(project.run("build specs --prune"), @"
    status: 0
    --- stdout
    specs/one.yaml: 5 files: 5 up to date
    removed generated/eu/two/manifest.json
    removed generated/eu/two/servicedesk-plus/webhook-cloud.json
    removed generated/eu/two/servicedesk-plus/webhook-on-premises.json
    --- stderr
    warning: `generated/eu/two/INSTALL.md` is no longer made, but was edited: kept it
    ");
    assert_snapshot!(project.names(), @"
    generated/eu/two/.gitattributes
    generated/eu/two/INSTALL.md
    generated/eu/two/notes.txt
    generated/one/.gitattributes
    generated/one/INSTALL.md
    generated/one/manifest.json
    generated/one/servicedesk-plus/webhook-cloud.json
    generated/one/servicedesk-plus/webhook-on-premises.json
    specs/one.yaml
    ");
    let again = project.run("build specs --check");
    assert!(again.starts_with("status: 0"), "{again}");
}

/// Whoever names a spec alone says nothing of the others.
#[test]
fn a_spec_that_is_named_alone_makes_no_other_output_gone() {
    let project = Project::empty();
    for name in ["one", "two", "three"] {
        project.write(&format!("specs/{name}.yaml"), SPEC);
    }
    project.run("build specs");
    for specs in ["specs/one.yaml specs/two.yaml", "specs/one.yaml --out generated/one"] {
        for option in ["", " --check", " --prune"] {
            let told = project.run(&format!("build {specs}{option}"));
            assert!(told.starts_with("status: 0"), "{told}");
            assert!(told.ends_with("--- stderr\n"), "{told}");
        }
    }
    assert_eq!(project.names().matches("manifest.json").count(), 3);
}

#[test]
fn an_output_of_a_spec_with_errors_or_without_any_other_is_not_gone() {
    let project = Project::empty();
    project.write("specs/one.yaml", SPEC);
    project.write("specs/two.yaml", SPEC);
    project.run("build specs");
    project.write("specs/two.yaml", super::BROKEN);
    let told = project.run("build specs --prune");
    assert!(told.starts_with("status: 1"), "{told}");
    // A folder without a spec is rather a wrong one.
    for name in ["one", "two"] {
        fs::remove_file(project.path().join(format!("specs/{name}.yaml"))).unwrap();
    }
    let told = project.run("build specs --prune");
    assert!(told.starts_with("status: 2"), "{told}");
    assert_eq!(project.names().matches("manifest.json").count(), 2);
}

#[test]
fn what_a_mapping_beside_it_makes_is_not_gone() {
    let project = Project::new();
    project.run("build");
    project.write("specs/one.yaml", SPEC);
    let told = project.run("build specs --out . --prune");
    assert!(told.starts_with("status: 0"), "{told}");
    assert!(project.path().join("generated/manifest.json").exists());
    fs::remove_file(project.path().join("mappings.yaml")).unwrap();
    let told = project.run("build specs --out . --check");
    assert!(told.contains("no spec makes `generated`"), "{told}");
}

/// A damaged manifest says of no file whose it is.
#[test]
fn an_output_with_a_damaged_manifest_is_not_removed() {
    let project = one_has_left();
    project.write("generated/eu/two/manifest.json", "<<<<<<< HEAD\n");
    let files = project.files();
    for option in ["", " --check", " --prune"] {
        let told = project.run(&format!("build specs{option}"));
        assert!(told.starts_with("status: 2"), "{told}");
        assert!(told.contains("is not a sound manifest of sn-gen"), "{told}");
    }
    assert_eq!(project.files(), files);
}

#[test]
fn a_removal_that_was_broken_off_is_completed() {
    let project = one_has_left();
    let folder = project.path().join("generated/eu/two");
    let manifest = project.read("generated/eu/two/manifest.json");
    project.write("generated/eu/two/.sn-gen/journal.json", manifest);
    fs::remove_file(folder.join("manifest.json")).unwrap();
    let told = project.run("build specs --check");
    assert!(told.starts_with("status: 1"), "{told}");
    project.run("build specs --prune");
    assert!(!folder.exists());
}

#[test]
fn other_folders_below_the_output_are_nobodys() {
    let project = one_has_left();
    project.write("generated/web/manifest.json", "{\"name\": \"a web app\"}\n");
    project.write("generated/.git/manifest.json", project.read("generated/one/manifest.json"));
    project.run("build specs --prune");
    assert_snapshot!(project.names(), @"
    generated/.git/manifest.json
    generated/one/.gitattributes
    generated/one/INSTALL.md
    generated/one/manifest.json
    generated/one/servicedesk-plus/webhook-cloud.json
    generated/one/servicedesk-plus/webhook-on-premises.json
    generated/web/manifest.json
    specs/one.yaml
    ");
}
