//! What a valid spec means, and that the derived schema and the reader accept the same files.

#![allow(clippy::unwrap_used, reason = "a test ends at the first thing that is not as it must be")]

mod support;

use serde_json::Value;
use sn_gen::diagnostic::{Code, FileKind, Look, Report, Source, human};
use sn_gen::ident::FieldPath;
use sn_gen::model::{FieldSource, Language, Model, PropertyType, ServiceNow, Tickets};
use sn_gen::resolve::resolve;
use sn_gen::spec::schema;
use std::fs;

const SHIPPED: &str = include_str!("../mappings.yaml");
const STARTER: &str = include_str!("../templates/init/mappings.yaml");
const SMALLEST: &str = "\
version: 1
integration:
  release: 1.0.0
  released: 2026-11-21
";

/// Short forms, numbers as keys and as texts, an alias, everything a mapper may do.
const RICH: &str = "\
version: 1
integration: { name: Acme On-Call, release: 2.1, released: 2027-01-02T03:04:05+08:00 }
servicenow:
  table: sn_si_incident
  service_account: acme.bot@example.com
  properties:
    channel_id: { name: acme_on_call.channel, default: 12345678 }
    app_key: { description: 42 }
  business_rule: { when: async_always, states: [8], filter: priority<=2^active=true, tickets: known, reopened: true }
payload:
  number: number
  title: short_description
  u_region: { from: location.country }
  service: { from: business_service, as: display }
  environment: { value: production }
  build: { value: 7 }
  state: &state { from: state, map: states }
  prio: { from: priority, map: priorities }
  notes: { journal: work_notes, max: 500 }
state_sync: { number: number, state: *state }
maps:
  states:
    10: New
    6: { label: Resolved, progress: Closed, sync: true }
    8: { label: 404, progress: Trigger }
  priorities: { 1: true, 2: \"2\" }
dialog:
  channels: { email: E-mail, sms: Text message }
  recommend: { Network Operations: 69bd0ce95a238693176c1d66, DB: '123456789012345678901234' }
  languages: []
delivery: { timeout: 2500ms, retries: [] }
servicedesk_plus:
  editions: [on_premises]
  body:
    request_id: id
    txt_service: { cloud: udf_fields.txt_service, on_premises: udf_fields.udf_sline_301 }
    line: { on_premises: udf_fields.udf_mline_302 }
    source: { value: the desk }
  statuses: { Closed: Closed }
  priorities: { 1: Critical }
";

/// The model of a spec without a single finding.
fn model(text: &str) -> Model {
    let source = Source::new("mappings.yaml", text);
    let resolution = resolve(&source);
    let report = Report { source: &source, diagnostics: &resolution.diagnostics };
    assert_eq!(human(&[report], Look::Plain), "");
    resolution.model.unwrap()
}

fn servicenow(text: &str) -> ServiceNow {
    model(&format!("{SMALLEST}{text}")).servicenow.unwrap()
}

fn valid_specs() -> Vec<(String, String)> {
    let mut specs = vec![
        ("shipped".to_owned(), SHIPPED.to_owned()),
        ("starter".to_owned(), STARTER.to_owned()),
        ("smallest".to_owned(), SMALLEST.to_owned()),
        ("rich".to_owned(), RICH.to_owned()),
    ];
    for case in fs::read_dir("tests/cases").into_iter().flatten() {
        let file = case.unwrap().path().join("mappings.yaml");
        if let Ok(text) = fs::read_to_string(&file) {
            specs.push((file.display().to_string(), text));
        }
    }
    specs
}

/// What the shipped mapping and the one of `init` switch on.
const SWITCHED_ON: &str = "\
extends: standard
servicenow: { business_rule: { reopened: true } }
maps: { states: { 8: { sync: true } } }
";

#[test]
fn the_shipped_spec_is_the_smallest_one_that_also_tells_what_is_reopened_or_canceled() {
    assert!(SMALLEST.lines().count() <= 10);
    assert_eq!(model(&format!("{SMALLEST}{SWITCHED_ON}")), model(SHIPPED));
}

/// As in release 1.0.0, whose instances must not change by an upgrade alone.
#[test]
fn a_spec_that_does_not_say_so_tells_neither() {
    let rule = servicenow("").business_rule.unwrap();
    assert_eq!((rule.tickets, rule.reopened), (Tickets::All, false));
    let states: Vec<_> = rule.states.iter().map(|it| it.value.as_str()).collect();
    assert_eq!(states, ["6", "7"]);
}

#[test]
fn the_starter_means_the_same_as_the_shipped_spec() {
    assert_eq!(model(STARTER), model(SHIPPED));
}

#[test]
fn the_schema_accepts_every_valid_spec() {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    for (name, text) in valid_specs() {
        let errors: Vec<_> = validator
            .iter_errors(&support::as_json(&text))
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert_eq!(errors, Vec::<String>::new(), "{name}");
    }
}

/// What the schema has against a file; nothing if it is no YAML.
fn refused_by_an_editor(text: &str) -> Option<Vec<String>> {
    serde_yaml::from_str::<serde_yaml::Value>(text).ok()?;
    let validator = jsonschema::validator_for(&schema()).unwrap();
    let instance = support::as_json(text);
    let errors = validator.iter_errors(&instance);
    Some(errors.map(|error| format!("{}: {error}", error.instance_path())).collect())
}

#[test]
fn an_editor_takes_whatever_the_reader_takes() {
    let folders = ["tests/mappings", "tests/inputs", "tests/spec_errors"];
    let (mut taken, mut refused) = (0, Vec::new());
    for entry in folders.iter().flat_map(walkdir::WalkDir::new) {
        let path = entry.unwrap().into_path();
        let is_table = path.ends_with("table.yaml");
        let Some(text) = fs::read_to_string(&path).ok().filter(|_| !is_table) else { continue };
        let source = Source::new(path.display().to_string(), text.as_str());
        if resolve(&source).diagnostics.has_errors() {
            continue;
        }
        taken += 1;
        let errors = refused_by_an_editor(&text).unwrap_or_default();
        refused.extend(errors.into_iter().map(|error| format!("{}: {error}", source.name())));
    }
    assert!(taken > 80, "only {taken} files are sound");
    assert_eq!(refused, Vec::<String>::new());
}

/// What people write in several ways, and of which the schema once took fewer.
#[test]
fn an_editor_takes_every_spelling_that_the_reader_takes() {
    for text in [
        "servicenow: { service_account: 10042 }",
        "delivery: { timeout: 1.5 s, retries: [90 seconds, 2 min, 1h 30m] }",
        "payload: { number: false, state: false }",
        "dialog: { channels: { sms: false, voice: false, teams: false } }",
        "servicedesk_plus: { body: { subject: { value: $5 }, description: false } }",
    ] {
        let quoted = SMALLEST.replace("version: 1", "version: \"1\"");
        let text = format!("{quoted}extends: standard\n{text}\n");
        let resolution = resolve(&Source::new("mappings.yaml", text.as_str()));
        assert!(!resolution.diagnostics.has_errors(), "{text}");
        assert_eq!(refused_by_an_editor(&text), Some(Vec::new()), "{text}");
    }
}

#[test]
fn an_editor_refuses_what_a_pattern_can_tell() {
    for text in [
        "servicenow: { service_account: ada lovelace }",
        "delivery: { timeout: 10 parsecs }",
        "delivery: { timeout: 00:00:10 }",
        "delivery: { retries: [00:01:00] }",
        "dialog: { channels: { sms: false, voice: false, teams: false, email: false } }",
        "state_sync: { number: false, state: false }",
        "payload: { number: false, short_description: false, description: false, state: false, \
         urgency: false, impact: false, comments: false }",
        "servicedesk_plus: { body: { x: Subject } }",
        "servicedesk_plus: { body: { x: request.subject } }",
        "servicedesk_plus: { body: { x: '${subject}' } }",
        "servicedesk_plus: { body: { x: { cloud: $subject, on_premises: subject } } }",
        "servicedesk_plus: { body: { x: { cloud: subject, on_premises: a.b.c.d.e } } }",
        "servicedesk_plus: { body: { x: { value: 'of ${subject}' } } }",
        "servicedesk_plus: { body: { x: { value: ' ' } } }",
        "servicedesk_plus: { body: { request_id: false } }",
    ] {
        let text = format!("{SMALLEST}extends: standard\n{text}\n");
        let resolution = resolve(&Source::new("mappings.yaml", text.as_str()));
        assert!(resolution.diagnostics.has_errors(), "the reader takes {text}");
        assert_ne!(refused_by_an_editor(&text), Some(Vec::new()), "{text}");
    }
}

#[test]
fn the_schema_refuses_what_the_reader_finds_misshapen() {
    const SHAPE: [Code; 5] =
        [Code::EmptyValue, Code::MissingKey, Code::UnknownKey, Code::UnknownValue, Code::WrongType];
    let validator = jsonschema::validator_for(&schema()).unwrap();
    for file in fs::read_dir("tests/spec_errors").unwrap() {
        let path = file.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        let Ok(source) = Source::from_bytes(FileKind::Spec, path.display().to_string(), &bytes)
        else {
            continue;
        };
        let findings = resolve(&source).diagnostics;
        let misshapen = findings.iter().any(|it| SHAPE.contains(&it.code));
        if misshapen {
            assert!(!validator.is_valid(&support::as_json(source.text())), "{}", source.name());
        }
    }
}

/// Faulty specs that are YAML, and whether an editor sees by the schema that they are faulty.
fn faulty_specs() -> Vec<(String, bool)> {
    let validator = jsonschema::validator_for(&schema()).unwrap();
    let mut specs = Vec::new();
    for file in fs::read_dir("tests/spec_errors").unwrap() {
        let path = file.unwrap().path();
        let Ok(text) = fs::read_to_string(&path) else { continue };
        let is_yaml = serde_yaml::from_str::<serde_yaml::Value>(&text).is_ok();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let source = Source::new(name.as_str(), text.as_str());
        if is_yaml && resolve(&source).diagnostics.has_errors() {
            specs.push((name, !validator.is_valid(&support::as_json(&text))));
        }
    }
    specs.sort();
    specs
}

#[test]
fn an_editor_refuses_most_of_what_the_reader_refuses() {
    /// What no schema sees, such as a map that is not there, is not in it. Only raise it.
    const AT_LEAST: usize = 138;
    let specs = faulty_specs();
    let (seen, passed): (Vec<_>, Vec<_>) = specs.iter().partition(|(_, is_seen)| *is_seen);
    let passed: Vec<_> = passed.iter().map(|(name, _)| name.as_str()).collect();
    assert!(
        seen.len() >= AT_LEAST,
        "an editor refuses {} of {} faulty specs, not {}",
        seen.len(),
        specs.len(),
        passed.join(", ")
    );
}

/// The default of every key that the schema has one for.
fn defaults(root: &Value, schema: &Value) -> Option<Value> {
    let reference = schema["$ref"].as_str().and_then(|it| it.strip_prefix('#'));
    let target = reference.map_or(schema, |it| root.pointer(it).unwrap());
    let branches = target["anyOf"].as_array();
    let mut branches = branches.into_iter().flatten().filter_map(|it| defaults(root, it));
    let own = target["properties"].as_object().into_iter().flatten().filter_map(|(key, below)| {
        let value = below.get("default").cloned().or_else(|| defaults(root, below))?;
        Some((key.clone(), value))
    });
    let own: serde_json::Map<String, Value> = own.collect();
    if own.is_empty() { branches.next() } else { Some(own.into()) }
}

#[test]
fn a_default_that_an_editor_shows_is_what_a_key_that_is_left_out_means() {
    let mut spec = defaults(&schema(), &schema()).unwrap();
    spec["version"] = 1.into();
    for key in ["release", "released"] {
        spec["integration"][key] = support::as_json(SMALLEST)["integration"][key].clone();
    }
    assert_eq!(spec["servicenow"]["ui_page"]["width"], 750, "the walk found the defaults");
    assert_eq!(spec["delivery"]["retries"][0], "15s");
    let properties = spec["servicenow"]["properties"].as_object().unwrap();
    let is_told = |it: &Value| it["type"].is_string() || it["default"].is_u64();
    let of_all = properties.values().all(|it| it["name"].is_string() && is_told(it));
    assert!(of_all && properties.len() == 6, "{properties:?}");
    assert_eq!(model(&spec.to_string()), model(SMALLEST));
}

#[test]
fn the_schema_is_the_same_each_time_and_names_no_host() {
    let text = schema().to_string();
    assert_eq!(text, schema().to_string());
    assert_eq!(schema()["$id"], Value::Null);
    assert_eq!(text.matches("http").count(), 1, "only the draft is named");
    support::snapshots("spec")
        .bind(|| insta::assert_snapshot!("schema", format!("{:#}", schema())));
}

#[test]
fn a_rich_spec_means_what_it_says() {
    let json = serde_json::to_value(model(RICH)).unwrap();
    support::snapshots("spec").bind(|| insta::assert_snapshot!("rich_model", format!("{json:#}")));
}

/// What a spec that extends the standard mapping sends, as JSON key and source.
fn sent(text: &str) -> Vec<(String, FieldSource, Option<u32>)> {
    let payload = servicenow(&format!("extends: standard\n{text}\n")).payload;
    payload.into_iter().map(|it| (it.key.as_str().to_owned(), it.source, it.max)).collect()
}

#[test]
fn a_spec_that_only_extends_the_standard_mapping_means_the_same() {
    assert_eq!(model(&format!("extends: standard\n{SMALLEST}")), model(SMALLEST));
}

#[test]
fn an_extended_list_keeps_its_order_and_has_new_keys_behind() {
    let text = "payload: { u_region: location.country, description: { max: 9 }, impact: false }";
    let keys: Vec<_> = sent(text).into_iter().map(|it| it.0).collect();
    let expected =
        ["number", "short_description", "description", "state", "urgency", "comments", "u_region"];
    assert_eq!(keys, expected);
}

#[test]
fn a_written_source_is_the_whole_source_and_the_length_is_kept() {
    let text = "payload: { description: u_text, comments: { from: u_text }, state: { max: 99 }, \
                urgency: { as: display }, short_description: { value: x }, impact: impact }";
    let field = |path| FieldPath::parse(path).unwrap();
    let mapped = |path, map: &str| FieldSource::Mapped { from: field(path), map: map.to_owned() };
    let expected = [
        ("number", FieldSource::Raw(field("number")), None),
        ("short_description", FieldSource::Constant("x".into()), None),
        ("description", FieldSource::Raw(field("u_text")), Some(1024)),
        ("state", mapped("state", "states"), Some(99)),
        ("urgency", FieldSource::Display(field("urgency")), None),
        ("impact", FieldSource::Raw(field("impact")), None),
        ("comments", FieldSource::Raw(field("u_text")), Some(1024)),
    ];
    assert_eq!(sent(text), expected.map(|(key, source, max)| (key.to_owned(), source, max)));
}

#[test]
fn an_extended_map_keeps_what_its_entries_do_not_say() {
    let text = "extends: standard\n\
                maps: { states: { 10: Waiting, 6: Done, 7: { sync: false }, 8: { sync: true } } }\n";
    let sn = servicenow(text);
    let entries = sn.maps[0].entries.iter().map(|it| (it.value.as_str(), it.label.as_str()));
    let expected = [
        ("1", "New"),
        ("2", "In Progress"),
        ("3", "On Hold"),
        ("6", "Done"),
        ("7", "Closed"),
        ("8", "Canceled"),
        ("10", "Waiting"),
    ];
    assert_eq!(entries.collect::<Vec<_>>(), expected);
    let synced = sn.business_rule.unwrap().states;
    assert_eq!(synced.iter().map(|it| it.value.as_str()).collect::<Vec<_>>(), ["6", "8"]);
}

#[test]
fn every_list_of_the_standard_mapping_can_be_added_to_and_taken_from() {
    let text = "extends: standard
payload: { impact: false }
state_sync: { u_note: { journal: work_notes }, number: false }
maps: { impacts: false, urgencies: { 3: false, 4: 4 - Planning } }
dialog: { channels: { teams: false, sms: Text message }, languages: [en] }
delivery: { retries: [1m] }
servicedesk_plus:
  body: { description: false, site: site.name }
  statuses: { Rejected: false }
  priorities: { Low: false, Highest: Critical }
";
    let json = serde_json::to_value(model(&format!("{SMALLEST}{text}"))).unwrap();
    let (sn, desk) = (&json["servicenow"], &json["servicedesk_plus"]);
    let short = serde_json::json!({
        "state_sync": sn["business_rule"]["payload"], "maps": sn["maps"], "dialog": sn["dialog"],
        "delivery": sn["delivery"], "teams_id": sn["properties"]["teams_id"],
        "bodies": desk["bodies"], "statuses": desk["statuses"], "priorities": desk["priorities"],
    });
    let name = "added_and_taken_out";
    support::snapshots("spec").bind(|| insta::assert_snapshot!(name, format!("{short:#}")));
}

#[test]
fn a_state_of_five_lines_keeps_every_standard_entry_in_the_script() {
    let text = "version: 1\n\
                extends: standard\n\
                integration: { release: 1.0.0, released: 2026-11-21 }\n\
                maps:\n  \
                states: { 10: { label: Awaiting Vendor, progress: Processing } }\n";
    assert_eq!(text.lines().count(), 5);
    let payload = |text: &str| -> String {
        let artifacts = support::build::build(text).into_iter();
        artifacts.filter(|it| it.path.ends_with("Payload.js")).map(|it| it.text).collect()
    };
    let (own, standard) = (payload(text), payload(SMALLEST));
    assert_eq!(own.matches("'10': 'Awaiting Vendor'").count(), 1, "{own}");
    let kept = own.replace(",\n            '10': 'Awaiting Vendor'", "");
    assert_eq!(kept, standard);
}

#[test]
fn names_follow_from_the_integration() {
    let spec = SMALLEST.replace("integration:", "integration:\n  name: Acme On-Call");
    let model = model(&spec);
    let (sn, desk) = (model.servicenow.unwrap(), model.servicedesk_plus.unwrap());
    let names = [
        sn.properties.app_key.name.as_str(),
        sn.service_account.as_str(),
        sn.script_includes.helper.as_str(),
        sn.script_includes.ajax.as_str(),
        sn.ui_page.name.as_str(),
        sn.ui_action.action_name.as_str(),
        &sn.ui_action.name,
        &sn.business_rule.unwrap().name,
        &desk.webhook,
        &desk.trigger,
    ];
    let expected = [
        "acme_on_call.app_key",
        "acme_on_call",
        "AcmeOnCallSyncHelper",
        "AcmeOnCallSyncHelperAjax",
        "acme_on_call_notification_form",
        "acme_on_call_send",
        "Send to Acme On-Call",
        "Acme On-Call Auto-Sync on Resolution",
        "to_Acme On-Call",
        "to_Acme On-Call",
    ];
    assert_eq!(names, expected);
}

#[test]
fn a_long_name_still_gives_a_rule_name_that_fits() {
    for (name, rule) in [
        ("Acme Pager Europe", "Acme Pager Europe Auto-Sync"),
        ("Acme Pager Europe and Middle East North", "Acme Pager Europe and Middle E Auto-Sync"),
    ] {
        let head = format!("integration:\n  name: {name}\n  prefix: acme");
        let spec = SMALLEST.replace("integration:", &head);
        assert_eq!(model(&spec).servicenow.unwrap().business_rule.unwrap().name, rule);
    }
}

#[test]
fn parts_can_be_switched_off() {
    assert_eq!(model(&format!("{SMALLEST}servicenow: false\n")).servicenow, None);
    assert_eq!(model(&format!("{SMALLEST}servicedesk_plus: false\n")).servicedesk_plus, None);
    let sn = servicenow("servicenow: { business_rule: false }\n");
    assert_eq!(sn.business_rule, None);
}

#[test]
fn fixed_sections_are_completed_and_lists_are_replaced() {
    let payload =
        "{ number: number, state: { from: state, map: states }, title: short_description }";
    let text = format!("servicenow: {{ ui_page: {{ width: 900 }} }}\npayload: {payload}\n");
    let sn = servicenow(&text);
    assert_eq!((sn.ui_page.width, sn.ui_page.category.as_str()), (900, "general"));
    let keys: Vec<_> = sn.payload.iter().map(|field| field.key.as_str()).collect();
    assert_eq!(keys, ["number", "state", "title"]);
    let maps: Vec<_> = sn.maps.iter().map(|map| map.name.as_str()).collect();
    assert_eq!(maps, ["states"], "the business rule still uses it");
}

#[test]
fn secrets_are_encrypted_and_have_no_value() {
    for property in servicenow("").properties.entered().into_iter().filter(|it| it.secret) {
        assert_eq!((property.kind, &property.default), (PropertyType::Password2, &None));
    }
}

#[test]
fn blanks_around_names_and_labels_do_not_count() {
    let text = "
maps: { states: { 6: { label: ' Done ', sync: true }, 7: { label: Shut, sync: false }, 8: Gone } }
dialog: { recommend: { ' Network ': 69bd0ce95a238693176c1d66 } }
servicedesk_plus: { statuses: { 'Open ': Triggered } }
";
    let model = model(&format!("{SMALLEST}{text}"));
    let (sn, desk) = (model.servicenow.unwrap(), model.servicedesk_plus.unwrap());
    let states = sn.business_rule.unwrap().states;
    let states: Vec<_> = states.iter().map(|it| (it.value.as_str(), it.label.as_str())).collect();
    assert_eq!(states, [("6", "Done")]);
    assert_eq!(sn.dialog.recommend[0].group, "Network");
    assert_eq!(desk.statuses[0].name, "Open");
}

#[test]
fn an_encrypted_property_has_no_standard_value() {
    let sn = servicenow("servicenow: { properties: { api_domain: { type: password2 } } }\n");
    assert_eq!(sn.properties.api_domain.default, None);
}

#[test]
fn the_end_mark_of_a_copied_condition_is_not_part_of_the_filter() {
    for (written, kept) in
        [("active=true^EQ", "active=true"), ("close_notes=a^^EQ", "close_notes=a^^EQ")]
    {
        let sn = servicenow(&format!("servicenow: {{ business_rule: {{ filter: {written} }} }}\n"));
        assert_eq!(sn.business_rule.unwrap().filter.as_deref(), Some(kept));
    }
}

#[test]
fn an_empty_default_is_no_default() {
    let sn = servicenow("servicenow: { properties: { api_domain: { default: '' } } }\n");
    assert_eq!(sn.properties.api_domain.default, None);
}

#[test]
fn english_is_always_a_language() {
    assert_eq!(
        servicenow("dialog: { languages: [zh] }\n").dialog.languages,
        [Language::En, Language::Zh]
    );
    assert_eq!(servicenow("dialog: { languages: [] }\n").dialog.languages, [Language::En]);
}

#[test]
fn constants_keep_the_kind_in_which_they_are_written() {
    let text = "extends: standard\n\
        payload: { a: { value: 7 }, b: { value: '7' }, c: { value: 1.10 }, d: { value: yes } }\n";
    let values: Vec<_> = servicenow(text)
        .payload
        .into_iter()
        .filter_map(|field| match field.source {
            FieldSource::Constant(value) => Some(value.to_string()),
            _ => None,
        })
        .collect();
    assert_eq!(values, ["7", "\"7\"", "\"1.10\"", "\"yes\""]);
}

#[test]
fn words_about_secrets_are_no_secrets() {
    let text = "
servicenow:
  properties:
    app_key: { name: flashduty.app_key, description: 'fd_app_key is the prefix, app_key=required' }
    push_url: { description: 'ends in /event/push/alert/standard, password: as you like' }
";
    let properties = servicenow(text).properties;
    assert!(properties.app_key.description.ends_with("app_key=required"));
}
