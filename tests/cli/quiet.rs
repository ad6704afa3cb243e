//! `--quiet`: only what somebody has to know.

use super::{Project, SPEC};
use insta::assert_snapshot;

#[test]
fn a_quiet_run_in_which_all_is_well_prints_nothing() {
    let project = Project::empty();
    project.run("init");
    for command in [
        "build -q",
        "build --quiet",
        "build --check -q",
        "verify -q generated/servicenow/update-set/sys_remote_update_set_flashduty_install.xml",
        "simulate -q",
    ] {
        assert_eq!(project.run(command), "status: 0\n--- stdout\n--- stderr\n", "{command}");
    }
    project.write("specs/a.yaml", SPEC);
    project.write("specs/b.yaml", SPEC);
    assert_eq!(project.run("build specs -q --out out"), "status: 0\n--- stdout\n--- stderr\n");
}

#[test]
fn a_quiet_run_tells_what_is_wrong() {
    let project = Project::new();
    project.run("build");
    project.write("generated/servicedesk-plus/webhook-cloud.json", "mine\n");
    assert_snapshot!(project.run("build --check --quiet"), @"
    status: 1
    --- stdout
    --- stderr
    error: `generated` is not what `mappings.yaml` makes: 1 file out of date
    help: `sn-gen build` brings it up to date
    ");
    project.edit("[cloud, on_premises]", "[on_premises]");
    assert_snapshot!(project.run("build --quiet"), @"
    status: 0
    --- stdout
    --- stderr
    warning: `generated/servicedesk-plus/webhook-cloud.json` is no longer made, but was edited: kept it
    ");
    let json = project.run("build --quiet --format json");
    assert!(json.contains(r#""status": "up to date""#), "{json}");
    let set = "broken.xml";
    project.write(set, "<a>");
    let told = project.run(&format!("verify -q {set}"));
    assert!(told.starts_with("status: 1") && told.contains("broken.xml:1: "), "{told}");
    project.write(
        "servicenow.yaml",
        "version: 1\nextends: standard\nintegration: { release: 1.0.0, released: 2026-11-21 }\n",
    );
    let wrong = "name: Wrong\nsteps:\n  - when: { time_passes: 1s }\n    then: { requests: [{ to: push }] }\n";
    project.write("wrong.yaml", wrong);
    let told = project.run("simulate -q wrong.yaml --spec servicenow.yaml");
    assert!(told.starts_with("status: 1") && told.contains("FAIL"), "{told}");
}
