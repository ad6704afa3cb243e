//! What a valid scenario means, and that the derived schema and the reader accept the same files.

#![allow(clippy::unwrap_used, reason = "a test ends at the first thing that is not as it must be")]

mod support;

use sn_gen::choice::JobOrder;
use sn_gen::diagnostic::{Code, FileKind, Look, Report, Source, human};
use sn_gen::simulator::scenario::{
    Action, Actor, ColumnValue, Endpoint, Place, Reply, Scenario, Step, schema,
};
use std::fs;

const EVERY_KEY: &str = include_str!("scenario.yaml");

/// The scenario in a text without a single finding.
fn scenario(text: &str) -> Scenario {
    let source = Source::new("scenario.yaml", text);
    let reading = Scenario::read(&source);
    let report = Report { source: &source, diagnostics: &reading.diagnostics };
    assert_eq!(human(&[report], Look::Plain), "");
    reading.scenario.unwrap()
}

/// The only step of a scenario.
fn step(text: &str) -> Step {
    let scenario = scenario(&format!("name: One step\nsteps:\n  - {text}\n"));
    scenario.steps.into_iter().next().unwrap()
}

#[test]
fn every_key_means_what_it_says() {
    let scenario = scenario(EVERY_KEY);
    support::snapshots("scenario").bind(|| {
        insta::assert_debug_snapshot!("given", scenario.given);
        insta::assert_debug_snapshot!("steps", scenario.steps);
        insta::assert_snapshot!("schema", format!("{:#}", schema()));
    });
}

#[test]
fn the_smallest_scenario_has_the_usual_actor() {
    let step = step("when: { save: INC0010001 }");
    let beth = Actor { user: "beth".to_owned(), language: "en".to_owned(), roles: None };
    assert_eq!(step.when.actor, beth);
    assert_eq!((step.line, step.when.line), (3, 3));
    assert_eq!(step.then.faults, Vec::<String>::new());
    assert_eq!(step.then.requests, None);
}

#[test]
fn other_roles_are_those_of_one_user_only() {
    let text = "
name: Roles
given: { user: carl, language: de, roles: [admin] }
steps:
  - when: { restart: true }
  - when: { restart: true, as: carl }
  - when: { restart: true, as: dora }
  - when: { restart: true, as: dora, language: zh, roles: [] }
";
    let actors = scenario(text).steps.into_iter().map(|step| step.when.actor);
    let actors: Vec<_> = actors.map(|it| (it.user, it.language, it.roles)).collect();
    let actor = |user: &str, language: &str, roles: Option<&[&str]>| {
        let roles = roles.map(|roles| roles.iter().map(|&role| role.to_owned()).collect());
        (user.to_owned(), language.to_owned(), roles)
    };
    let expected = [
        actor("carl", "de", Some(&["admin"])),
        actor("carl", "de", Some(&["admin"])),
        actor("dora", "de", None),
        actor("dora", "zh", Some(&[])),
    ];
    assert_eq!(actors, expected);
}

#[test]
fn values_are_texts_and_durations_are_numbers() {
    let scenario = scenario(EVERY_KEY);
    let record = &scenario.given.records["incident"]["INC0010001"];
    assert_eq!(record["active"], ColumnValue::Text("true".to_owned()));
    let passes = Action::TimePasses { ms: 15_000, order: JobOrder::NewestFirst };
    assert!(scenario.steps.iter().any(|step| step.when.action == passes));
    let request = &scenario.steps[3].then.requests.as_ref().unwrap()[0];
    assert_eq!((&request["at"], &request["timeout"]), (&15.2.into(), &10_000.into()));
    let limited = &scenario.given.answers[1];
    assert_eq!(limited.to, Some(Endpoint::Path("/person/infos".to_owned())));
    let Reply::Error { status: 429, headers, .. } = &limited.reply else { unreachable!() };
    assert_eq!(headers["Retry-After"], "30");
}

#[test]
fn null_is_an_answer_that_can_be_expected() {
    let then = step("{ when: { restart: true }, then: { answer: null } }").then;
    assert_eq!(then.answer, Some(serde_json::Value::Null));
}

#[test]
fn places_lead_back_to_the_file() {
    let scenario = scenario(EVERY_KEY);
    let then = &scenario.steps[3].then;
    let line = |place: &Place| EVERY_KEY.lines().nth(scenario.line(place) - 1).unwrap().trim();
    assert_eq!(line(&then.place), "then:");
    assert_eq!(line(&then.place.key("requests").item(1)), "- to: /person/infos");
    assert_eq!(line(&then.place.key("requests").item(0).key("at")), "at: 15200ms");
    assert_eq!(line(&scenario.steps[3].when.place.key("group")), "group: Network Operations");
    let meanwhile = &scenario.given.answers[9].meanwhile[0];
    assert_eq!(scenario.line(&meanwhile.place), meanwhile.line);
    assert!(line(&meanwhile.place).contains("meanwhile"));
}

#[test]
fn the_schema_accepts_every_key() {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    let errors: Vec<_> = validator
        .iter_errors(&support::as_json(EVERY_KEY))
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert_eq!(errors, Vec::<String>::new());
}

#[test]
fn the_schema_refuses_what_the_reader_finds_misshapen() {
    const SHAPE: [Code; 4] =
        [Code::EmptyValue, Code::UnknownKey, Code::UnknownValue, Code::NotAMapping];
    let validator = jsonschema::validator_for(&schema()).unwrap();
    for file in fs::read_dir("tests/scenario_errors").unwrap() {
        let path = file.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        let name = path.display().to_string();
        let source = Source::from_bytes(FileKind::Scenario, name, &bytes).unwrap();
        let findings = Scenario::read(&source).diagnostics;
        if findings.iter().any(|it| SHAPE.contains(&it.code)) {
            assert!(!validator.is_valid(&support::as_json(source.text())), "{}", source.name());
        }
    }
}

#[test]
fn an_administrator_runs_scripts_unless_somebody_else_does() {
    let text = "
name: Scripts
given: { user: carl, roles: [] }
steps:
  - when: { script: gs.getUserName() }
  - when: { background: verify_configuration, as: carl }
";
    let users: Vec<Actor> = scenario(text).steps.into_iter().map(|step| step.when.actor).collect();
    let names: Vec<&str> = users.iter().map(|actor| actor.user.as_str()).collect();
    assert_eq!(names, ["admin", "carl"]);
    assert_eq!((&users[0].roles, &users[1].roles), (&None, &Some(Vec::new())));
}
