//! What a run does to a folder.

use super::{after, before, build, expected, files, folder_with, outline};
use sn_gen::output::{FileAction, Plan};
use std::fs;
use std::path::Path;

#[test]
fn fills_a_folder_that_does_not_exist_yet() {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("a/b");
    build(&folder, &before());
    assert_eq!(files(&folder), expected(&before()));
}

#[test]
fn writes_only_what_differs_and_removes_what_is_no_longer_made() {
    let folder = folder_with(&before());
    let plan = Plan::new(folder.path(), &after()).unwrap();
    insta::assert_snapshot!(outline(&plan), @"
    up to date: INSTALL.md
    change: manifest.json
    change: servicenow/script-includes/helper.js
    create: servicenow/ui-actions/new.js
    remove: servicenow/ui-pages/old.html
    ");
    assert!(!plan.is_up_to_date());
    plan.apply().unwrap();
    assert_eq!(files(folder.path()), expected(&after()));
}

#[test]
fn touches_nothing_when_up_to_date() {
    let folder = folder_with(&before());
    let times = |folder: &Path| -> Vec<_> {
        let files = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter();
        files.map(|it| it.unwrap().metadata().unwrap().modified().unwrap()).collect()
    };
    let old = times(folder.path());
    let plan = Plan::new(folder.path(), &before()).unwrap();
    assert!(plan.is_up_to_date());
    assert_eq!(plan.steps().unwrap(), []);
    plan.apply().unwrap();
    assert_eq!(times(folder.path()), old);
}

#[test]
fn keeps_a_file_that_was_edited_and_is_no_longer_made() {
    let folder = folder_with(&before());
    let edited = folder.path().join("servicenow/ui-pages/old.html");
    fs::write(&edited, "<p>mine</p>").unwrap();
    let plan = Plan::new(folder.path(), &after()).unwrap();
    insta::assert_snapshot!(outline(&plan), @"
    up to date: INSTALL.md
    change: manifest.json
    change: servicenow/script-includes/helper.js
    create: servicenow/ui-actions/new.js
    keep: servicenow/ui-pages/old.html
    ");
    plan.apply().unwrap();
    assert_eq!(fs::read_to_string(&edited).unwrap(), "<p>mine</p>");
    let plan = Plan::new(folder.path(), &after()).unwrap();
    assert!(plan.files.iter().all(|file| file.action == FileAction::UpToDate), "{plan:?}");
}

#[test]
fn restores_a_generated_file_that_was_edited() {
    let folder = folder_with(&before());
    fs::write(folder.path().join("INSTALL.md"), b"\xff\r\n").unwrap();
    build(folder.path(), &before());
    assert_eq!(files(folder.path()), expected(&before()));
}

#[test]
fn the_diff_shows_missing_changed_and_superfluous_files() {
    let folder = folder_with(&before());
    fs::write(folder.path().join("INSTALL.md"), "# Install\r\nmine").unwrap();
    let plan = Plan::new(folder.path(), &after()).unwrap();
    let diff: String = plan.files.iter().map(|file| plan.diff(file, "mappings.yaml")).collect();
    insta::assert_snapshot!(diff.replace(folder.path().to_str().unwrap(), "generated"), @r#"
    --- generated/INSTALL.md
    +++ generated/INSTALL.md (from mappings.yaml)
    @@ -1,2 +1 @@
    -# Install^M
    -mine
    \ No newline at end of file
    +# Install
    --- generated/manifest.json
    +++ generated/manifest.json (from mappings.yaml)
    @@ -8,11 +8,11 @@
         },
         {
           "path": "servicenow/script-includes/helper.js",
    -      "sha256": "c4c3d2d0330c8d847af2ff58ae3d41d14efb18fac227262c3dce25ac90eff4d4"
    +      "sha256": "a819fadce10cc23c237e8e8088f860a9f516a222d542210e881a7868837b5469"
         },
         {
    -      "path": "servicenow/ui-pages/old.html",
    -      "sha256": "031efc74ac5d97edf7f3f5aa7428b4ca9200c9656e382f4490fc355698318b1b"
    +      "path": "servicenow/ui-actions/new.js",
    +      "sha256": "6a64965894f595758cc610e701a1e2ebaf1094652664ab67423a833063f80626"
         }
       ],
       "records": []
    --- generated/servicenow/script-includes/helper.js
    +++ generated/servicenow/script-includes/helper.js (from mappings.yaml)
    @@ -1 +1 @@
    -old();
    +new();
    --- /dev/null
    +++ generated/servicenow/ui-actions/new.js (from mappings.yaml)
    (new file, 1 line)
    --- generated/servicenow/ui-pages/old.html
    +++ /dev/null
    (no longer generated)
    "#);
}
