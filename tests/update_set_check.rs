//! An update set of ours that is sound has no findings, and every damage is found.
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod support;

use sn_gen::servicenow::table::Table;
use sn_gen::servicenow::update_set::{Kind, check, read};
use support::records::{model, records, written};

/// Every finding about `xml`, as people read it.
fn findings(xml: &str) -> Vec<String> {
    check(&read(xml).unwrap()).iter().map(ToString::to_string).collect()
}

#[test]
fn a_set_of_every_table_is_sound() {
    for kind in [Kind::Install, Kind::Upgrade] {
        assert_eq!(findings(&written(kind, &records())), Vec::<String>::new());
    }
}

#[test]
fn a_set_for_any_role_is_sound() {
    for role in ["itil", "x_other.responder", "acme.user"] {
        let model = model(role);
        let records = sn_gen::servicenow::acl::records(&model, model.servicenow.as_ref().unwrap());
        assert_eq!(findings(&written(Kind::Install, &records)), Vec::<String>::new());
    }
}

/// What a problem is called, and a replacement in a sound set that makes it.
const DAMAGES: &[(&str, &str, &str)] = &[
    ("set-count", "</unload>", "<sys_remote_update_set/></unload>"),
    ("missing-column", "<inserted/>", ""),
    ("unknown-column", "<inserted/>", "<inserted/><inserted_by/>"),
    ("column-order", "<inserted/>", "<inserted/><inserted/>"),
    ("unexpected-value", "<state>loaded</state>", "<state>previewed</state>"),
    ("unexpected-value", "<type>Business Rule</type>", "<type>Rule</type>"),
    ("unexpected-value", "<target_name>acme_form</target_name>", "<target_name>Form</target_name>"),
    ("malformed-date", "unload_date=\"2026-11-21 ", "unload_date=\"21.11.2026 "),
    ("malformed-id", "<update_guid>", "<update_guid>-"),
    ("other-date", "<sys_updated_on>2026-11-21 00:00:00<", "<sys_updated_on>2026-11-21 00:00:01<"),
    ("malformed-recorded-at", "0000001</sys_recorded_at>", "000001</sys_recorded_at>"),
    ("other-name", "<name>sys_script_", "<name>Acme sys_script_"),
    ("wrong-hash", "gs.getUserName() !=", "gs.getUserName() =="),
    ("guid-history", "<update_guid_history>", "<update_guid_history>0"),
    ("malformed-payload", "<read_roles>", "<read_roles"),
    (
        "unexpected-companion",
        "</sys_ui_message></record_update>",
        "</sys_ui_message><sys_es_latest_script/></record_update>",
    ),
    ("missing-companion", "<sys_translated_text ", "<sys_documentation "),
    ("unknown-table", "sys_ui_message", "sys_x"),
    ("missing-column", "<commented_message>false</commented_message>", ""),
    ("unknown-column", "<language>en</language>", "<language>en</language><languages/>"),
    (
        "too-long",
        "<event_name>acme.retry</event_name><name>",
        "<event_name>acme.retry</event_name><name>Acme Retry that has a very long name indeed, ",
    ),
    ("secret-value", "<type>password2</type>", "<type>password2</type><value>x</value>"),
];

#[test]
fn every_damage_is_found() {
    let xml = written(Kind::Install, &records());
    let mut lines = Vec::new();
    for (code, from, to) in DAMAGES {
        let escaped = |text: &str| text.replace('<', "&lt;").replace('>', "&gt;");
        let damaged = [(from.to_string(), to.to_string()), (escaped(from), escaped(to))]
            .iter()
            .find(|(from, _)| xml.contains(from.as_str()))
            .map(|(from, to)| xml.replace(from.as_str(), to));
        let damaged = damaged.unwrap_or_else(|| panic!("nothing to damage for {code}: {from}"));
        let found = check(&read(&damaged).unwrap());
        let hit = found.iter().find(|finding| finding.code == *code);
        let hit = hit.unwrap_or_else(|| panic!("{code} is not found but {found:?}"));
        lines.push(hit.to_string());
    }
    insta::assert_snapshot!("findings", lines.join("\n"));
}

#[test]
fn a_reference_that_leads_nowhere_is_found() {
    let mut records = records();
    records.retain(|record| !matches!(record.table, Table::Acl | Table::UiAction));
    insta::assert_snapshot!("dangling", findings(&written(Kind::Install, &records)).join("\n"));
}

#[test]
fn a_second_update_of_the_same_record_is_found() {
    let record = records().remove(0);
    let found = findings(&written(Kind::Install, &[record.clone(), record]));
    insta::assert_snapshot!("duplicate", found.join("\n"));
}

/// `xml` with other content in the first element of that name.
fn with(xml: &str, element: &str, content: &str) -> String {
    let start = xml.find(&format!("<{element}>")).unwrap() + element.len() + 2;
    let end = xml.find(&format!("</{element}>")).unwrap();
    [&xml[..start], content, &xml[end..]].concat()
}

#[test]
fn a_hollow_set_is_found() {
    let xml = written(Kind::Install, &records()[..1]);
    let hollow = with(&xml, "payload", "<![CDATA[<record_update/>]]>");
    let set = read(&hollow).unwrap();
    let hollow = with(&hollow, "remote_sys_id", set.sets[0].sys_id());
    insta::assert_snapshot!("hollow", findings(&hollow).join("\n"));
}

#[test]
fn every_problem_has_a_test() {
    let listed = include_str!("snapshots/update_set_check__findings.snap").to_owned()
        + include_str!("snapshots/update_set_check__dangling.snap")
        + include_str!("snapshots/update_set_check__duplicate.snap")
        + include_str!("snapshots/update_set_check__hollow.snap");
    let sources = ["record", "references", "report", "row", "mod"].map(|stem| {
        let path = format!("src/servicenow/update_set/check/{stem}.rs");
        std::fs::read_to_string(support::build::root().join(path)).unwrap()
    });
    let is_code = |text: &&str| {
        text.contains('-') && text.bytes().all(|b| b == b'-' || b.is_ascii_lowercase())
    };
    let codes = sources.iter().flat_map(|text| text.split('"')).filter(is_code);
    let untested: Vec<&str> = codes.filter(|code| !listed.contains(&format!("[{code}]"))).collect();
    assert!(untested.is_empty(), "{untested:?}");
}
