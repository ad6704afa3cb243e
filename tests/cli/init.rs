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
    --- stderr
    ");
    let built = project.run("build");
    assert!(built.starts_with("status: 0\n"), "{built}");
    assert!(built.ends_with("--- stderr\n"), "{built}");
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
    assert_snapshot!(project.run("init nowhere/acme.yaml"), @"
    status: 2
    --- stdout
    --- stderr
    error: cannot write `nowhere/acme.yaml`: No such file or directory (os error 2)
    ");
    assert_eq!(project.files(), files);
    assert_snapshot!(project.run("init acme.yaml"), @"
    status: 0
    --- stdout
    created acme.yaml
    --- stderr
    ");
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
    assert!(told.contains("3 scenarios: 3 passed"), "{told}");
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
