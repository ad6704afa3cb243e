//! The output folder: what is written, what is removed, what is never touched.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test stops at the first surprise"
)]

use sn_gen::artifact::Artifact;
use sn_gen::manifest::Manifest;
use sn_gen::output::{Action, Hindrance, OutputError, Plan, Step};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

type Files = BTreeMap<String, String>;

/// Artifacts of these paths and texts, and the manifest that goes with them.
fn made(files: &[(&str, &str)]) -> Vec<Artifact> {
    let mut artifacts: Vec<_> = files
        .iter()
        .map(|(path, text)| Artifact::new(*path, text))
        .collect();
    let manifest = Manifest::new("1.0.0", &artifacts, Vec::new());
    artifacts.push(manifest.to_artifact().unwrap());
    artifacts
}

fn before() -> Vec<Artifact> {
    made(&[
        ("INSTALL.md", "# Install"),
        ("servicenow/ui-pages/old.html", "<p/>"),
        ("servicenow/helper.js", "old();"),
    ])
}

fn after() -> Vec<Artifact> {
    made(&[
        ("INSTALL.md", "# Install"),
        ("servicenow/acls/new.js", "acl();"),
        ("servicenow/helper.js", "new();"),
    ])
}

fn folder_with(artifacts: &[Artifact]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    build(folder.path(), artifacts);
    folder
}

fn build(folder: &Path, artifacts: &[Artifact]) {
    Plan::new(folder, artifacts).unwrap().apply().unwrap();
}

/// Every file below a folder; an empty folder shows as a path that ends in `/`.
fn files(folder: &Path) -> Files {
    let mut files = Files::new();
    for entry in walkdir::WalkDir::new(folder).min_depth(1) {
        let entry = entry.unwrap();
        let path = entry
            .path()
            .strip_prefix(folder)
            .unwrap()
            .to_str()
            .unwrap()
            .to_owned();
        if !entry.file_type().is_dir() {
            files.insert(path, fs::read_to_string(entry.path()).unwrap());
        } else if fs::read_dir(entry.path()).unwrap().next().is_none() {
            files.insert(format!("{path}/"), String::new());
        }
    }
    files
}

fn expected(artifacts: &[Artifact]) -> Files {
    artifacts
        .iter()
        .map(|artifact| (artifact.path.clone(), artifact.text.clone()))
        .collect()
}

/// The plan in one line per file.
fn outline(plan: &Plan) -> String {
    let line = |file: &sn_gen::output::PlannedFile| {
        let verb = match file.action {
            Action::Create { .. } => "create",
            Action::Change { .. } => "change",
            Action::Remove { .. } => "remove",
            Action::Keep => "keep",
            Action::UpToDate => "up to date",
        };
        format!("{verb}: {}\n", file.path)
    };
    plan.files.iter().map(line).collect()
}

fn hindrances(error: OutputError) -> Vec<Hindrance> {
    match error {
        OutputError::Blocked(obstacles) => obstacles.iter().map(|it| it.hindrance).collect(),
        other => panic!("{other}"),
    }
}

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
    create: servicenow/acls/new.js
    change: servicenow/helper.js
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
        let files = walkdir::WalkDir::new(folder)
            .sort_by_file_name()
            .into_iter();
        files
            .map(|it| it.unwrap().metadata().unwrap().modified().unwrap())
            .collect()
    };
    let old = times(folder.path());
    let plan = Plan::new(folder.path(), &before()).unwrap();
    assert!(plan.is_up_to_date());
    assert_eq!(plan.steps().unwrap(), []);
    plan.apply().unwrap();
    assert_eq!(times(folder.path()), old);
}

#[test]
fn leaves_alone_what_it_did_not_make() {
    let folder = folder_with(&before());
    let foreign = [
        "notes.txt",
        "servicenow/ui-pages/mine.html",
        "servicenow/own/x.js",
    ];
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
fn keeps_a_file_that_was_edited_and_is_no_longer_made() {
    let folder = folder_with(&before());
    let edited = folder.path().join("servicenow/ui-pages/old.html");
    fs::write(&edited, "<p>mine</p>").unwrap();
    let plan = Plan::new(folder.path(), &after()).unwrap();
    insta::assert_snapshot!(outline(&plan), @"
    up to date: INSTALL.md
    change: manifest.json
    create: servicenow/acls/new.js
    change: servicenow/helper.js
    keep: servicenow/ui-pages/old.html
    ");
    plan.apply().unwrap();
    assert_eq!(fs::read_to_string(&edited).unwrap(), "<p>mine</p>");
    let plan = Plan::new(folder.path(), &after()).unwrap();
    assert!(
        plan.files
            .iter()
            .all(|file| file.action == Action::UpToDate),
        "{plan:?}"
    );
}

#[test]
fn restores_a_generated_file_that_was_edited() {
    let folder = folder_with(&before());
    fs::write(folder.path().join("INSTALL.md"), b"\xff\r\n").unwrap();
    build(folder.path(), &before());
    assert_eq!(files(folder.path()), expected(&before()));
}

#[test]
fn refuses_to_replace_files_of_others_before_writing_anything() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("INSTALL.md"), "mine").unwrap();
    fs::create_dir_all(folder.path().join("servicenow/helper.js")).unwrap();
    fs::write(folder.path().join("servicenow/ui-pages"), "mine").unwrap();
    let old = files(folder.path());
    let error = Plan::new(folder.path(), &before()).unwrap_err();
    let message = error
        .to_string()
        .replace(folder.path().to_str().unwrap(), "generated");
    insta::assert_snapshot!(message, @"
    something that sn-gen did not make stands in the place of 3 files:
      generated/INSTALL.md (a file with other content)
      generated/servicenow/helper.js (a folder)
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
    create: servicenow/helper.js
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
    let forged = fs::read_to_string(&manifest)
        .unwrap()
        .replace("INSTALL.md", "../victim");
    fs::write(&manifest, forged).unwrap();
    let error = Plan::new(&folder, &after()).unwrap_err();
    let message = error
        .to_string()
        .replace(folder.to_str().unwrap(), "generated");
    insta::assert_snapshot!(message, @"`generated/manifest.json` is not a sound manifest of sn-gen: it names `../victim`, which is no plain path below the output folder");
    assert!(victim.exists());
}

#[test]
fn refuses_a_folder_whose_manifest_is_of_another_program() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("manifest.json"),
        "{\"name\": \"a web app\"}",
    )
    .unwrap();
    let error = Plan::new(folder.path(), &before()).unwrap_err();
    let message = error
        .to_string()
        .replace(folder.path().to_str().unwrap(), "generated");
    insta::assert_snapshot!(message, @"`generated/manifest.json` is not a sound manifest of sn-gen: missing field `generator` at line 1 column 21");
}

#[test]
fn refuses_a_file_as_the_folder() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("generated");
    fs::write(&file, "mine").unwrap();
    for place in [file.clone(), file.join("below")] {
        let error = Plan::new(&place, &before()).unwrap_err();
        assert!(
            matches!(&error, OutputError::Disk { path, .. } if *path == place),
            "{error}"
        );
    }
}

#[cfg(unix)]
mod links {
    use super::*;
    use std::os::unix::fs::symlink;

    #[test]
    fn does_not_write_through_a_link() {
        let elsewhere = tempfile::tempdir().unwrap();
        fs::write(elsewhere.path().join("INSTALL.md"), "mine").unwrap();
        let folder = tempfile::tempdir().unwrap();
        symlink(elsewhere.path(), folder.path().join("servicenow")).unwrap();
        symlink(
            elsewhere.path().join("INSTALL.md"),
            folder.path().join("INSTALL.md"),
        )
        .unwrap();
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
        let mode = |path: &str| {
            fs::metadata(folder.path().join(path))
                .unwrap()
                .permissions()
                .mode()
                & 0o777
        };
        assert_eq!(mode("INSTALL.md"), mode("plain"));
        assert_eq!(mode("manifest.json"), mode("plain"));
    }
}

/// Every state in which a kill can leave the folder on the way from `before` to `after`: after
/// each step, and in the middle of the next one.
fn for_every_kill(check: impl Fn(&Path, &str)) {
    let total = {
        let folder = folder_with(&before());
        Plan::new(folder.path(), &after())
            .unwrap()
            .steps()
            .unwrap()
            .len()
    };
    assert!(total > 5, "{total} steps are too few to be interesting");
    for done in 0..=total {
        for is_torn in [false, true] {
            let folder = folder_with(&before());
            let steps = Plan::new(folder.path(), &after()).unwrap().steps().unwrap();
            steps[..done].iter().try_for_each(Step::perform).unwrap();
            if let (true, Some(Step::Write { path, text })) = (is_torn, steps.get(done)) {
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                let scratch = path.with_file_name(".sn-gen-Ab12Cd.tmp");
                fs::write(scratch, &text[..text.len() / 2]).unwrap();
            }
            check(
                folder.path(),
                &format!("killed after {done} of {total} steps"),
            );
        }
    }
}

#[test]
fn a_killed_run_leaves_every_file_old_or_new() {
    let (old, new) = (expected(&before()), expected(&after()));
    for_every_kill(|folder, when| {
        for (path, text) in files(folder) {
            let is_scratch = path.contains(".sn-gen-");
            let is_whole = old.get(&path) == Some(&text) || new.get(&path) == Some(&text);
            let is_folder = path.ends_with('/');
            assert!(
                is_scratch || is_whole || is_folder,
                "{when}: {path}: {text}"
            );
        }
    });
}

#[test]
fn the_run_after_a_killed_one_completes_it() {
    for_every_kill(|folder, when| {
        build(folder, &after());
        assert_eq!(files(folder), expected(&after()), "{when}");
    });
}

#[test]
fn the_run_after_a_killed_one_can_go_back() {
    for_every_kill(|folder, when| {
        build(folder, &before());
        assert_eq!(files(folder), expected(&before()), "{when}");
    });
}

#[test]
fn the_run_after_a_killed_one_can_make_something_else() {
    let other = made(&[
        ("servicenow/helper.js", "other();"),
        ("servicenow/acls/new.js", "x();"),
    ]);
    let nothing = made(&[]);
    for_every_kill(|folder, when| {
        build(folder, &other);
        assert_eq!(files(folder), expected(&other), "{when}");
        build(folder, &nothing);
        assert_eq!(files(folder), expected(&nothing), "{when}");
    });
}

#[test]
fn a_run_that_is_killed_after_a_killed_one_forgets_no_file() {
    let other = made(&[("servicedesk-plus/body.json", "{}")]);
    for_every_kill(|folder, when| {
        let steps = Plan::new(folder, &other).unwrap().steps().unwrap();
        let writes = steps
            .iter()
            .take_while(|step| !matches!(step, Step::Prune { .. }));
        writes.take(3).try_for_each(Step::perform).unwrap();
        build(folder, &before());
        assert_eq!(files(folder), expected(&before()), "{when}");
    });
}

#[test]
fn a_disk_that_refuses_leaves_no_scratch_file_and_the_next_run_completes() {
    let folder = folder_with(&before());
    let plan = Plan::new(folder.path(), &after()).unwrap();
    let helper = folder.path().join("servicenow/helper.js");
    fs::remove_file(&helper).unwrap();
    fs::create_dir(&helper).unwrap();
    let error = plan.apply().unwrap_err();
    assert!(
        matches!(&error, OutputError::Disk { path, .. } if *path == helper),
        "{error}"
    );
    let left: Vec<_> = files(folder.path())
        .into_keys()
        .filter(|it| it.contains(".tmp"))
        .collect();
    assert_eq!(left, Vec::<String>::new());
    fs::remove_dir(&helper).unwrap();
    build(folder.path(), &after());
    assert_eq!(files(folder.path()), expected(&after()));
}

#[test]
fn runs_at_the_same_time_do_not_fail() {
    let folder = folder_with(&before());
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..20 {
                    build(folder.path(), &after());
                    fs::remove_dir_all(folder.path().join("servicenow/acls")).ok();
                }
            });
        }
    });
    build(folder.path(), &after());
    assert_eq!(files(folder.path()), expected(&after()));
}

#[test]
fn the_diff_shows_missing_changed_and_superfluous_files() {
    let folder = folder_with(&before());
    fs::write(folder.path().join("INSTALL.md"), "# Install\r\nmine").unwrap();
    let plan = Plan::new(folder.path(), &after()).unwrap();
    let diff: String = plan
        .files
        .iter()
        .map(|file| plan.diff(file, "mappings.yaml"))
        .collect();
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
    @@ -7,12 +7,12 @@
           "sha256": "b72fbb493364d985ffdbd2c3b9cc9efb3553ecf3946e0e5fdbc01a4ca3963e56"
         },
         {
    -      "path": "servicenow/helper.js",
    -      "sha256": "c4c3d2d0330c8d847af2ff58ae3d41d14efb18fac227262c3dce25ac90eff4d4"
    +      "path": "servicenow/acls/new.js",
    +      "sha256": "6a64965894f595758cc610e701a1e2ebaf1094652664ab67423a833063f80626"
         },
         {
    -      "path": "servicenow/ui-pages/old.html",
    -      "sha256": "031efc74ac5d97edf7f3f5aa7428b4ca9200c9656e382f4490fc355698318b1b"
    +      "path": "servicenow/helper.js",
    +      "sha256": "a819fadce10cc23c237e8e8088f860a9f516a222d542210e881a7868837b5469"
         }
       ],
       "records": []
    --- /dev/null
    +++ generated/servicenow/acls/new.js (from mappings.yaml)
    @@ -0,0 +1 @@
    +acl();
    --- generated/servicenow/helper.js
    +++ generated/servicenow/helper.js (from mappings.yaml)
    @@ -1 +1 @@
    -old();
    +new();
    --- generated/servicenow/ui-pages/old.html
    +++ /dev/null
    @@ -1 +0,0 @@
    -<p/>
    "#);
}
