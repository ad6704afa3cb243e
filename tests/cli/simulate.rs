//! `sn-gen simulate`.

use super::{BROKEN, Project, SPEC, support, told};
use insta::assert_snapshot;
use std::fs;

/// A scenario in which everything comes as expected.
const RESOLVING: &str = "\
name: Resolving leaves a job
steps:
  - when: { save: INC0010001, set: { state: 6 } }
    then: { jobs: [Flashduty Auto-Sync on Resolution] }
  - when: { time_passes: 1s }
    then: { costs: { http: 1 } }
";
/// The same, with a job too few, other costs and another body.
const FAILING: &str = "\
name: Resolving leaves nothing
steps:
  - when: { save: INC0010001, set: { state: 6 } }
    then:
      jobs: []
  - when: { time_passes: 1s }
    then:
      requests:
        - { to: push, body: { number: INC0010001, state: Closed } }
      costs: { http: 2 }
";

impl Project {
    /// A folder with a spec of the standard name that has a ServiceNow side.
    fn simulated() -> Self {
        let project = Self::empty();
        project.write(
            "mappings.yaml",
            "version: 1\nintegration: { release: 1.0.0, released: 2026-11-21 }\n",
        );
        project
    }

    /// Runs one step with a script of the scenario's own.
    fn script(&self, script: &str) -> String {
        let script = serde_json::to_string(script).unwrap();
        let text = format!("name: A script\nsteps:\n  - when: {{ script: {script} }}\n");
        self.write("script.yaml", text);
        self.run("simulate script.yaml")
    }
}

fn snapshots(run: impl FnOnce()) {
    support::snapshots("cli/simulate").bind(run);
}

#[test]
fn all_scenarios_of_the_usual_folder_run() {
    let project = Project::simulated();
    project.write("scenarios/b.yaml", RESOLVING);
    project.write("scenarios/longer/a.yml", RESOLVING.replace("a job", "one job"));
    project.write("scenarios/.hidden/c.yaml", "no scenario");
    project.write("scenarios/.d.yaml", "no scenario");
    project.write("scenarios/README.md", "no scenario");
    assert_snapshot!(project.run("simulate"), @"
    status: 0
    --- stdout
    ok    scenarios/b.yaml        Resolving leaves a job  (12 queries, 4 rows of 17, 4 writes, 1 call, 0.2 s)
    ok    scenarios/longer/a.yml  Resolving leaves one job  (12 queries, 4 rows of 17, 4 writes, 1 call, 0.2 s)
    2 scenarios: 2 passed  (24 queries, 8 rows of 34, 8 writes, 2 calls, 0.4 s of simulated time)
    --- stderr
    ");
    let twice = "simulate scenarios/longer/a.yml scenarios ./scenarios/b.yaml";
    assert_snapshot!(project.run(twice), @r"
    status: 0
    --- stdout
    ok    scenarios/longer/a.yml  Resolving leaves one job  (12 queries, 4 rows of 17, 4 writes, 1 call, 0.2 s)
    ok    scenarios/b.yaml        Resolving leaves a job  (12 queries, 4 rows of 17, 4 writes, 1 call, 0.2 s)
    2 scenarios: 2 passed  (24 queries, 8 rows of 34, 8 writes, 2 calls, 0.4 s of simulated time)
    --- stderr
    ");
}

#[test]
fn what_does_not_come_as_expected_is_shown_in_every_format() {
    let project = Project::simulated();
    project.write("scenarios/a.yaml", RESOLVING);
    project.write("scenarios/b.yaml", FAILING);
    snapshots(|| {
        for format in ["human", "json", "github", "junit"] {
            assert_snapshot!(format, project.run(&format!("simulate --format {format}")));
        }
        let mut coloured = project.command("simulate");
        assert_snapshot!("coloured", told(coloured.env("CLICOLOR_FORCE", "1")));
    });
}

#[test]
fn a_scenario_can_be_written_from_what_happened() {
    let project = Project::simulated();
    project.write("a.yaml", FAILING);
    project.write("b.yaml", "name: Nothing happens\nsteps:\n  - when: { time_passes: 1h }\n");
    let recorded = project.run("simulate --record a.yaml b.yaml");
    snapshots(|| assert_snapshot!("recorded", recorded));

    // The steps of the first file, each with what was recorded of it, hold.
    let then = |step: usize| -> String {
        let then = recorded.split("then:\n").nth(step).unwrap();
        let lines = then.lines().map(|line| format!("    {line}\n"));
        lines.fold("    then:\n".to_owned(), |then, line| then + &line)
    };
    let save = "  - when: { save: INC0010001, set: { state: 6 } }\n".to_owned() + &then(1);
    let pass = "  - when: { time_passes: 1s }\n".to_owned() + &then(2);
    project.write("written.yaml", format!("name: Recorded\nsteps:\n{save}{pass}"));
    assert_snapshot!(project.run("simulate written.yaml"), @r"
    status: 0
    --- stdout
    ok    written.yaml  Recorded  (12 queries, 4 rows of 17, 4 writes, 1 call, 0.2 s)
    1 scenario: 1 passed  (12 queries, 4 rows of 17, 4 writes, 1 call, 0.2 s of simulated time)
    --- stderr
    ");
}

#[test]
fn a_recording_is_not_compared_and_has_no_format() {
    let project = Project::simulated();
    assert_snapshot!(project.run("simulate --record --format json"), @"
    status: 2
    --- stdout
    --- stderr
    error: the argument '--record' cannot be used with '--format <FORMAT>'

    Usage: sn-gen simulate --record [SCENARIO|DIR]...

    For more information, try '--help'.
    ");
}

#[test]
fn bad_scenarios_do_not_stop_the_others() {
    let project = Project::simulated();
    project.write("scenarios/a.yaml", RESOLVING.replace("save:", "safe:"));
    project.write("scenarios/b.yaml", RESOLVING.replace("save: INC0010001", "save: INC0010991"));
    project.write("scenarios/c.yaml", RESOLVING);
    project.write("scenarios/d.yaml", b"name: caf\xe9");
    snapshots(|| {
        for format in ["human", "json", "github", "junit"] {
            let name = format!("bad_scenario_{format}");
            assert_snapshot!(name, project.run(&format!("simulate --format {format}")));
        }
        assert_snapshot!("bad_scenario_recorded", project.run("simulate --record"));
    });
}

#[test]
fn a_bad_spec_is_told_once() {
    let project = Project::empty();
    project.write("mappings.yaml", BROKEN);
    project.write("scenarios/a.yaml", RESOLVING);
    project.write("scenarios/b.yaml", RESOLVING);
    snapshots(|| {
        for format in ["human", "json", "github", "junit"] {
            let name = format!("bad_spec_{format}");
            assert_snapshot!(name, project.run(&format!("simulate --format {format}")));
        }
    });
    assert_snapshot!(project.run("simulate --spec other.yaml scenarios/a.yaml"), @"
    status: 2
    --- stdout
    1 scenario: 1 not run  (0 queries, 0 rows of 0, 0 calls, 0 s of simulated time)
    --- stderr
    error[file-missing]: the file does not exist
    --> other.yaml
     = help: `sn-gen init` writes a small spec to start from
    ");
    project.write("mappings.yaml", SPEC);
    assert_snapshot!(project.run("simulate scenarios/a.yaml"), @"
    status: 0
    --- stdout
    --    scenarios/a.yaml  Resolving leaves a job  (left out: the mapping generates nothing for ServiceNow, so there is nothing to simulate)
    1 scenario: 1 left out  (0 queries, 0 rows of 0, 0 calls, 0 s of simulated time)
    --- stderr
    ");
    assert_snapshot!(project.run("simulate scenarios/a.yaml --format github"), @"
    status: 0
    --- stdout
    --    scenarios/a.yaml  Resolving leaves a job  (left out: the mapping generates nothing for ServiceNow, so there is nothing to simulate)
    1 scenario: 1 left out  (0 queries, 0 rows of 0, 0 calls, 0 s of simulated time)
    --- stderr
    ");
}

#[test]
fn a_folder_or_file_must_be_there() {
    let project = Project::simulated();
    project.write("empty/README.md", "");
    assert_snapshot!(project.run("simulate -"), @"
    status: 2
    --- stdout
    1 scenario: 1 not run  (0 queries, 0 rows of 0, 0 calls, 0 s of simulated time)
    --- stderr
    error[file-missing]: the file does not exist
    --> -
     = help: name a scenario, or a folder with scenarios

    help: name a file; standard input is `/dev/stdin`, where the system has it
    ");
    assert_snapshot!(project.run("simulate empty"), @"
    status: 2
    --- stdout
    1 scenario: 1 not run  (0 queries, 0 rows of 0, 0 calls, 0 s of simulated time)
    --- stderr
    error[file-is-directory]: this is a folder without a scenario: expected a file, or a folder with files that end in `.yaml` or `.yml`
    --> empty
    ");
}

#[test]
fn a_scenario_may_name_its_own_spec() {
    let project = Project::simulated();
    let spec = fs::read_to_string(project.path().join("mappings.yaml")).unwrap();
    project.write("other/mappings.yaml", spec.replace("1.0.0", "1.0.0, name: Pager"));
    let own = RESOLVING.replace("steps:", "spec: ../other/mappings.yaml\nsteps:");
    project.write("tests/a.yaml", own.replace("[Flashduty", "[Pager"));
    project.write("tests/b.yaml", RESOLVING);
    project.write("tests/c.yaml", RESOLVING.replace("steps:", "spec: ../mappings.yaml\nsteps:"));
    project.write("tests/d.yaml", RESOLVING.replace("steps:", "spec: none.yaml\nsteps:"));
    assert_snapshot!(project.run("simulate tests"), @"
    status: 2
    --- stdout
    ok    tests/a.yaml  Resolving leaves a job  (12 queries, 4 rows of 17, 4 writes, 1 call, 0.2 s)
    ok    tests/b.yaml  Resolving leaves a job  (12 queries, 4 rows of 17, 4 writes, 1 call, 0.2 s)
    ok    tests/c.yaml  Resolving leaves a job  (12 queries, 4 rows of 17, 4 writes, 1 call, 0.2 s)
    4 scenarios: 3 passed, 1 not run  (36 queries, 12 rows of 51, 12 writes, 3 calls, 0.6 s of simulated time)
    --- stderr
    error[file-missing]: the file does not exist
    --> tests/none.yaml
     = help: `sn-gen init` writes a small spec to start from
    ");
}

#[test]
fn templates_of_ones_own_run() {
    let project = Project::simulated();
    project.write("a.yaml", RESOLVING);
    project.write("mine/servicenow/business_rule.js.tera", "gs.sleep(1);\n");
    project.write("wrong/servicenow/business_rule.js.tera", "{{ nothing | js }}");
    assert_snapshot!(project.run("simulate a.yaml --templates mine"), @"
    status: 1
    --- stdout
    FAIL  a.yaml:6  Resolving leaves a job
    --- expected faults (a.yaml:6)
    +++ observed faults
    @@ -1 +1 @@
    -[]
    +- gs.sleep is not simulated
    --- expected costs (a.yaml:6)
    +++ observed costs
    @@ -1 +1 @@
    -http: 1
    +http: 0
    1 scenario: 1 failed  (0 queries, 0 rows of 0, 0 calls, 0 s of simulated time)
    --- stderr
    ");
    assert_snapshot!(project.run("simulate a.yaml --templates wrong"), @"
    status: 2
    --- stdout
    1 scenario: 1 not run  (0 queries, 0 rows of 0, 0 calls, 0 s of simulated time)
    --- stderr
    error: `mappings.yaml`: the template `servicenow/business_rule.js.tera` fails: error: Invalid type for the value, expected `&str` but got `undefined`
     --> servicenow/business_rule.js.tera:1:4
      |
    1 | {{ nothing | js }}
      |    ^^^^^^^
    ");
    let github = project.run("simulate a.yaml --templates wrong --format github");
    assert!(
        github.contains("\n::error file=mappings.yaml,title=refused::the template "),
        "{github}"
    );
}

#[test]
fn what_ends_a_run_early_is_told_in_every_format() {
    let project = Project::simulated();
    project.write("a.yaml", RESOLVING);
    project.write("empty/README.md", "");
    snapshots(|| {
        for format in ["human", "json", "github", "junit"] {
            let told = project.run(&format!("simulate a.yaml --templates empty --format {format}"));
            assert_snapshot!(format!("early_{format}"), told);
        }
    });
}

#[test]
fn many_scenarios_are_told_in_the_order_of_their_paths() {
    let project = Project::simulated();
    let names: Vec<String> = (10..50).map(|number| format!("many/{number}.yaml")).collect();
    for (number, name) in names.iter().enumerate() {
        project.write(name, if number % 7 == 3 { FAILING } else { RESOLVING });
    }
    let first = project.run("simulate many");
    let is_result = |line: &&str| line.starts_with("ok ") || line.starts_with("FAIL ");
    let place = |line: &str| line.split_whitespace().nth(1).unwrap().replace(":5", "");
    let places: Vec<String> = first.lines().filter(is_result).map(place).collect();
    assert_eq!(places, names);
    assert_eq!(project.run("simulate many"), first);
}

#[test]
fn what_a_scenario_does_wrong_is_no_mistake_of_the_tool() {
    let project = Project::simulated();
    project.write(
        "a.yaml",
        "name: A property is deleted and set again\nsteps:\n\
         \x20 - when: { delete: flashduty.teams_id, table: sys_properties }\n\
         \x20 - when: { properties: { flashduty.teams_id: \"1\" } }\n",
    );
    assert_snapshot!(project.run("simulate a.yaml"), @"
    status: 1
    --- stdout
    FAIL  a.yaml:4  A property is deleted and set again
    --- expected faults (a.yaml:4)
    +++ observed faults
    @@ -1 +1 @@
    -[]
    +- the property flashduty.teams_id does not exist any more
    1 scenario: 1 failed  (0 queries, 0 rows of 0, 0 calls, 0 s of simulated time)
    --- stderr
    ");
}

#[test]
fn a_script_without_end_ends() {
    let project = Project::simulated();
    assert_snapshot!(project.script("for (;;) {}"), @"
    status: 1
    --- stdout
    FAIL  script.yaml  A script
    a script did not end: interrupted (at <eval> (script.yaml:1:1)) after 50 million jumps and calls
    1 scenario: 1 failed  (0 queries, 0 rows of 0, 0 calls, 0 s of simulated time)
    --- stderr
    ");
    assert_snapshot!(project.script("for (;;) { try { for (;;) {} } catch (e) {} }"), @"
    status: 1
    --- stdout
    FAIL  script.yaml  A script
    a script did not end: interrupted (at <eval> (script.yaml:1:1)) after 50 million jumps and calls
    1 scenario: 1 failed  (0 queries, 0 rows of 0, 0 calls, 0 s of simulated time)
    --- stderr
    ");
    assert_snapshot!(project.script("/(a+)+$/.test(new Array(50).join('a') + 'b')"), @"
    status: 1
    --- stdout
    FAIL  script.yaml  A script
    a script did not end: interrupted (at exec (native)) after 50 million jumps and calls
    1 scenario: 1 failed  (0 queries, 0 rows of 0, 0 calls, 0 s of simulated time)
    --- stderr
    ");
}

#[test]
fn a_single_call_without_end_is_left_behind() {
    let project = Project::simulated();
    project.write("many/2.yaml", RESOLVING);
    project.write(
        "many/1.yaml",
        "name: A script\nsteps:\n  - when: { script: \"new Array(4e9).join('')\" }\n",
    );
    assert_snapshot!(project.run("simulate many"), @"
    status: 1
    --- stdout
    FAIL  many/1.yaml  A script
    a script did not come back: a single call took more than 10 seconds of a processor
    ok    many/2.yaml  Resolving leaves a job  (12 queries, 4 rows of 17, 4 writes, 1 call, 0.2 s)
    2 scenarios: 1 passed, 1 failed  (12 queries, 4 rows of 17, 4 writes, 1 call, 0.2 s of simulated time)
    --- stderr
    ");
}

#[test]
fn a_script_that_wants_everything_gets_some() {
    let project = Project::simulated();
    let all = "(function() { var all = []; for (;;) { all.push(new Array(1e6).join('x')); } })()";
    assert_snapshot!(project.script(all), @"
    status: 1
    --- stdout
    FAIL  script.yaml:3  A script
    --- expected faults (script.yaml:3)
    +++ observed faults
    @@ -1 +1 @@
    -[]
    +- 'script threw InternalError: out of memory at script.yaml:3'
    1 scenario: 1 failed  (0 queries, 0 rows of 0, 0 calls, 0 s of simulated time)
    --- stderr
    ");
    let long = "(function() { var text = 'x'; for (;;) { text += text; } })()";
    assert_snapshot!(project.script(long), @"
    status: 1
    --- stdout
    FAIL  script.yaml:3  A script
    --- expected faults (script.yaml:3)
    +++ observed faults
    @@ -1 +1 @@
    -[]
    +- 'script threw InternalError: string too long at script.yaml:3'
    1 scenario: 1 failed  (0 queries, 0 rows of 0, 0 calls, 0 s of simulated time)
    --- stderr
    ");
    let deep = "(function deeper() { return deeper() + 1; })()";
    assert_snapshot!(project.script(deep), @"
    status: 1
    --- stdout
    FAIL  script.yaml:3  A script
    --- expected faults (script.yaml:3)
    +++ observed faults
    @@ -1 +1 @@
    -[]
    +- 'script threw RangeError: Maximum call stack size exceeded at script.yaml:3'
    1 scenario: 1 failed  (0 queries, 0 rows of 0, 0 calls, 0 s of simulated time)
    --- stderr
    ");
    let nested =
        "(function() { var a = []; for (var i = 0; i < 1e5; i++) { a = [a]; } return a; })()";
    assert_snapshot!(project.script(nested), @"
    status: 2
    --- stdout
    1 scenario: 1 not run  (0 queries, 0 rows of 0, 0 calls, 0 s of simulated time)
    --- stderr
    error: `script.yaml`: Maximum call stack size exceeded (at stringify (native))
    help: this is a mistake in sn-gen, not in the spec; please report it
    ");
    snapshots(|| {
        for format in ["json", "github", "junit"] {
            let told = project.run(&format!("simulate script.yaml --format {format}"));
            assert_snapshot!(format!("stand_in_fails_{format}"), told);
        }
    });
    assert_snapshot!(project.run("simulate script.yaml --record"), @"
    status: 2
    --- stdout
    --- stderr
    error: `script.yaml`: Maximum call stack size exceeded (at stringify (native))
    help: this is a mistake in sn-gen, not in the spec; please report it
    ");
}

#[test]
fn hostile_text_does_not_leave_its_place() {
    let project = Project::simulated();
    let text = r#"
name: "::error::</failure> & <b> ]]>"
steps:
  - when: { script: "String.fromCharCode(0xFFFE, 0xFFFF, 1, 27, 0x202e, 10) + ']]>\\n::error::&'" }
    then: { answer: none }
"#;
    project.write("a.yaml", text.trim_start());
    snapshots(|| {
        for format in ["human", "github", "junit"] {
            let name = format!("hostile_{format}");
            assert_snapshot!(name, project.run(&format!("simulate a.yaml --format {format}")));
        }
    });
    let output = project.command("simulate a.yaml --format junit").output().unwrap();
    let xml = String::from_utf8(output.stdout).unwrap();
    let report = roxmltree::Document::parse(&xml).unwrap();
    let case = report.descendants().find(|it| it.has_tag_name("testcase")).unwrap();
    assert_eq!(case.attribute("name"), Some("::error::</failure> & <b> ]]>"));
    let failure = case.first_element_child().unwrap();
    assert!(failure.text().unwrap().contains("]]>"), "{failure:?}");
}
