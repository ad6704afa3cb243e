//! What the README and the pages in `docs` show is what happens.
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod support;

use sn_gen::diagnostic::{FileKind, Look, Report, Source, human};
use sn_gen::resolve::resolve;
use sn_gen::simulator::scenario::Scenario;
use sn_gen::simulator::{Instance, Simulation};
use support::build;

fn read(page: &str) -> String {
    std::fs::read_to_string(build::root().join(page)).unwrap()
}

/// The code blocks of a page in one language.
fn blocks(page: &str, language: &str) -> Vec<String> {
    let fence = format!("```{language}\n");
    let text = read(page);
    let parts = text.split(fence.as_str()).skip(1);
    parts.map(|part| part.split("```").next().unwrap().to_owned()).collect()
}

/// The mappings of the page on them: the smallest one, what extends the standard one, an example.
fn mappings() -> [String; 3] {
    blocks("docs/mapping.md", "yaml").try_into().unwrap()
}

/// A mapping with what has no default before the lines of an example.
fn complete(example: &str) -> String {
    let [smallest, _, _] = mappings();
    smallest + example
}

/// Every page for users.
fn pages() -> Vec<String> {
    let folder = std::fs::read_dir(build::root().join("docs")).unwrap();
    let names = folder.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let pages = names.filter_map(|name| Some(format!("docs/{}.md", name.strip_suffix(".md")?)));
    pages.chain(["README.md", "CONTRIBUTING.md"].map(str::to_owned)).collect()
}

#[test]
fn the_mapping_of_the_readme_builds_without_a_finding() {
    let [mapping, _] = blocks("README.md", "yaml").try_into().unwrap();
    let resolution = resolve(&Source::new("mappings.yaml", &mapping));
    assert!(resolution.diagnostics.is_empty(), "{:#?}", resolution.diagnostics);
    let servicenow = resolution.model.unwrap().servicenow.unwrap();
    assert!(servicenow.payload.iter().any(|field| field.key.as_str() == "u_region"));
}

#[test]
fn the_steps_of_the_readme_are_those_of_the_workflow() {
    let [_, snippet] = blocks("README.md", "yaml").try_into().unwrap();
    let yaml = |text: &str| serde_yaml::from_str::<serde_yaml::Value>(text).unwrap();
    let (snippet, workflow) = (yaml(&snippet), yaml(&read("templates/init/integration.yml")));
    assert_eq!(snippet["env"], workflow["env"]);
    assert_eq!(snippet["steps"], workflow["jobs"]["check"]["steps"]);
}

#[test]
fn the_commands_of_the_readme_are_those_that_there_are() {
    let [start, clone] = blocks("README.md", "sh").try_into().unwrap();
    assert_eq!(start.lines().count(), 4, "{start}");
    assert!(start.starts_with("cargo install --locked --path . "), "{start}");
    let clone: Vec<_> = clone.lines().filter_map(|line| line.split("  ").next()).collect();
    assert_eq!(clone, ["cargo run -- build", "tests/run"]);
    assert!(build::root().join("tests/run").is_file());
}

/// What is installed is the built program; the preview would not end.
#[cfg(unix)]
#[test]
fn the_commands_of_the_readme_work_in_a_clone_and_leave_it_as_it_is() {
    let [start, _] = blocks("README.md", "sh").try_into().unwrap();
    let (install, rest) = start.split_once('\n').unwrap();
    assert!(install.starts_with("cargo install "), "{install}");
    assert!(rest.contains("sn-gen preview"), "{rest}");
    let rest = rest.replace("sn-gen preview", "sn-gen preview --help");
    let parent = tempfile::tempdir().unwrap();
    let (clone, bin) = (parent.path().join("sn-gen"), parent.path().join("bin"));
    for folder in [&clone, &bin] {
        std::fs::create_dir(folder).unwrap();
    }
    std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_sn-gen"), bin.join("sn-gen")).unwrap();
    std::fs::write(clone.join("mappings.yaml"), build::shipped()).unwrap();
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap());
    let mut shell = std::process::Command::new("bash");
    shell.args(["-e", "-c", &rest]).current_dir(&clone).env("PATH", path).env("EDITOR", "true");
    let run = shell.output().unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    let own = parent.path().join("flashduty");
    for file in ["mappings.yaml", ".github/workflows/integration.yml", "generated/INSTALL.md"] {
        assert!(own.join(file).is_file(), "{file}");
    }
    assert_eq!(std::fs::read_dir(&clone).unwrap().count(), 1);
    assert_eq!(std::fs::read_to_string(clone.join("mappings.yaml")).unwrap(), build::shipped());
}

#[test]
fn the_readme_names_the_release_of_rust_that_is_needed() {
    let manifest = read("Cargo.toml");
    let (_, rest) = manifest.split_once("rust-version = \"").unwrap();
    let release = rest.split('"').next().unwrap();
    assert!(read("README.md").contains(&format!("(https://rustup.rs) {release} or later")));
}

#[test]
fn the_readme_fits_two_screens() {
    let lines = read("README.md").lines().count();
    assert!(lines <= 90, "{lines} lines");
}

#[test]
fn pages_link_to_files_that_are_there() {
    let mut count = 0;
    for page in pages() {
        let text = read(&page);
        let folder = build::root().join(&page).parent().unwrap().to_owned();
        for part in text.split("](").skip(1) {
            let target = part.split(')').next().unwrap().split('#').next().unwrap();
            if !target.is_empty() && !target.contains("://") {
                assert!(folder.join(target).exists(), "{page}: {target}");
                count += 1;
            }
        }
    }
    assert!(count > 20, "{count}");
}

#[test]
fn the_example_mapping_becomes_the_example_script() {
    let [_, _, mapping] = mappings();
    let [script] = blocks("docs/mapping.md", "js").try_into().unwrap();
    let artifacts = build::build(&complete(&mapping));
    let built = artifacts.iter().find(|it| it.path.ends_with("Payload.js")).unwrap();
    let (payload, maps) = script.split_once("    MAPS: {").unwrap();
    assert!(built.text.contains(payload), "{}", built.text);
    assert!(built.text.contains(maps.trim_end().trim_end_matches(',')), "{}", built.text);
    let filter = "stateCHANGESTO6^ORstateCHANGESTO7^EQ";
    let in_set = |path: &str| path.ends_with("_upgrade.xml");
    assert!(artifacts.iter().any(|it| in_set(&it.path) && it.text.contains(filter)));
}

#[test]
fn the_smallest_mapping_is_complete() {
    let [smallest, _, _] = mappings();
    let standard = build::build(&build::shipped());
    let paths = |artifacts: &[sn_gen::artifact::Artifact]| -> Vec<String> {
        artifacts.iter().map(|artifact| artifact.path.clone()).collect()
    };
    assert_eq!(paths(&build::build(&smallest)), paths(&standard));
}

#[test]
fn the_lines_that_extend_the_standard_mapping_keep_it_and_add_to_it() {
    let [smallest, added, _] = mappings();
    let source = Source::new("mappings.yaml", &(smallest.clone() + &added));
    let resolution = resolve(&source);
    assert!(resolution.diagnostics.is_empty(), "{:#?}", resolution.diagnostics);
    let extended = resolution.model.unwrap().servicenow.unwrap();
    let standard = build::model(&smallest).servicenow.unwrap();
    assert_eq!(extended.payload, standard.payload);
    let states = |maps: &[sn_gen::model::ValueMap]| -> Vec<String> {
        maps[0].entries.iter().map(|entry| entry.value.clone()).collect()
    };
    assert_eq!(states(&extended.maps), [states(&standard.maps), vec!["10".to_owned()]].concat());
    let rule = extended.business_rule.unwrap();
    let synced: Vec<_> = rule.states.iter().map(|state| state.value.as_str()).collect();
    assert_eq!(synced, ["6", "7", "8"]);
}

#[test]
fn the_example_message_is_what_is_printed() {
    let [message] = blocks("docs/mapping.md", "text").try_into().unwrap();
    let [_, _, mapping] = mappings();
    let wrong = "state: { from: state, map: state }";
    let spec = complete(&mapping.replacen("state: { from: state, map: states }", wrong, 1));
    let source = Source::from_bytes(FileKind::Spec, "mappings.yaml", spec.as_bytes()).unwrap();
    let diagnostics = resolve(&source).diagnostics;
    let report = Report { source: &source, diagnostics: &diagnostics };
    let printed = human(&[report], Look::Plain);
    assert!(printed.contains(message.trim_end()), "{printed}");
}

#[test]
fn the_example_scenario_comes_out_as_it_says() {
    let [scenario] = blocks("docs/scenarios.md", "yaml").try_into().unwrap();
    let source = Source::from_bytes(FileKind::Scenario, "scenario.yaml", scenario.as_bytes());
    let scenario = Scenario::read(&source.unwrap()).scenario.unwrap();
    let model = build::model(&build::shipped());
    let instance = Instance::new(&model, build::standard()).unwrap();
    let run = Simulation::new(&instance, &scenario, false).unwrap().run().unwrap();
    for step in &run.steps {
        assert_eq!(step.failures, [], "line {}", step.line);
    }
}

#[test]
fn no_npm_package_runs_a_script_of_its_own_when_it_is_installed() {
    let mut calls = 0;
    for script in ["tests/run", "tests/judges", ".ci/run", ".ci/dependencies"] {
        for line in read(script).lines() {
            if ["npm ci", "npm install", "npm i ", "npx "].iter().any(|it| line.contains(it)) {
                assert!(line.contains(" --ignore-scripts "), "{script}: {line}");
                calls += 1;
            }
        }
    }
    assert_eq!(calls, 2);
    for folder in ["tests/browser", "tests/judging"] {
        assert!(read(&format!("{folder}/.npmrc")).contains("ignore-scripts=true"), "{folder}");
    }
}
