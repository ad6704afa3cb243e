//! `sn-gen build --check`.

use super::Project;
use insta::assert_snapshot;
use std::fs;
use std::path::Path;
use std::process::Command;

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
    (new file, 4 lines)
    --- a&b/servicedesk-plus/webhook-on-premises.json
    +++ /dev/null
    (no longer generated)
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
    5 files: 5 up to date
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
fn carriage_returns_of_a_checkout_are_told_as_that_and_are_nobodys_edit() {
    let project = Project::new();
    project.run("build");
    let file = "generated/servicedesk-plus/webhook-on-premises.json";
    let text = fs::read_to_string(project.path().join(file)).unwrap();
    project.write(file, text.replace('\n', "\r\n"));
    assert_snapshot!(project.run("build --check"), @"
    status: 1
    --- stdout
    --- stderr
    error: `generated` is not what `mappings.yaml` makes: 1 file out of date
    note: only carriage returns, as Git adds them, make the difference in 1 file
    help: `* -text` in `generated/.gitattributes` keeps them out of every checkout
    help: `sn-gen build` brings it up to date
    ");
    project.edit("[cloud, on_premises]", "[cloud]");
    project.run("build");
    assert!(!project.path().join(file).exists());
}

#[test]
fn annotations_have_the_paths_of_the_repository() {
    let project = Project::new();
    fs::create_dir(project.path().join(".git")).unwrap();
    fs::create_dir(project.path().join("deep")).unwrap();
    let run = Command::new(env!("CARGO_BIN_EXE_sn-gen"))
        .args(["build", "--check", "--format", "github", "./../mappings.yaml"])
        .current_dir(project.path().join("deep"))
        .env_remove("GITHUB_WORKSPACE")
        .output()
        .unwrap();
    let told = String::from_utf8(run.stdout).unwrap();
    assert!(told.contains("::error file=deep/generated/INSTALL.md,title=stale::"), "{told}");
}

/// What this repository delivers, in a repository of its own.
#[test]
fn a_checkout_with_line_ends_of_windows_is_up_to_date() {
    let (origin, clones) = (Project::empty(), Project::empty());
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for entry in walkdir::WalkDir::new(root.join("generated")) {
        let entry = entry.unwrap();
        if entry.file_type().is_file() {
            let path = entry.path().strip_prefix(root).unwrap().to_str().unwrap();
            origin.write(path, fs::read(entry.path()).unwrap());
        }
    }
    for file in ["mappings.yaml", ".gitattributes"] {
        origin.write(file, fs::read(root.join(file)).unwrap());
    }
    clone_as_on_windows(&origin, &clones.path().join("clone"));
    let checked = clones.run("build --check clone/mappings.yaml --out clone/generated");
    assert!(checked.starts_with("status: 0"), "{checked}");
}

#[test]
fn an_output_in_a_project_without_attributes_of_its_own_survives_windows() {
    let (origin, clones) = (Project::new(), Project::empty());
    origin.run("build");
    assert_eq!(origin.read("generated/.gitattributes"), "* -text\n");
    clone_as_on_windows(&origin, &clones.path().join("clone"));
    assert!(clones.read("clone/mappings.yaml").contains("\r\n"));
    let checked = clones.run("build --check clone/mappings.yaml --out clone/generated");
    assert!(checked.starts_with("status: 0"), "{checked}");
    origin.write("generated/.gitattributes", "mine\n");
    origin.run("build");
    assert_eq!(origin.read("generated/.gitattributes"), "mine\n");
}

#[test]
fn a_whole_folder_with_carriage_returns_is_told_in_one_line() {
    let project = Project::new();
    project.run("build");
    for path in project.names().lines().filter(|path| path.starts_with("generated/")) {
        project.write(path, project.read(path).replace('\n', "\r\n"));
    }
    assert_snapshot!(project.run("build --check"), @"
    status: 1
    --- stdout
    --- stderr
    error: `generated` is not what `mappings.yaml` makes: 4 files out of date
    note: only carriage returns, as Git adds them, make the difference in 4 files
    help: `* -text` in `generated/.gitattributes` keeps them out of every checkout
    help: `sn-gen build` brings it up to date
    ");
}

#[test]
fn a_folder_that_is_up_to_date_is_not_written_to() {
    let project = Project::new();
    project.run("build");
    fs::remove_file(project.path().join("generated/.gitattributes")).unwrap();
    let files = project.files();
    assert!(project.run("build").starts_with("status: 0"));
    assert_eq!(project.files(), files);
}

#[test]
fn the_attributes_of_a_whole_project_are_left_alone() {
    let project = Project::new();
    let built = project.run("build --out .");
    assert!(built.starts_with("status: 0"), "{built}");
    assert!(!project.path().join(".gitattributes").exists());
}

/// Commits all that a project has and clones it with line ends of Windows.
fn clone_as_on_windows(origin: &Project, clone: &Path) {
    let git = |arguments: &[&str]| {
        let who = ["-c", "user.name=a", "-c", "user.email=a@example.com"];
        let mut git = Command::new("git");
        let run = git.args(who).args(arguments).current_dir(origin.path()).output().unwrap();
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    };
    git(&["init", "--quiet"]);
    git(&["add", "--all"]);
    git(&["commit", "--quiet", "--message", "All"]);
    let (from, to) = (origin.path().to_str().unwrap(), clone.to_str().unwrap());
    git(&["-c", "core.autocrlf=true", "clone", "--quiet", from, to]);
}

#[test]
fn check_tells_github_and_programs() {
    let project = Project::new();
    project.run("build");
    project.write("generated/servicedesk-plus/webhook-cloud.json", "{}\n");
    assert_snapshot!(project.run("build --check --format github"), @"
    status: 1
    --- stdout
    ::error file=generated/servicedesk-plus/webhook-cloud.json,title=stale::generated/servicedesk-plus/webhook-cloud.json is out of date; run: sn-gen build
    --- stderr
    error: `generated` is not what `mappings.yaml` makes: 1 file out of date
    help: `sn-gen build` brings it up to date
    ");
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
              "path": "generated/.gitattributes",
              "action": "none"
            },
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
          "instance": null,
          "diff": "--- generated/servicedesk-plus/webhook-cloud.json\n+++ generated/servicedesk-plus/webhook-cloud.json (from mappings.yaml)\n@@ -1 +1,4 @@\n-{}\n+{\n+  \"subject\": \"${subject}\",\n+  \"request_id\": \"${id}\"\n+}\n"
        }
      ]
    }
    --- stderr
    "#);
}

#[test]
fn a_change_of_an_update_set_is_as_short_as_it_is() {
    let project = Project::empty();
    let spec = "version: 1\nintegration: { release: 1.0.0, released: 2026-11-21 }\n";
    project.write("mappings.yaml", spec);
    project.run("build");
    let set = "generated/servicenow/update-set/sys_remote_update_set_flashduty_upgrade.xml";
    let xml = fs::read_to_string(project.path().join(set)).unwrap();
    let edits = [
        ("<collisions/>", "<collisions>2</collisions>"),
        ("'sysparm_' + name;", "'sysparam_' + name;"),
    ];
    let edited = edits.iter().fold(xml.clone(), |xml, (from, to)| {
        assert!(xml.contains(from), "{from}");
        xml.replacen(from, to, 1)
    });
    project.write(set, edited);
    let told = project.run("build --check");
    assert!(told.lines().all(|line| line.chars().count() < 250), "{told}");
    // Where in the file the lines stand is of no interest here.
    let place = |line| if str::starts_with(line, "@@ ") { "@@" } else { line };
    let told = told.lines().map(place).collect::<Vec<_>>().join("\n");
    assert_snapshot!(told, @"
    status: 1
    --- stdout
    --- generated/servicenow/update-set/sys_remote_update_set_flashduty_upgrade.xml
    +++ generated/servicenow/update-set/sys_remote_update_set_flashduty_upgrade.xml (from mappings.yaml)
    @@
     <application_name>Global</application_name>
     <application_scope>global</application_scope>
     <application_version/>
    -<collisions>2</collisions>
    +<collisions/>
     <commit_date/>
     <deleted/>
     <description>Flashduty integration 1.0.0 of 2026-11-21: everything but the system properties that were filled in at the first installation, for an instance that has an earlier release.
    @@
         /* What the button handed over: to the window, or in a frame to the page's address. The page
            prints nothing of it, so nothing of an address is ever evaluated on the instance. */
         function setting(name) {
    -        var key = 'sysparam_' + name;
    +        var key = 'sysparm_' + name;
             var modal = openModal();
             var value = modal ? modal.getPreference(key) :
                 new URLSearchParams(window.location.search).get(key);
    --- stderr
    error: `generated` is not what `mappings.yaml` makes: 1 file out of date
    help: `sn-gen build` brings it up to date
    ");
    project.write(set, xml.replacen("><", ">\n<", 1));
    assert_snapshot!(project.run("build --check"), @"
    status: 1
    --- stdout
    --- generated/servicenow/update-set/sys_remote_update_set_flashduty_upgrade.xml
    +++ generated/servicenow/update-set/sys_remote_update_set_flashduty_upgrade.xml (from mappings.yaml)
    (differs only in line breaks, escapes or encoding)
    --- stderr
    error: `generated` is not what `mappings.yaml` makes: 1 file out of date
    help: `sn-gen build` brings it up to date
    ");
}

#[test]
fn a_build_that_was_broken_off_is_told_until_it_is_completed() {
    let project = Project::new();
    project.run("build");
    let manifest = fs::read_to_string(project.path().join("generated/manifest.json")).unwrap();
    project.write("generated/.sn-gen/journal.json", manifest);
    assert_snapshot!(project.run("build --check"), @"
    status: 1
    --- stdout
    --- stderr
    error: a build of `generated` was broken off and is not finished
    help: `sn-gen build` completes it
    ");
    project.run("build");
    assert!(!project.path().join("generated/.sn-gen").exists());
    assert_snapshot!(project.run("build --check"), @"
    status: 0
    --- stdout
    5 files: 5 up to date
    --- stderr
    ");
}
