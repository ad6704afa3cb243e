//! Help, wrong usage, colour and pipes.

use super::{Project, support, told};
use insta::assert_snapshot;
use std::fs;
use std::process::Stdio;

#[test]
fn help_says_what_each_command_does() {
    for command in ["", "build", "init", "preview", "schema", "simulate", "templates", "verify"] {
        let help = Project::empty().run(format!("{command} --help").trim());
        let name = if command.is_empty() { "help" } else { command };
        support::snapshots("cli").bind(|| assert_snapshot!(name, help));
    }
}

#[test]
fn wrong_usage_ends_with_2() {
    let project = Project::empty();
    assert_snapshot!(project.run("build --chek"), @"
    status: 2
    --- stdout
    --- stderr
    error: unexpected argument '--chek' found

      tip: a similar argument exists: '--check'

    Usage: sn-gen build --check [SPEC|DIR]...

    For more information, try '--help'.
    ");
    assert_snapshot!(project.run("build --format xml"), @"
    status: 2
    --- stdout
    --- stderr
    error: invalid value 'xml' for '--format <FORMAT>'
      [possible values: human, json, github]

    For more information, try '--help'.
    ");
}

#[test]
fn a_reader_that_has_had_enough_is_no_error() {
    let project = Project::new();
    for (args, status) in [("build", 0), ("build --check --out other", 1), ("schema", 0)] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_sn-gen"))
            .current_dir(project.path())
            .args(args.split(' '))
            .stdout(Stdio::from(writer))
            .output()
            .unwrap();
        assert_eq!(output.status.code(), Some(status), "{args}: {output:?}");
        let told = String::from_utf8(output.stderr).unwrap();
        assert!(!told.contains("standard output"), "{args}: {told}");
    }
    assert!(project.path().join("generated/manifest.json").exists());
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_cannot_be_written_is_a_refusal() {
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_sn-gen"))
        .arg("schema")
        .stdout(Stdio::from(full))
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_snapshot!(String::from_utf8(output.stderr).unwrap(), @"error: cannot write to standard output: No space left on device (os error 28)");
}

#[test]
fn colour_is_for_those_who_want_it() {
    let project = Project::new();
    project.run("build");
    project.write("generated/servicedesk-plus/webhook-cloud.json", "{}\n");
    let mut forced = project.command("build --check");
    assert_snapshot!(told(forced.env("CLICOLOR_FORCE", "1")), @r#"
    status: 1
    --- stdout
    ␛[1m--- generated/servicedesk-plus/webhook-cloud.json␛[0m
    ␛[1m+++ generated/servicedesk-plus/webhook-cloud.json (from mappings.yaml)␛[0m
    ␛[36m@@ -1 +1,4 @@␛[0m
    ␛[31m-{}␛[0m
    ␛[32m+{␛[0m
    ␛[32m+  "subject": "${subject}",␛[0m
    ␛[32m+  "request_id": "${id}"␛[0m
    ␛[32m+}␛[0m
    --- stderr
    ␛[1m␛[91merror␛[0m: `generated` is not what `mappings.yaml` makes: 1 file out of date
    ␛[1m␛[96mhelp␛[0m: `sn-gen build` brings it up to date
    "#);
    let plain = project.run("build --check");
    assert!(!plain.contains('␛'), "{plain}");
    assert_eq!(told(forced.env("NO_COLOR", "1")), plain);
}
