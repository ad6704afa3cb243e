//! What is generated, file by file, for small specs of one idea each.
//!
//! A snapshot shows what the idea changes: a file that the standard integration has too is a unified
//! diff against that one. The standard integration itself is what lies in `generated/`.

use crate::listing::listing;
use crate::support::build::{self, Case};
use crate::support::snapshots;
use sn_gen::artifact::Artifact;
use sn_gen::{output, servicenow::update_set};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

fn snapshot(case: &str, name: &str, text: &str) {
    snapshots(&format!("artifacts/{case}"))
        .bind(|| insta::assert_snapshot!(name.replace('/', "__"), text));
}

/// The files by path: an update set as a list of its records, any other file as it is.
fn shown(files: &[Artifact]) -> BTreeMap<&str, String> {
    let show = |Artifact { path, text }: &Artifact| {
        let is_set = path.contains("/update-set/");
        if is_set { listing(&update_set::read(text).unwrap(), files) } else { text.clone() }
    };
    files.iter().map(|file| (file.path.as_str(), show(file))).collect()
}

fn built(name: &str) -> &'static [Artifact] {
    &build::built().iter().find(|case| case.name == name).unwrap().artifacts
}

#[test]
fn shows_what_each_small_case_changes() {
    let standard: BTreeMap<&str, String> = shown(build::standard());
    for Case { name: case, artifacts } in build::built() {
        let artifacts = shown(artifacts);
        let mut summary = String::new();
        let paths: BTreeSet<&str> = standard.keys().chain(artifacts.keys()).copied().collect();
        for path in paths {
            let fate = match (standard.get(path), artifacts.get(path)) {
                (Some(old), Some(new)) if old == new => "as in the standard integration",
                (Some(old), Some(new)) => {
                    snapshot(case, path, &output::unified(("standard", old), (case, new)));
                    "different"
                }
                (None, Some(new)) => {
                    snapshot(case, path, new);
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
fn the_smallest_spec_with_what_the_shipped_one_switches_on_builds_the_same() {
    let switched_on = "extends: standard\n\
                       servicenow: { business_rule: { reopened: true } }\n\
                       maps: { states: { 8: { sync: true } } }\n";
    let spec = format!("{}{switched_on}", build::case("smallest"));
    assert_eq!(build::build(&spec), build::standard());
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
    let others = ["background-scripts", "update-set"];
    path.strip_prefix("servicenow/")
        .and_then(|path| path.split('/').next())
        .is_some_and(|folder| !others.contains(&folder))
}

/// A case, words that no file of it may have, and words that its guide may not have.
const GONE: &[(&str, &[&str], &[&str])] = &[
    (
        "no_business_rule",
        &["syncState", "STATE_SYNC", "retryStateSync", "state_sync", "<sys_script ", "tellState"],
        &["usiness rule **", "sync of", "Auto-Sync", "state sync"],
    ),
    (
        "no_workspace",
        &["showFrame", "onClick", "form_button_v2>true", "configurable_workspace>true"],
        &["a workspace", "Workspace Form", "Workspace Client"],
    ),
    ("two_channels", &["teams_id", "Microsoft Teams", "\"voice\"", ">zh<"], &["Teams"]),
    (
        "servicenow_only",
        &["ServiceDesk", "servicedesk", "to_Flashduty"],
        &["Zoho", "canary", "webhook-cloud"],
    ),
    (
        "servicedesk_plus_only",
        &["ServiceNow", "servicenow", "sys_id", "flashduty.app_key"],
        &["sys_", "itil", "update set"],
    ),
];

#[test]
fn a_part_that_is_off_leaves_no_trace() {
    let mut found = Vec::new();
    for (case, everywhere, in_guide) in GONE {
        for Artifact { path, text } in built(case) {
            let more = if path == "INSTALL.md" { *in_guide } else { &[] };
            for word in everywhere.iter().chain(more) {
                if let Some(at) = text.find(word) {
                    let line = text[..at].matches('\n').count() + 1;
                    found.push(format!("{case}: {path}:{line} has {word:?}"));
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

#[test]
fn shows_how_an_update_set_writes_hostile_text() {
    let path = "servicenow/update-set/sys_remote_update_set_duty_install.xml";
    let set = built("hostile_text").iter().find(|it| it.path == path).unwrap();
    let shown = ["sys_properties_", "sys_script_action", "sys_ui_action_"];
    let is_shown = |update: &&str| {
        let name = update.split("<name>").nth(1).unwrap_or_default();
        let is_rule =
            name.strip_prefix("sys_script_").is_some_and(|rest| !rest.contains("include_"));
        is_rule || shown.iter().any(|table| name.starts_with(table))
    };
    let updates = set.text.split("\n<sys_update_xml ").skip(1).filter(is_shown);
    let text: Vec<String> = updates.map(|update| format!("<sys_update_xml {update}\n")).collect();
    snapshot("hostile_text", "_update_set_as_written", &text.concat());
}
