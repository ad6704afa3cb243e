//! Runs that are killed, that fail, or that meet each other.

use super::{after, before, build, expected, files, folder_with, made};
use sn_gen::output::{DiskStep, Folder, OutputError, Plan, update};
use std::fs;
use std::path::Path;

/// Every state in which a kill can leave the folder on the way from `before` to `after`: after
/// each step, and in the middle of the next one.
fn for_every_kill(check: impl Fn(&Path, &str)) {
    let total = {
        let folder = folder_with(&before());
        Plan::new(folder.path(), &after()).unwrap().steps().unwrap().len()
    };
    assert!(total > 5, "{total} steps are too few to be interesting");
    for done in 0..=total {
        for is_torn in [false, true] {
            let folder = folder_with(&before());
            let steps = Plan::new(folder.path(), &after()).unwrap().steps().unwrap();
            let opened = Folder::open(folder.path()).unwrap();
            steps[..done].iter().try_for_each(|it| it.perform(&opened)).unwrap();
            if let (true, Some(DiskStep::Write { path, text })) = (is_torn, steps.get(done)) {
                let place = folder.path().join(path);
                fs::create_dir_all(place.parent().unwrap()).unwrap();
                let workshop = folder.path().join(".sn-gen");
                fs::create_dir_all(&workshop).unwrap();
                fs::write(workshop.join("0.tmp"), &text[..text.len() / 2]).unwrap();
            }
            check(folder.path(), &format!("killed after {done} of {total} steps"));
        }
    }
}

#[test]
fn a_killed_run_leaves_every_file_old_or_new() {
    let (old, new) = (expected(&before()), expected(&after()));
    for_every_kill(|folder, when| {
        for (path, text) in files(folder) {
            let is_scratch = path.starts_with(".sn-gen/");
            let is_whole = old.get(&path) == Some(&text) || new.get(&path) == Some(&text);
            let is_folder = path.ends_with('/');
            assert!(is_scratch || is_whole || is_folder, "{when}: {path}: {text}");
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
        ("servicenow/script-includes/helper.js", "other();"),
        ("servicenow/ui-actions/new.js", "x();"),
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
        let writes = steps.iter().take_while(|step| !matches!(step, DiskStep::Prune { .. }));
        let opened = Folder::open(folder).unwrap();
        writes.take(4).try_for_each(|it| it.perform(&opened)).unwrap();
        build(folder, &before());
        assert_eq!(files(folder), expected(&before()), "{when}");
    });
}

#[test]
fn a_disk_that_refuses_leaves_no_scratch_file_and_the_next_run_completes() {
    let folder = folder_with(&before());
    let plan = Plan::new(folder.path(), &after()).unwrap();
    let helper = folder.path().join("servicenow/script-includes/helper.js");
    fs::remove_file(&helper).unwrap();
    fs::create_dir(&helper).unwrap();
    let error = plan.apply().unwrap_err();
    let OutputError::Unfinished(refusal) = &error else { panic!("{error}") };
    assert!(matches!(&**refusal, OutputError::Disk { path, .. } if *path == helper), "{error}");
    let told = error.to_string();
    assert_eq!(told.matches("helper.js").count(), 1, "{told}");
    let ignored = fs::read_to_string(folder.path().join(".sn-gen/.gitignore")).unwrap();
    assert_eq!(ignored, "*\n");
    let left: Vec<_> = files(folder.path()).into_keys().filter(|it| it.contains(".tmp")).collect();
    assert_eq!(left, Vec::<String>::new());
    fs::remove_dir(&helper).unwrap();
    let next = Plan::new(folder.path(), &after()).unwrap();
    assert!(next.is_unfinished() && !next.is_up_to_date());
    build(folder.path(), &after());
    assert_eq!(files(folder.path()), expected(&after()));
}

#[test]
fn runs_at_the_same_time_take_turns() {
    let folder = folder_with(&before());
    let run = || {
        for _ in 0..10 {
            update(folder.path(), &after()).unwrap();
            update(folder.path(), &before()).unwrap();
        }
    };
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(run);
        }
    });
    let mut files = files(folder.path());
    assert_eq!(files.remove(".gitattributes").as_deref(), Some("* -text\n"));
    assert_eq!(files, expected(&before()));
}
