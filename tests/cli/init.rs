//! `sn-gen init`.

use super::Project;
use insta::assert_snapshot;

#[test]
fn init_writes_a_spec_that_builds_without_a_finding() {
    let project = Project::empty();
    assert_snapshot!(project.run("init"), @"
    status: 0
    --- stdout
    created mappings.yaml
    created mappings.schema.json
    created .gitattributes
    created .github/workflows/integration.yml
    created scenarios/starter.yaml
    created scenario.schema.json
    --- stderr
    ");
    let built = project.run("build");
    assert!(built.starts_with("status: 0\n"), "{built}");
    let (_, aside) = built.split_once("--- stderr\n").unwrap();
    assert_snapshot!(aside, @"help: open `generated/INSTALL.md` next: it says how to import `generated/servicenow/update-set/sys_remote_update_set_flashduty_install.xml` and how to test it");
}

#[test]
fn init_never_overwrites() {
    let project = Project::new();
    let files = project.files();
    assert_snapshot!(project.run("init"), @"
    status: 2
    --- stdout
    --- stderr
    error: `mappings.yaml` already exists
    help: `sn-gen init FILE` writes another file
    ");
    assert_eq!(project.files(), files);
    assert_snapshot!(project.run("init acme.yaml"), @"
    status: 0
    --- stdout
    created acme.yaml
    created mappings.schema.json
    --- stderr
    ");
}

#[test]
fn init_makes_folders_and_keeps_what_is_there() {
    let project = Project::empty();
    project.write(".gitattributes", "* text=auto\n");
    project.write(".github/workflows/integration.yml", "ours\n");
    let told = project.run("init");
    for kept in [".gitattributes", ".github/workflows/integration.yml"] {
        assert!(told.contains(&format!("kept {kept}, which was there")), "{told}");
    }
    assert_eq!(project.read(".gitattributes"), "* text=auto\n");
    assert_eq!(project.read(".github/workflows/integration.yml"), "ours\n");
    assert_snapshot!(project.run("init customers/acme/mappings.yaml"), @"
    status: 0
    --- stdout
    created customers/acme/mappings.yaml
    created customers/acme/mappings.schema.json
    --- stderr
    ");
}

#[test]
fn the_schemas_that_init_writes_are_those_that_its_files_name() {
    let project = Project::empty();
    project.run("init");
    let named = |file: &str| -> String {
        let text = project.read(file);
        let line = text.lines().next().unwrap();
        line.strip_prefix("# yaml-language-server: $schema=").unwrap().to_owned()
    };
    let printed = |arguments: &str| -> String {
        let told = project.run(arguments);
        let body = told.split_once("--- stdout\n").unwrap().1;
        body.split_once("--- stderr").unwrap().0.to_owned()
    };
    assert_eq!(named("mappings.yaml"), "mappings.schema.json");
    assert_eq!(project.read("mappings.schema.json"), printed("schema"));
    assert_eq!(named("scenarios/starter.yaml"), "../scenario.schema.json");
    assert_eq!(project.read("scenario.schema.json"), printed("schema --scenario"));
}

#[test]
fn init_writes_scenarios_that_pass_on_the_starter() {
    let project = Project::empty();
    project.run("init");
    assert_snapshot!(project.run("init --scenarios"), @"
    status: 0
    --- stdout
    created scenarios/dispatch.yaml
    created scenarios/resolving.yaml
    created scenarios/retries.yaml
    --- stderr
    ");
    let told = project.run("simulate");
    assert!(told.starts_with("status: 0\n"), "{told}");
    assert!(told.contains("4 scenarios: 4 passed"), "{told}");
}

#[test]
fn init_overwrites_no_scenario_and_writes_none_beside_it() {
    let project = Project::empty();
    project.write("ours/retries.yaml", "name: Ours\n");
    let files = project.files();
    assert_snapshot!(project.run("init --scenarios ours"), @"
    status: 2
    --- stdout
    --- stderr
    error: `ours/retries.yaml` already exists
    help: `sn-gen init --scenarios DIR` writes into another folder
    ");
    assert_eq!(project.files(), files);
}
