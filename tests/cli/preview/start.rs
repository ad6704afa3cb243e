//! What is said when a preview starts, or cannot.

use super::{Running, SERVICENOW, servicenow};
use crate::{BROKEN, Project, SPEC};
use insta::assert_snapshot;
use std::net::TcpListener;
use std::process::Command;

#[test]
fn a_bad_spec_is_told_with_its_findings() {
    let project = Project::empty();
    project.write("mappings.yaml", BROKEN);
    assert_snapshot!(project.run("preview --no-open --port 0"), @"
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

    error: `mappings.yaml` has 1 error, so there is nothing to show
    ");
}

#[test]
fn warnings_are_told_and_keep_nothing_from_showing() {
    let project = Project::empty();
    project.write("mappings.yaml", format!("{SERVICENOW}maps: {{ spare: {{ 1: One }} }}\n"));
    let running = Running::start(&project, &["--no-open"], None);
    assert!(running.get("/").starts_with("HTTP/1.1 200"));
    let told = running.process.end();
    assert!(told.contains("warning["), "{told}");
}

#[test]
fn a_spec_without_servicenow_has_no_dialog() {
    let project = Project::new();
    assert!(SPEC.contains("servicenow: false"));
    assert_snapshot!(project.run("preview --no-open --port 0"), @"
    status: 1
    --- stdout
    --- stderr
    error: the mapping generates nothing for ServiceNow, so there is nothing to simulate
    help: preview needs a spec with `servicenow`
    ");
}

#[test]
fn a_bad_scenario_is_told_with_its_findings() {
    let project = servicenow();
    let scenario = "name: A\ngiven: { records: { incident: { A: { u_no: 1 } } } }\n\
                    steps: [{ when: { time_passes: 1s } }]\n";
    project.write("own.yaml", scenario);
    assert_snapshot!(project.run("preview --no-open --port 0 --scenario own.yaml"), @"
    status: 1
    --- stdout
    --- stderr
    error[unknown-column]: the stand-in does not know the column `u_no` of the table `incident`
     --> own.yaml:2:38
      |
    2 | given: { records: { incident: { A: { u_no: 1 } } } }
      |                                      ^^^^ unknown column
      |
      = help: `given.tables`, or `tables` in a file for `--given`, adds it

    error: `own.yaml` has 1 error, so there is nothing to show
    ");
    assert_snapshot!(project.run("preview --no-open --port 0 --scenario none.yaml"), @"
    status: 2
    --- stdout
    --- stderr
    error: `none.yaml` is no file: name a scenario
    ");
}

#[test]
fn a_misspelt_field_is_found_and_others_are_taken_for_granted() {
    let project = servicenow();
    project.write(
        "mappings.yaml",
        format!(
            "{SERVICENOW}payload: {{ number: number, title: short_descripton, cost: u_cost }}\n"
        ),
    );
    project.write("own.yaml", "name: A\nsteps: [{ when: { time_passes: 1s } }]\n");
    let told = |args: &[&str]| {
        let running = Running::start(&project, args, None);
        let form = running.get("/form");
        let record = form.split("\"record\":\"").nth(1).unwrap().split('"').next().unwrap();
        running.post(
            "/xmlhttp.do",
            &format!(
                "sysparm_processor=FlashdutySyncHelperAjax&sysparm_name=sendWebhook&\
                 sysparm_rule=a00000000000000000000001&sysparm_record={record}"
            ),
        );
        running.get("/did")
    };
    for args in [&["--no-open"][..], &["--no-open", "--scenario", "own.yaml"]] {
        let told = told(args);
        assert!(told.contains("does not know the field short_descripton of incident"), "{told}");
        assert!(!told.contains("u_cost"), "{told}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_port_in_use_is_told_with_a_way_out() {
    let project = servicenow();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let told = project.run(&format!("preview --no-open --port {port}"));
    assert_snapshot!(told.replace(&port.to_string(), "PORT"), @"
    status: 2
    --- stdout
    --- stderr
    error: cannot listen on 127.0.0.1:PORT: Address already in use (os error 98)
    help: name another port with --port, or 0 for any that is free
    ");
}

#[cfg(target_os = "linux")]
#[test]
fn a_launcher_that_stays_keeps_nobody_waiting() {
    use std::os::unix::fs::PermissionsExt;

    let project = servicenow();
    let launcher = project.path().join("bin/xdg-open");
    project.write("bin/xdg-open", "#!/bin/sh\necho $$ > started\nexec /bin/sleep 60\n");
    std::fs::set_permissions(&launcher, std::fs::Permissions::from_mode(0o755)).unwrap();
    let running = Running::start(&project, &[], Some(launcher.parent().unwrap().to_str().unwrap()));
    let response = running.get("/");
    let process = std::fs::read_to_string(project.path().join("started")).unwrap();
    let was_running = std::path::Path::new("/proc").join(process.trim()).exists();
    Command::new("/bin/kill").arg(process.trim()).status().unwrap();
    assert!(was_running && response.starts_with("HTTP/1.1 200"), "{response}");
    assert!(!running.process.end().contains("warning"));
}

#[test]
fn a_missing_browser_is_told_and_the_page_served_all_the_same() {
    let project = servicenow();
    let running = Running::start(&project, &[], Some("/nonexistent"));
    assert!(running.get("/").starts_with("HTTP/1.1 200"));
    let port = running.port;
    let told = running.process.end();
    assert!(told.contains("warning: no browser could be opened"), "{told}");
    assert!(told.contains(&format!("help: open http://127.0.0.1:{port}/ yourself")), "{told}");
}

#[test]
fn facts_of_a_company_lie_under_the_dialog() {
    let project = servicenow();
    let facts = |text: &str| {
        project.write("our.yaml", format!("records: {{ sys_user: {{ ada: {{ {text} }} }} }}\n"));
    };
    facts("name: Ada of ours");
    let running = Running::start(&project, &["--no-open", "--given", "our.yaml"], None);
    running.get("/");
    let form = running.get("/form");
    assert!(form.contains("Ada of ours"), "{form}");
    facts("name: Another Ada");
    running.get("/");
    assert!(running.get("/form").contains("Another Ada"));
    drop(running);
    facts("emial: x");
    let told = project.run("preview --no-open --port 0 --given our.yaml");
    assert!(told.starts_with("status: 1\n"), "{told}");
    assert!(told.contains("our.yaml:1:31"), "{told}");
    assert!(told.contains("`our.yaml` has 1 error, so there is nothing to show"), "{told}");
    let told = project.run("preview --no-open --port 0 --given none.yaml");
    assert!(told.starts_with("status: 2\n"), "{told}");
}
