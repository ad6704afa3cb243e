//! `sn-gen build` of one spec.

use super::{BROKEN, Project, SPEC};
use insta::assert_snapshot;

#[test]
fn build_names_every_file_it_writes() {
    assert_snapshot!(Project::new().run("build"), @"
    status: 0
    --- stdout
    created generated/.gitattributes
    created generated/INSTALL.md
    created generated/manifest.json
    created generated/servicedesk-plus/webhook-cloud.json
    created generated/servicedesk-plus/webhook-on-premises.json
    5 files: 5 created
    --- stderr
    help: open `generated/INSTALL.md` next: it says what to do with these files
    ");
}

#[test]
fn a_second_build_changes_no_file_and_no_time() {
    let project = Project::new();
    project.run("build");
    let files = project.files();
    assert_snapshot!(project.run("build"), @"
    status: 0
    --- stdout
    5 files: 5 up to date
    --- stderr
    ");
    assert_eq!(project.files(), files);
}

#[test]
fn build_follows_the_spec() {
    let project = Project::new();
    project.run("build --templates short");
    project.edit("subject: subject", "title: subject");
    assert_snapshot!(project.run("build --templates short"), @"
    status: 0
    --- stdout
    changed generated/manifest.json
    changed generated/servicedesk-plus/webhook-cloud.json
    changed generated/servicedesk-plus/webhook-on-premises.json
    5 files: 3 changed, 2 up to date
    --- stderr
    ");
}

#[test]
fn build_removes_what_it_no_longer_makes_and_keeps_what_was_edited() {
    let project = Project::new();
    project.run("build --templates short");
    project.write("generated/servicedesk-plus/notes.txt", "mine\n");
    project.edit("[cloud, on_premises]", "[cloud]");
    assert_snapshot!(project.run("build --templates short"), @"
    status: 0
    --- stdout
    changed generated/manifest.json
    removed generated/servicedesk-plus/webhook-on-premises.json
    4 files: 1 changed, 3 up to date, 1 removed
    --- stderr
    ");
    project.write("generated/servicedesk-plus/webhook-cloud.json", "mine\n");
    project.edit("[cloud, on_premises]", "[on_premises]");
    assert_snapshot!(project.run("build --templates short"), @"
    status: 0
    --- stdout
    changed generated/manifest.json
    created generated/servicedesk-plus/webhook-on-premises.json
    4 files: 1 created, 1 changed, 2 up to date
    --- stderr
    warning: `generated/servicedesk-plus/webhook-cloud.json` is no longer made, but was edited: kept it
    ");
    assert_snapshot!(project.names(), @"
    generated/.gitattributes
    generated/INSTALL.md
    generated/manifest.json
    generated/servicedesk-plus/notes.txt
    generated/servicedesk-plus/webhook-cloud.json
    generated/servicedesk-plus/webhook-on-premises.json
    mappings.yaml
    short/guide/INSTALL.md.tera
    ");
}

#[test]
fn build_takes_another_spec_and_another_folder() {
    let project = Project::empty();
    project.write("acme.yml", SPEC);
    assert_snapshot!(project.run("build acme.yml --out out/acme"), @"
    status: 0
    --- stdout
    created out/acme/.gitattributes
    created out/acme/INSTALL.md
    created out/acme/manifest.json
    created out/acme/servicedesk-plus/webhook-cloud.json
    created out/acme/servicedesk-plus/webhook-on-premises.json
    5 files: 5 created
    --- stderr
    help: open `out/acme/INSTALL.md` next: it says what to do with these files
    ");
}

#[test]
fn a_missing_spec_is_a_refusal() {
    let project = Project::empty();
    assert_snapshot!(project.run("build"), @"
    status: 2
    --- stdout
    --- stderr
    error[file-missing]: the file does not exist
    --> mappings.yaml
     = help: `sn-gen init` writes a small spec to start from
    ");
    assert_snapshot!(project.run("build nowhere/acme.yaml --format json"), @r#"
    status: 2
    --- stdout
    {
      "error": null,
      "specs": [
        {
          "spec": "nowhere/acme.yaml",
          "out": "generated",
          "status": "refused",
          "error": null,
          "findings": [
            {
              "code": "file-missing",
              "severity": "error",
              "file": "nowhere/acme.yaml",
              "line": 1,
              "column": 1,
              "end_line": 1,
              "end_column": 1,
              "message": "the file does not exist",
              "label": "",
              "help": "`sn-gen init` writes a small spec to start from"
            }
          ],
          "files": [],
          "instance": null,
          "diff": null
        }
      ]
    }
    --- stderr
    "#);
    assert_eq!(project.names(), "");
}

#[test]
fn a_spec_with_errors_writes_nothing() {
    let project = Project::empty();
    project.write("mappings.yaml", BROKEN);
    assert_snapshot!(project.run("build"), @"
    status: 1
    --- stdout
    --- stderr
    error[unknown-value]: found `2`, expected `1`
     --> mappings.yaml:1:10
      |
    1 | version: 2
      |          ^ not accepted here
      |
      = help: this release of sn-gen reads version 1 of the format

    error: `mappings.yaml` has 1 error, so nothing was written
    ");
    assert_snapshot!(project.run("build --check --format github"), @"
    status: 1
    --- stdout
    ::error file=mappings.yaml,line=1,col=10,endLine=1,endColumn=11,title=unknown-value::found `2`, expected `1`%0Ahelp: this release of sn-gen reads version 1 of the format
    --- stderr
    error: `mappings.yaml` has 1 error, so nothing was written
    ");
    assert_snapshot!(project.run("build --format json"), @r#"
    status: 1
    --- stdout
    {
      "error": null,
      "specs": [
        {
          "spec": "mappings.yaml",
          "out": "generated",
          "status": "invalid",
          "error": null,
          "findings": [
            {
              "code": "unknown-value",
              "severity": "error",
              "file": "mappings.yaml",
              "line": 1,
              "column": 10,
              "end_line": 1,
              "end_column": 11,
              "message": "found `2`, expected `1`",
              "label": "not accepted here",
              "help": "this release of sn-gen reads version 1 of the format"
            }
          ],
          "files": [],
          "instance": null,
          "diff": null
        }
      ]
    }
    --- stderr
    "#);
    assert_eq!(project.names(), "mappings.yaml\n");
}

#[test]
fn build_never_overwrites_a_file_of_others() {
    let project = Project::new();
    project.write("generated/INSTALL.md", "mine\n");
    assert_snapshot!(project.run("build"), @"
    status: 2
    --- stdout
    --- stderr
    error: something that sn-gen did not make stands in the place of 1 file:
      generated/INSTALL.md (a file with other content)
    help: move it away, or choose another folder with --out; nothing was written
    ");
    assert!(!project.path().join("generated/manifest.json").exists());
}

#[test]
fn build_does_not_trust_a_damaged_manifest() {
    let project = Project::new();
    project.run("build");
    project.write("generated/manifest.json", "<<<<<<< HEAD\n");
    assert_snapshot!(project.run("build"), @"
    status: 2
    --- stdout
    --- stderr
    error: `generated/manifest.json` is not a sound manifest of sn-gen: expected value at line 1 column 1
    help: restore it from version control, or choose another folder with --out; nothing was written
    ");
}

#[test]
fn build_leaves_a_folder_of_another_program_alone() {
    let project = Project::new();
    project.write("generated/manifest.json", "{\"name\": \"a web app\"}\n");
    let files = project.files();
    assert_snapshot!(project.run("build"), @"
    status: 2
    --- stdout
    --- stderr
    error: `generated/manifest.json` is not a sound manifest of sn-gen: another program made it
    help: this folder is not sn-gen's; choose another with --out; nothing was written
    ");
    assert_eq!(project.files(), files);
}

#[test]
fn a_disk_that_refuses_is_a_refusal() {
    let project = Project::new();
    project.write("file", "");
    assert_snapshot!(project.run("build --out file"), @"
    status: 2
    --- stdout
    --- stderr
    error: cannot write to `file`: not a directory
    ");
    assert_snapshot!(project.run("build --out file/below --format json"), @r#"
    status: 2
    --- stdout
    {
      "error": null,
      "specs": [
        {
          "spec": "mappings.yaml",
          "out": "file/below",
          "status": "refused",
          "error": "cannot read `file/below`: Not a directory (os error 20)",
          "findings": [],
          "files": [],
          "instance": null,
          "diff": null
        }
      ]
    }
    --- stderr
    "#);
}

/// The standard integration, as a spec with changes.
fn standard(release: &str, rest: &str) -> String {
    format!(
        "version: 1\nextends: standard\n\
         integration: {{ release: {release}, released: 2026-11-21 }}\n{rest}"
    )
}

#[test]
fn build_says_what_changes_on_the_instance() {
    let project = Project::empty();
    project.write("mappings.yaml", standard("1.0.0", ""));
    let first = project.run("build");
    assert!(!first.contains("instance"), "{first}");
    project.write("mappings.yaml", standard("1.1.0", ""));
    let same_records = project.run("build");
    assert!(!same_records.contains("instance"), "{same_records}");
    project.write(
        "mappings.yaml",
        standard(
            "1.2.0",
            "servicenow: { business_rule: false, ui_action: { hint: Page someone } }\n",
        ),
    );
    assert_snapshot!(on_the_instance(&project.run("build")), @"
    10 changed, 12 up to date, 3 removed
    on the instance, 6 records changed:
      Script Include `FlashdutyOutbox`
      Script Include `FlashdutyPayload`
      Script Include `FlashdutySender`
      Script Include `FlashdutySyncHelper`
      UI Action `Check Flashduty`
      UI Action `Send to Flashduty`
    on the instance, 4 records to be removed by hand:
      Business Rule `Flashduty Auto-Sync on Resolution`
      Business Rule `Flashduty Heard`
      Event Registration `flashduty.state_sync.retry`
      Script Action `Flashduty Retry Delivery`
    --- stderr
    help: `generated/INSTALL.md` says what to do on the instance, under Upgrade
    ");
    let again = project.run("build");
    assert!(!again.contains("instance"), "{again}");
    project.write("mappings.yaml", standard("1.3.0", ""));
    let back = project.run("build");
    assert!(back.contains(" added:\n") && !back.contains("by hand:"), "{back}");
}

#[test]
fn other_records_under_the_same_release_are_a_warning() {
    let project = Project::empty();
    project.write("mappings.yaml", standard("1.0.0", ""));
    project.run("build");
    project.write(
        "mappings.yaml",
        standard("1.0.0", "servicenow: { ui_action: { hint: Page someone } }\n"),
    );
    assert_snapshot!(on_the_instance(&project.run("build")), @"
    3 changed, 22 up to date
    on the instance, 1 record changed:
      UI Action `Send to Flashduty`
    --- stderr
    warning: records changed, but `integration.release` did not
    help: raise `release` and `released` before this goes to an instance
    help: `generated/INSTALL.md` says what to do on the instance, under Upgrade
    ");
    project.write(
        "mappings.yaml",
        standard("1.0.0", "servicenow: false\nservicedesk_plus: { editions: [cloud] }\n"),
    );
    let gone = project.run("build");
    assert!(gone.contains("to be removed by hand:\n"), "{gone}");
    assert!(gone.contains("\n  and ") && gone.contains("guide of the last release"), "{gone}");
    assert!(!gone.contains("warning: "), "{gone}");
}

#[test]
fn a_warning_about_the_release_stands_beside_the_mapping() {
    let project = Project::empty();
    project.write("mappings.yaml", standard("1.0.0", ""));
    project.run("build");
    let hint = "servicenow: { ui_action: { hint: Page someone } }\n";
    project.write("mappings.yaml", standard("1.0.0", hint));
    let warned = "::warning file=mappings.yaml,title=same-release::records changed, ";
    for options in ["--check --format github", "--format github"] {
        let told = project.run(&format!("build {options}"));
        assert!(told.contains(warned), "{told}");
    }
}

#[test]
fn a_set_that_somebody_broke_is_compared_with_nothing_and_that_is_told() {
    let project = Project::empty();
    project.write("mappings.yaml", standard("1.0.0", ""));
    project.run("build");
    let set = "generated/servicenow/update-set/sys_remote_update_set_flashduty_install.xml";
    project.write(set, "<unload>");
    assert_snapshot!(on_the_instance(&project.run("build")), @"
    1 changed, 24 up to date
    --- stderr
    warning: `generated/servicenow/update-set/sys_remote_update_set_flashduty_install.xml` could not be read, so nothing says what changes on the instance
    help: restore it from version control before a build, and it is compared
    ");
}

#[test]
fn of_several_specs_each_line_says_which_one_it_is_about() {
    let project = Project::empty();
    let written = |hint: &str| {
        for name in ["one", "two"] {
            let action = format!("servicenow: {{ ui_action: {{ hint: {hint} }} }}\n");
            project.write(&format!("specs/{name}.yaml"), standard("1.0.0", &action));
        }
    };
    written("Page someone");
    project.run("build specs");
    written("Tell someone");
    assert_snapshot!(project.run("build specs"), @"
    status: 0
    --- stdout
    changed generated/one/manifest.json
    changed generated/one/servicenow/update-set/sys_remote_update_set_flashduty_install.xml
    changed generated/one/servicenow/update-set/sys_remote_update_set_flashduty_upgrade.xml
    specs/one.yaml: on the instance, 1 record changed:
      UI Action `Send to Flashduty`
    changed generated/two/manifest.json
    changed generated/two/servicenow/update-set/sys_remote_update_set_flashduty_install.xml
    changed generated/two/servicenow/update-set/sys_remote_update_set_flashduty_upgrade.xml
    specs/two.yaml: on the instance, 1 record changed:
      UI Action `Send to Flashduty`
    2 specs, 50 files: 6 changed, 44 up to date
    --- stderr
    warning: specs/one.yaml: records changed, but `integration.release` did not
    help: raise `release` and `released` before this goes to an instance
    help: `generated/one/INSTALL.md` says what to do on the instance, under Upgrade
    warning: specs/two.yaml: records changed, but `integration.release` did not
    help: raise `release` and `released` before this goes to an instance
    help: `generated/two/INSTALL.md` says what to do on the instance, under Upgrade
    ");
}

/// What a build prints after its list of files.
fn on_the_instance(told: &str) -> &str {
    told.split_once("files: ").map_or(told, |(_, rest)| rest)
}
