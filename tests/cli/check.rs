//! `sn-gen build --check`.

use super::Project;
use insta::assert_snapshot;
use std::fs;

#[test]
fn check_says_what_is_stale_and_how_to_repair_it() {
    let project = Project::new();
    project.run("build --out a&b --templates short");
    project.edit("[cloud, on_premises]", "[cloud]");
    project.write("a&b/INSTALL.md", "# Guide");
    fs::remove_file(project.path().join("a&b/servicedesk-plus/webhook-cloud.json")).unwrap();
    let files = project.files();
    assert_snapshot!(project.run("build --check --out a&b --templates short"), @r#"
    status: 1
    --- stdout
    --- a&b/INSTALL.md
    +++ a&b/INSTALL.md (from mappings.yaml)
    @@ -1 +1 @@
    -# Guide
    \ No newline at end of file
    +# Guide
    --- a&b/manifest.json
    +++ a&b/manifest.json (from mappings.yaml)
    @@ -9,10 +9,6 @@
         {
           "path": "servicedesk-plus/webhook-cloud.json",
           "sha256": "b104a31b48ea41b3fa14e4efa4a5e40741b89e63e4f4ec669e54c755391ac302"
    -    },
    -    {
    -      "path": "servicedesk-plus/webhook-on-premises.json",
    -      "sha256": "3a4a7ee4e11fda75e3a30790651e5e4f1dd450aae53877034f1034652317d06a"
         }
       ],
       "records": []
    --- /dev/null
    +++ a&b/servicedesk-plus/webhook-cloud.json (from mappings.yaml)
    @@ -0,0 +1,4 @@
    +{
    +  "subject": "${subject}",
    +  "request_id": "${id}"
    +}
    --- a&b/servicedesk-plus/webhook-on-premises.json
    +++ /dev/null
    @@ -1,4 +0,0 @@
    -{
    -  "subject": "${{request.subject}}",
    -  "request_id": "${{request.id}}"
    -}
    --- stderr
    error: `a&b` is not what `mappings.yaml` makes: 4 files out of date
    help: `sn-gen build --out 'a&b' --templates short` brings it up to date
    "#);
    assert_eq!(project.files(), files);
}

#[test]
fn check_is_content_with_what_is_up_to_date() {
    let project = Project::new();
    project.run("build");
    let files = project.files();
    assert_snapshot!(project.run("build --check"), @"
    status: 0
    --- stdout
    4 files: 4 up to date
    --- stderr
    ");
    assert_eq!(project.files(), files);
}

#[test]
fn check_shows_line_ends() {
    let project = Project::new();
    project.run("build");
    project.write("generated/servicedesk-plus/webhook-cloud.json", "{}\r\n");
    assert_snapshot!(project.run("build --check"), @r#"
    status: 1
    --- stdout
    --- generated/servicedesk-plus/webhook-cloud.json
    +++ generated/servicedesk-plus/webhook-cloud.json (from mappings.yaml)
    @@ -1 +1,4 @@
    -{}^M
    +{
    +  "subject": "${subject}",
    +  "request_id": "${id}"
    +}
    --- stderr
    error: `generated` is not what `mappings.yaml` makes: 1 file out of date
    help: `sn-gen build` brings it up to date
    "#);
}

#[test]
fn check_tells_github_and_programs() {
    let project = Project::new();
    project.run("build");
    project.write("generated/servicedesk-plus/webhook-cloud.json", "{}\n");
    assert_snapshot!(project.run("build --check --format github"), @r#"
    status: 1
    --- stdout
    ::error file=generated/servicedesk-plus/webhook-cloud.json,title=stale::generated/servicedesk-plus/webhook-cloud.json is out of date; run: sn-gen build
    --- generated/servicedesk-plus/webhook-cloud.json
    +++ generated/servicedesk-plus/webhook-cloud.json (from mappings.yaml)
    @@ -1 +1,4 @@
    -{}
    +{
    +  "subject": "${subject}",
    +  "request_id": "${id}"
    +}
    --- stderr
    error: `generated` is not what `mappings.yaml` makes: 1 file out of date
    help: `sn-gen build` brings it up to date
    "#);
    assert_snapshot!(project.run("build --check --format json"), @r#"
    status: 1
    --- stdout
    {
      "error": null,
      "specs": [
        {
          "spec": "mappings.yaml",
          "out": "generated",
          "status": "stale",
          "error": null,
          "findings": [],
          "files": [
            {
              "path": "generated/INSTALL.md",
              "action": "none"
            },
            {
              "path": "generated/manifest.json",
              "action": "none"
            },
            {
              "path": "generated/servicedesk-plus/webhook-cloud.json",
              "action": "change"
            },
            {
              "path": "generated/servicedesk-plus/webhook-on-premises.json",
              "action": "none"
            }
          ],
          "diff": "--- generated/servicedesk-plus/webhook-cloud.json\n+++ generated/servicedesk-plus/webhook-cloud.json (from mappings.yaml)\n@@ -1 +1,4 @@\n-{}\n+{\n+  \"subject\": \"${subject}\",\n+  \"request_id\": \"${id}\"\n+}\n"
        }
      ]
    }
    --- stderr
    "#);
}
