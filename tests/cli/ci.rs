//! The samples for CI: what they run works on what `sn-gen init` writes, and fails where it should.
//!
//! `cargo install` is not run: it would build everything once more.
#![cfg(unix)]

use super::{Project, SPEC};
use serde_yaml::Value;
use std::env;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;
use std::process::{Command, Output};

/// A shell line of a sample, with the variables that it is given.
struct Step {
    line: String,
    variables: Vec<(String, String)>,
}

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

fn yaml(path: &str) -> Value {
    serde_yaml::from_str(&read(path)).unwrap()
}

fn words(value: &Value) -> Vec<String> {
    value.as_sequence().unwrap().iter().map(|it| it.as_str().unwrap().to_owned()).collect()
}

fn plain(lines: Vec<String>) -> Vec<Step> {
    lines.into_iter().map(|line| Step { line, variables: Vec::new() }).collect()
}

/// The `run` lines of steps, with the inputs that the action gives them.
fn of_steps(steps: &Value, inputs: &Value) -> Vec<Step> {
    let given = |value: &Value| {
        let text = value.as_str().unwrap();
        let input = text.strip_prefix("${{ inputs.").and_then(|it| it.strip_suffix(" }}"));
        input.map_or(text.to_owned(), |it| inputs[it]["default"].as_str().unwrap().to_owned())
    };
    let steps = steps.as_sequence().unwrap().iter();
    let run = steps.filter_map(|step| Some((step, step["run"].as_str()?)));
    run.map(|(step, line)| {
        let env = step["env"].as_mapping().into_iter().flatten();
        let pair =
            |(key, value): (&Value, &Value)| (key.as_str().unwrap().to_owned(), given(value));
        Step { line: line.to_owned(), variables: env.map(pair).collect() }
    })
    .collect()
}

/// Every sample with its lines.
fn samples() -> Vec<(&'static str, Vec<Step>)> {
    let workflow = yaml("templates/init/integration.yml");
    let action = yaml("action.yml");
    let gitlab = yaml("docs/ci/gitlab-ci.yml");
    let job = &gitlab["integration"];
    let jenkins = read("docs/ci/Jenkinsfile");
    let jenkins = jenkins.lines().filter_map(|line| line.trim().strip_prefix("sh '"));
    let jenkins = jenkins.map(|line| line.strip_suffix('\'').unwrap().to_owned()).collect();
    let hooks = yaml(".pre-commit-hooks.yaml");
    let hooks = hooks.as_sequence().unwrap().iter().map(|hook| {
        let args = hook["args"].as_sequence().map(|_| words(&hook["args"]).join(" "));
        let entry = [hook["entry"].as_str().unwrap(), &args.unwrap_or_default()].join(" ");
        let entry = entry.trim_end();
        // Only this one is given the files that it is about.
        let files = " generated/servicenow/update-set/*_install.xml";
        let files = if hook["pass_filenames"] == Value::Bool(false) { "" } else { files };
        format!("{entry}{files}")
    });
    vec![
        ("workflow", of_steps(&workflow["jobs"]["check"]["steps"], &Value::Null)),
        ("action", of_steps(&action["runs"]["steps"], &action["inputs"])),
        ("gitlab", plain([words(&job["before_script"]), words(&job["script"])].concat())),
        ("jenkins", plain(jenkins)),
        ("pre-commit", plain(hooks.collect())),
    ]
}

/// A folder as `sn-gen init` and `sn-gen build` leave it, with the program where samples look.
fn project() -> Project {
    let project = Project::empty();
    project.run("init");
    let built = project.run("build");
    assert!(built.starts_with("status: 0\n"), "{built}");
    let folder = project.path().join(".sn-gen/bin");
    fs::create_dir_all(&folder).unwrap();
    symlink(env!("CARGO_BIN_EXE_sn-gen"), folder.join("sn-gen")).unwrap();
    project
}

/// Runs a line, without the standard scenarios, which have tests of their own.
fn run(project: &Project, step: &Step) -> Output {
    let line = step.line.replace(" --standard", "");
    let folder = project.path().join(".sn-gen/bin");
    let path = format!("{}:{}", folder.display(), env::var("PATH").unwrap());
    let mut command = Command::new("bash");
    command.args(["-e", "-o", "pipefail", "-c", &line]).current_dir(project.path());
    command.env("PATH", path).envs(step.variables.clone()).output().unwrap()
}

fn is_installation(step: &Step) -> bool {
    step.line.contains("cargo install")
}

#[test]
fn what_the_samples_run_works_on_what_init_writes() {
    let project = project();
    for (sample, steps) in samples() {
        let (install, rest): (Vec<_>, Vec<_>) = steps.iter().partition(|it| is_installation(it));
        assert!(sample == "pre-commit" || install.len() == 1, "{sample} installs nothing");
        for step in install {
            let is_pinned = step.line.contains(r#" --rev "$SN_GEN_REVISION" "#);
            assert!(step.line.contains("cargo install --locked "), "{sample}: {}", step.line);
            // The action is of the revision by which it is named.
            assert!(is_pinned || sample == "action", "{sample}: {}", step.line);
        }
        assert!(rest.len() >= 3, "{sample} has too few lines");
        for step in rest {
            let output = run(&project, step);
            let told = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(output.status.success(), "{sample}: {}: {told}", step.line);
        }
    }
}

#[test]
fn samples_say_once_and_at_the_top_what_they_install() {
    for path in ["templates/init/integration.yml", "docs/ci/gitlab-ci.yml", "docs/ci/Jenkinsfile"] {
        let text = read(path);
        let top = &text[..text.find("cargo install").unwrap()];
        for name in ["SN_GEN_SOURCE", "SN_GEN_REVISION"] {
            let set = |mark: &str| top.matches(&format!("{name}{mark}")).count();
            assert_eq!(set(": ") + set(" = "), 1, "{path}: {name}");
        }
    }
    let words = read("docs/ci.md");
    assert!(!words.contains("rev: main") && !words.contains("sn-gen@main"));
}

#[test]
fn what_the_samples_run_works_on_a_mapping_without_servicenow() {
    let project = project();
    project.write("mappings.yaml", SPEC);
    let built = project.run("build");
    assert!(built.starts_with("status: 0\n"), "{built}");
    for (sample, steps) in samples() {
        for step in steps.iter().filter(|it| !is_installation(it)) {
            if sample == "pre-commit" && step.line.contains("verify") {
                continue; // It is given no file then.
            }
            let output = run(&project, step);
            let told = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(output.status.success(), "{sample}: {}: {told}", step.line);
        }
    }
}

#[test]
fn the_hook_takes_sound_sets_of_two_customers() {
    let project = project();
    let mapping = project.read("mappings.yaml");
    project.write("customers/acme.yaml", &mapping);
    let state = "    10: { label: Awaiting Vendor, progress: Processing }\n";
    let own = mapping.replace("  states:\n", &format!("  states:\n{state}"));
    assert_ne!(own, mapping);
    project.write("customers/beta.yaml", own);
    let told = project.run("build customers --out customers --separate");
    assert!(told.starts_with("status: "), "{told}");
    let files = "customers/*/servicenow/update-set/*.xml";
    let (_, hooks) = samples().pop().unwrap();
    let verify = hooks.iter().find(|step| step.line.contains("verify")).unwrap();
    let line = verify.line.replace("generated/servicenow/update-set/*_install.xml", files);
    let given = |line: String| run(&project, &Step { line, variables: Vec::new() });
    assert!(given(line.clone()).status.success());
    // Held against each other they are not.
    assert!(!given(line.replace(" --separate", "")).status.success());
}

/// Whether a line of a sample fails.
fn fails(project: &Project, steps: &[Step]) -> bool {
    let steps = steps.iter().filter(|step| !is_installation(step));
    steps.into_iter().any(|step| !run(project, step).status.success())
}

#[test]
fn every_sample_fails_where_something_is_wrong() {
    for (sample, steps) in samples() {
        let stale = project();
        let mapping = stale.read("mappings.yaml");
        stale.write("mappings.yaml", mapping.replace("name: Flashduty", "name: Pager"));
        // The hook that builds again comes first and would mend it.
        let steps: Vec<Step> =
            steps.into_iter().filter(|step| step.line != "sn-gen build").collect();
        assert!(fails(&stale, &steps), "{sample} takes a stale build");

        let edited = project();
        let path = "generated/servicenow/update-set/sys_remote_update_set_flashduty_install.xml";
        edited.write(path, edited.read(path).replacen("&lt;name&gt;", "&lt;name&gt;x", 1));
        let verify = steps.into_iter().filter(|step| step.line.contains("verify"));
        assert!(fails(&edited, &verify.collect::<Vec<_>>()), "{sample} takes an edited update set");
    }
}

#[test]
fn a_sample_that_runs_scenarios_fails_with_one_of_them() {
    for (sample, steps) in samples() {
        let project = project();
        let wrong =
            project.read("scenarios/starter.yaml").replace("time_passes: 1s", "time_passes: 0s");
        project.write("scenarios/starter.yaml", wrong);
        let simulate = steps.into_iter().filter(|step| step.line.contains("simulate"));
        let simulate: Vec<Step> = simulate.collect();
        assert_eq!(fails(&project, &simulate), sample != "pre-commit", "{sample}");
    }
}

#[test]
fn hooks_have_what_pre_commit_asks_for() {
    let hooks = yaml(".pre-commit-hooks.yaml");
    for hook in hooks.as_sequence().unwrap() {
        for key in ["id", "name", "description", "entry", "language", "files"] {
            assert!(hook[key].as_str().is_some_and(|it| !it.is_empty()), "{key} of {hook:?}");
        }
        assert_eq!(hook["language"].as_str(), Some("rust"));
    }
}
