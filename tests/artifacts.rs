//! What is generated, file by file, for the shipped spec and for small specs of one idea each.
//!
//! The shipped spec's snapshots are whole files. A small case shows what its idea changes: a file
//! that the standard integration has too is a unified diff against that one.
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod support;

use sn_gen::artifact::Artifact;
use sn_gen::{output, servicenow::update_set};
use std::collections::BTreeSet;
use std::fmt::Write as _;
use support::build::{self, Case};
use support::listing::listing;

fn snapshot(case: &str, name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(format!("snapshots/artifacts/{case}"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name.replace('/', "__"), text));
}

/// An update set is shown as a list of its records, any other file as it is.
fn shown(artifact: &Artifact, files: &[Artifact]) -> String {
    if artifact.path.contains("/update-set/") {
        listing(&update_set::read(&artifact.text).unwrap(), files)
    } else {
        artifact.text.clone()
    }
}

fn built(name: &str) -> &'static [Artifact] {
    &build::built().iter().find(|case| case.name == name).unwrap().artifacts
}

fn named<'a>(artifacts: &'a [Artifact], path: &str) -> Option<&'a Artifact> {
    artifacts.iter().find(|artifact| artifact.path == path)
}

#[test]
fn shows_every_file_of_the_shipped_spec() {
    for artifact in build::standard() {
        snapshot("shipped", &artifact.path, &artifact.text);
    }
}

#[test]
fn shows_what_each_small_case_changes() {
    let standard = build::standard();
    for Case { name: case, artifacts } in build::built() {
        let mut paths: BTreeSet<&str> = artifacts.iter().map(|it| it.path.as_str()).collect();
        paths.extend(standard.iter().map(|it| it.path.as_str()));
        let mut summary = String::new();
        for path in paths {
            let (old, new) = (named(standard, path), named(artifacts, path));
            let fate = match (old, new) {
                (Some(old), Some(new)) => {
                    let (old, new) = (shown(old, standard), shown(new, artifacts));
                    let diff = output::unified(("standard", &old), (case, &new));
                    if diff.is_empty() {
                        "as in the standard integration"
                    } else {
                        snapshot(case, path, &diff);
                        "different"
                    }
                }
                (None, Some(new)) => {
                    snapshot(case, path, &shown(new, artifacts));
                    "new"
                }
                _ => "not made",
            };
            writeln!(summary, "{path}: {fate}").unwrap();
        }
        snapshot(case, "_summary", &summary);
    }
}

#[test]
fn the_smallest_spec_builds_the_standard_integration() {
    assert_eq!(built("smallest"), build::standard());
}

#[test]
fn every_file_is_plain_text_with_a_final_newline() {
    for Case { name: case, artifacts } in build::built() {
        for Artifact { path, text } in artifacts {
            assert!(!text.contains('\r'), "{case}: {path} has a carriage return");
            assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{case}: {path} ends badly");
            let trailing = text.lines().position(|line| line.ends_with([' ', '\t']));
            let is_set = path.contains("/update-set/");
            assert!(is_set || trailing.is_none(), "{case}: {path}: blank at end of {trailing:?}");
            assert!(!text.contains("{{ ") && !text.contains("{%"), "{case}: {path}: template text");
        }
    }
}

#[test]
fn update_sets_pass_every_check_and_carry_the_loose_scripts() {
    for Case { name: case, artifacts } in build::built() {
        let sets = artifacts.iter().filter(|it| it.path.contains("/update-set/"));
        for artifact in sets {
            let set = update_set::read(&artifact.text).unwrap();
            let findings = update_set::check(&set);
            assert!(findings.is_empty(), "{case}: {}: {findings:#?}", artifact.path);
            let scripts: BTreeSet<&str> = set
                .updates
                .iter()
                .flat_map(|update| &update.records[0].columns)
                .map(|column| column.text.as_str())
                .collect();
            for file in artifacts.iter().filter(|it| is_record_script(&it.path)) {
                assert!(
                    scripts.contains(file.text.as_str()),
                    "{case}: no record has {}",
                    file.path
                );
            }
        }
    }
}

fn is_record_script(path: &str) -> bool {
    let folders = ["script-includes", "ui-pages", "ui-actions", "business-rules", "script-actions"];
    folders.iter().any(|folder| path.starts_with(&format!("servicenow/{folder}/")))
}

#[test]
fn the_upgrade_set_is_the_install_set_without_properties() {
    let names = |kind: &str| -> BTreeSet<String> {
        let path = format!("servicenow/update-set/sys_remote_update_set_flashduty_{kind}.xml");
        let set = update_set::read(&named(build::standard(), &path).unwrap().text).unwrap();
        set.updates.iter().map(|update| update.records[0].table.clone() + &update.payload).collect()
    };
    let (install, upgrade) = (names("install"), names("upgrade"));
    let only_installed: BTreeSet<_> = install.difference(&upgrade).collect();
    assert!(upgrade.is_subset(&install));
    assert_eq!(only_installed.len(), 5);
    assert!(only_installed.iter().all(|record| record.starts_with("sys_properties")));
}

#[test]
fn a_part_that_is_off_leaves_no_trace() {
    let traces: &[(&str, &[&str])] = &[
        (
            "no_business_rule",
            &[
                "syncState",
                "STATE_SYNC",
                "retryStateSync",
                "state_sync",
                "<sys_script ",
                "sysevent",
            ],
        ),
        (
            "two_channels",
            &["teams_id", "Microsoft Teams", "\"voice\"", "RETRY_SECONDS", "sysevent", ">zh<"],
        ),
        ("servicenow_only", &["ServiceDesk", "servicedesk", "to_Flashduty"]),
        ("servicedesk_plus_only", &["ServiceNow", "servicenow", "sys_id", "flashduty.app_key"]),
    ];
    let mut found = Vec::new();
    for (case, words) in traces {
        for artifact in built(case) {
            for word in *words {
                if let Some(at) = artifact.text.find(word) {
                    let line = artifact.text[..at].matches('\n').count() + 1;
                    found.push(format!("{case}: {}:{line} has {word:?}", artifact.path));
                }
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_changed_label_changes_its_places_and_nothing_else() {
    let spec = build::shipped();
    let label = "label: In Progress";
    assert_eq!(spec.matches(label).count(), 1);
    let old = build::standard();
    let new = build::build(&spec.replace(label, "label: Work in Progress"));
    let mut changes = String::new();
    for (old, new) in old.iter().zip(&new) {
        assert_eq!(old.path, new.path);
        let (old_text, new_text) = (per_field(old), per_field(new));
        changes += &output::unified((&old.path, &old_text), (&new.path, &new_text));
    }
    snapshot("changed_label", "changes", &changes);
}

/// An update set with one line per element, so that a diff is no longer than the change.
fn per_field(artifact: &Artifact) -> String {
    if artifact.path.contains("/update-set/") {
        artifact.text.replace("><", ">\n<")
    } else {
        artifact.text.clone()
    }
}
