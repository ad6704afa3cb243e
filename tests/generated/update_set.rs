//! Update sets, written and read back: nothing is lost, and nothing wrong goes unnoticed.

use crate::support::build;
use proptest::prelude::{Strategy, prop, proptest};
use sn_gen::model::{Integration, Model};
use sn_gen::servicenow::record::Record;
use sn_gen::servicenow::table::{Form, Table};
use sn_gen::servicenow::update_set::{
    ReadError, SetInfo, SetKind, Update, UpdateSet, WriteError, check, read, update_name, write,
};
use sn_gen::servicenow::value::Value;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// An integration with a role of its own, so that there is a record of every table.
static MODEL: LazyLock<Model> = LazyLock::new(|| build::model(&build::case("other_prefix")));

fn integration() -> Integration {
    MODEL.integration.clone()
}

/// The records of the integration, of its many messages only the first.
pub(crate) fn records() -> Vec<Record> {
    static RECORDS: LazyLock<Vec<Record>> = LazyLock::new(|| {
        let servicenow = MODEL.servicenow.as_ref().unwrap();
        let mut records = sn_gen::servicenow::records(&MODEL, servicenow, &build::ENGINE).unwrap();
        let message = records.iter().position(|record| record.table == Table::UiMessage).unwrap();
        records.truncate(message + 1);
        records
    });
    RECORDS.clone()
}

/// The update set of `records`.
pub(crate) fn written(kind: SetKind, records: &[Record]) -> String {
    write(&SetInfo { integration: &MODEL.integration, kind }, records).unwrap()
}

const HOSTILE: &str = "a 'b' \"c\" `d` \\ & < > &lt; &#10; ]]> </script> <![CDATA[ ${x} $[y] {{z}}\n\ttab \
    \r\n \u{85}\u{2028}\u{2029} 中文 😀 <sys_id>1</sys_id> -- <!-- ?>";

/// The text that a column must have after reading.
fn expected(value: &Value) -> String {
    match value {
        Value::Text(text) | Value::Script { text, .. } => text.clone(),
        Value::Reference(to) => to.id.clone(),
        Value::Query { query, .. } => query.clone(),
        Value::Conditions { terms, .. } => {
            let terms: Vec<String> = terms
                .iter()
                .map(|term| format!("{}{}{}", term.field, term.operator, term.value))
                .collect();
            terms.join("^OR") + "^EQ"
        }
    }
}

/// The name of a record's update.
fn name_of(record: &Record) -> String {
    update_name(record.table.name(), |column| record.stored(column))
}

/// What differs between the records and what was read of them.
fn differences(records: &[Record], set: &UpdateSet) -> Vec<String> {
    let mut differences = Vec::new();
    for record in records {
        let name = name_of(record);
        let Some(found) = set.updates.iter().find(|update| update.name() == name) else {
            differences.push(format!("{name} is missing"));
            continue;
        };
        if found.record().is_none() {
            differences.push(format!("{name} has no record"));
        }
        let parts = found.records.iter().filter(|it| it.sys_id() != record.sys_id.as_str());
        if parts.clone().count() < record.parts.len() {
            differences.push(format!("{name} lacks parts"));
        }
        let ours = std::iter::once(record).chain(&record.parts);
        let theirs = found.record().into_iter().chain(parts);
        for (record, found) in ours.zip(theirs) {
            for (column, value) in &record.columns {
                if found.text(column) != expected(value) {
                    differences.push(format!("{name}.{column}: {:?}", found.text(column)));
                }
            }
        }
    }
    differences
}

#[test]
fn nothing_of_any_table_is_lost() {
    let records = records();
    let all = records.iter().flat_map(|of| std::iter::once(of).chain(&of.parts));
    let missing = |table: &&Table| all.clone().all(|of| of.table != **table);
    let tables: Vec<&Table> = Table::ALL.iter().filter(missing).collect();
    assert_eq!(tables, [] as [&Table; 0], "without a record in this test");
    let xml = written(SetKind::Install, &records);
    assert_eq!(differences(&records, &read(&xml).unwrap()), Vec::<String>::new());
}

#[test]
fn a_record_or_a_table_more_leaves_the_other_rows_as_they_are() {
    let records = records();
    let rows = |records: &[Record]| -> BTreeSet<String> {
        let xml = written(SetKind::Install, records);
        let xml = xml.strip_suffix("\n</unload>\n").unwrap();
        xml.split("\n<sys_update_xml ").skip(1).map(str::to_owned).collect()
    };
    let all = rows(&records);
    let is_part = |table: &Table| table.definition().form == Form::Part;
    for table in Table::ALL.iter().copied().filter(|table| !is_part(table)) {
        let others: Vec<Record> = records.iter().filter(|it| it.table != table).cloned().collect();
        let first = records.iter().position(|it| it.table == table).unwrap();
        let one_less = [&records[..first], &records[first + 1..]].concat();
        for fewer in [others, one_less] {
            let rows = rows(&fewer);
            assert_eq!(rows.len(), fewer.len());
            assert!(rows.is_subset(&all), "{} changes other rows", table.name());
        }
    }
}

#[test]
fn an_upgrade_leaves_the_properties_alone_that_were_filled_in() {
    let records = records();
    let upgrade = read(&written(SetKind::Upgrade, &records)).unwrap();
    let install = read(&written(SetKind::Install, &records)).unwrap();
    let is_later = |update: &Update| update.target_name().ends_with(".delivery.retention_days");
    let (properties, others): (Vec<_>, Vec<_>) = (install.updates.iter())
        .partition(|update| update.kind() == "System Property" && !is_later(update));
    assert_eq!(properties.len(), 5);
    let later = others.iter().find(|update| is_later(update)).and_then(|it| it.record()).unwrap();
    assert!(later.column("value").is_none(), "a value would be written over that of the instance");
    let names = |updates: &[&Update]| {
        let mut names: Vec<(String, i32)> =
            updates.iter().map(|update| (update.name().to_owned(), update.hash())).collect();
        names.sort();
        names
    };
    assert_eq!(names(&upgrade.updates.iter().collect::<Vec<_>>()), names(&others));
    assert_ne!(upgrade.sets[0].sys_id(), install.sets[0].sys_id());
}

#[test]
fn a_new_release_is_another_set_of_the_same_records() {
    let records = records();
    let next = Integration { release: "1.3.0".to_owned(), ..integration() };
    let next = write(&SetInfo { integration: &next, kind: SetKind::Install }, &records).unwrap();
    let (old, next) = (read(&written(SetKind::Install, &records)).unwrap(), read(&next).unwrap());
    assert_ne!(old.sets[0].sys_id(), next.sets[0].sys_id());
    for update in &old.updates {
        let twin = next.updates.iter().find(|other| other.name() == update.name()).unwrap();
        assert_ne!(twin.row.sys_id(), update.row.sys_id());
        assert_eq!(twin.row.text("update_guid"), update.row.text("update_guid"));
    }
}

#[test]
fn hostile_text_survives_in_every_place() {
    let mut records = records();
    for (at, record) in records.iter_mut().enumerate() {
        record.name = format!("{} {HOSTILE}", record.name);
        for (name, value) in &mut record.columns {
            match value {
                Value::Text(text) if *name == "description" || *name == "message" => {
                    *text = format!("{HOSTILE} {at}");
                }
                Value::Script { text, .. } => *text = format!("{HOSTILE}\n{at}"),
                Value::Reference(to) => HOSTILE.clone_into(&mut to.display),
                _ => {}
            }
        }
    }
    let integration = Integration { name: HOSTILE.to_owned(), ..integration() };
    let info = SetInfo { integration: &integration, kind: SetKind::Install };
    let set = read(&write(&info, &records).unwrap()).unwrap();
    assert_eq!(differences(&records, &set), Vec::<String>::new());
    assert_eq!(set.sets[0].text("name"), info.name());
    for update in &set.updates {
        assert_eq!(
            update.row.column("remote_update_set").unwrap().attribute("display_value"),
            Some(info.name().as_str())
        );
        let record = records.iter().find(|record| name_of(record) == update.name()).unwrap();
        assert_eq!(update.target_name(), record.name);
        let sys_name = record.sys_name.as_ref().unwrap_or(&record.name);
        assert_eq!(update.record().unwrap().text("sys_name"), sys_name);
    }
    let found = check(&set);
    // The text is long, and no script or page.
    let expected = ["too-long", "broken-script", "broken-page"];
    let other: Vec<_> = found.iter().filter(|it| !expected.contains(&it.code)).collect();
    assert!(other.is_empty(), "{other:?}");
}

#[test]
fn refuses_what_xml_cannot_carry() {
    let record = Record::new(Table::UiMessage, "k", "k").text("message", "a\u{1}b");
    let integration = integration();
    let info = SetInfo { integration: &integration, kind: SetKind::Install };
    let error = write(&info, &[record]).unwrap_err();
    assert_eq!(
        error.to_string(),
        "`message` of the Message `k` holds U+0001, a character that XML cannot carry"
    );
    let integration = Integration { name: "A\u{fffe}".to_owned(), ..integration };
    let info = SetInfo { integration: &integration, kind: SetKind::Install };
    assert!(matches!(write(&info, &[]), Err(WriteError::Character { character: '\u{fffe}', .. })));
}

/// Text that XML can carry.
fn carried() -> impl Strategy<Value = String> {
    let awkward = prop::sample::select(vec![
        "<",
        ">",
        "&",
        "\"",
        "'",
        "]]>",
        "]]",
        "<![CDATA[",
        "&amp;",
        "&#13;",
        "\r",
        "\n",
        "\t",
        "\r\n",
        " ",
        "${",
        "\u{85}",
        "\u{2028}",
        "中",
        "😀",
        "x",
        "</script>",
        "<sys_id>",
        "</sys_id>",
    ]);
    prop::collection::vec(awkward, 0..12).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn any_text_survives(plain in carried(), script in carried(), title in carried()) {
        let mut record = Record::new(Table::BusinessRule, "k", "k").text("description", plain);
        record.columns.push(("script", Value::Script { text: script, path: String::new() }));
        record.columns.push(("message", Value::Text(title.clone())));
        record.name = title;
        let records = [record];
        let xml = written(SetKind::Install, &records);
        let set = read(&xml).unwrap();
        assert_eq!(differences(&records, &set), Vec::<String>::new());
        assert_eq!(set.updates[0].hash().to_string(), set.updates[0].written_hash());
        assert_eq!(set.updates[0].target_name(), records[0].name);
    }

    #[test]
    fn no_text_makes_the_reader_fail_otherwise_than_with_an_error(text in "\\PC*") {
        let _ = read(&text);
        let _ = read(&format!("<unload><sys_update_xml><payload>{text}</payload></sys_update_xml></unload>"));
    }
}

#[test]
fn refuses_what_is_no_update_set() {
    let error = |text| read(text).unwrap_err();
    assert_eq!(
        error("<unload>\n<a></unload>").to_string(),
        "not well-formed XML: expected 'a' tag, not 'unload' at 2:4"
    );
    assert_eq!(
        error("<record_update/>"),
        ReadError::OtherRoot { root: "record_update".to_owned() }
    );
    assert_eq!(error("<unload/>"), ReadError::Empty { other: None });
    assert!(matches!(error(""), ReadError::Malformed { .. }));
}

/// As an older release wrote it, a person indented it, and another tool hashed it.
const FOREIGN: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<unload unload_date="2016-03-01 10:00:00">
  <sys_update_xml action="INSERT_OR_UPDATE">
    <action>INSERT_OR_UPDATE</action>
    <application display_value="Global">global</application>
    <category>customer</category>
    <comments/>
    <name>My Script Include</name>
    <payload>
      &lt;?xml version="1.0" encoding="UTF-8"?&gt;&lt;record_update table="sys_script_include"&gt;&lt;sys_script_include action="INSERT_OR_UPDATE"&gt;&lt;name&gt;Old&lt;/name&gt;&lt;script&gt;&lt;![CDATA[if (a &amp;&amp; b &lt; c) {}]]&gt;&lt;/script&gt;&lt;sys_id&gt;0123456789abcdef0123456789abcdef&lt;/sys_id&gt;&lt;/sys_script_include&gt;&lt;sys_es_latest_script action="INSERT_OR_UPDATE"&gt;&lt;use_es_latest&gt;true&lt;/use_es_latest&gt;&lt;/sys_es_latest_script&gt;&lt;/record_update&gt;
    </payload>
    <remote_update_set display_value="Old set">aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</remote_update_set>
    <target_name>Old</target_name>
    <type>Script Include</type>
  </sys_update_xml>
  <sys_update_xml action="INSERT_OR_UPDATE">
    <action>DELETE</action>
    <name>sys_ui_page_ffffffffffffffffffffffffffffffff</name>
    <payload><![CDATA[<?xml version="1.0" encoding="UTF-8"?><record_update table="sys_ui_page"><sys_ui_page action="DELETE"><html>&lt;p&gt;a&#13;
b&lt;/p&gt;</html><sys_id>ffffffffffffffffffffffffffffffff</sys_id></sys_ui_page></record_update>]]></payload>
    <payload_hash>d41d8cd98f00b204e9800998ecf8427e</payload_hash>
    <target_name>gone</target_name>
    <type>UI Page</type>
  </sys_update_xml>
  <sys_update_xml action="INSERT_OR_UPDATE">
    <name>broken</name>
    <payload><![CDATA[<record_update><a></record_update>]]></payload>
  </sys_update_xml>
  <sys_remote_update_set action="INSERT_OR_UPDATE"><name>Old set</name></sys_remote_update_set>
  <sys_remote_update_set action="INSERT_OR_UPDATE"><name>Its batch</name></sys_remote_update_set>
</unload>
"#;

#[test]
fn reads_what_others_wrote() {
    let set = read(FOREIGN).unwrap();
    let names: Vec<_> = set.sets.iter().map(|set| (set.line, set.text("name"))).collect();
    assert_eq!(names, [(29, "Old set"), (30, "Its batch")]);
    let [old, gone, broken] = set.updates.as_slice() else { panic!("{:?}", set.updates) };

    assert_eq!((old.row.line, old.name(), old.written_hash()), (3, "My Script Include", ""));
    assert_eq!(
        old.canonical_name().as_deref(),
        Some("sys_script_include_0123456789abcdef0123456789abcdef")
    );
    assert_eq!(old.record().unwrap().text("script"), "if (a && b < c) {}");
    let tables: Vec<_> = old.records.iter().map(|record| record.table.as_str()).collect();
    assert_eq!(tables, ["sys_script_include", "sys_es_latest_script"]);

    assert_eq!((gone.action(), gone.record().unwrap().action()), ("DELETE", "DELETE"));
    assert_eq!(gone.record().unwrap().text("html"), "<p>a\r\nb</p>");
    assert_eq!(gone.written_hash(), "d41d8cd98f00b204e9800998ecf8427e");

    assert!(broken.unreadable.as_deref().unwrap().contains("1:19"), "{:?}", broken.unreadable);
    assert_eq!(broken.record(), None);
}
