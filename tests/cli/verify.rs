//! `sn-gen verify`.

use super::{Project, SPEC};
use insta::assert_snapshot;
use std::fs;
use std::path::Path;

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
    generated/servicenow/update-set/sys_remote_update_set_flashduty_install.xml: sound, 369 updates
    generated/servicenow/update-set/sys_remote_update_set_flashduty_upgrade.xml: sound, 364 updates
    --- stderr
    ");
}

#[test]
fn a_set_that_was_tampered_with_is_not_sound() {
    let (project, set) = built();
    let set = set.replacen("incident", "problem", 1).replacen("<collisions/>", "", 1);
    project.write("set.xml", set.replace("<state>loaded<", "<state>a\n::error::b\u{202e}<"));
    assert_snapshot!(project.run("verify set.xml --all"), @r"
    status: 1
    --- stdout
    set.xml:41: System Property `flashduty.channel_id`: `payload_hash` is `-153402522`, expected `460937189` [wrong-hash]
    set.xml:2: set `Flashduty integration 1.0.0 (install)`: the column `collisions` is missing [missing-column]
    set.xml:2: set `Flashduty integration 1.0.0 (install)`: `state` is `a^J::error::b\u{202e}`, expected `loaded` [unexpected-value]
    --- stderr
    error: `set.xml` is not sound: 1 finding
    ");
    assert_snapshot!(project.run("verify set.xml --format github --all"), @r"
    status: 1
    --- stdout
    ::error file=set.xml,line=41,title=wrong-hash::System Property `flashduty.channel_id`: `payload_hash` is `-153402522`, expected `460937189`
    ::notice file=set.xml,line=2,title=missing-column::set `Flashduty integration 1.0.0 (install)`: the column `collisions` is missing
    ::notice file=set.xml,line=2,title=unexpected-value::set `Flashduty integration 1.0.0 (install)`: `state` is `a^J::error::b\u{202e}`, expected `loaded`
    --- stderr
    error: `set.xml` is not sound: 1 finding
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
              "code": "wrong-hash",
              "line": 41,
              "message": "System Property `flashduty.channel_id`: `payload_hash` is `-153402522`, expected `460937189`",
              "times": 1
            }
          ],
          "differences": [
            {
              "code": "missing-column",
              "line": 2,
              "message": "set `Flashduty integration 1.0.0 (install)`: the column `collisions` is missing",
              "times": 1
            },
            {
              "code": "unexpected-value",
              "line": 2,
              "message": "set `Flashduty integration 1.0.0 (install)`: `state` is `a^J::error::b\\u{202e}`, expected `loaded`",
              "times": 1
            }
          ]
        }
      ]
    }
    --- stderr
    "#);
}

#[test]
fn a_set_without_its_access_controls_is_not_sound() {
    let (project, set) = built();
    let (head, updates) = set.split_at(set.find("<sys_update_xml").unwrap());
    let (updates, tail) = updates.split_at(updates.rfind("</unload>").unwrap());
    let updates = updates.split_inclusive("</sys_update_xml>");
    let others: String = updates.filter(|it| !it.contains("=\"sys_security_acl")).collect();
    project.write("open.xml", [head, &others, tail].concat());
    assert_snapshot!(project.run("verify open.xml"), @r"
    status: 1
    --- stdout
    open.xml:1263: Table `Flashduty Delivery`: no access control of the set says who may create rows of the table `u_flashduty_delivery` [missing-access-control]
    open.xml:1263: Table `Flashduty Delivery`: no access control of the set says who may delete rows of the table `u_flashduty_delivery` [missing-access-control]
    open.xml:1263: Table `Flashduty Delivery`: no access control of the set says who may read rows of the table `u_flashduty_delivery` [missing-access-control]
    open.xml:1263: Table `Flashduty Delivery`: no access control of the set says who may write rows of the table `u_flashduty_delivery` [missing-access-control]
    open.xml:1283: Script Include `FlashdutySyncHelperAjax`: no access control of the set says who may use the class `FlashdutySyncHelperAjax` [missing-access-control]
    open.xml:2841: UI Page `flashduty_notification_form`: no access control of the set says who may use the page `flashduty_notification_form` [missing-access-control]
    --- stderr
    error: `open.xml` is not sound: 6 findings
    ");
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
    page.xml:1: this is a web page and no export, perhaps the one that asks to sign in: sign in and export the set again [no-update-set]
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
fn what_only_differs_is_one_line_and_sound() {
    let (project, set) = built();
    let exported = set.replace("unload_date=\"2026-11-21", "unload_date=\"2026-11-22");
    assert_ne!(set, exported);
    project.write("set.xml", &exported);
    assert_snapshot!(project.run("verify set.xml"), @"
    status: 0
    --- stdout
    set.xml: sound, 369 updates
    set.xml: 1574 differences from what sn-gen writes; `--all` lists them
    --- stderr
    ");
    assert_snapshot!(project.run("verify set.xml --all"), @r"
    status: 0
    --- stdout
    set.xml:2: set `Flashduty integration 1.0.0 (install)`: `sys_created_on` is not the date of the export, and 786 more like this [other-date]
    set.xml:2: set `Flashduty integration 1.0.0 (install)`: `sys_updated_on` is not the date of the export, and 786 more like this [other-date]
    set.xml: sound, 369 updates
    --- stderr
    ");
    let notices = project.run("verify set.xml --all --format github");
    assert!(notices.contains("\n::notice file=set.xml,line=2,title=other-date::set "), "{notices}");
    for set in ["install", "upgrade"] {
        let file = format!("sys_remote_update_set_flashduty_{set}.xml");
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("generated/servicenow/update-set");
        let shipped = fs::read_to_string(folder.join(&file)).unwrap();
        let (date, rest) = shipped.split_once("unload_date=\"").unwrap();
        project.write(&file, format!("{date}unload_date=\"1{rest}"));
        let told = project.run(&format!("verify {file}"));
        assert!(told.starts_with("status: 0") && told.contains(" differences from "), "{told}");
    }
}

#[test]
fn what_is_found_often_is_told_once_and_many_things_of_a_kind_are_cut() {
    let (project, set) = built();
    let name = "<remote_update_set display_value=\"Flashduty integration 1.0.0 (install)\">";
    project.write("stray.xml", set.replace(name, &format!("{name}0")));
    assert_snapshot!(project.run("verify stray.xml"), @"
    status: 1
    --- stdout
    stray.xml:28: Message `flashduty.dialog.after_delay`: `remote_update_set` refers to `023f6c9da8d105539a9426f3175173b58`, no set of the file, and 368 more like this [dangling-reference]
    --- stderr
    error: `stray.xml` is not sound: 369 findings
    ");
    let negative = set.matches("<payload_hash>-").count();
    project.write("hash.xml", set.replace("<payload_hash>-", "<payload_hash>"));
    let told = project.run("verify hash.xml");
    assert_eq!(told.matches("[wrong-hash]").count(), 11, "{told}");
    let more = negative - 10;
    let more = format!("hash.xml: {more} more of this kind; `--all` lists them [wrong-hash]");
    assert!(told.contains(&more), "{told}");
    assert_eq!(project.run("verify hash.xml --all").matches("[wrong-hash]").count(), negative);
}

#[test]
fn what_a_browser_or_an_editor_made_of_a_set_is_told_as_that() {
    let (project, set) = built();
    let utf16 = |to_bytes: fn(u16) -> [u8; 2]| -> Vec<u8> {
        "\u{feff}".encode_utf16().chain(set.encode_utf16()).flat_map(to_bytes).collect()
    };
    project.write("little.xml", utf16(u16::to_le_bytes));
    project.write("big.xml", utf16(u16::to_be_bytes));
    project.write("page.xml", "\n<!DOCTYPE html>\n<html><body>Log in & go</body></html>");
    project.write("twice.xml", format!("{set}{set}"));
    project.write("latin.xml", set.replacen("UTF-8", "ISO-8859-1", 1));
    project.write("records.xml", "<unload><incident><number>INC1</number></incident></unload>");
    project.write("tail.xml", format!("{set}\n<!-- a -- b -->"));
    let files = "little.xml big.xml page.xml twice.xml latin.xml records.xml tail.xml";
    let told = project.run(&format!("verify {files} --separate"));
    // How long the set is, is of no interest here.
    let end = set.lines().count();
    let told = told.replace(&(end + 1).to_string(), "END").replace(&(end + 2).to_string(), "END+1");
    assert_snapshot!(told, @"
    status: 1
    --- stdout
    little.xml:1: the file is UTF-16, but an export is UTF-8: save it again as UTF-8 [not-utf8]
    big.xml:1: the file is UTF-16, but an export is UTF-8: save it again as UTF-8 [not-utf8]
    page.xml:1: this is a web page and no export, perhaps the one that asks to sign in: sign in and export the set again [no-update-set]
    twice.xml:END: another export begins here, but an instance reads one of a file: split the file [several-exports]
    latin.xml:1: the file declares the encoding `ISO-8859-1`, but an export is UTF-8 [not-utf8]
    records.xml:1: found neither `sys_remote_update_set` nor `sys_update_xml` in it, but records of `incident` [empty-update-set]
    tail.xml:END+1: not well-formed XML: comment at END+1:1 contains '--' [malformed-xml]
    --- stderr
    error: `little.xml` is not sound: 1 finding
    error: `big.xml` is not sound: 1 finding
    error: `page.xml` is not sound: 1 finding
    error: `twice.xml` is not sound: 1 finding
    error: `latin.xml` is not sound: 1 finding
    error: `records.xml` is not sound: 1 finding
    error: `tail.xml` is not sound: 1 finding
    ");
    project.write("bom.xml", format!("\u{feff}{}", set.replace('\n', "\r\n")));
    let told = project.run("verify bom.xml");
    assert!(told.starts_with("status: 0"), "{told}");
}

/// XHTML is XML, and what comes before the page's element need not be a document type.
#[test]
fn a_page_is_known_by_its_document_type_or_its_element() {
    let project = Project::empty();
    let pages = [
        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML \
         1.0 Strict//EN\" \"http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd\">\n<html/>",
        "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><body/></html>",
        "<!-- Sign in -->\n<HTML><body>Log in & go</body></HTML>",
        "\u{feff}\n<!-- a -- b --><!doctype html><p>",
    ];
    for page in pages {
        project.write("page.xml", page);
        let told = project.run("verify page.xml");
        assert!(told.contains("page.xml:1: this is a web page and no export"), "{page}: {told}");
    }
}

/// An instance that finds no hash of its own takes another version for the same.
#[test]
fn a_hash_that_was_taken_away_is_unsound_in_a_set_of_ours() {
    let (project, set) = built();
    let (start, rest) = set.split_once("<payload_hash>").unwrap();
    let (_, rest) = rest.split_once("</payload_hash>").unwrap();
    for hash in [
        "<payload_hash>0</payload_hash>",
        "<payload_hash/>",
        "",
        "<payload_hash>99999999999</payload_hash>",
    ] {
        let set = [start, hash, rest].concat();
        project.write("ours.xml", &set);
        let told = project.run("verify ours.xml");
        assert!(told.starts_with("status: 1") && told.contains("[foreign-hash]"), "{hash}: {told}");
        let key = set.split("<sys_id>").nth(1).unwrap().get(..32).unwrap();
        let foreign = set.replace("Generated by sn-gen", "Made").replace(key, &"0".repeat(32));
        project.write("foreign.xml", foreign);
        let told = project.run("verify foreign.xml");
        assert!(told.starts_with("status: 0"), "{hash}: {told}");
    }
}

#[test]
fn very_many_attributes_are_refused_before_they_are_compared() {
    let project = Project::empty();
    let many: Vec<String> = (0..100_000).map(|it| format!(" a{it}='b'")).collect();
    let many = many.concat();
    project.write("root.xml", format!("<unload{many}/>"));
    project.write("row.xml", format!("<unload>\n\n<sys_update_xml{many}/></unload>"));
    let payload = format!("&lt;record_update{many}/&gt;");
    let row = format!("<sys_update_xml><payload>{payload}</payload></sys_update_xml>");
    project.write("payload.xml", format!("<unload>{row}</unload>"));
    assert_snapshot!(project.run("verify root.xml row.xml payload.xml --separate"), @"
    status: 1
    --- stdout
    root.xml:1: an element has more than 256 attributes, which no export has [too-large]
    row.xml:3: an element has more than 256 attributes, which no export has [too-large]
    payload.xml:1:  ``: the payload cannot be read: an element has more than 256 attributes, which no export has [malformed-payload]
    payload.xml: 35 differences from what sn-gen writes; `--all` lists them
    --- stderr
    error: `root.xml` is not sound: 1 finding
    error: `row.xml` is not sound: 1 finding
    error: `payload.xml` is not sound: 1 finding
    ");
}

#[test]
fn what_cannot_be_read_is_a_refusal_and_the_others_are_verified() {
    let (project, _) = built();
    assert_snapshot!(project.run(&format!("verify missing.xml {INSTALL} {INSTALL}")), @"
    status: 2
    --- stdout
    generated/servicenow/update-set/sys_remote_update_set_flashduty_install.xml: sound, 369 updates
    --- stderr
    error: cannot read `missing.xml`: No such file or directory (os error 2)
    ");
    assert_snapshot!(project.run("verify missing.xml --format json"), @r#"
    status: 2
    --- stdout
    {
      "error": null,
      "files": [
        {
          "file": "missing.xml",
          "status": "refused",
          "updates": null,
          "error": "No such file or directory (os error 2)",
          "findings": [],
          "differences": []
        }
      ]
    }
    --- stderr
    "#);
}

#[test]
fn of_a_folder_the_update_sets_are_verified() {
    let (project, set) = built();
    project.write("generated/other.xml", "<project/>");
    assert_snapshot!(project.run(&format!("verify generated {INSTALL}")), @"
    status: 0
    --- stdout
    generated/servicenow/update-set/sys_remote_update_set_flashduty_install.xml: sound, 369 updates
    generated/servicenow/update-set/sys_remote_update_set_flashduty_upgrade.xml: sound, 364 updates
    --- stderr
    ");
    project.write("edited/sys_remote_update_set_1.xml", set.replacen("incident", "problem", 1));
    let told = project.run("verify edited");
    assert!(told.starts_with("status: 1") && told.contains("[wrong-hash]"), "{told}");
    project.write("desk.yaml", SPEC);
    project.run("build desk.yaml --out desk");
    assert_snapshot!(project.run("verify desk"), @"
    status: 0
    --- stdout
    --- stderr
    note: no update set in `desk`
    ");
    project.write("empty/pom.xml", "<project/>");
    assert_snapshot!(project.run("verify empty"), @"
    status: 2
    --- stdout
    --- stderr
    error: no update set in `empty`: expected files like `sys_remote_update_set_….xml`
    ");
}

#[test]
fn a_file_must_be_named() {
    assert_snapshot!(Project::empty().run("verify"), @"
    status: 2
    --- stdout
    --- stderr
    error: the following required arguments were not provided:
      <FILE|DIR>...

    Usage: sn-gen verify <FILE|DIR>...

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
        assert!(line.contains("Script Include `FlashdutyClient`"), "{told}");
        assert!(
            line.ends_with("if both are releases of one integration [rival-mappings]"),
            "{told}"
        );
    }
    let told = project.run(&format!("verify one.xml {INSTALL} --separate"));
    assert!(told.starts_with("status: 0"), "{told}");
    project.write("mappings.yaml", spec);
    project.run("build");
    // A later release with the same contents changes nothing but dates.
    let told = project.run(&format!("verify one.xml {INSTALL}"));
    assert!(told.starts_with("status: 0"), "{told}");
}
