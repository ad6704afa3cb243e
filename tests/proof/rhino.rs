//! The same scripts, unchanged, in Rhino: the family of engine that the platform uses.

use crate::scenarios::{SHIPPED, Shipped, failures, half, tell};
use crate::support::build;
use sn_gen::simulator::{PLATFORM, RUNTIME, Simulation};
use std::ffi::OsStr;
use std::io::ErrorKind;
use std::process::{Command, Output};

/// Set by `tests/run`, which installs Rhino: then its absence is a failure.
const REQUIRED: &str = "SN_GEN_REQUIRE_RHINO";

/// A short run is over before Java's second compiler pays, and both cores have work already.
const OF_JAVA: &str = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";
/// What Java says to such options, on the error output.
const PICKED_UP: &[u8] = b"Picked up JAVA_TOOL_OPTIONS: ";

fn rhino(script: &str, arguments: &[&OsStr]) -> std::io::Result<Output> {
    let script = build::root().join("tests/proof").join(script);
    let options: [&OsStr; 4] =
        ["-version".as_ref(), "180".as_ref(), "-opt".as_ref(), "-1".as_ref()];
    let mut command = Command::new("rhino");
    command.env("JAVA_TOOL_OPTIONS", OF_JAVA).args(options).arg(script).args(arguments);
    let mut output = command.output()?;
    output.stderr = output
        .stderr
        .split_inclusive(|byte| *byte == b'\n')
        .filter(|line| !line.starts_with(PICKED_UP))
        .collect::<Vec<_>>()
        .concat();
    Ok(output)
}

/// Tells that something is left out where Rhino is not installed, which `tests/run` does not allow.
fn installed(what: &str, output: std::io::Result<Output>) -> Option<Output> {
    match output {
        Ok(output) => Some(output),
        Err(error)
            if error.kind() == ErrorKind::NotFound && std::env::var_os(REQUIRED).is_none() =>
        {
            tell(&format!(
                "LEFT OUT: {what} in Rhino, which is not installed; tests/run installs it"
            ));
            None
        }
        Err(error) => panic!("rhino: {error}"),
    }
}

#[test]
fn rhino_has_every_name_that_the_engine_may_have() {
    let names = build::root().join("src/dictionary/es5.json");
    let output = rhino("rhino_names.js", &[names.as_ref()]);
    let Some(output) = installed("names of ES5", output) else { return };
    let (out, err) =
        (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert_eq!((out.trim(), &*err), ("", ""));
}

fn each_comes_out_the_same(all: &[Shipped]) {
    // Without proxies Rhino cannot tell an unknown name, so what expects a refusal is left out.
    let expects_none =
        |it: &&Shipped| it.scenario.steps.iter().all(|step| step.then.faults.is_empty());
    let shipped: Vec<&Shipped> = all.iter().filter(expects_none).collect();
    let folder = tempfile::tempdir().unwrap();
    let order: Vec<&str> = RUNTIME.iter().map(|(name, _)| *name).collect();
    std::fs::write(folder.path().join("order"), order.join("\n")).unwrap();
    std::fs::write(folder.path().join("platform"), PLATFORM).unwrap();
    let worlds: Vec<Simulation> = shipped.iter().map(|it| it.on(it.instance())).collect();
    for (at, world) in worlds.iter().enumerate() {
        std::fs::write(folder.path().join(format!("{at}.json")), world.world()).unwrap();
    }
    let runtime = build::root().join("src/simulator/runtime");
    let count = shipped.len().to_string();
    let arguments = [runtime.as_ref(), folder.path().as_ref(), count.as_ref()];
    let output = rhino("rhino.js", &arguments);
    let Some(output) = installed("scenarios", output) else { return };
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
    let left_out = all.len() - shipped.len();
    tell(&format!(
        "rhino: {} scenarios came out the same; {left_out} that expect a refusal were left out",
        shipped.len()
    ));
}

#[test]
fn the_first_half_comes_out_the_same_in_rhino() {
    each_comes_out_the_same(half(&SHIPPED, false));
}

#[test]
fn the_second_half_comes_out_the_same_in_rhino() {
    each_comes_out_the_same(half(&SHIPPED, true));
}
