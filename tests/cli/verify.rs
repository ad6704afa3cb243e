//! `sn-gen verify`.

use super::Project;
use insta::assert_snapshot;
use std::fs;

const INSTALL: &str = "generated/servicenow/update-set/sys_remote_update_set_flashduty_install.xml";

/// A project with a built ServiceNow integration, and the text of its install set.
fn built() -> (Project, String) {
    let project = Project::empty();
    let spec = "version: 1\nintegration: { release: 1.0.0, released: 2026-11-21 }\n";
    project.write("mappings.yaml", spec);
    project.run("build");
    let set = fs::read_to_string(project.path().join(INSTALL)).unwrap();
    (project, set)
}

#[test]
fn what_a_build_makes_is_sound() {
    let (project, _) = built();
    let upgrade = INSTALL.replace("install", "upgrade");
    assert_snapshot!(project.run(&format!("verify {INSTALL} {upgrade}")), @"
    status: 0
    --- stdout
    generated/servicenow/update-set/sys_remote_update_set_flashduty_install.xml: sound, 272 updates
    generated/servicenow/update-set/sys_remote_update_set_flashduty_upgrade.xml: sound, 267 updates
    --- stderr
    ");
}

#[test]
fn a_set_that_was_tampered_with_is_not_sound() {
    let (project, set) = built();
    let set = set.replacen("incident", "problem", 1).replacen("<collisions/>", "", 1);
    project.write("set.xml", set.replace("<state>loaded<", "<state>a\n::error::b\u{202e}<"));
    assert_snapshot!(project.run("verify set.xml"), @r"
    status: 1
    --- stdout
    set.xml:2: set `Flashduty integration 1.0.0 (install)`: the column `collisions` is missing [missing-column]
    set.xml:2: set `Flashduty integration 1.0.0 (install)`: `state` is `a^J::error::b\u{202e}`, expected `loaded` [unexpected-value]
    set.xml:31: System Property `flashduty.channel_id`: `payload_hash` is `-153402522`, expected `460937189` [wrong-hash]
    --- stderr
    error: `set.xml` is not sound: 3 findings
    ");
    assert_snapshot!(project.run("verify set.xml --format github"), @r"
    status: 1
    --- stdout
    ::error file=set.xml,line=2,title=missing-column::set `Flashduty integration 1.0.0 (install)`: the column `collisions` is missing
    ::error file=set.xml,line=2,title=unexpected-value::set `Flashduty integration 1.0.0 (install)`: `state` is `a^J::error::b\u{202e}`, expected `loaded`
    ::error file=set.xml,line=31,title=wrong-hash::System Property `flashduty.channel_id`: `payload_hash` is `-153402522`, expected `460937189`
    --- stderr
    error: `set.xml` is not sound: 3 findings
    ");
    assert_snapshot!(project.run("verify set.xml --format json"), @r#"
    status: 1
    --- stdout
    {
      "error": null,
      "files": [
        {
          "file": "set.xml",
          "status": "unsound",
          "updates": null,
          "error": null,
          "findings": [
            {
              "code": "missing-column",
              "line": 2,
              "message": "set `Flashduty integration 1.0.0 (install)`: the column `collisions` is missing"
            },
            {
              "code": "unexpected-value",
              "line": 2,
              "message": "set `Flashduty integration 1.0.0 (install)`: `state` is `a^J::error::b\\u{202e}`, expected `loaded`"
            },
            {
              "code": "wrong-hash",
              "line": 31,
              "message": "System Property `flashduty.channel_id`: `payload_hash` is `-153402522`, expected `460937189`"
            }
          ]
        }
      ]
    }
    --- stderr
    "#);
}

#[test]
fn what_is_no_update_set_is_not_sound() {
    let project = Project::empty();
    project.write("half.xml", "<unload>\n<sys_update_xml>");
    project.write("page.xml", "<html/>");
    project.write("empty.xml", "<unload/>");
    project.write("text.xml", "hello");
    project.write("latin1.xml", b"<unload>\n\xe9</unload>");
    assert_snapshot!(project.run("verify half.xml page.xml empty.xml text.xml latin1.xml"), @"
    status: 1
    --- stdout
    half.xml:1: not well-formed XML: the root node was opened but never closed [malformed-xml]
    page.xml:1: found the root element `html`, expected `unload`: this is no update set [no-update-set]
    empty.xml:1: found neither `sys_remote_update_set` nor `sys_update_xml` in it [empty-update-set]
    text.xml:1: not well-formed XML: unknown token at 1:1 [malformed-xml]
    latin1.xml:2: the file is not UTF-8 [not-utf8]
    --- stderr
    error: `half.xml` is not sound: 1 finding
    error: `page.xml` is not sound: 1 finding
    error: `empty.xml` is not sound: 1 finding
    error: `text.xml` is not sound: 1 finding
    error: `latin1.xml` is not sound: 1 finding
    ");
}

#[test]
fn what_cannot_be_read_is_a_refusal_and_the_others_are_verified() {
    let (project, _) = built();
    assert_snapshot!(project.run(&format!("verify missing.xml generated {INSTALL}")), @"
    status: 2
    --- stdout
    generated/servicenow/update-set/sys_remote_update_set_flashduty_install.xml: sound, 272 updates
    --- stderr
    error: cannot read `missing.xml`: No such file or directory (os error 2)
    error: cannot read `generated`: is a directory
    help: name the .xml files in it
    ");
    assert_snapshot!(project.run("verify generated --format json"), @r#"
    status: 2
    --- stdout
    {
      "error": null,
      "files": [
        {
          "file": "generated",
          "status": "refused",
          "updates": null,
          "error": "is a directory",
          "findings": []
        }
      ]
    }
    --- stderr
    "#);
}

#[test]
fn a_file_must_be_named() {
    assert_snapshot!(Project::empty().run("verify"), @"
    status: 2
    --- stdout
    --- stderr
    error: the following required arguments were not provided:
      <FILE>...

    Usage: sn-gen verify <FILE>...

    For more information, try '--help'.
    ");
}

#[test]
fn sets_that_would_overwrite_each_other_are_not_sound_together() {
    let (project, set) = built();
    project.write("one.xml", &set);
    let spec = "version: 1\nintegration: { release: 1.1.0, released: 2026-11-22 }\n";
    project.write("mappings.yaml", format!("{spec}servicenow: {{ table: x_acme_outage }}\n"));
    project.run("build");
    let told = project.run(&format!("verify one.xml {INSTALL}"));
    assert!(told.starts_with("status: 1"), "{told}");
    for (file, other) in [("one.xml", "generated/servicenow"), (INSTALL, "one.xml")] {
        let of = |line: &&str| {
            line.starts_with(&format!("{file}:")) && line.contains(&format!(": this and `{other}"))
        };
        let line = told.lines().find(of).expect(&told);
        assert!(line.contains("Script Include `FlashdutySyncHelper`"), "{told}");
        assert!(line.ends_with("if each has its own instance [rival-mappings]"), "{told}");
    }
    let told = project.run(&format!("verify one.xml {INSTALL} --separate"));
    assert!(told.starts_with("status: 0"), "{told}");
    project.write("mappings.yaml", spec);
    project.run("build");
    // A later release with the same contents changes nothing but dates.
    let told = project.run(&format!("verify one.xml {INSTALL}"));
    assert!(told.starts_with("status: 0"), "{told}");
}
