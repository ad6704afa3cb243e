//! The standard scenarios of `sn-gen simulate`, on mappings that name things in other ways.

use super::{Project, support};
use insta::assert_snapshot;
use serde_json::Value;
use std::collections::BTreeMap;

const THREE_LINES: &str = "\
version: 1
integration: { release: 1.0.0, released: 2026-11-21 }
payload: { number: number, title: short_description, u_region: u_region, state: { from: state, map: states } }
";

/// Runs the standard scenarios on a mapping in a folder with nothing else. All pass but those that
/// are left out, which are told with the reason, and with how many share it.
fn left_out(mapping: &str) -> String {
    let project = Project::empty();
    project.write("mappings.yaml", mapping);
    let output = project.command("simulate --format json").output().unwrap();
    let document: Value = serde_json::from_slice(&output.stdout).unwrap();
    let mut reasons: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let scenarios = document["scenarios"].as_array().unwrap();
    for scenario in scenarios {
        let text = |key: &str| scenario[key].as_str().unwrap();
        if text("status") == "left out" {
            reasons.entry(text("left_out")).or_default().push(text("file"));
        } else {
            assert_eq!(text("status"), "passed", "{scenario:#}");
        }
    }
    // What these mappings do not switch on.
    let told = reasons.remove("the mapping does not tell that a record is opened again");
    assert!(told.is_none_or(|files| files == ["standard/sync/reopening_is_told.yaml"]));
    assert_eq!(output.status.code(), Some(0));
    assert!(scenarios.len() > 150, "{}", scenarios.len());
    let lines =
        reasons.into_iter().map(|(reason, files)| format!("{reason}:\n{}\n", files.join("\n")));
    lines.collect()
}

/// The mapping of a folder of `tests/cases`.
fn case(name: &str) -> String {
    let file = support::build::root().join("tests/cases").join(name).join("mappings.yaml");
    std::fs::read_to_string(file).unwrap()
}

#[test]
fn pass_on_a_mapping_of_three_lines_with_a_field_of_its_own() {
    assert_snapshot!(left_out(THREE_LINES), @"");
}

#[test]
fn pass_with_another_name_and_prefix() {
    let names = "\
version: 1
integration: { name: Acme Alerts, prefix: acme, release: 1.0.0, released: 2026-11-21 }
servicenow:
  role: acme.sender
  service_account: svc.alerts
  properties: { push_url: { name: acme.hook } }
  script_includes: { helper: AcmeTool, ajax: AcmeDialog }
  business_rule: { name: Tell Acme, action_type: update }
";
    assert_snapshot!(left_out(names), @"");
}

#[test]
fn pass_with_another_table() {
    support::snapshots("cli/standard").bind(|| {
        assert_snapshot!("other_table", left_out(&case("other_table")));
        let unknown = "\
version: 1
integration: { release: 1.0.0, released: 2026-11-21 }
servicenow: { table: u_ticket }
payload: { number: number, title: short_description, phase: { from: u_phase, map: phases } }
state_sync: { phase: { from: u_phase, map: phases } }
maps: { phases: { new: New, work: Working, done: { label: Done, sync: true }, shut: { label: Shut, sync: true } } }
";
        assert_snapshot!("table_of_its_own", left_out(unknown));
    });
}

#[test]
fn pass_with_other_waits_and_a_reference_that_is_taken_for_granted() {
    let mapping = "\
version: 1
integration: { release: 1.0.0, released: 2026-11-21 }
servicenow: { table: sn_si_incident }
payload: { number: number, who: { from: caller_id.name }, state: { from: state, map: states } }
maps: { states: { 16: Analysis, 3: { label: Closed, sync: true }, 7: { label: Cancelled, sync: true } } }
delivery: { retries: [20s, 2m], timeout: 5s }
";
    assert_snapshot!(left_out(mapping), @"");
}

#[test]
fn pass_with_other_fields_and_states() {
    assert_snapshot!(left_out(&case("custom_field")), @"");
    assert_snapshot!(left_out(&case("custom_states")), @"");
}

#[test]
fn leave_out_what_the_mapping_does_not_have() {
    support::snapshots("cli/standard").bind(|| {
        assert_snapshot!("two_channels", left_out(&case("two_channels")));
        assert_snapshot!("no_business_rule", left_out(&case("no_business_rule")));
    });
}

#[test]
fn a_misspelt_field_is_found() {
    let project = Project::empty();
    let mapping = THREE_LINES.replace("title: short_description", "title: short_descripton");
    project.write("mappings.yaml", mapping);
    let told = project.run("simulate");
    assert!(told.starts_with("status: 1\n"), "{told}");
    assert!(told.contains("FAIL  standard/dispatch/"), "{told}");
    assert!(
        told.contains("the stand-in does not know the field short_descripton of incident"),
        "{told}"
    );
    let (_, aside) = told.split_once("--- stderr\n").unwrap();
    assert!(aside.contains("did you mean `short_description`?"), "{aside}");
    assert_eq!(
        aside.lines().last().unwrap(),
        "note: taken for granted, as `mappings.yaml` names it and the stand-in does not know it: incident.u_region"
    );
}

#[test]
fn facts_of_a_company_lie_under_every_scenario() {
    let project = Project::empty();
    project.write("mappings.yaml", THREE_LINES);
    project.write(
        "our.yaml",
        "tables: { incident: { columns: { u_region: { type: reference, reference: cmn_location } } } }\n\
         records: { $table: { $record.1: { u_region: Amsterdam } }, sys_user: { mia: { name: Mia } } }\n\
         properties: { $property.channel_id: 42 }\n",
    );
    project.write(
        "scenarios/a.yaml",
        "name: A\nsteps:\n  - when: { dispatch: $record.1, rule: a00000000000000000000001, as: ada }\n    \
         then:\n      requests:\n        - { to: /channel/escalate/rule/list, body_has: { channel_id: 42 } }\n      \
         answer: { ok: false }\n",
    );
    // Nothing had to be taken for granted.
    assert_snapshot!(project.run("simulate --given our.yaml"), @"
    status: 0
    --- stdout
    ok    scenarios/a.yaml  A  (1 query, 1 row of 1, 1 call, 0.2 s)
    1 scenario: 1 passed  (1 query, 1 row of 1, 1 call, 0.2 s of simulated time)
    --- stderr
    ");
    let refused = |facts: &str, status: u8, words: &[&str]| {
        project.write("our.yaml", facts);
        let told = project.run("simulate --standard --given our.yaml");
        assert!(told.starts_with(&format!("status: {status}\n")), "{told}");
        for word in words.iter().chain(&["`our.yaml` has 1 error, so no scenario ran"]) {
            assert!(told.contains(word), "{told}");
        }
    };
    refused("tabels: {}\n", 1, &["our.yaml:1:1", "did you mean `tables`?"]);
    let unknown = "records: { incident: { INC0010001: { u_size: 1 } } }\n";
    refused(unknown, 1, &["our.yaml:1:38", "the stand-in does not know the column `u_size`"]);
    let list = "- tables: {}\n";
    refused(list, 1, &["found a list, expected keys such as `tables:`"]);
    let property = "properties: { flashduty.app_kye: x }\n";
    refused(property, 1, &["our.yaml:1:15", "did you mean `flashduty.app_key`?"]);
    let property = "properties: { glide.nothing: x }\n";
    refused(property, 1, &["our.yaml:1:15", "is a record of `sys_properties` in `records`"]);
    refused("workers: 2\n", 1, &["unknown key `workers`", "accepted: `tables`, `missing`"]);
    let missing = "missing: [incident.short_descripton]\n";
    refused(missing, 1, &["our.yaml:1:11", "did you mean `incident.short_description`?"]);
    let display = "tables: { u_ticket: { display: nmae, columns: { name: string } } }\n";
    refused(display, 1, &["our.yaml:1:32", "did you mean `name`?"]);
    let read = "tables: { u_ticket: { read: [itl] } }\n";
    refused(read, 1, &["our.yaml:1:30", "did you mean `itil`?"]);
    assert_snapshot!(project.run("simulate --given none.yaml"), @"
    status: 2
    --- stdout
    --- stderr
    error: cannot use `none.yaml`: the file does not exist
    ");
}

#[test]
fn facts_of_a_table_that_extends_itself_are_found() {
    let project = Project::empty();
    project.write("mappings.yaml", THREE_LINES);
    project.write("company.yaml", "tables: { incident: { extends: incident } }\n");
    let told = project.run("simulate --given company.yaml");
    assert!(told.starts_with("status: 1\n"), "{told}");
    assert!(told.contains("error[circular-table]"), "{told}");
}

#[test]
fn what_is_missing_may_be_said_twice() {
    let project = Project::empty();
    project.write("mappings.yaml", THREE_LINES);
    project.write("company.yaml", "missing: [incident.short_description, cmn_location]\n");
    project.write(
        "scenarios/a.yaml",
        "name: A\ngiven: { missing: [cmn_location, incident.short_description] }\nsteps:\n  \
         - when: { time_passes: 1s }\n",
    );
    let told = project.run("simulate --given company.yaml");
    assert!(told.starts_with("status: 0\n"), "{told}");
    project.write("company.yaml", "missing: [cmn_location]\n");
    let told = project.run("simulate --given company.yaml");
    assert!(told.starts_with("status: 0\n"), "{told}");
}

/// How many standard scenarios are left out on a mapping for one reason; all others pass.
fn left_out_for(mapping: &str, reason: &str) -> usize {
    let told = left_out(mapping);
    let Some(files) = told.strip_prefix(&format!("{reason}:\n")) else {
        assert_eq!(told, "");
        return 0;
    };
    assert!(files.contains("standard/sync/resolving_is_told_once.yaml"), "{files}");
    assert!(!files.contains("standard/verification"), "{files}");
    files.lines().count()
}

#[test]
fn changes_that_the_rule_does_not_tell_are_left_out() {
    let mapping = |rule: &str| {
        format!(
            "version: 1\nintegration: {{ release: 1.0.0, released: 2026-11-21 }}\n\
             servicenow: {{ business_rule: {{ {rule} }} }}\n"
        )
    };
    let filter = "the filter of the mapping's business rule leaves out its records";
    assert!(left_out_for(&mapping("filter: priority=1^u_region=EMEA"), filter) > 40);
    let inactive = "the mapping's business rule is not active";
    assert!(left_out_for(&mapping("active: false"), inactive) > 40);
}

/// A filter on one of the states leaves the scenarios about the other one alone.
#[test]
fn a_change_that_the_rule_does_not_tell_leaves_out_what_is_about_it() {
    let told = left_out(
        "version: 1\nintegration: { release: 1.0.0, released: 2026-11-21 }\n\
         servicenow: { business_rule: { filter: state!=7 } }\n",
    );
    assert!(told.contains("standard/sync/closing_is_told.yaml"), "{told}");
    assert!(!told.contains("standard/sync/resolving_is_told_once.yaml"), "{told}");
}

/// A scenario of one's own may be about what the filter leaves out.
#[test]
fn a_filter_keeps_no_scenario_of_ones_own_from_running() {
    let project = Project::empty();
    let filtered = |filter: &str| {
        format!(
            "version: 1\nintegration: {{ release: 1.0.0, released: 2026-11-21 }}\n\
             servicenow: {{ business_rule: {{ filter: {filter} }} }}\n"
        )
    };
    project.write("mappings.yaml", filtered("priotiry=1"));
    let step = "  - when: { save: $record.1, set: { $column: $state.1 } }\n    then: ";
    project.write("scenarios/a.yaml", format!("name: A\nsteps:\n{step}{{ jobs: [] }}\n"));
    let told = project.run("simulate");
    assert!(told.contains("mappings.yaml:3:40"), "{told}");
    assert!(told.contains("did you mean `priority`?"), "{told}");
    project.write("mappings.yaml", filtered("priority=1"));
    let told = project.run("simulate");
    assert!(told.starts_with("status: 0\n"), "{told}");
    assert!(told.contains("1 scenario: 1 passed"), "{told}");
    // Records that it tells of take part in the standard ones.
    let urgent = ["1", "2", "3", "4"].map(|it| format!("$record.{it}: {{ priority: 1 }}"));
    project.write("our.yaml", format!("records: {{ $table: {{ {} }} }}\n", urgent.join(", ")));
    let told = project.run("simulate --standard --given our.yaml");
    assert!(told.contains("standard/sync/resolving_is_told_once.yaml"), "{told}");
    assert!(!told.contains("(left out: the filter"), "{told}");
}
