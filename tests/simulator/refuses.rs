//! What the stand-in must report: one small script each, with the exact words of the fault.

use crate::{observe, probe, scripts};
use serde_json::{Value, json};
use sn_gen::simulator::PLATFORM;

/// What the scripts below begin with, on their first line.
pub(crate) const NAMES: &str = "var gr = new GlideRecord('incident'), id = 'sys_id(INC0010001)', \
    request = new sn_ws.RESTMessageV2(), due = new GlideDateTime(); \
    function send(url, body) { request.setHttpMethod('POST'); request.setEndpoint(url || \
    'https://api.flashcat.cloud/channel/info'); request.setQueryParameter('app_key', \
    'simulated-app-key'); request.setRequestHeader('Content-Type', 'application/json'); \
    request.setRequestBody(body || '{\"channel_id\":6000000000001}'); return request.execute(); }";

/// A script and the faults that it must have.
type Case<'c> = (&'c str, &'c str);

fn check(cases: &[Case<'_>]) {
    let bodies: Vec<String> = cases.iter().map(|(body, _)| format!("{NAMES}\n{body}")).collect();
    let observed = scripts("", bodies.iter().map(String::as_str));
    for (at, ((body, fault), observed)) in cases.iter().zip(observed).enumerate() {
        // Each script is one line of the scenario, after its name, an empty line and `steps`.
        let fault = fault.replace("LINE", &format!("scenario.yaml:{}", at + 4));
        assert_eq!(observed.faults.join("; "), fault, "{body}");
    }
}

#[test]
fn what_the_platform_has_and_the_stand_in_has_not() {
    let names = [
        ("gr.addJoinQuery('task');", "GlideRecord.addJoinQuery"),
        ("gr.operation();", "GlideRecord.operation"),
        ("gr.getRelatedLists();", "GlideRecord.getRelatedLists"),
        ("new GlideRecordSecure('task').addUserQuery('active', true);", "GlideRecord.addUserQuery"),
        ("gr.get(id); gr.state.isNil();", "GlideElement.isNil"),
        (
            "gr.addQuery('state', 6).addCondition('active', true);",
            "GlideQueryCondition.addCondition",
        ),
        ("gs.log('x');", "gs.log"),
        ("gs.setProperty('flashduty.channel_id', '1');", "gs.setProperty"),
        ("request.executeAsync();", "RESTMessageV2.executeAsync"),
        ("send().getHeaders();", "RESTResponseV2.getHeaders"),
        ("due.addDaysUTC(1);", "GlideDateTime.addDaysUTC"),
        ("new sn_ws.SOAPMessageV2();", "sn_ws.SOAPMessageV2"),
        ("new GlideAggregate('incident');", "GlideAggregate"),
        ("new GlideQuery('incident');", "GlideQuery"),
        ("typeof GlideSysAttachment;", "GlideSysAttachment"),
        ("GlideStringUtil.escapeHTML('x');", "GlideStringUtil"),
        ("new sn_sc.CartJS();", "sn_sc"),
        ("Packages.java.lang.Thread.sleep(1);", "Packages"),
        ("new ArrayUtil().contains([], 1);", "ArrayUtil"),
        ("JSON.stringify(gr);", "JSON.stringify of GlideRecord"),
    ];
    for caught in [false, true] {
        let scripts = names.map(|(body, name)| {
            let body =
                if caught { format!("try {{ {body} }} catch (e) {{ }}") } else { body.into() };
            (body, format!("{name} is not simulated"))
        });
        check(&scripts.each_ref().map(|(body, fault)| (body.as_str(), fault.as_str())));
    }
}

#[test]
fn every_class_and_namespace_of_the_official_types_is_there_or_refused() {
    let platform: Value = serde_json::from_str(PLATFORM).unwrap();
    let names = |key: &str| platform[key].as_array().unwrap().clone();
    let there = ["gs", "GlideRecord", "GlideRecordSecure", "GlideDateTime", "sn_ws"];
    let missing: Vec<Value> = names("globals").into_iter().chain(names("namespaces")).collect();
    let missing: Vec<&str> = missing.iter().map(|it| it.as_str().unwrap()).collect();
    assert!(missing.len() > 350, "{}", missing.len());
    let (there, missing): (Vec<&str>, Vec<&str>) =
        missing.into_iter().partition(|it| there.contains(it));
    assert_eq!(there.len(), 5);
    let reads: Vec<String> =
        missing.iter().map(|it| format!("try {{ {it}; }} catch (e) {{ }}")).collect();
    let body = reads.join("\n");
    let expected: Vec<String> = missing.iter().map(|it| format!("{it} is not simulated")).collect();
    assert_eq!(scripts("", [body.as_str()])[0].faults, expected);
}

#[test]
fn a_variable_may_have_the_name_of_a_class_that_is_not_simulated() {
    let given = probe(&json!({}), "function() { return 'mine'; }", "Probe");
    let given = given.replace("Probe", "Email").replace("'Email'", "'Probe'");
    let step = "steps: [{ when: { ajax: ask, include: Email } }]";
    let observed = observe(&format!("{given}{step}")).remove(0);
    assert_eq!((observed.answer, observed.faults), (json!("mine"), Vec::<String>::new()));
}

#[test]
fn names_that_the_platform_does_not_have() {
    let no = |member: &str, class: &str| format!("{member} is no method of the platform's {class}");
    let cases = [
        (
            "gr.addQuerry('state', 6);",
            no("addQuerry", "GlideRecord") + ", and no known field of incident",
        ),
        ("gr.stat;", no("stat", "GlideRecord") + ", and no known field of incident"),
        ("gr.get(id); gr.state.isNill();", no("isNill", "GlideElement")),
        (
            "gr.get(id); gr.caller_id.nam;",
            no("nam", "GlideElement") + ", and no known field of sys_user",
        ),
        ("gr.addQuery('state', 6).addOr('state', 7);", no("addOr", "GlideQueryCondition")),
        ("gs.infoo('x');", no("infoo", "gs")),
        ("request.setHttpTimout(1000);", no("setHttpTimout", "RESTMessageV2")),
        ("send().getStatus();", no("getStatus", "RESTResponseV2")),
        ("due.addMinutes(1);", no("addMinutes", "GlideDateTime")),
        ("new sn_ws.RESTMessage();", "RESTMessage is no class of the platform's sn_ws".to_owned()),
    ];
    check(&cases.each_ref().map(|(body, fault)| (*body, fault.as_str())));
}

#[test]
fn globals_that_the_server_does_not_have() {
    let cases = [
        ("setTimeout(gs.info, 1);", "setTimeout"),
        ("console.log('x');", "console"),
        ("fetch('https://example.com');", "fetch"),
        ("g_form.getValue('state');", "g_form"),
        ("simulator.faults.length = 0;", "simulator"),
    ];
    let faults = cases.map(|(body, name)| {
        (body, format!("script threw ReferenceError: {name} is not defined at LINE"))
    });
    check(&faults.each_ref().map(|(body, fault)| (*body, fault.as_str())));
}

#[test]
fn constructions_that_are_not_simulated() {
    check(&[
        ("new GlideRecord('incident', true);", "new GlideRecord with 2 arguments is not simulated"),
        (
            "new GlideRecordSecure('incident', 1, 2);",
            "new GlideRecordSecure with 3 arguments is not simulated",
        ),
        (
            "new GlideDateTime('2026-01-05 08:00:00', true);",
            "new GlideDateTime with 2 arguments is not simulated",
        ),
        (
            "new sn_ws.RESTMessageV2('Weather', 'get', 1);",
            "new RESTMessageV2 with 3 arguments is not simulated",
        ),
        ("new sn_ws.RESTMessageV2('Weather', 'get');", "the instance has no REST message Weather"),
        ("new sn_ws.RESTMessageV2('Weather');", "the instance has no REST message Weather"),
    ]);
}

#[test]
fn calls_that_are_not_simulated_or_that_java_does_not_take() {
    check(&[
        ("gr.query('state');", "GlideRecord.query with 1 argument is not simulated"),
        ("gr.query('state', 6, 7);", "GlideRecord.query takes 2 arguments, not 3"),
        (
            "gr.addEncodedQuery('state=6', true);",
            "GlideRecord.addEncodedQuery with 2 arguments is not simulated",
        ),
        (
            "gr.get(id); gr.short_description.getDisplayValue(10);",
            "GlideElement.getDisplayValue with 1 argument is not simulated",
        ),
        (
            "gr.get(id); gs.eventQueue('flashduty.state_sync.retry', gr, '', '', 'flow_engine');",
            "gs.eventQueue with 5 arguments is not simulated",
        ),
        ("gr.orderBy('priority', 'number');", "GlideRecord.orderBy takes 1 argument, not 2"),
        ("gs.getProperty('a', 'b', 'c');", "gs.getProperty takes 2 arguments, not 3"),
        ("gr.setLimit('5');", "GlideRecord.setLimit takes a whole number, not \"5\""),
        ("gr.setLimit(0);", "GlideRecord.setLimit takes a whole number, not 0"),
        ("gr.addQuery('state');", "GlideRecord.addQuery needs a value"),
        ("due.addSeconds('15');", "GlideDateTime.addSeconds takes whole seconds, not 15"),
        ("due.addSeconds(1.5);", "GlideDateTime.addSeconds takes whole seconds, not 1.5"),
        ("new GlideDateTime('tomorrow');", "GlideDateTime: tomorrow is no date"),
        ("request.setHttpTimeout('1000');", "setHttpTimeout takes milliseconds, not 1000"),
        ("request.setLogLevel('none');", "there is no log level none"),
        ("request.setHttpMethod('POTS');", "there is no HTTP method POTS"),
        (
            "request.setEndpoint('api.example.com');",
            "setEndpoint takes an address, not api.example.com",
        ),
        ("request.setEndpoint('https://a b');", "setEndpoint takes an address, not https://a b"),
        ("request.setRequestBody({ a: 1 });", "setRequestBody takes a text, not object"),
        ("request.setRequestHeader('X', null);", "header X is set to null"),
        ("request.setQueryParameter('app_key');", "query parameter app_key is set to undefined"),
        ("request.execute();", "a REST message needs a method and an endpoint"),
    ]);
}

#[test]
fn tables_fields_and_operators_that_are_not_there() {
    check(&[
        (
            "new GlideRecord('incidents').query();",
            "the stand-in does not know the table incidents (did you mean incident?); \
             given: tables, or a file for --given, adds it",
        ),
        (
            "gr.addQuery('stat', 6);",
            "the stand-in does not know the field stat of incident (did you mean state?); \
             given: tables, or a file for --given, adds it",
        ),
        ("gr.addQuery('state', 'IS', 6);", "there is no operator IS for a query"),
        ("gr.addQuery('state', 'toString', 6);", "there is no operator toString for a query"),
        (
            "gr.addQuery('state', 6).addOrCondition('stat', 7);",
            "the stand-in does not know the field stat of incident (did you mean state?); \
             given: tables, or a file for --given, adds it",
        ),
        (
            "gr.addEncodedQuery('stat=6');",
            "the stand-in does not know the field stat of incident (did you mean state?); \
             given: tables, or a file for --given, adds it",
        ),
        (
            "gr.addEncodedQuery('active=true^stateIS6');",
            "the platform would drop \"stateIS6\" of the encoded query active=true^stateIS6",
        ),
        (
            "gr.addEncodedQuery('state=6^');",
            "the platform would drop \"\" of the encoded query state=6^",
        ),
        ("gr.addEncodedQuery('');", "an empty encoded query on incident finds every record"),
        (
            "gr.addEncodedQuery('ORDERBYopened');",
            "the stand-in does not know the field opened of incident (did you mean opened_by?); \
             given: tables, or a file for --given, adds it",
        ),
        (
            "gr.addEncodedQuery('^NQstate=6');",
            "the platform would drop \"\" of the encoded query ^NQstate=6",
        ),
        (
            "gr.addEncodedQuery('state=1^NQ');",
            "the platform would drop \"NQ\" of the encoded query state=1^NQ",
        ),
        (
            "gr.addEncodedQuery('ORstate=1');",
            "the platform would drop \"ORstate=1\" of the encoded query ORstate=1",
        ),
        (
            "gr.addEncodedQuery('stateCHANGESTO6'); gr.query();",
            "a query on incident asks for a change, which only the filter of a business rule can",
        ),
        (
            "gr.addEncodedQuery('state=1^NQactive=true^stateVALCHANGES'); gr.query();",
            "a query on incident asks for a change, which only the filter of a business rule can",
        ),
        (
            "gr.orderBy('opened');",
            "the stand-in does not know the field opened of incident (did you mean opened_by?); \
             given: tables, or a file for --given, adds it",
        ),
        (
            "gr.get('nmber', 'INC0010001');",
            "the stand-in does not know the field nmber of incident (did you mean number?); \
             given: tables, or a file for --given, adds it",
        ),
        (
            "gr.get(id); gr.getValue('stat');",
            "the stand-in does not know the field stat of incident (did you mean state?); \
             given: tables, or a file for --given, adds it",
        ),
        (
            "gr.get(id); gr.getDisplayValue('stat');",
            "the stand-in does not know the field stat of incident (did you mean state?); \
             given: tables, or a file for --given, adds it",
        ),
        (
            "gr.get(id); gr.getElement('stat');",
            "the stand-in does not know the field stat of incident (did you mean state?); \
             given: tables, or a file for --given, adds it",
        ),
        (
            "gr.get(id); gr.stat;",
            "stat is no method of the platform's GlideRecord, and no known field of incident",
        ),
    ]);
}

#[test]
fn encoded_queries_that_are_not_simulated() {
    let cases = [
        ("opened_atRELATIVEGT@hour@ago@3", "RELATIVEGT"),
        ("opened_atRELATIVELT@dayofweek@ago@3", "RELATIVELT"),
        ("opened_atONToday@javascript:gs.beginningOfToday()@javascript:gs.endOfToday()", "ON"),
        ("opened_atNOTONToday@a@b", "NOTON"),
        ("opened_atBETWEEN1@2", "BETWEEN"),
        ("opened_atDATEPARTMonday@javascript:gs.datePart('dayofweek','monday','EE')", "DATEPART"),
        ("opened_atMORETHANopened_at@hour@before@3", "MORETHAN"),
        ("opened_atLESSTHANopened_at@hour@before@3", "LESSTHAN"),
        ("caller_idSAMEASassigned_to", "SAMEAS"),
        ("caller_idNSAMEASassigned_to", "NSAMEAS"),
        ("stateGT_FIELDpriority", "GT_FIELD"),
        ("stateLT_OR_EQUALS_FIELDpriority", "LT_OR_EQUALS_FIELD"),
        ("assigned_toDYNAMIC90d1921e5f510100a9ad2572f2b477fe", "DYNAMIC"),
        ("sys_class_nameINSTANCEOFtask", "INSTANCEOF"),
        ("short_descriptionANYTHING", "ANYTHING"),
        ("short_descriptionEMPTYSTRING", "EMPTYSTRING"),
        ("short_descriptionMATCH_RGX.*", "MATCH_RGX"),
        ("short_description%x", "%"),
        ("short_description!*x", "!*"),
        ("state=1^ORpriorityBETWEEN1@2", "BETWEEN"),
        ("state=1^NQpriorityBETWEEN1@2", "BETWEEN"),
        ("RLQUERYtask_sla.task,>=1^ENDRLQUERY", "RLQUERY"),
        ("123TEXTQUERY321=printer", "123TEXTQUERY321"),
        ("state=1^GROUPBYpriority", "GROUPBY"),
        ("JOINincident.sys_id=task_sla.task", "JOIN"),
    ];
    let scripts = cases.map(|(query, operator)| {
        let body = format!("gr.addEncodedQuery(\"{query}\");");
        (body, format!("{operator} in an encoded query is not simulated: {query}"))
    });
    check(&scripts.each_ref().map(|(body, fault)| (body.as_str(), fault.as_str())));
    let mixed = "^NQ beside other conditions of a query on incident is not simulated";
    check(&[
        ("gr.addQuery('state', 1); gr.addEncodedQuery('state=1^NQstate=2'); gr.query();", mixed),
        ("gr.addEncodedQuery('state=1^NQstate=2'); gr.addActiveQuery(); gr.query();", mixed),
        (
            "gr.addQuery('sys_class_name', 'INSTANCEOF', 'task');",
            "operator INSTANCEOF of GlideRecord.addQuery is not simulated",
        ),
        (
            "gr.addQuery('state', 'LIKE', '1');",
            "operator LIKE of GlideRecord.addQuery is not simulated",
        ),
    ]);
}

#[test]
fn walks_that_lead_nowhere() {
    check(&[
        (
            "gr.addQuery('short_description.name', 'x');",
            "field short_description of short_description.name is no reference",
        ),
        (
            "gr.addQuery('caller_id.nam', 'x');",
            "the stand-in does not know the field nam of sys_user, in caller_id.nam (did you mean name?); \
             given: tables, or a file for --given, adds it",
        ),
        ("gr.addEncodedQuery('state.name=x');", "field state of state.name is no reference"),
        (
            "gr.get(id); gr.getValue('caller_id.name');",
            "GlideRecord.getValue does not follow references: caller_id.name",
        ),
        (
            "gr.get(id); String(gr.caller_id.sys_id);",
            "reference caller_id is followed for its sys_id, which it holds itself (scan rule SE10052)",
        ),
        (
            "gr.get(id); gr.getElement('caller_id.sys_id');",
            "reference caller_id is followed for its sys_id, which it holds itself (scan rule SE10052)",
        ),
        (
            "gr.addQuery('caller_id.sys_id', id);",
            "reference caller_id is followed for its sys_id, which it holds itself (scan rule SE10052)",
        ),
    ]);
}

#[test]
fn values_that_no_query_should_have() {
    check(&[
        ("gr.addQuery('number', undefined);", "a query on incident.number for undefined"),
        ("gr.addQuery('number', null);", "a query on incident.number for null"),
        ("gr.get('sys_id', undefined);", "a query on incident.sys_id for undefined"),
        ("gr.get(null);", "a query on incident.number for null"),
        ("gr.addEncodedQuery('number=' + undefined);", "a query on incident.number for undefined"),
        ("gr.addQuery('number', {});", "a query on incident.number for [object Object]"),
        (
            "gr.addQuery('number', 'javascript:gs.getUserID()');",
            "a query on incident.number for a value that starts with javascript: is evaluated, which is not simulated",
        ),
        (
            "gr.addEncodedQuery('number=JavaScript:1');",
            "a query on incident.number for a value that starts with javascript: is evaluated, which is not simulated",
        ),
        (
            "gr.addQuery('sys_id', 'IN', [].join());",
            "a query on incident.sys_id for a list without values",
        ),
        ("gr.addQuery('sys_id', 'INC1');", "a query on incident.sys_id, of type guid, for INC1"),
        (
            "gr.addQuery('state', 'Closed');",
            "a query on incident.state, of type integer, for Closed",
        ),
        ("gr.addQuery('active', 'yes');", "a query on incident.active, of type boolean, for yes"),
        (
            "gr.addQuery('caller_id', 'IN', id + ',joe');",
            "a query on incident.caller_id, of type reference, for joe",
        ),
    ]);
}

#[test]
fn records_that_are_not_there() {
    let unread = |what: &str| {
        format!("{what} of incident is read where next() or get() has found no record")
    };
    check(&[
        ("gr.next();", "GlideRecord.next of incident without a query"),
        ("gr.hasNext();", "GlideRecord.hasNext of incident without a query"),
        ("gr.getRowCount();", "GlideRecord.getRowCount of incident without a query"),
        ("gr.getValue('state');", &unread("state")),
        ("gr.getDisplayValue();", &unread("number")),
        ("gr.query(); String(gr.state);", &unread("state")),
        ("gr.get('number', 'INC9'); gr.getUniqueValue();", &unread("sys_id")),
        ("gr.canRead();", &unread("canRead()")),
    ]);
}

#[test]
fn what_cannot_be_set() {
    check(&[
        ("gr.get(id); gr.state = 7;", "GlideRecord of incident: state cannot be set"),
        ("gs.answer = 1;", "gs: answer cannot be set"),
    ]);
}

#[test]
fn what_is_no_part_of_es5() {
    let cases = [
        ("[1].includes(1);", "Array.prototype.includes"),
        ("[1].find(Boolean);", "Array.prototype.find"),
        ("[1].findIndex(Boolean);", "Array.prototype.findIndex"),
        ("[[1]].flat();", "Array.prototype.flat"),
        ("[1].fill(0);", "Array.prototype.fill"),
        ("[1].at(-1);", "Array.prototype.at"),
        ("Array.from('ab');", "Array.from"),
        ("Array.of(1);", "Array.of"),
        ("Object.assign({}, {});", "Object.assign"),
        ("Object.entries({});", "Object.entries"),
        ("Object.values({});", "Object.values"),
        ("'ab'.startsWith('a');", "String.prototype.startsWith"),
        ("'ab'.endsWith('b');", "String.prototype.endsWith"),
        ("'ab'.includes('b');", "String.prototype.includes"),
        ("'ab'.repeat(2);", "String.prototype.repeat"),
        ("'ab'.padStart(3);", "String.prototype.padStart"),
        ("'ab'.replaceAll('a', 'b');", "String.prototype.replaceAll"),
        ("'ab'.normalize();", "String.prototype.normalize"),
        ("Number.isInteger(1);", "Number.isInteger"),
        ("Math.trunc(1.5);", "Math.trunc"),
        ("Math.sign(1);", "Math.sign"),
        ("/a/.flags;", "RegExp.prototype.flags"),
        ("/a/.sticky;", "RegExp.prototype.sticky"),
        ("Error.captureStackTrace({});", "Error.captureStackTrace"),
    ];
    let faults = cases.map(|(body, name)| (body, format!("{name} is no part of ES5")));
    check(&faults.each_ref().map(|(body, fault)| (*body, fault.as_str())));
}

#[test]
fn what_differs_from_run_to_run() {
    let several = "Date of several numbers, or without new, depends on the time zone of the server";
    check(&[
        ("Math.random();", "Math.random makes every run another one"),
        (
            "new Date().getHours();",
            "Date.prototype.getHours depends on the time zone of the server",
        ),
        ("String(new Date());", "Date.prototype.toString depends on the time zone of the server"),
        ("new Date(2026, 0, 5);", several),
        ("Date();", several),
        (
            "new Date('5 Jan 2026');",
            "Date of 5 Jan 2026 depends on the engine: only an ISO date with its zone does not",
        ),
        ("eval('1');", "eval makes a script of a text (scan rule SE10023)"),
        ("new Function('return 1');", "Function makes a script of a text, as eval does"),
        ("gs.info.constructor('return 1');", "Function makes a script of a text, as eval does"),
        (
            "['b', 'a'].sort(function(a, b) { return a.localeCompare(b); });",
            "String.prototype.localeCompare differs from engine to engine: compare with < and >, \
             then by a unique key",
        ),
        (
            "(1234.5).toLocaleString();",
            "Number.prototype.toLocaleString depends on the language of the server",
        ),
        (
            "'I'.toLocaleLowerCase();",
            "String.prototype.toLocaleLowerCase depends on the language of the server",
        ),
        ("RegExp.lastMatch;", "RegExp.lastMatch is not simulated"),
        ("'a'.equals('a');", "String.prototype.equals is not simulated"),
        ("({}).toSource();", "Object.prototype.toSource is not simulated"),
    ]);
}

#[test]
fn secrets_where_people_can_see_them() {
    check(&[
        ("gs.info('key simulated-app-key');", "a log line holds the app key"),
        ("gs.debug('{0}', 'simulated-push-token');", "a log line holds the push token"),
        ("gs.warn('to ada@example.com');", "a log line holds the e-mail address of ada"),
        ("gs.error('fake-chat-token');", "a log line holds a token of Flashduty"),
        (
            "gr.get(id); gs.eventQueue('flashduty.state_sync.retry', gr, 'simulated-app-key', '');",
            "a parameter of event flashduty.state_sync.retry holds the app key",
        ),
        (
            "send('https://api.flashcat.cloud/channel/info?app_key=simulated-app-key');",
            "Flashduty: unknown path: the app key is in the path; \
             Flashduty: unknown path: the endpoint has a query",
        ),
    ]);
    for (text, what) in [
        ("simulated-app-key", "the app key"),
        ("simulated-push-token", "the push token"),
        ("fake-verify-token", "a token of Flashduty"),
    ] {
        let method = format!("function() {{ return '{{\"a\":\"{text}\"}}'; }}");
        let given = probe(&json!({}), &method, "Probe");
        let step = "steps: [{ when: { ajax: ask, include: Probe } }]";
        let fault = format!("an answer to the browser holds {what}");
        assert_eq!(observe(&format!("{given}{step}"))[0].faults, [fault]);
    }
}

#[test]
fn events_that_nobody_gets() {
    let name = "flashduty.state_sync.retry";
    let queue = |arguments: &str| format!("gr.get(id); gs.eventQueue('{name}', {arguments});");
    let later = |arguments: &str| format!("gr.get(id); gs.eventQueueScheduled({arguments});");
    let parameter = format!("a parameter of event {name}");
    check(&[
        (
            "gr.get(id); gs.eventQueue('acme.lost', gr, '', '');",
            "event acme.lost is not registered for incident",
        ),
        (
            "var user = new GlideRecord('sys_user'); user.get('user_name', 'ada'); \
             gs.eventQueue('flashduty.state_sync.retry', user, '', '');",
            "event flashduty.state_sync.retry is not registered for sys_user",
        ),
        (&queue("null, '', ''"), &format!("event {name} is queued without a record")),
        (&queue("id, '', ''"), &format!("event {name} is queued without a record")),
        (&queue("due, '', ''"), &format!("event {name} is queued without a record")),
        (
            &queue("new GlideRecord('incident'), '', ''"),
            &format!("event {name} is queued without a record"),
        ),
        (
            &queue("gr, new Array(257).join('x'), ''"),
            &format!("{parameter} is cut at 255 characters"),
        ),
        (&queue("gr, '', '\\ud83d'"), &format!("{parameter} holds half of a character")),
        (
            &later(&format!("'{name}', gr, '', '', 15")),
            "gs.eventQueueScheduled takes a GlideDateTime",
        ),
        (&later(&format!("'{name}', gr, '', ''")), "gs.eventQueueScheduled takes a GlideDateTime"),
        (
            &later(&format!("'{name}', gr, '', '', gr")),
            "gs.eventQueueScheduled takes a GlideDateTime",
        ),
    ]);
}

#[test]
fn texts_that_are_not_there() {
    check(&[
        ("gs.getProperty('flashduty.app_kee');", "there is no property flashduty.app_kee"),
        ("gs.getProperty('glide.war', 'x');", "there is no property glide.war"),
        (
            "gs.getMessage('flashduty.error.nonsense');",
            "there is no message flashduty.error.nonsense",
        ),
        ("gs.info('{0} and {1}', 'one');", "a log line has no value for {1}: {0} and {1}"),
        ("gs.info('\\ud83d');", "a log line holds half of a character"),
        ("return '\\udc00';", "the result of a script holds half of a character"),
    ]);
}

#[test]
fn messages_that_do_not_come_out() {
    let given = "given: { records: { sys_ui_message: { \
        quote: { key: quote, language: en, message: \"It's {0}\" }, \
        twice: { key: twice, language: en, message: \"It''s {0} of {1}\" }, \
        open: { key: open, language: en, message: \"{0 is open\" }, \
        word: { key: word, language: en, message: \"{name}\" }, \
        date: { key: date, language: en, message: \"Since {0, date, short}\" }, \
        kind: { key: kind, language: en, message: \"Since {0,days}\" }, \
        count: { key: count, language: en, message: \"{0,number} of {1}\" } } } }";
    let quote = "message quote has an apostrophe, after which nothing is filled in: It's {0}";
    let cases = [
        ("gs.getMessage('quote');", "message quote has no value for {0}: It's {0}"),
        ("gs.getMessage('quote', ['x']);", quote),
        ("gs.getMessage('twice', ['x']);", "message twice has no value for {1}: It''s {0} of {1}"),
        (
            "gs.getMessage('open', ['x']);",
            "message open has a brace that nothing closes: {0 is open",
        ),
        (
            "gs.getMessage('word', ['x']);",
            "message word has {name}, which begins with no number: {name}",
        ),
        (
            "gs.getMessage('date', ['x']);",
            "message date has {0, date, short}: that format is not simulated: Since {0, date, short}",
        ),
        (
            "gs.getMessage('kind', ['x']);",
            "message kind has {0,days}: there is no such format: Since {0,days}",
        ),
        (
            "gs.getMessage('count', ['1234', 'x']);",
            "message count has {0} for 1234: how a number is written depends on the locale, which \
             is not simulated; give a text to {0}: {0,number} of {1}",
        ),
        (
            "gs.getMessage('count', [1, 2.5]);",
            "message count has {1} for 2.5: how a number is written depends on the locale, which \
             is not simulated; give a text to {1}: {0,number} of {1}",
        ),
    ];
    let observed = scripts(given, cases.iter().map(|(body, _)| *body));
    for ((body, fault), observed) in cases.iter().zip(observed) {
        assert_eq!(observed.faults, [*fault], "{body}");
    }
}

#[test]
fn dates_that_a_zone_does_not_have() {
    let given = |zone: &str, format: &str| {
        format!(
            "given: {{ records: {{ sys_user: {{ \
             admin: {{ time_zone: {zone}, time_format: \"{format}\" }} }} }} }}"
        )
    };
    let set = |text: &str| format!("new GlideDateTime().setDisplayValue('{text}');");
    let unclear = "and which moment the platform takes is not documented";
    let (york, full) = ("America/New_York", "HH:mm:ss");
    let cases = [
        (
            york,
            full,
            set("2026-03-08 02:30:00"),
            format!("never in the time zone {york}, {unclear}"),
        ),
        (
            york,
            full,
            set("2026-11-01 01:30:00"),
            format!("twice in the time zone {york}, {unclear}"),
        ),
        (
            york,
            full,
            set("2026-11-31 01:30:00"),
            "is no date of the form yyyy-MM-dd HH:mm:ss".into(),
        ),
        (york, full, set("03/08/2026 02:30"), "is no date of the form yyyy-MM-dd HH:mm:ss".into()),
        (
            york,
            "hh:mm a",
            set("2026-03-08 13:30 AM"),
            "is no date of the form yyyy-MM-dd hh:mm a".into(),
        ),
        (
            york,
            full,
            "new GlideDateTime('1999-12-31 23:59:59').getDisplayValue();".into(),
            "is simulated from 2000-01-01 00:00:00 to 2040-01-01 00:00:00, not at".into(),
        ),
    ];
    for (zone, format, body, expected) in cases {
        let faults = &scripts(&given(zone, format), [body.as_str()])[0].faults;
        assert_eq!(faults.len(), 1, "{body}: {faults:?}");
        assert!(faults[0].contains(&expected), "{body}: {faults:?}");
    }
}

#[test]
fn queries_inside_of_loops() {
    let fault = "a query inside a loop over rows of sys_user_grmember";
    let all = "var m = new GlideRecord('sys_user_grmember'), u = new GlideRecord('sys_user'); \
               m.query(); while (m.next()) ";
    let looping = |body: &str| format!("{all} {{ {body} }}");
    check(&[
        (&looping("u.get('sys_id', m.getValue('user'));"), fault),
        (&looping("u.addActiveQuery(); u.setLimit(1); u.query();"), fault),
        (&looping("String(m.user.name);"), fault),
        (&looping("m.getElement('user.email');"), fault),
        (&looping("m.getDisplayValue('user');"), fault),
        (&looping("m.user.getDisplayValue();"), fault),
        (&looping("m.user.manager.name;"), fault),
    ]);
}

#[test]
fn requests_that_must_not_be_sent() {
    let channel = "Flashduty: /channel/info: ";
    check(&[
        (
            "send('', '{\"channel_id\":6000000000001,\"a\":\"${x}\"}');",
            "the platform would replace ${ in a request body; \
             Flashduty: /channel/info: the body has the unknown key a",
        ),
        (
            "send('', '\"\\ud83d\"');",
            "a request body holds half of a character; \
             Flashduty: /channel/info: the body is no JSON object",
        ),
        (
            "send('http://api.flashcat.cloud/channel/info');",
            &format!("{channel}the request is not encrypted"),
        ),
        ("send('https://example.com/channel/info');", &format!("{channel}host is example.com")),
        ("send('', '{}');", &format!("{channel}the body lacks channel_id")),
        (
            "request.setRequestHeader('App-Key', 'simulated-app-key'); send();",
            &format!("{channel}the app key is in header app-key"),
        ),
        (
            "send('https://api.flashcat.cloud/person/infos', '{\"person_ids\":[9223372036854775807,' \
             + 9223372036854775807 + ']}');",
            "Flashduty: /person/infos: person_ids[1] has been rounded to 9223372036854776000",
        ),
        (
            "request.setHttpMethod('GET'); request.setEndpoint('https://api.flashcat.cloud/a'); \
             request.setRequestBody('{}'); request.execute();",
            "a GET request has no body",
        ),
    ]);
}

#[test]
fn faults_that_a_script_catches() {
    check(&[
        (
            "try { gr.addQuerry(); } catch (e) { return e; }",
            "addQuerry is no method of the platform's GlideRecord, and no known field of incident",
        ),
        ("try { [1].at(0); } catch (e) { return 1; }", "Array.prototype.at is no part of ES5"),
        (
            "[1, 2].forEach(function() { try { gs.infoo(); } catch (e) { gs.debug('x'); } });",
            "infoo is no method of the platform's gs",
        ),
    ]);
}

#[test]
fn what_a_script_throws() {
    check(&[
        ("throw new Error('simulated-app-key');", "script threw Error: (the app key) at LINE"),
        ("null.x;", "script threw TypeError: cannot read property 'x' of null at LINE"),
        ("throw 'text';", "script threw text"),
    ]);
}

#[test]
fn an_error_of_a_script_points_into_the_scenario() {
    let text = "\
steps:
  - when:
      script: |
        (function() {
            return 1;
        })();
        null.block;
  - when: { script: null.plain; }
  - when: { script: \"null.quoted;\" }
  - when:
      script: >
        null.folded;
  - when:
      script: &ours |-

        null.anchored;
  - when: { script: *ours }
  - when: { script: \"1;\\nnull.lines;\" }
  - when:
      script: |
        1;
        gs.info('x';
";
    // The name of the scenario is its first line.
    let lines: Vec<String> = observe(text)
        .iter()
        .map(|it| it.faults[0].rsplit_once(" at ").unwrap().1.to_owned())
        .collect();
    let expected = [8, 9, 10, 12, 17, 18, 19, 23].map(|line| format!("scenario.yaml:{line}"));
    assert_eq!(lines, expected);
}
