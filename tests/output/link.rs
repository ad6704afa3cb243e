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
    symlink(&outside, &inside).unwrap();
    fs::create_dir(elsewhere.path().join("workshop")).unwrap();
    fs::write(elsewhere.path().join("workshop/0.tmp"), "theirs").unwrap();
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
fn does_not_work_in_a_folder_that_is_a_link() {
    let elsewhere = tempfile::tempdir().unwrap();
    fs::write(elsewhere.path().join("0.tmp"), "theirs").unwrap();
    let folder = folder_with(&before());
    symlink(elsewhere.path(), folder.path().join(".sn-gen")).unwrap();
    let error = Plan::new(folder.path(), &after()).unwrap_err();
    assert_eq!(hindrances(error), [Hindrance::Link]);
    assert_eq!(files(elsewhere.path()).len(), 1);
}

#[test]
fn a_link_that_comes_after_the_plan_leads_nowhere() {
    let elsewhere = tempfile::tempdir().unwrap();
    fs::write(elsewhere.path().join("helper.js"), "theirs").unwrap();
    fs::write(elsewhere.path().join("old.html"), "<p/>\n").unwrap();
    let theirs = files(elsewhere.path());
    for place in ["servicenow/script-includes", "servicenow/ui-pages", "servicenow"] {
        let folder = folder_with(&before());
        let plan = Plan::new(folder.path(), &after()).unwrap();
        let place = folder.path().join(place);
        fs::rename(&place, folder.path().join("away")).unwrap();
        symlink(elsewhere.path(), &place).unwrap();
        plan.apply().unwrap_err();
        assert_eq!(files(elsewhere.path()), theirs, "{}", place.display());
    }
}

#[test]
fn a_folder_that_is_exchanged_after_the_plan_is_left_alone() {
    let parent = tempfile::tempdir().unwrap();
    let elsewhere = folder_with(&before());
    let folder = parent.path().join("out");
    build(&folder, &before());
    let plan = Plan::new(&folder, &after()).unwrap();
    fs::rename(&folder, parent.path().join("away")).unwrap();
    symlink(elsewhere.path(), &folder).unwrap();
    plan.apply().unwrap();
    assert_eq!(files(elsewhere.path()), expected(&before()));
    assert_eq!(files(&parent.path().join("away")), expected(&after()));
}

#[test]
fn keeps_the_mode_of_a_file_that_it_replaces() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder_with(&before());
    let helper = folder.path().join("servicenow/script-includes/helper.js");
    for mode in [0o600, 0o640, 0o444] {
        fs::set_permissions(&helper, fs::Permissions::from_mode(mode)).unwrap();
        build(folder.path(), &after());
        assert_eq!(fs::metadata(&helper).unwrap().permissions().mode() & 0o777, mode);
        build(folder.path(), &before());
    }
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
