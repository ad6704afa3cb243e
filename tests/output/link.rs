//! Symbolic links in and around the output folder.

use super::{after, before, build, expected, files, folder_with, hindrances};
use sn_gen::output::{Hindrance, Plan};
use std::fs;
use std::os::unix::fs::symlink;

#[test]
fn does_not_write_through_a_link() {
    let elsewhere = tempfile::tempdir().unwrap();
    fs::write(elsewhere.path().join("INSTALL.md"), "mine").unwrap();
    let folder = tempfile::tempdir().unwrap();
    symlink(elsewhere.path(), folder.path().join("servicenow")).unwrap();
    symlink(elsewhere.path().join("INSTALL.md"), folder.path().join("INSTALL.md")).unwrap();
    let error = Plan::new(folder.path(), &before()).unwrap_err();
    assert_eq!(hindrances(error), [Hindrance::Link; 3]);
    assert_eq!(files(elsewhere.path()).len(), 1);
}

#[test]
fn does_not_remove_through_a_link() {
    let elsewhere = tempfile::tempdir().unwrap();
    let folder = folder_with(&before());
    let inside = folder.path().join("servicenow/ui-pages");
    let outside = elsewhere.path().join("ui-pages");
    fs::rename(&inside, &outside).unwrap();
    fs::write(outside.join(".sn-gen-abc.tmp"), "theirs").unwrap();
    symlink(&outside, &inside).unwrap();
    let old = files(elsewhere.path());
    build(folder.path(), &after());
    assert_eq!(files(elsewhere.path()), old);
}

#[test]
fn does_not_read_its_manifest_through_a_link() {
    let folder = folder_with(&before());
    let manifest = folder.path().join("manifest.json");
    fs::rename(&manifest, folder.path().join("elsewhere.json")).unwrap();
    symlink("elsewhere.json", &manifest).unwrap();
    let error = Plan::new(folder.path(), &before()).unwrap_err();
    assert_eq!(hindrances(error), [Hindrance::Link]);
}

#[test]
fn follows_a_link_that_was_given_as_the_folder() {
    let parent = tempfile::tempdir().unwrap();
    let folder = folder_with(&before());
    symlink(folder.path(), parent.path().join("out")).unwrap();
    build(&parent.path().join("out"), &after());
    assert_eq!(files(folder.path()), expected(&after()));
}

#[test]
fn gives_files_the_mode_of_any_new_file() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder_with(&before());
    fs::write(folder.path().join("plain"), "").unwrap();
    let mode =
        |path: &str| fs::metadata(folder.path().join(path)).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode("INSTALL.md"), mode("plain"));
    assert_eq!(mode("manifest.json"), mode("plain"));
}
