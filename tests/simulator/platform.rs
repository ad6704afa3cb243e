//! What works as on the platform.

use crate::{observe, script, scripts};
use serde_json::{Value, json};

/// The names that the scripts below use, on their first line.
const NAMES: &str = "var gr = new GlideRecord('incident'), id = 'sys_id(INC0010001)'; \
    function all(gr, column) { var found = []; gr.query(); \
    while (gr.next()) { found.push(gr.getValue(column)); } return found; }\n";

/// What a script returns; it must have no fault.
pub(crate) fn answer(given: &str, body: &str) -> Value {
    let observed = script(given, &format!("{NAMES}{body}"));
    assert_eq!(observed.faults, [""; 0], "{body}");
    observed.answer
}

/// Holds the result of each script against the one that it must have.
fn check(given: &str, cases: &[(&str, Value)]) {
    let bodies: Vec<String> = cases.iter().map(|(body, _)| format!("{NAMES}{body}")).collect();
    let observed = scripts(given, bodies.iter().map(String::as_str));
    for ((body, expected), observed) in cases.iter().zip(observed) {
        assert_eq!(
            (&observed.answer, observed.faults.join("; ")),
            (expected, String::new()),
            "{body}"
        );
    }
}

#[test]
fn values_of_a_record() {
    check(
        "",
        &[
            (
                "gr.get(id); return [gr.getValue('active'), String(gr.active)];",
                json!(["1", "true"]),
            ),
            ("gr.get('number', 'INC0010003'); return [gr.getValue('active')];", json!([null])),
            ("gr.get('number', 'INC0010003'); return String(gr.active);", json!(false)),
            (
                "gr.get(id); return [gr.getValue('state'), gr.state == 2, gr.state === '2'];",
                json!(["2", true, false]),
            ),
            (
                "gr.get(id); return [typeof gr.state, typeof gr.getValue('state')];",
                json!(["object", "string"]),
            ),
            (
                "gr.get(id); return [gr.close_notes.nil(), gr.state.nil(), gr.getValue('close_notes')];",
                json!([true, false, null]),
            ),
            (
                "gr.get(id); return [gr.caller_id.name, gr.caller_id.manager.name].map(String);",
                json!(["Joe Employee", ""]),
            ),
            ("gr.get('INC0010002'); return [gr.getElement('caller_id.name')];", json!([null])),
            (
                "gr.get(id); return [gr.getElement('location.country')].map(String);",
                json!(["Netherlands"]),
            ),
            (
                "gr.get(id); return gr.getUniqueValue() === id && gr.getTableName();",
                json!("incident"),
            ),
            (
                "return [gr.get('number', 'INC9'), gr.isValidRecord(), gr.isValid()];",
                json!([false, false, true]),
            ),
            (
                "gr.get(id); return ['state', 'comments', 'location.country'].map(function(it) { \
                 return gr.getElement(it).getED().getInternalType(); });",
                json!(["integer", "journal_input", "string"]),
            ),
            ("return new GlideRecord('incidents').isValid();", json!(false)),
            ("return [gr.isValidField('state'), gr.isValidField('stat')];", json!([true, false])),
            (
                "gr.get(id); return [gr.getValue('comments'), String(gr.comments)];",
                json!([null, ""]),
            ),
            (
                "gr.get(id); return gr.comments.getJournalEntry(1);",
                json!(
                    "2026-01-05 07:59:00 - Joe Employee (Additional comments)\n\
                     Technician is on the way.\n\n"
                ),
            ),
            ("gr.get(id); return gr.comments.getJournalEntry(-1).split('\\n').length;", json!(7)),
        ],
    );
}

#[test]
fn display_values_depend_on_the_language() {
    let body = "gr.get(id); return [gr.getDisplayValue('state'), gr.state.getDisplayValue(), \
                gr.getDisplayValue('active'), gr.getDisplayValue('assignment_group'), \
                gr.getDisplayValue('close_notes'), gr.getDisplayValue()];";
    for (language, state) in
        [("en", "In Progress"), ("de", "In Bearbeitung"), ("zh", "处理中"), ("fr", "In Progress")]
    {
        let expected = json!([state, state, "true", "Network Operations", "", "INC0010001"]);
        assert_eq!(answer(&format!("given: {{ language: {language} }}"), body), expected);
    }
}

#[test]
fn queries_find_what_they_ask_for() {
    check(
        "",
        &[
            (
                "gr.addQuery('state', 2); return all(gr, 'number').sort();",
                json!(["INC0010001", "INC0010004"]),
            ),
            (
                "gr.addQuery('state', '!=', 2); return all(gr, 'number').sort();",
                json!(["INC0010002", "INC0010003"]),
            ),
            (
                "gr.addQuery('number', 'IN', 'INC0010004,INC0010001,INC9'); return all(gr, 'number').sort();",
                json!(["INC0010001", "INC0010004"]),
            ),
            (
                "gr.addQuery('number', 'IN', ['INC0010004']); return all(gr, 'number').sort();",
                json!(["INC0010004"]),
            ),
            (
                "gr.addQuery('number', 'NOT IN', 'INC0010004,INC0010001'); return all(gr, 'number').length;",
                json!(2),
            ),
            ("gr.addQuery('state', '>=', 2); return all(gr, 'number').length;", json!(2)),
            (
                "gr.addQuery('short_description', 'CONTAINS', 'PRINTER'); return all(gr, 'number').sort();",
                json!(["INC0010002"]),
            ),
            (
                "gr.addQuery('short_description', 'STARTSWITH', 'slow'); return all(gr, 'number').sort();",
                json!(["INC0010004"]),
            ),
            (
                "gr.addQuery('caller_id.name', 'Joe Employee'); return all(gr, 'number').sort();",
                json!(["INC0010001"]),
            ),
            ("gr.addQuery('active', true); return all(gr, 'number').length;", json!(3)),
            ("gr.addActiveQuery(); return all(gr, 'number').length;", json!(3)),
            (
                "gr.addNullQuery('assigned_to'); return all(gr, 'number').sort();",
                json!(["INC0010002", "INC0010003"]),
            ),
            (
                "gr.addNotNullQuery('assignment_group'); return all(gr, 'number').sort();",
                json!(["INC0010001"]),
            ),
            (
                "gr.addQuery('state', 1).addOrCondition('priority', 2); return all(gr, 'number').sort();",
                json!(["INC0010001", "INC0010002"]),
            ),
            (
                "gr.addEncodedQuery('state=1^ORpriority=2^active=true'); return all(gr, 'number').sort();",
                json!(["INC0010001", "INC0010002"]),
            ),
            (
                "gr.addEncodedQuery('stateIN1,2^assigned_toISNOTEMPTY'); return all(gr, 'number').sort();",
                json!(["INC0010001", "INC0010004"]),
            ),
            (
                "gr.addEncodedQuery('short_descriptionLIKEjam^EQ'); return all(gr, 'number').sort();",
                json!(["INC0010002"]),
            ),
            (
                "gr.addEncodedQuery('short_descriptionNOTLIKEjam^stateNOTIN1,7^stateISNOTEMPTY'); return all(gr, 'number').sort();",
                json!(["INC0010001", "INC0010004"]),
            ),
            (
                "gr.addEncodedQuery('state=1^NQstate=2^assignment_groupISNOTEMPTY'); return all(gr, 'number').sort();",
                json!(["INC0010001", "INC0010002"]),
            ),
            (
                "gr.addEncodedQuery('state=9^ORstate=1^NQstate=2^ORstate=3^assigned_toISEMPTY^NQnumber=INC0010003^EQ'); return all(gr, 'number').sort();",
                json!(["INC0010002", "INC0010003"]),
            ),
            (
                "gr.query('number', 'INC0010002'); return [gr.next(), gr.next()];",
                json!([true, false]),
            ),
            (
                "gr.addNullQuery('assignment_group').addOrCondition('number', 'INC0010001'); return all(gr, 'number').length;",
                json!(4),
            ),
            (
                "gr.addNotNullQuery('assignment_group').addOrCondition('state', 1); return all(gr, 'number').sort();",
                json!(["INC0010001", "INC0010002"]),
            ),
            ("return all(new GlideRecord('task'), 'number').length;", json!(5)),
        ],
    );
}

/// An instance gives rows in any order that was not asked for: not in that in which they were made.
#[test]
fn rows_have_no_order_of_their_own() {
    let given = "given: { records: { sys_user: { zed: { name: Zed, title: a }, amy: { name: Amy, \
                 title: a }, bob: { name: Bob, title: a } } } }";
    let names = |order: &str| {
        let body = format!(
            "var gr = new GlideRecord('sys_user'), found = []; gr.addQuery('title', 'a'); {order} \
             gr.query(); while (gr.next()) {{ found.push([gr.getValue('name'), \
             gr.getUniqueValue()]); }} return found;"
        );
        let answer = answer(given, &body);
        let rows = answer.as_array().unwrap().clone();
        rows.into_iter().map(|row| (row[1].to_string(), row[0].to_string())).collect::<Vec<_>>()
    };
    let by_id = names("");
    assert!(by_id.is_sorted(), "{by_id:?}");
    assert_eq!(names("gr.orderBy('title');"), by_id);
    let found: Vec<String> = by_id.iter().map(|(_, name)| name.clone()).collect();
    assert_ne!(found, ["\"Zed\"", "\"Amy\"", "\"Bob\""]);
    let mut ordered = by_id;
    ordered.sort_by(|one, other| one.1.cmp(&other.1));
    assert_eq!(names("gr.orderBy('name');"), ordered);
}

#[test]
fn results_have_an_order_and_a_limit() {
    let given = "given: { records: { incident: { INC0010005: { state: 10, urgency: 3 }, \
                 INC0010006: { assigned_to: beth } } } }";
    check(
        given,
        &[
            (
                "gr.orderByDesc('number'); gr.setLimit(2); return all(gr, 'number');",
                json!(["INC0010006", "INC0010005"]),
            ),
            (
                "gr.addQuery('state', '>', 0); gr.orderByDesc('state'); gr.orderBy('number'); return all(gr, 'state');",
                json!(["10", "2", "2", "1"]),
            ),
            (
                "gr.addEncodedQuery('state>0^ORDERBYDESCstate^ORDERBYnumber^EQ'); return all(gr, 'state');",
                json!(["10", "2", "2", "1"]),
            ),
            (
                "gr.addEncodedQuery('ORDERBYDESCnumber^active=true^NQstate=7'); return all(gr, 'number').slice(0, 2);",
                json!(["INC0010004", "INC0010002"]),
            ),
            (
                "gr.orderBy('state'); gr.addEncodedQuery('ORDERBYnumber'); gr.addQuery('state', 'IN', '2,1'); return all(gr, 'number');",
                json!(["INC0010002", "INC0010001", "INC0010004"]),
            ),
            // By display value: nobody, Ada, Beth.
            (
                "gr.orderBy('assigned_to'); gr.orderBy('number'); return all(gr, 'number').slice(3);",
                json!(["INC0010001", "INC0010004", "INC0010006"]),
            ),
            (
                "gr.setLimit(2); gr.query(); var has = gr.hasNext(); gr.next(); gr.next(); return [has, gr.hasNext(), gr.next(), gr.getRowCount()];",
                json!([true, false, false, 2]),
            ),
        ],
    );
}

#[test]
fn access_controls_hide_from_the_secure_record_only() {
    let body = "var out = [GlideRecord, GlideRecordSecure].map(function(Type) { \
        var gr = new Type('incident'); gr.orderBy('number'); gr.setLimit(2); return all(gr, 'number'); }); \
        var user = new GlideRecordSecure('sys_user'); user.get('user_name', 'ada'); \
        var member = new GlideRecordSecure('sys_user_grmember'); member.query(); \
        return out.concat([user.getValue('email'), user.getDisplayValue('email'), String(user.email), \
        user.email.nil(), member.hasNext(), member.next(), new GlideRecordSecure('incident').get(id)]);";
    let hidden = "hidden: [{ table: incident, record: INC0010001 }, { table: sys_user, field: email }, \
                  { table: sys_user_grmember }]";
    let run = |user: &str| {
        let step = crate::step(&format!("{NAMES}{body}"), &format!("as: {user}"));
        let observed =
            observe(&format!("given: {{ user: admin, {hidden} }}\nsteps:\n{step}")).remove(0);
        assert_eq!(observed.faults, [""; 0]);
        observed.answer
    };
    let (both, ada) = (json!(["INC0010001", "INC0010002"]), "ada@example.com");
    // The limit counts before the access control.
    let expected = json!([both, ["INC0010002"], null, "", "", true, false, false, false]);
    assert_eq!(run("beth"), expected);
    assert_eq!(run("joe"), json!([both, [], null, "", "", true, false, false, false]));
    assert_eq!(run("admin"), json!([both, both, ada, ada, ada, false, true, true, true]));
}

#[test]
fn a_table_that_is_extended_does_not_open_the_records_of_another() {
    let body =
        "var gr = new GlideRecordSecure('task'); gr.orderBy('number'); return all(gr, 'number');";
    let step = crate::step(&format!("{NAMES}{body}"), "as: joe");
    let observed = observe(&format!("steps:\n{step}"));
    assert_eq!(observed[0].answer, json!(["PRB0040001"]));
    let body = "var gr = new GlideRecord('task'); gr.get(id); return gr.canRead();";
    let step = crate::step(&format!("{NAMES}{body}"), "as: joe");
    assert_eq!(observe(&format!("steps:\n{step}"))[0].answer, json!(false));
}

#[test]
fn roles_are_those_of_the_user_or_of_the_step() {
    let step = |keys: &str| {
        crate::step(
            "return [gs.hasRole('itil'), gs.hasRole('a,itil'), gs.hasRole('none'), gs.getUserName()];",
            keys,
        )
    };
    let all = [
        ("as: beth", json!([true, true, false, "beth"])),
        ("as: joe", json!([false, false, false, "joe"])),
        ("as: admin", json!([true, true, true, "admin"])),
        ("as: joe, roles: [itil]", json!([true, true, false, "joe"])),
        ("as: ada, roles: []", json!([false, false, false, "ada"])),
    ];
    let steps: String = all.iter().map(|(keys, _)| step(keys)).collect();
    for ((keys, expected), observed) in
        all.iter().zip(observe(&format!("given: {{ user: admin }}\nsteps:\n{steps}")))
    {
        assert_eq!(observed.answer, *expected, "{keys}");
    }
}

#[test]
fn properties_have_defaults_only_where_they_are_missing() {
    let read = |given: &str, before: &str| {
        let step = crate::step(
            "var name = 'flashduty.teams_id'; return [gs.getProperty(name), gs.getProperty(name, 'default')];",
            "",
        );
        observe(&format!("{given}\nsteps:\n{before}{step}")).pop().unwrap().answer
    };
    assert_eq!(read("", ""), json!(["7000000000001", "7000000000001"]));
    assert_eq!(
        read("given: { properties: { flashduty.teams_id: \"\" } }", ""),
        json!(["", "default"])
    );
    assert_eq!(
        read("", "  - when: { properties: { flashduty.teams_id: \"5\" } }\n"),
        json!(["5", "5"])
    );
    let deleted = "  - when: { delete: flashduty.teams_id, table: sys_properties }\n";
    assert_eq!(read("", deleted), json!([null, "default"]));
}

#[test]
fn messages_are_in_the_language_or_in_english() {
    let given = "given: { records: { sys_ui_message: { \
        en: { key: acme.one, language: en, message: \"{0} of {1} is lost\" }, \
        de: { key: acme.one, language: de, message: \"{1}: {0} fehlt\" } } } }\n";
    let step = |language: &str| {
        let body = "return [gs.getMessage('ACME.one', ['a', 2]), gs.getMessage('acme.one', ['{1}', 'b'])];";
        crate::step(body, &format!("language: {language}"))
    };
    let observed = observe(&format!("{given}steps:\n{}{}{}", step("en"), step("de"), step("fr")));
    let english = json!(["a of 2 is lost", "{1} of b is lost"]);
    assert_eq!(observed[0].answer, english);
    assert_eq!(observed[1].answer, json!(["2: a fehlt", "b: {1} fehlt"]));
    assert_eq!(observed[2].answer, english);
}

#[test]
fn logs_have_levels_and_placeholders() {
    let observed =
        script("", "gs.info('a {0} {1}', 1, '{0}'); gs.warn('b'); gs.error('c'); gs.debug('d');");
    assert_eq!(observed.log, ["info: a 1 {0}", "warn: b", "error: c", "debug: d"]);
}

#[test]
fn dates() {
    check(
        "",
        &[
            ("return new GlideDateTime().getValue();", json!("2026-01-05 08:00:00")),
            (
                "var d = new GlideDateTime('2026-02-28 23:59:50'); d.addSeconds(15); return String(d);",
                json!("2026-03-01 00:00:05"),
            ),
            (
                "var d = new GlideDateTime(), e = new GlideDateTime(d); e.addSeconds(-60); return [d.compareTo(e), d.after(e), d.before(e), d.getNumericValue() - e.getNumericValue()];",
                json!([1, true, false, 60000]),
            ),
            (
                "var d = new GlideDateTime(); d.setValue('2026-01-06 00:00:00'); d.addSeconds(60); return d.getValue();",
                json!("2026-01-06 00:01:00"),
            ),
            (
                "return [new Date().toISOString(), Date.now() === new Date().getTime(), new Date(0).getTime(), new Date() instanceof Date];",
                json!(["2026-01-05T08:00:00.000Z", true, 0, true]),
            ),
            ("return gs.nowDateTime();", json!("2026-01-05 08:00:00")),
        ],
    );
}

#[test]
fn everything_has_its_price() {
    let cost = |body: &str| {
        let observed = script("", &format!("{NAMES}{body}"));
        assert_eq!(observed.faults, [""; 0], "{body}");
        let costs = observed.costs();
        (costs.queries, costs.rows, costs.http)
    };
    assert_eq!(cost("return 1;"), (0, 0, 0));
    assert_eq!(cost("gr.get(id);"), (1, 1, 0));
    assert_eq!(cost("gr.get('sys_id', '00000000000000000000000000000000');"), (1, 0, 0));
    assert_eq!(cost("return all(gr, 'number').length;"), (1, 4, 0));
    assert_eq!(
        cost("gr.get(id); gr.getValue('caller_id'); gr.getDisplayValue('state');"),
        (1, 1, 0)
    );
    // A reference is followed once for a record.
    assert_eq!(
        cost(
            "gr.get(id); gr.caller_id.name; gr.caller_id.email; gr.getElement('caller_id.title');"
        ),
        (2, 1, 0)
    );
    assert_eq!(
        cost("gr.get(id); gr.getDisplayValue('caller_id'); gr.caller_id.getDisplayValue();"),
        (2, 1, 0)
    );
    assert_eq!(cost("gr.get(id); gr.business_service.owned_by.name;"), (3, 1, 0));
    assert_eq!(cost("gr.get('INC0010003'); String(gr.caller_id.name);"), (1, 1, 0));
    assert_eq!(cost("gr.get(id); gr.comments.getJournalEntry(1);"), (2, 1, 0));
    let call =
        "new FlashdutySyncHelper().callApi('/channel/info', '{\"channel_id\":6000000000001}');";
    assert_eq!(cost(call), (0, 0, 1));
}
