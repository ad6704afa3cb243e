//! An update set of ours that is sound has no findings, and every damage is found.

use crate::support::{build, snapshots};
use crate::update_set::{records, written};
use sn_gen::servicenow::table::Table;
use sn_gen::servicenow::update_set::{Finding, SetKind, check, read};

fn findings(xml: &str) -> Vec<Finding> {
    check(&read(xml).unwrap())
}

/// What a problem is called, and a replacement in a sound set that makes it.
const DAMAGES: &[(&str, &str, &str)] = &[
    ("set-count", "</unload>", "<sys_remote_update_set/></unload>"),
    ("missing-column", "<inserted/>", ""),
    ("unknown-column", "<inserted/>", "<inserted/><inserted_by/>"),
    ("column-order", "<inserted/>", "<inserted/><inserted/>"),
    ("unexpected-value", "<state>loaded</state>", "<state>previewed</state>"),
    ("unexpected-value", "<type>Business Rule</type>", "<type>Rule</type>"),
    (
        "unexpected-value",
        "<target_name>acme_pager_notification_form</target_name>",
        "<target_name>Form</target_name>",
    ),
    ("malformed-date", "unload_date=\"2026-03-04 ", "unload_date=\"04.03.2026 "),
    ("malformed-id", "<update_guid>", "<update_guid>-"),
    ("other-date", "<sys_updated_on>2026-03-04 00:00:00<", "<sys_updated_on>2026-03-04 00:00:01<"),
    ("malformed-recorded-at", "0000100</sys_recorded_at>", "000100</sys_recorded_at>"),
    ("other-name", "<name>sys_script_", "<name>Acme sys_script_"),
    ("wrong-hash", "toLowerCase() !=", "toLowerCase() =="),
    ("guid-history", "<update_guid_history>", "<update_guid_history>0"),
    ("malformed-payload", "<read_roles>", "<read_roles"),
    (
        "unexpected-companion",
        "</sys_ui_message></record_update>",
        "</sys_ui_message><sys_es_latest_script/></record_update>",
    ),
    ("missing-companion", "<sys_translated_text ", "<sys_documentation "),
    ("unknown-table", "sys_ui_message", "sys_x"),
    ("missing-column", "<commented_message/>", ""),
    ("unknown-column", "<language>en</language>", "<language>en</language><languages/>"),
    (
        "too-long",
        "<event_name>acme_pager.state_sync.retry</event_name><name>",
        "<event_name>acme_pager.state_sync.retry</event_name><name>A name that has a very long name indeed, ",
    ),
    // Without an attribute that says so, the table knows what is a reference.
    ("dangling-reference", "<operation display_value=\"read\">read<", "<operation>write<"),
    ("dangling-reference", "<type display_value=\"ui_page\">ui_page<", "<type>ui_pages<"),
    (
        "dangling-reference",
        "<sys_security_acl display_value=\"acme_pager_notification_form\">",
        "<sys_security_acl>0",
    ),
    (
        "dangling-reference",
        "<sys_ui_action display_value=\"Send to Acme Pager\">",
        "<sys_ui_action>0",
    ),
    ("secret-value", "<type>password2</type>", "<type>password2</type><value>x</value>"),
];

/// The first finding of each damage.
fn found_in_damages() -> Vec<Finding> {
    let xml = written(SetKind::Install, &records());
    let escaped = |text: &str| text.replace('<', "&lt;").replace('>', "&gt;");
    let found = DAMAGES.iter().map(|(code, from, to)| {
        let written = [((*from).to_owned(), (*to).to_owned()), (escaped(from), escaped(to))];
        let (from, to) = written.iter().find(|(from, _)| xml.contains(from)).unwrap_or_else(|| {
            panic!("nothing to damage for {code}: {from}");
        });
        let found = findings(&xml.replace(from, to));
        let hit = found.iter().find(|finding| finding.code == *code);
        hit.cloned().unwrap_or_else(|| panic!("{code} is not found but {found:?}"))
    });
    found.collect()
}

/// A set with references that lead nowhere.
fn dangling() -> String {
    let mut records = records();
    records.retain(|record| !matches!(record.table, Table::Acl | Table::UiAction));
    written(SetKind::Install, &records)
}

/// A set with two updates of the same record.
fn doubled() -> String {
    let record = records().remove(0);
    written(SetKind::Install, &[record.clone(), record])
}

/// A set with an update that has no record, and with the key of another one.
fn hollow() -> String {
    let with = |xml: &str, element: &str, content: &str| {
        let start = xml.find(&format!("<{element}>")).unwrap() + element.len() + 2;
        let end = xml.find(&format!("</{element}>")).unwrap();
        [&xml[..start], content, &xml[end..]].concat()
    };
    let xml = written(SetKind::Install, &records()[..1]);
    let hollow = with(&xml, "payload", "<![CDATA[<record_update/>]]>");
    let key = read(&hollow).unwrap().sets[0].sys_id().to_owned();
    with(&hollow, "remote_sys_id", &key)
}

#[test]
fn every_damage_is_found() {
    let mut found = found_in_damages();
    found.extend([dangling(), doubled(), hollow()].iter().flat_map(|xml| findings(xml)));
    let lines: Vec<String> = found.iter().map(ToString::to_string).collect();
    snapshots("update_set").bind(|| insta::assert_snapshot!("findings", lines.join("\n")));

    let known: Vec<&str> = found.iter().map(|finding| finding.code).collect();
    for code in codes() {
        assert!(known.contains(&code.as_str()), "nothing here leads to {code}");
    }
}

/// The codes that the check's source names: literals of lower-case words with hyphens.
fn codes() -> Vec<String> {
    let folder = build::root().join("src/servicenow/update_set/check");
    let files = walkdir::WalkDir::new(folder).into_iter().map(|entry| entry.unwrap().into_path());
    let texts: String = files
        .filter(|path| path.is_file())
        .map(|it| std::fs::read_to_string(it).unwrap())
        .collect();
    let is_code = |text: &&str| {
        text.contains('-') && text.bytes().all(|b| b == b'-' || b.is_ascii_lowercase())
    };
    texts.split('"').filter(is_code).map(str::to_owned).collect()
}
