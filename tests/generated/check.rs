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
    ("wrong-hash", "toLowerCase() ==", "toLowerCase() !="),
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
    ("dangling-reference", "<operation display_value=\"read\">read<", "<operation>writes<"),
    ("dangling-reference", "<type display_value=\"ui_page\">ui_page<", "<type>ui_pages<"),
    (
        "missing-access-control",
        "<active>true</active><admin_overrides>",
        "<active>false</active><admin_overrides>",
    ),
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
    ("secret-value", "toLowerCase()", "x('fd_app_abc123xyz')"),
    ("secret-value", "toLowerCase()", "x({ password: 'Winter2026!' })"),
    ("likely-secret", "toLowerCase()", "x('token: 9f8e7d6c5b4a')"),
    (
        "encrypted-value",
        "<type>password2</type>",
        "<type>password2</type><value>)Ab0:=:Cd1=:=Ef2:Gh3</value>",
    ),
    ("foreign-hash", "<payload_hash>", "<payload_hash>x"),
    ("unknown-hash", "sys_ui_message", "sys_x"),
    ("other-scope", "<sys_scope display_value=\"Global\">global<", "<sys_scope>x_acme<"),
    (
        "other-scope",
        "<application display_value=\"Global\">global</application><category>",
        "<application>x_acme</application><category>",
    ),
    ("broken-script", "toLowerCase() ==", "toLowerCase( =="),
    ("broken-script", "var AcmePagerSyncHelper =", "let AcmePagerSyncHelper ="),
    ("broken-page", "</j:jelly>", ""),
    ("unknown-name", "new AcmePagerSyncHelper()", "new AcmePagerSyncHelpr()"),
    ("unknown-name", "new GlideModal('acme", "new GlideModal('old_acme"),
    ("unknown-name", "WAKE_UP: 'acme", "WAKE_UP: 'old_acme"),
    ("unknown-name", "url: '/acme", "url: '/old_acme"),
    (
        "other-name",
        "<name>sys_dictionary_u_acme_pager_delivery_u_ticket</name>",
        "<name>sys_dictionary_u_acme_pager_delivery_u_tickets</name>",
    ),
    (
        "other-name",
        "<name>sys_documentation_u_acme_pager_delivery__en</name>",
        "<name>sys_documentation_u_acme_pager_delivery_null_en</name>",
    ),
    (
        "other-key",
        "element=\"u_ticket\" table=\"u_acme_pager_delivery\"",
        "element=\"u_state\" table=\"u_acme_pager_delivery\"",
    ),
    ("other-key", " field=\"u_kind\"", " field=\"u_status\""),
    ("no-key", "version=\"3\"><sys_choice_set ", "version=\"3\"><x/><sys_choice_set "),
    (
        "record-order",
        "version=\"3\"><sys_choice_set ",
        "version=\"3\"><sys_choice action=\"INSERT_OR_UPDATE\"><sys_id>0</sys_id></sys_choice><sys_choice_set ",
    ),
    (
        "unexpected-companion",
        "version=\"3\"><sys_choice_set ",
        "version=\"3\"><sys_ui_view><sys_id>0</sys_id></sys_ui_view><sys_choice_set ",
    ),
    ("unknown-name", "<element>u_ticket</element><help/>", "<element>u_tickets</element><help/>"),
    (
        "unknown-name",
        "<sys_choice_set action=\"INSERT_OR_UPDATE\"><element>u_kind<",
        "<sys_choice_set action=\"INSERT_OR_UPDATE\"><element>u_kinds<",
    ),
    (
        "unknown-name",
        " name=\"sys_user_group\">sys_user_group</reference>",
        " name=\"x_group\">x_group</reference>",
    ),
    (
        "unknown-name",
        "element=\"\" table=\"u_acme_pager_delivery\"><active>true</active>",
        "element=\"\" table=\"u_acme_pager_delivery\"><active>true</active><element>x</element>",
    ),
    (
        "other-name",
        "<name>sys_ui_list_u_acme_pager_delivery_null</name>",
        "<name>sys_ui_list_u_acme_pager_delivery_Default view</name>",
    ),
    ("other-key", " version=\"2\" view=\"\"", " version=\"3\" view=\"\""),
    ("unexpected-value", "<view>Default view</view>", "<view/>"),
    (
        "dangling-reference",
        "<list_id display_value=\"u_acme_pager_delivery\"",
        "<list_id display_value=\"\" x=\"\">0</list_id><list_id",
    ),
    (
        "dangling-reference",
        "<application display_value=\"Acme Pager\">",
        "<application display_value=\"Acme Pager\">0",
    ),
    (
        "dangling-reference",
        "<category display_value=\"Custom Applications\">",
        "<category display_value=\"Custom Applications\">0",
    ),
    ("unknown-name", "<element>u_ticket</element><list_id", "<element>u_tickets</element><list_id"),
    (
        "unknown-name",
        "<element>u_claim</element><position>",
        "<element>u_claims</element><position>",
    ),
    (
        "unknown-name",
        "<link_type>LIST</link_type><map_page/><mobile_title/><mobile_view_name/><name>u_",
        "<link_type>LIST</link_type><map_page/><mobile_title/><mobile_view_name/><name>x_",
    ),
    (
        "missing-access-control",
        "<operation display_value=\"delete\">delete<",
        "<operation display_value=\"read\">read<",
    ),
    ("unknown-name", "extendsObject(AbstractAjaxProcessor", "extendsObject(global.AbstractAjax"),
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
    let is_left_out =
        |table| matches!(table, Table::Acl | Table::UiAction | Table::EventRegistration);
    records.retain(|record| !is_left_out(record.table));
    written(SetKind::Install, &records)
}

/// The same, but nothing says that the set is complete: neither the description nor a derived key.
fn partial() -> String {
    let xml = dangling().replace("Generated by sn-gen", "Made by hand");
    let key = read(&xml).unwrap().sets[0].sys_id().to_owned();
    xml.replace(&key, &"0".repeat(32))
}

/// A set with a script that is too long to be searched.
fn long() -> String {
    let long = format!("toLowerCase() {} !=", "x".repeat(2 * 1024 * 1024));
    written(SetKind::Install, &records()).replacen("toLowerCase() ==", &long, 1)
}

/// Some updates of a set, exported without it.
fn list() -> String {
    let xml = partial();
    let (start, end) = ("<sys_remote_update_set ", "</sys_remote_update_set>");
    let (start, end) = (xml.find(start).unwrap(), xml.find(end).unwrap() + end.len());
    [&xml[..start], &xml[end..]].concat()
}

/// A set of somebody else's that uses a class which it deletes.
fn deleting() -> String {
    let xml = partial();
    let is_include = |it: &&str| it.contains("<type>Script Include</type>");
    let update = xml.split_inclusive("</sys_update_xml>").find(is_include).unwrap();
    xml.replace(update, &update.replace(">INSERT_OR_UPDATE<", ">DELETE<"))
}

/// A set with two updates of the same record.
fn doubled() -> String {
    let record = records().remove(0);
    written(SetKind::Install, &[record.clone(), record])
}

/// A set of the global scope with an update of an application that lives there.
fn global_application() -> String {
    let application = "06bc2eeb1bf83010c297c803604bcb23";
    let changes = [
        (
            " source=\"global\">global</sys_package>",
            format!(" source=\"{application}\">{application}</sys_package>"),
        ),
        ("<sys_scope display_value=\"Global\">global<", format!("<sys_scope>{application}<")),
        (
            "<application display_value=\"Global\">global</application><category>",
            format!("<application>{application}</application><category>"),
        ),
    ];
    let xml = written(SetKind::Install, &records()[..1]);
    changes.iter().fold(xml, |xml, (from, to)| {
        assert!(xml.contains(from), "{from}");
        xml.replace(from, to)
    })
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
    let sets = [
        dangling(),
        partial(),
        deleting(),
        doubled(),
        hollow(),
        long(),
        list(),
        global_application(),
    ];
    found.extend(sets.iter().flat_map(|xml| findings(xml)));
    let line = |it: &Finding| {
        let class = if it.is_unsound { "unsound" } else { "differs" };
        format!("{class}: {it} [{}]", it.code)
    };
    let lines: Vec<String> = found.iter().map(line).collect();
    snapshots("update_set").bind(|| insta::assert_snapshot!("findings", lines.join("\n")));

    let known: Vec<&str> = found.iter().map(|finding| finding.code).collect();
    for code in codes() {
        assert!(known.contains(&code.as_str()), "nothing here leads to {code}");
    }
}

/// Whoever changes the description does not make another's set of it.
#[test]
fn a_set_of_ours_is_known_by_its_keys() {
    let xml = written(SetKind::Install, &records()).replace("Generated by sn-gen", "Made");
    let renamed = xml.replace("new AcmePagerSyncHelper()", "new AcmePagerSyncHelpr()");
    let is_told = |xml: &str| {
        let mut found = findings(xml).into_iter();
        found.any(|it| it.is_unsound && it.code == "unknown-name")
    };
    let remote = read(&renamed).unwrap().sets[0].text("remote_sys_id").to_owned();
    let without_remote = renamed.replace(&remote, &"0".repeat(32));
    assert!(is_told(&renamed) && is_told(&without_remote));
    let key = read(&xml).unwrap().sets[0].sys_id().to_owned();
    assert!(!is_told(&without_remote.replace(&key, &"1".repeat(32))));
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
        text.trim_end_matches('-').contains('-')
            && text.bytes().all(|b| b == b'-' || b.is_ascii_lowercase())
    };
    texts.split('"').filter(is_code).map(str::to_owned).collect()
}
