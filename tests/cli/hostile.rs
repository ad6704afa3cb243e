//! File names and file contents that mean harm.

use super::{BROKEN, Project, SPEC, told};
use insta::assert_snapshot;

#[cfg(unix)]
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
    created generated/b\u{202e}^J/INSTALL.md
    created generated/b\u{202e}^J/manifest.json
    created generated/b\u{202e}^J/servicedesk-plus/webhook-cloud.json
    created generated/b\u{202e}^J/servicedesk-plus/webhook-on-premises.json
    specs/b\u{202e}^J.yaml: 4 files: 4 created
    --- stderr
    ");
}
