//! The same scripts, unchanged, in Rhino: the family of engine that the platform uses.

use crate::scenarios::{SHIPPED, Shipped, failures, tell};
use crate::support::build;
use sn_gen::simulator::{PLATFORM, RUNTIME, Simulation};
use std::ffi::OsStr;
use std::io::ErrorKind;
use std::path::Path;
use std::process::{Command, Output};

/// Set by `tests/run`, which installs Rhino: then its absence is a failure.
const REQUIRED: &str = "SN_GEN_REQUIRE_RHINO";

fn rhino(worlds: &Path, count: usize) -> std::io::Result<Output> {
    let (script, count) = (build::root().join("tests/proof/rhino.js"), count.to_string());
    let runtime = build::root().join("src/simulator/runtime");
    let arguments: [&OsStr; 7] = [
        "-version".as_ref(),
        "180".as_ref(),
        "-opt".as_ref(),
        "-1".as_ref(),
        script.as_ref(),
        runtime.as_ref(),
        worlds.as_ref(),
    ];
    Command::new("rhino").args(arguments).arg(count).output()
}

#[test]
fn every_scenario_comes_out_the_same_in_rhino() {
    // Without proxies Rhino cannot tell an unknown name, so what expects a refusal is left out.
    let expects_none =
        |it: &&Shipped| it.scenario.steps.iter().all(|step| step.then.faults.is_empty());
    let shipped: Vec<&Shipped> = SHIPPED.iter().filter(expects_none).collect();
    let folder = tempfile::tempdir().unwrap();
    let order: Vec<&str> = RUNTIME.iter().map(|(name, _)| *name).collect();
    std::fs::write(folder.path().join("order"), order.join("\n")).unwrap();
    std::fs::write(folder.path().join("platform"), PLATFORM).unwrap();
    let worlds: Vec<Simulation> = shipped.iter().map(|it| it.on(it.instance())).collect();
    for (at, world) in worlds.iter().enumerate() {
        std::fs::write(folder.path().join(format!("{at}.json")), world.world()).unwrap();
    }
    let output = match rhino(folder.path(), shipped.len()) {
        Ok(output) => output,
        Err(error)
            if error.kind() == ErrorKind::NotFound && std::env::var_os(REQUIRED).is_none() =>
        {
            tell("LEFT OUT: scenarios in Rhino, which is not installed; tests/run installs it");
            return;
        }
        Err(error) => panic!("rhino: {error}"),
    };
    let (out, err) =
        (String::from_utf8(output.stdout).unwrap(), String::from_utf8_lossy(&output.stderr));
    let outcomes: Vec<&str> = out.lines().collect();
    assert_eq!(outcomes.len(), shipped.len(), "{err}");
    let mut failed = String::new();
    for ((it, world), outcome) in shipped.iter().zip(&worlds).zip(outcomes) {
        match world.judge(outcome) {
            Ok(run) => failed += &failures(&it.file, &run),
            Err(error) => failed.extend([&it.file, ": ", &error.to_string(), "\n"]),
        }
    }
    assert!(failed.is_empty(), "{failed}");
    let left_out = SHIPPED.len() - shipped.len();
    tell(&format!(
        "rhino: {} scenarios came out the same; {left_out} that expect a refusal were left out",
        shipped.len()
    ));
}
