//! What the README shows is what happens.
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod support;

use sn_gen::diagnostic::{FileKind, Look, Report, Source, human};
use sn_gen::resolve::resolve;
use sn_gen::simulator::scenario::Scenario;
use sn_gen::simulator::{Instance, Simulation};
use support::build;

/// The code blocks of the README in one language.
fn blocks(language: &str) -> Vec<String> {
    let readme = std::fs::read_to_string(build::root().join("README.md")).unwrap();
    let fence = format!("```{language}\n");
    let parts = readme.split(fence.as_str()).skip(1);
    parts.map(|part| part.split("```").next().unwrap().to_owned()).collect()
}

/// A mapping with what has no default before the lines of an example.
fn complete(example: &str) -> String {
    let [_, smallest, _, _] = blocks("yaml").try_into().unwrap();
    smallest + example
}

#[test]
fn the_example_mapping_becomes_the_example_script() {
    let [mapping, _, _, _] = blocks("yaml").try_into().unwrap();
    let [script] = blocks("js").try_into().unwrap();
    let artifacts = build::build(&complete(&mapping));
    let helper = artifacts.iter().find(|it| it.path.ends_with("SyncHelper.js")).unwrap();
    let (payload, maps) = script.split_once("    MAPS: {").unwrap();
    assert!(helper.text.contains(payload), "{}", helper.text);
    assert!(helper.text.contains(maps.trim_end().trim_end_matches(',')), "{}", helper.text);
    let filter = "stateCHANGESTO6^ORstateCHANGESTO7^EQ";
    let in_set = |path: &str| path.ends_with("_upgrade.xml");
    assert!(artifacts.iter().any(|it| in_set(&it.path) && it.text.contains(filter)));
}

#[test]
fn the_smallest_mapping_is_complete() {
    let [_, smallest, _, _] = blocks("yaml").try_into().unwrap();
    let standard = build::build(&build::shipped());
    let paths = |artifacts: &[sn_gen::artifact::Artifact]| -> Vec<String> {
        artifacts.iter().map(|artifact| artifact.path.clone()).collect()
    };
    assert_eq!(paths(&build::build(&smallest)), paths(&standard));
}

#[test]
fn the_lines_that_extend_the_standard_mapping_keep_it_and_add_to_it() {
    let [_, smallest, added, _] = blocks("yaml").try_into().unwrap();
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
    let [message] = blocks("text").try_into().unwrap();
    let [mapping, _, _, _] = blocks("yaml").try_into().unwrap();
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
    let [_, _, _, scenario] = blocks("yaml").try_into().unwrap();
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
    let read = |path: &str| std::fs::read_to_string(build::root().join(path)).unwrap();
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
