//! Files of others, and manifests that cannot be trusted.

use super::{after, before, build, expected, files, folder_with, made, outline};
use sn_gen::output::{OutputError, Plan};
use std::fs;

#[test]
fn leaves_alone_what_it_did_not_make() {
    let folder = folder_with(&before());
    let foreign = ["notes.txt", "servicenow/ui-pages/mine.html", "servicenow/own/x.js"];
    for path in foreign {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "mine").unwrap();
    }
    fs::create_dir(folder.path().join("empty")).unwrap();
    build(folder.path(), &after());
    let mut wanted = expected(&after());
    wanted.extend(foreign.map(|path| (path.to_owned(), "mine".to_owned())));
    wanted.insert("empty/".to_owned(), String::new());
    assert_eq!(files(folder.path()), wanted);
}

#[test]
fn refuses_to_replace_files_of_others_before_writing_anything() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("INSTALL.md"), "mine").unwrap();
    fs::create_dir_all(folder.path().join("servicenow/script-includes/helper.js")).unwrap();
    fs::write(folder.path().join("servicenow/ui-pages"), "mine").unwrap();
    let old = files(folder.path());
    let error = Plan::new(folder.path(), &before()).unwrap_err();
    let message = error.to_string().replace(folder.path().to_str().unwrap(), "generated");
    insta::assert_snapshot!(message, @"
    something that sn-gen did not make stands in the place of 3 files:
      generated/INSTALL.md (a file with other content)
      generated/servicenow/script-includes/helper.js (a folder)
      generated/servicenow/ui-pages/old.html (behind a file)
    ");
    assert_eq!(files(folder.path()), old);
}

#[test]
fn accepts_a_file_of_others_that_is_already_right() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("INSTALL.md"), "# Install\n").unwrap();
    let plan = Plan::new(folder.path(), &before()).unwrap();
    insta::assert_snapshot!(outline(&plan), @"
    up to date: INSTALL.md
    create: manifest.json
    create: servicenow/script-includes/helper.js
    create: servicenow/ui-pages/old.html
    ");
    plan.apply().unwrap();
    assert_eq!(files(folder.path()), expected(&before()));
}

#[test]
fn refuses_a_manifest_that_names_files_elsewhere() {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("out");
    build(&folder, &before());
    let victim = parent.path().join("victim");
    fs::write(&victim, "# Install\n").unwrap();
    let manifest = folder.join("manifest.json");
    let forged = fs::read_to_string(&manifest).unwrap().replace("INSTALL.md", "../victim");
    fs::write(&manifest, forged).unwrap();
    let error = Plan::new(&folder, &after()).unwrap_err();
    let message = error.to_string().replace(folder.to_str().unwrap(), "generated");
    insta::assert_snapshot!(message, @"`generated/manifest.json` is not a sound manifest of sn-gen: it names `../victim`, which is no plain path below the output folder");
    assert!(victim.exists());
}

#[test]
fn removes_nothing_that_no_build_makes_whatever_the_manifest_says() {
    let forged = ["LICENSE", "src/main.js", "servicenow/own/x.js", "servicenow/ui-pages/x.png"];
    for path in forged {
        let lists = [made(&[(path, "theirs")]), made(&[])];
        let folder = folder_with(&lists[0]);
        let plan = Plan::new(folder.path(), &lists[1]).unwrap();
        assert!(outline(&plan).contains(&format!("spare: {path}\n")), "{plan:?}");
        plan.apply().unwrap();
        let mut wanted = expected(&lists[1]);
        wanted.insert(path.to_owned(), "theirs\n".to_owned());
        assert_eq!(files(folder.path()), wanted);
    }
}

#[test]
fn refuses_a_folder_whose_manifest_is_of_another_program() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("manifest.json"), "{\"name\": \"a web app\"}").unwrap();
    let error = Plan::new(folder.path(), &before()).unwrap_err();
    let message = error.to_string().replace(folder.path().to_str().unwrap(), "generated");
    insta::assert_snapshot!(message, @"`generated/manifest.json` is not a sound manifest of sn-gen: another program made it");
}

#[test]
fn refuses_a_file_as_the_folder() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("generated");
    fs::write(&file, "mine").unwrap();
    for place in [file.clone(), file.join("below")] {
        let error = Plan::new(&place, &before()).unwrap_err();
        assert!(matches!(&error, OutputError::Disk { path, .. } if *path == place), "{error}");
    }
}

#[test]
fn reads_no_more_of_a_manifest_than_one_can_have() {
    let folder = folder_with(&before());
    let manifest = folder.path().join("manifest.json");
    let padded = fs::read_to_string(&manifest).unwrap() + &" ".repeat(1 << 20);
    fs::write(&manifest, padded).unwrap();
    let error = Plan::new(folder.path(), &after()).unwrap_err();
    let message = error.to_string().replace(folder.path().to_str().unwrap(), "generated");
    insta::assert_snapshot!(message, @"`generated/manifest.json` is not a sound manifest of sn-gen: it has more than 1048576 bytes, which no manifest of sn-gen has");
    // Sparse, and larger than any memory.
    fs::File::create(&manifest).unwrap().set_len(1 << 40).unwrap();
    assert!(Plan::new(folder.path(), &after()).is_err());
}
