//! A model made by hand: the standard integration, cut down to what the guide shows.

use sn_gen::ident::{
    ActionName, ClassName, ColumnName, FieldPath, JsonKey, PageName, Prefix, PropertyName,
    RoleName, RuleId, TableName, UserName,
};
use sn_gen::model::{
    Access, ActionType, BodyField, BusinessRule, Channel, ChannelKind, Delivery, Dialog, Edition,
    Field, FieldSource, Integration, Language, MapEntry, Model, Progress, Properties, Property,
    PropertyType, Recommendation, ScriptIncludes, ServiceDeskPlus, ServiceNow, Severity,
    SyncedState, UiAction, UiPage, ValueMap, When,
};

/// Both sides, everything switched on.
pub(crate) fn standard() -> Model {
    Model {
        integration: Integration {
            name: "Flashduty".to_owned(),
            prefix: Prefix::parse("flashduty").unwrap(),
            release: "1.0.0".to_owned(),
            released: "2026-11-21T00:00:00Z".parse().unwrap(),
        },
        servicenow: Some(servicenow()),
        servicedesk_plus: Some(servicedesk_plus()),
    }
}

fn servicenow() -> ServiceNow {
    ServiceNow {
        table: TableName::parse("incident").unwrap(),
        role: RoleName::parse("itil").unwrap(),
        service_account: UserName::parse("flashduty").unwrap(),
        properties: properties(),
        script_includes: ScriptIncludes {
            helper: ClassName::parse("FlashdutySyncHelper").unwrap(),
            ajax: ClassName::parse("FlashdutySyncHelperAjax").unwrap(),
            access: Access::PackagePrivate,
        },
        ui_page: UiPage {
            name: PageName::parse("flashduty_notification_form").unwrap(),
            category: sn_gen::model::PageCategory::General,
            description: "The dialog that sends a record to Flashduty.".to_owned(),
            width: 750,
        },
        ui_action: ui_action(),
        business_rule: Some(business_rule()),
        payload: vec![
            field("number", FieldSource::Raw(path("number")), None),
            field("short_description", FieldSource::Raw(path("short_description")), Some(512)),
            field("state", mapped("state", "states"), None),
            field("comments", FieldSource::Journal(column("comments")), Some(1024)),
            field("u_region", FieldSource::Display(path("location.country")), None),
            field("environment", FieldSource::Constant("production".into()), None),
        ],
        maps: vec![states(), urgencies()],
        dialog: dialog(),
        delivery: Delivery { timeout_ms: 10_000, retry_seconds: vec![15, 60, 300, 900, 3600] },
    }
}

fn properties() -> Properties {
    let property =
        |name: &str, description: &str, kind, required, default: Option<&str>| Property {
            name: PropertyName::parse(&format!("flashduty.{name}")).unwrap(),
            kind,
            description: description.to_owned(),
            required,
            private: default.is_none(),
            secret: matches!(name, "app_key" | "push_url"),
            default: default.map(str::to_owned),
        };
    let text = PropertyType::String;
    Properties {
        app_key: property("app_key", "The app key.", PropertyType::Password2, true, None),
        api_domain: property("api_domain", "The host.", text, true, Some("api.flashcat.cloud")),
        push_url: property("push_url", "The push URL.", text, true, None),
        channel_id: property("channel_id", "The channel.", text, true, None),
        teams_id: Some(property("teams_id", "The Microsoft Teams integration.", text, false, None)),
    }
}

fn ui_action() -> UiAction {
    UiAction {
        name: "Send to Flashduty".to_owned(),
        action_name: ActionName::parse("flashduty_send").unwrap(),
        order: 100,
        active: true,
        show_insert: false,
        show_update: true,
        form_button: true,
        form_context_menu: false,
        list_v2_compatible: false,
        list_v3_compatible: false,
        comments: String::new(),
        hint: String::new(),
    }
}

fn business_rule() -> BusinessRule {
    let synced =
        |value: &str, label: &str| SyncedState { value: value.to_owned(), label: label.to_owned() };
    BusinessRule {
        name: "Flashduty Auto-Sync on Resolution".to_owned(),
        description: "Sends the state when a record is resolved.".to_owned(),
        when: When::Async,
        active: true,
        order: 100,
        action_type: ActionType::RuleUpdate,
        column: column("state"),
        states: vec![synced("6", "Resolved"), synced("7", "Closed")],
        filter: None,
        payload: vec![
            field("number", FieldSource::Raw(path("number")), None),
            field("state", mapped("state", "states"), None),
        ],
    }
}

fn states() -> ValueMap {
    let entry = |value: &str, label: &str, progress| MapEntry {
        value: value.to_owned(),
        label: label.to_owned(),
        progress: Some(progress),
        severity: None,
    };
    ValueMap {
        name: "states".to_owned(),
        entries: vec![
            entry("1", "New", Progress::Triggered),
            entry("3", "On Hold", Progress::Snoozed),
            entry("6", "Resolved", Progress::Closed),
        ],
    }
}

fn urgencies() -> ValueMap {
    let high = MapEntry {
        value: "1".to_owned(),
        label: "1 - High".to_owned(),
        progress: None,
        severity: Some(Severity::Critical),
    };
    ValueMap { name: "urgencies".to_owned(), entries: vec![high] }
}

fn dialog() -> Dialog {
    let channel = |kind, label: &str| Channel { kind, label: label.to_owned() };
    Dialog {
        channels: vec![
            channel(ChannelKind::Sms, "SMS"),
            channel(ChannelKind::Teams, "Microsoft Teams"),
            channel(ChannelKind::Email, "Email"),
        ],
        recommend: vec![Recommendation {
            group: "Network Operations".to_owned(),
            rule_id: RuleId::parse("69bd0ce95a238693176c1d66").unwrap(),
        }],
        languages: vec![Language::En, Language::Zh],
    }
}

fn servicedesk_plus() -> ServiceDeskPlus {
    let field = |key: &str, cloud: &str, on_premises: &str| BodyField {
        key: JsonKey::parse(key).unwrap(),
        cloud: path(cloud),
        on_premises: path(on_premises),
    };
    ServiceDeskPlus {
        webhook: "to_Flashduty".to_owned(),
        trigger: "to_Flashduty".to_owned(),
        editions: vec![Edition::Cloud, Edition::OnPremises],
        body: vec![
            field("subject", "subject", "subject"),
            field("request_id", "id", "id"),
            field("description", "description", "description"),
            field("status", "status.name", "status.name"),
            field("txt_service", "udf_fields.txt_service", "udf_fields.udf_sline_301"),
        ],
        statuses: vec![
            ("Open".to_owned(), Progress::Triggered),
            ("On Hold".to_owned(), Progress::Snoozed),
        ],
        priorities: vec![("High".to_owned(), Severity::Critical)],
    }
}

fn field(key: &str, source: FieldSource, max: Option<u32>) -> Field {
    Field { key: JsonKey::parse(key).unwrap(), source, max }
}

fn mapped(from: &str, map: &str) -> FieldSource {
    FieldSource::Mapped { from: path(from), map: map.to_owned() }
}

fn path(text: &str) -> FieldPath {
    FieldPath::parse(text).unwrap()
}

fn column(text: &str) -> ColumnName {
    ColumnName::parse(text).unwrap()
}
