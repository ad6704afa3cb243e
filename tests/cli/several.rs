//! `sn-gen build` of several specs and of folders.

use super::{BROKEN, Project, SPEC, told};
use insta::assert_snapshot;

#[test]
fn a_folder_of_specs_is_built_into_one_folder_each() {
    let project = Project::empty();
    for path in [
        "customers/acme.yaml",
        "customers/beta/mappings.yaml",
        "customers/eu/gamma.yml",
        "customers/.hidden/ignored.yaml",
        "customers/out/ignored.yaml",
        "customers/README.md",
    ] {
        project.write(path, SPEC);
    }
    assert_snapshot!(project.run("build customers --out customers/out"), @"
    status: 0
    --- stdout
    created customers/out/acme/.gitattributes
    created customers/out/acme/INSTALL.md
    created customers/out/acme/manifest.json
    created customers/out/acme/servicedesk-plus/webhook-cloud.json
    created customers/out/acme/servicedesk-plus/webhook-on-premises.json
    created customers/out/beta/.gitattributes
    created customers/out/beta/INSTALL.md
    created customers/out/beta/manifest.json
    created customers/out/beta/servicedesk-plus/webhook-cloud.json
    created customers/out/beta/servicedesk-plus/webhook-on-premises.json
    created customers/out/eu/gamma/.gitattributes
    created customers/out/eu/gamma/INSTALL.md
    created customers/out/eu/gamma/manifest.json
    created customers/out/eu/gamma/servicedesk-plus/webhook-cloud.json
    created customers/out/eu/gamma/servicedesk-plus/webhook-on-premises.json
    3 specs, 15 files: 15 created
    --- stderr
    help: each output has an `INSTALL.md`, which says what to do next
    ");
    assert_snapshot!(project.run("build customers --out customers/out --check"), @"
    status: 0
    --- stdout
    3 specs: 3 up to date
    --- stderr
    ");
}

#[test]
fn one_broken_spec_does_not_stop_the_others() {
    let project = Project::empty();
    project.write("a.yaml", BROKEN);
    project.write("b.yaml", SPEC);
    assert_snapshot!(project.run("build a.yaml b.yaml missing.yaml"), @"
    status: 2
    --- stdout
    created generated/b/.gitattributes
    created generated/b/INSTALL.md
    created generated/b/manifest.json
    created generated/b/servicedesk-plus/webhook-cloud.json
    created generated/b/servicedesk-plus/webhook-on-premises.json
    3 specs, 2 not built, 5 files: 5 created
    --- stderr
    error[unknown-value]: found `2`, expected `1`
     --> a.yaml:1:10
      |
    1 | version: 2
      |          ^ not accepted here
      |
      = help: this release of sn-gen reads version 1 of the format

    error: `a.yaml` has 1 error, so nothing was written
    error[file-missing]: the file does not exist
    --> missing.yaml
     = help: `sn-gen init` writes a small spec to start from

    help: each output has an `INSTALL.md`, which says what to do next
    ");
    assert_snapshot!(project.run("build a.yaml b.yaml --format json"), @r#"
    status: 1
    --- stdout
    {
      "error": null,
      "specs": [
        {
          "spec": "a.yaml",
          "out": "generated/a",
          "status": "invalid",
          "error": null,
          "findings": [
            {
              "code": "unknown-value",
              "severity": "error",
              "file": "a.yaml",
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
        },
        {
          "spec": "b.yaml",
          "out": "generated/b",
          "status": "up to date",
          "error": null,
          "findings": [],
          "files": [
            {
              "path": "generated/b/.gitattributes",
              "action": "none"
            },
            {
              "path": "generated/b/INSTALL.md",
              "action": "none"
            },
            {
              "path": "generated/b/manifest.json",
              "action": "none"
            },
            {
              "path": "generated/b/servicedesk-plus/webhook-cloud.json",
              "action": "none"
            },
            {
              "path": "generated/b/servicedesk-plus/webhook-on-premises.json",
              "action": "none"
            }
          ],
          "instance": null,
          "diff": null
        }
      ]
    }
    --- stderr
    "#);
    assert_snapshot!(project.names(), @"
    a.yaml
    b.yaml
    generated/b/.gitattributes
    generated/b/INSTALL.md
    generated/b/manifest.json
    generated/b/servicedesk-plus/webhook-cloud.json
    generated/b/servicedesk-plus/webhook-on-premises.json
    ");
}

#[test]
fn specs_that_would_share_a_folder_are_refused() {
    let project = Project::empty();
    for path in ["a/acme.yaml", "a/acme/mappings.yaml", "b/Acme.yml", "b/acme/eu.yaml"] {
        project.write(path, SPEC);
    }
    assert_snapshot!(project.run("build a"), @"
    status: 2
    --- stdout
    --- stderr
    error: `a/acme/mappings.yaml` and `a/acme.yaml` would both be built into `generated/acme`
    ");
    assert_snapshot!(project.run("build a/acme.yaml b/Acme.yml"), @"
    status: 2
    --- stdout
    --- stderr
    error: `a/acme.yaml` and `b/Acme.yml` would both be built into `generated/Acme`
    ");
    assert_snapshot!(project.run("build b --format json"), @r#"
    status: 2
    --- stdout
    {
      "error": "`b/acme/eu.yaml` would be built into `generated/acme/eu`, inside the output of `b/Acme.yml`",
      "specs": []
    }
    --- stderr
    error: `b/acme/eu.yaml` would be built into `generated/acme/eu`, inside the output of `b/Acme.yml`
    "#);
    assert_snapshot!(project.run("build b/acme b/acme/eu.yaml"), @"
    status: 0
    --- stdout
    created generated/eu/.gitattributes
    created generated/eu/INSTALL.md
    created generated/eu/manifest.json
    created generated/eu/servicedesk-plus/webhook-cloud.json
    created generated/eu/servicedesk-plus/webhook-on-premises.json
    b/acme/eu.yaml: 5 files: 5 created
    --- stderr
    help: open `generated/eu/INSTALL.md` next: it says what to do with these files
    ");
}

#[test]
fn the_folder_one_is_in_is_called_by_its_name() {
    let project = Project::empty();
    project.write("acme/mappings.yaml", SPEC);
    let mut command = project.command("build . ../acme/mappings.yaml --format json --out new");
    command.current_dir(project.path().join("acme"));
    let told = told(&mut command);
    assert!(told.contains(r#""out": "new/acme","#), "{told}");
    assert_eq!(told.matches(r#""out""#).count(), 1, "{told}");
}

#[test]
fn an_output_is_not_built_into_another_one() {
    let project = Project::new();
    project.run("build");
    project.write("customers/eu/acme.yaml", SPEC);
    project.write("customers/mappings.yaml", SPEC);
    let files = project.files();
    assert_snapshot!(project.run("build customers"), @"
    status: 2
    --- stdout
    --- stderr
    error: `customers/eu/acme.yaml` would be built into `generated/eu/acme`, inside `generated`, which holds another output; choose another folder with --out
    ");
    assert_eq!(project.files(), files);
    project.run("build mappings.yaml --out out/eu");
    let told = project.run("build customers --out out");
    assert_snapshot!(told, @"
    status: 2
    --- stdout
    --- stderr
    error: `customers/eu/acme.yaml` would be built into `out/eu/acme`, inside `out/eu`, which holds another output; choose another folder with --out
    ");
    project.write("out/eu/manifest.json", "<<<<<<< HEAD");
    assert_eq!(project.run("build customers --out out"), told);
    project.write("web/manifest.json", "{}");
    let told = project.run("build customers --out web");
    assert!(told.starts_with("status: 0"), "{told}");
}

#[test]
fn a_folder_without_a_spec_is_refused() {
    let project = Project::empty();
    project.write("customers/notes.txt", "");
    assert_snapshot!(project.run("build customers"), @"
    status: 2
    --- stdout
    --- stderr
    error[file-is-directory]: this is a folder without a spec: expected a file, or a folder with files that end in `.yaml` or `.yml`
    --> customers
     = help: `sn-gen init` writes a small spec to start from
    ");
}

#[test]
fn specs_of_the_standard_name_are_called_like_their_folders() {
    let project = Project::empty();
    for path in ["acme/mappings.yaml", "eu/beta/mappings.yml", "gamma.yaml"] {
        project.write(path, SPEC);
    }
    project.run("build acme/mappings.yaml eu/beta/mappings.yml ./eu/../gamma.yaml acme");
    assert_snapshot!(project.names(), @"
    acme/mappings.yaml
    eu/beta/mappings.yml
    gamma.yaml
    generated/acme/.gitattributes
    generated/acme/INSTALL.md
    generated/acme/manifest.json
    generated/acme/servicedesk-plus/webhook-cloud.json
    generated/acme/servicedesk-plus/webhook-on-premises.json
    generated/beta/.gitattributes
    generated/beta/INSTALL.md
    generated/beta/manifest.json
    generated/beta/servicedesk-plus/webhook-cloud.json
    generated/beta/servicedesk-plus/webhook-on-premises.json
    generated/gamma/.gitattributes
    generated/gamma/INSTALL.md
    generated/gamma/manifest.json
    generated/gamma/servicedesk-plus/webhook-cloud.json
    generated/gamma/servicedesk-plus/webhook-on-premises.json
    ");
}

/// Two mappings for tables of one instance, with everything else as it is by itself.
const INCIDENTS: &str = "version: 1\nintegration: { release: 1.0.0, released: 2026-11-21 }\n";
const OUTAGES: &str = "version: 1
integration: { release: 1.0.0, released: 2026-11-21 }
servicenow: { table: x_acme_outage }
servicedesk_plus: false
payload: { number: number, title: short_description, state: { from: state, map: states } }
state_sync: { number: number, state: { from: state, map: states } }
maps: { states: { 7: { label: Over, progress: Closed, sync: true } } }
";

#[test]
fn specs_that_would_overwrite_each_other_are_refused() {
    let project = Project::empty();
    project.write("a/incidents.yaml", INCIDENTS);
    project.write("a/outages.yaml", OUTAGES);
    project.write("a/desk.yaml", SPEC);
    assert_snapshot!(project.run("build a"), @"
    status: 1
    --- stdout
    created generated/desk/.gitattributes
    created generated/desk/INSTALL.md
    created generated/desk/manifest.json
    created generated/desk/servicedesk-plus/webhook-cloud.json
    created generated/desk/servicedesk-plus/webhook-on-premises.json
    3 specs, 2 not built, 5 files: 5 created
    --- stderr
    error[rival-mappings]: this and `a/outages.yaml` would overwrite each other on one instance: both make System Property `flashduty.api_domain`, Table `Flashduty Delivery`, Dictionary `Flashduty Delivery.Ticket`, Script Include `FlashdutyClient` and 16 other records
    --> a/incidents.yaml
     = help: give one another `integration.name`, and another `prefix` and other names wherever both write the same; `--separate` if each has its own instance, or if both are releases of one integration

    error: `a/incidents.yaml` has 1 error, so nothing was written
    error[rival-mappings]: this and `a/incidents.yaml` would overwrite each other on one instance: both make System Property `flashduty.api_domain`, Table `Flashduty Delivery`, Dictionary `Flashduty Delivery.Ticket`, Script Include `FlashdutyClient` and 16 other records
    --> a/outages.yaml
     = help: give one another `integration.name`, and another `prefix` and other names wherever both write the same; `--separate` if each has its own instance, or if both are releases of one integration

    error: `a/outages.yaml` has 1 error, so nothing was written
    help: each output has an `INSTALL.md`, which says what to do next
    ");
    assert_eq!(project.names().matches("manifest.json").count(), 1, "{}", project.names());
    let told = project.run("build a --format json");
    assert_eq!(told.matches(r#""code": "rival-mappings""#).count(), 2, "{told}");
    project.write("a/outages.yaml", OUTAGES.replace("release:", "name: Outage, release:"));
    let told = project.run("build a");
    assert!(told.starts_with("status: 0"), "{told}");
}

#[test]
fn specs_for_instances_of_their_own_may_use_the_same_names() {
    let project = Project::empty();
    project.write("a/incidents.yaml", INCIDENTS);
    project.write("a/outages.yaml", OUTAGES);
    let told = project.run("build a --separate");
    assert!(told.starts_with("status: 0"), "{told}");
    // The same mapping twice brings the same records.
    project.write("b/one.yaml", INCIDENTS);
    project.write("b/two.yaml", INCIDENTS);
    let told = project.run("build b");
    assert!(told.starts_with("status: 0"), "{told}");
}

#[test]
fn one_written_name_in_common_is_enough() {
    let project = Project::empty();
    let other = OUTAGES.replace("release:", "name: Outage, release:");
    project.write("a/outages.yaml", other);
    for (names, said) in [
        ("script_includes: { helper: OutageSyncHelper }", "Script Include"),
        ("ui_page: { name: outage_notification_form }", "UI Page"),
        ("ui_action: { action_name: outage_send }", "UI Action"),
    ] {
        project.write("a/incidents.yaml", format!("{INCIDENTS}servicenow: {{ {names} }}\n"));
        let told = project.run("build a");
        assert!(told.starts_with("status: 1"), "{names}: {told}");
        assert!(told.contains(&format!("{said} `")), "{names}: {told}");
    }
}

/// What the finding says to change is enough, and no more than is needed.
#[test]
fn two_mappings_live_side_by_side_once_what_is_told_was_done() {
    let project = Project::empty();
    let written =
        |names: &str, mapping: &str| mapping.replace("release:", &format!("{names}, release:"));
    let is_fine = |one: &str, other: &str| {
        project.write("a/incidents.yaml", written(one, INCIDENTS));
        project.write("a/outages.yaml", written(other, OUTAGES));
        project.run("build a").starts_with("status: 0")
    };
    let (mine, theirs) = ("name: Acme", "name: Outage");
    assert!(is_fine(mine, theirs));
    assert!(!is_fine("prefix: acme", "prefix: outage"), "rule and script action have the name");
    assert!(!is_fine("name: Acme, prefix: acme", "name: Outage, prefix: acme"));
    assert!(is_fine("name: Acme, prefix: acme", "name: Outage, prefix: outage"));
    let names =
        "servicenow: { ui_action: { action_name: page_people }, business_rule: { name: Tell } }\n";
    project.write("a/incidents.yaml", written(mine, INCIDENTS) + names);
    let told = project.run("build a");
    assert!(told.starts_with("status: 0"), "{told}");
    let same = written(theirs, OUTAGES).replace(
        "table: x_acme_outage",
        "table: x_acme_outage, \
        ui_action: { action_name: page_people }, business_rule: { name: Tell }",
    );
    project.write("a/outages.yaml", &same);
    let told = project.run("build a");
    assert!(told.contains("UI Action `Send to Outage`"), "{told}");
    project
        .write("a/outages.yaml", same.replace("page_people", "page_others").replace("Tell", "Say"));
    let told = project.run("build a");
    assert!(told.starts_with("status: 0"), "{told}");
}
