//! What a valid spec means, and that the derived schema and the reader accept the same files.

#![allow(clippy::unwrap_used, reason = "a test ends at the first thing that is not as it must be")]

mod support;

use sn_gen::diagnostic::{Code, FileKind, Look, Report, Source, human};
use sn_gen::model::{FieldSource, Language, Model, PropertyType, ServiceNow};
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
  business_rule: { when: async_always, states: [8], filter: priority<=2^active=true }
payload:
  number: number
  u_region: { from: location.country }
  service: { from: business_service, as: display }
  environment: { value: production }
  build: { value: 7 }
  state: &state { from: state, map: states }
  prio: { from: priority, map: priorities }
  notes: { journal: work_notes, max: 500 }
state_sync: { state: *state }
maps:
  states:
    1: New
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

#[test]
fn the_smallest_spec_means_the_same_as_the_shipped_one() {
    assert!(SMALLEST.lines().count() <= 10);
    assert_eq!(model(SMALLEST), model(SHIPPED));
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

#[test]
fn the_schema_is_the_same_each_time_and_names_no_host() {
    let text = schema().to_string();
    assert_eq!(text, schema().to_string());
    assert_eq!(schema()["$id"], serde_json::Value::Null);
    assert_eq!(text.matches("http").count(), 1, "only the draft is named");
    support::snapshots("spec")
        .bind(|| insta::assert_snapshot!("schema", format!("{:#}", schema())));
}

#[test]
fn a_rich_spec_means_what_it_says() {
    let json = serde_json::to_value(model(RICH)).unwrap();
    support::snapshots("spec").bind(|| insta::assert_snapshot!("rich_model", format!("{json:#}")));
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
    let sn = servicenow("servicenow: { ui_page: { width: 900 } }\npayload: { number: number }\n");
    assert_eq!((sn.ui_page.width, sn.ui_page.category.as_str()), (900, "general"));
    let keys: Vec<_> = sn.payload.iter().map(|field| field.key.as_str()).collect();
    assert_eq!(keys, ["number"]);
    let maps: Vec<_> = sn.maps.iter().map(|map| map.name.as_str()).collect();
    assert_eq!(maps, ["states"], "the business rule still uses it");
}

#[test]
fn secrets_are_encrypted_and_have_no_value() {
    for property in servicenow("").properties.all().into_iter().filter(|it| it.secret) {
        assert_eq!((property.kind, &property.default), (PropertyType::Password2, &None));
    }
}

#[test]
fn blanks_around_keys_and_values_do_not_count() {
    let text = "
servicenow: { business_rule: { states: ['8 '] } }
maps: { states: { ' 6': { label: ' Done ', sync: true }, ' 8 ': Gone } }
dialog: { recommend: { ' Network ': 69bd0ce95a238693176c1d66 } }
servicedesk_plus: { statuses: { 'Open ': Triggered } }
";
    let model = model(&format!("{SMALLEST}{text}"));
    let (sn, desk) = (model.servicenow.unwrap(), model.servicedesk_plus.unwrap());
    let states = sn.business_rule.unwrap().states;
    let states: Vec<_> = states.iter().map(|it| (it.value.as_str(), it.label.as_str())).collect();
    assert_eq!(states, [("6", "Done"), ("8", "Gone")]);
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
    let text =
        "payload: { a: { value: 7 }, b: { value: '7' }, c: { value: 1.10 }, d: { value: yes } }\n";
    let values: Vec<_> = servicenow(text)
        .payload
        .into_iter()
        .map(|field| match field.source {
            FieldSource::Constant(value) => value.to_string(),
            other => format!("{other:?}"),
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
