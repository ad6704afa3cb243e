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
