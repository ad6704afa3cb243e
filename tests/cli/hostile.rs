//! File names and file contents that mean harm.

use super::{BROKEN, Project, SPEC, told};
use insta::assert_snapshot;
use std::fs;

#[test]
fn a_file_name_cannot_make_a_line_of_its_own() {
    let project = Project::empty();
    project.write("a\n::warning::pwn.yaml", BROKEN);
    let mut command = project.command("build");
    assert_snapshot!(told(command.arg("a\n::warning::pwn.yaml")), @"
    status: 1
    --- stdout
    --- stderr
    error[unknown-value]: found `2`, expected `1`
     --> a^J::warning::pwn.yaml:1:10
      |
    1 | version: 2
      |          ^ not accepted here
      |
      = help: this release of sn-gen reads version 1 of the format

    error: `a^J::warning::pwn.yaml` has 1 error, so nothing was written
    ");
    project.write("specs/b\u{202e}\n.yaml", SPEC);
    assert_snapshot!(project.run("build specs"), @r"
    status: 0
    --- stdout
    created generated/b\u{202e}^J/.gitattributes
    created generated/b\u{202e}^J/INSTALL.md
    created generated/b\u{202e}^J/manifest.json
    created generated/b\u{202e}^J/servicedesk-plus/webhook-cloud.json
    created generated/b\u{202e}^J/servicedesk-plus/webhook-on-premises.json
    specs/b\u{202e}^J.yaml: 5 files: 5 created
    --- stderr
    help: open `generated/b\u{202e}^J/INSTALL.md` next: it says what to do with these files
    ");
}

#[test]
fn a_template_that_is_quoted_does_not_steer_the_terminal() {
    let project = Project::new();
    project.write("wrong/guide/INSTALL.md.tera", "\u{202e}{{ nothing | md }}\x1b[2J");
    let told = project.run("build --templates wrong");
    assert!(told.contains("| md }}^[[2J"), "{told}");
    assert!(!told.contains(['\u{202e}', '␛']), "{told}");
}

#[test]
fn links_to_files_are_read_and_links_to_folders_are_refused() {
    use std::os::unix::fs::symlink;
    let project = Project::new();
    project.write("specs/..2026/acme.yaml", SPEC);
    let link = |to: &str, from: &str| symlink(to, project.path().join(from)).unwrap();
    link("..2026", "specs/..data");
    link("..data/acme.yaml", "specs/acme.yaml");
    let told = project.run("build specs");
    assert!(told.starts_with("status: 0"), "{told}");
    assert!(told.contains("specs/acme.yaml: 5 files: 5 created"), "{told}");
    project.write("elsewhere/broken", BROKEN);
    link("../elsewhere/broken", "specs/b.yaml");
    let told = project.run("build specs");
    assert!(told.contains("--> specs/b.yaml:"), "{told}");
    for (to, name, expected) in [
        ("nowhere", "specs/c.yaml", "error: cannot read what `specs/c.yaml` leads to: "),
        (
            "../elsewhere",
            "specs/d",
            "error: `specs/d` is a link to a folder, which is not followed",
        ),
    ] {
        link(to, name);
        let told = project.run("build specs");
        assert!(told.starts_with("status: 2") && told.contains(expected), "{told}");
        fs::remove_file(project.path().join(name)).unwrap();
    }
    link("../elsewhere/broken", "short/x.tera");
    let told = project.run("build --out other --templates short");
    assert!(told.starts_with("status: 2") && told.contains("x.tera"), "{told}");
}

#[test]
fn a_pipe_is_no_spec_unless_it_is_standard_input() {
    let project = Project::empty();
    let pipe = project.path().join("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    assert_snapshot!(project.run("build pipe"), @"
    status: 2
    --- stdout
    --- stderr
    error[file-unreadable]: the file cannot be read: not a regular file
    --> pipe
    ");
    let mut command = project.command("build /dev/stdin");
    assert_snapshot!(told(command.write_stdin(SPEC)), @"
    status: 0
    --- stdout
    created generated/.gitattributes
    created generated/INSTALL.md
    created generated/manifest.json
    created generated/servicedesk-plus/webhook-cloud.json
    created generated/servicedesk-plus/webhook-on-premises.json
    5 files: 5 created
    --- stderr
    help: open `generated/INSTALL.md` next: it says what to do with these files
    ");
}

#[test]
fn a_diff_starts_no_command_and_shows_no_secret() {
    let project = Project::new();
    project.run("build");
    let edited = "::stop-commands::x\n##[error]pwn\n\u{202e}\nkey: fd_app_0123456789abcdef\n";
    project.write("generated/servicedesk-plus/webhook-cloud.json", edited);
    for format in ["human", "json"] {
        let told = project.run(&format!("build --check --format {format}"));
        assert!(told.contains("key: fd_app_****************"), "{told}");
        assert!(told.contains("u{202e}"), "{told}");
    }
    assert_snapshot!(project.run("build --check --format github"), @"
    status: 1
    --- stdout
    ::error file=generated/servicedesk-plus/webhook-cloud.json,title=stale::generated/servicedesk-plus/webhook-cloud.json is out of date; run: sn-gen build
    --- stderr
    error: `generated` is not what `mappings.yaml` makes: 1 file out of date
    help: `sn-gen build` brings it up to date
    ");
    project.write("::error::pwn##[error].yaml", SPEC);
    project.write("b.yaml", SPEC);
    assert_snapshot!(project.run("build b.yaml ::error::pwn##[error].yaml --format github --out c"), @"
    status: 0
    --- stdout
    created c/b/.gitattributes
    created c/b/INSTALL.md
    created c/b/manifest.json
    created c/b/servicedesk-plus/webhook-cloud.json
    created c/b/servicedesk-plus/webhook-on-premises.json
    created c/::error::pwn## [error]/.gitattributes
    created c/::error::pwn## [error]/INSTALL.md
    created c/::error::pwn## [error]/manifest.json
    created c/::error::pwn## [error]/servicedesk-plus/webhook-cloud.json
    created c/::error::pwn## [error]/servicedesk-plus/webhook-on-premises.json
    2 specs, 10 files: 10 created
    --- stderr
    help: each output has an `INSTALL.md`, which says what to do next
    ");
}

#[test]
fn a_forged_manifest_deletes_nothing_that_sn_gen_does_not_make() {
    let project = Project::new();
    project.run("build --out .");
    project.write("LICENSE", "hello\n");
    let manifest = fs::read_to_string(project.path().join("manifest.json")).unwrap();
    let digest = sn_gen::manifest::digest(b"hello\n");
    let entry = format!(r#""files": [{{ "path": "LICENSE", "sha256": "{digest}" }},"#);
    project.write("manifest.json", manifest.replace(r#""files": ["#, &entry));
    assert_snapshot!(project.run("build --out ."), @"
    status: 0
    --- stdout
    changed manifest.json
    4 files: 1 changed, 3 up to date
    --- stderr
    warning: the manifest names `LICENSE`, but sn-gen makes no such file: kept it
    ");
    assert!(project.path().join("LICENSE").exists());
}
