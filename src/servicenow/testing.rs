//! Models made by hand for the tests of the generators.

use crate::ident::{
    ActionName, ClassName, ColumnName, FieldPath, JsonKey, PageName, Prefix, PropertyName,
    RoleName, TableName, UserName,
};
use crate::model::{
    Access, ActionType, BusinessRule, Channel, ChannelKind, Delivery, Dialog, Field, FieldSource,
    Integration, Language, MapEntry, Model, Properties, Property, PropertyType, ScriptIncludes,
    ServiceNow, SyncedState, UiAction, UiPage, ValueMap, When,
};

/// A model with every part switched on and every kind of field.
pub(crate) fn full() -> Model {
    Model {
        integration: Integration {
            name: "Flashduty".to_owned(),
            prefix: Prefix::parse("flashduty").unwrap(),
            release: "1.0.0".to_owned(),
            released: jiff::Timestamp::UNIX_EPOCH,
        },
        servicenow: Some(servicenow()),
        servicedesk_plus: None,
    }
}

/// A model with as little as possible: one raw field, no business rule, no map, one channel.
pub(crate) fn least() -> Model {
    let mut model = full();
    let servicenow = model.servicenow.as_mut().unwrap();
    servicenow.business_rule = None;
    servicenow.payload = vec![raw("number", "number", None)];
    servicenow.maps = Vec::new();
    servicenow.dialog.channels.truncate(1);
    servicenow.properties.teams_id = None;
    model
}

/// The ServiceNow side of a model.
pub(crate) fn on(model: &Model) -> &ServiceNow {
    model.servicenow.as_ref().unwrap()
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
        ui_page: ui_page(),
        ui_action: ui_action(),
        business_rule: Some(business_rule()),
        payload: payload(),
        maps: maps(),
        dialog: dialog(),
        delivery: Delivery { timeout_ms: 10_000, retry_seconds: vec![15, 60, 300, 900, 3600] },
    }
}

fn properties() -> Properties {
    let property = |name: &str, kind, required| Property {
        name: PropertyName::parse(&format!("flashduty.{name}")).unwrap(),
        kind,
        description: String::new(),
        required,
        private: true,
        secret: false,
        default: None,
    };
    Properties {
        app_key: property("app_key", PropertyType::Password2, true),
        api_domain: property("api_domain", PropertyType::String, true),
        push_url: property("push_url", PropertyType::Password2, true),
        channel_id: property("channel_id", PropertyType::String, true),
        teams_id: Some(property("teams_id", PropertyType::String, false)),
    }
}

fn ui_page() -> UiPage {
    UiPage {
        name: PageName::parse("flashduty_notification_form").unwrap(),
        category: crate::model::PageCategory::General,
        description: String::new(),
        width: 750,
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
    let state =
        |value: &str, label: &str| SyncedState { value: value.to_owned(), label: label.to_owned() };
    BusinessRule {
        name: "Flashduty Auto-Sync on Resolution".to_owned(),
        description: "Syncs the state.".to_owned(),
        when: When::Async,
        active: true,
        order: 100,
        action_type: ActionType::RuleUpdate,
        column: ColumnName::parse("state").unwrap(),
        states: vec![state("6", "Resolved"), state("7", "Closed")],
        filter: None,
        payload: vec![raw("number", "number", None), mapped("state", "state", "states")],
    }
}

fn payload() -> Vec<Field> {
    let field = |key: &str, source, max| Field { key: JsonKey::parse(key).unwrap(), source, max };
    let service = FieldPath::parse("business_service").unwrap();
    let comments = ColumnName::parse("comments").unwrap();
    vec![
        raw("number", "number", None),
        raw("short_description", "short_description", Some(512)),
        raw("description", "description", Some(2048)),
        mapped("state", "state", "states"),
        mapped("impact", "impact", "levels"),
        mapped("urgency", "urgency", "levels"),
        field("comments", FieldSource::Journal(comments), Some(1024)),
        raw("u_region", "location.country", None),
        field("service", FieldSource::Display(service), None),
        field("environment", FieldSource::Constant("production".into()), None),
    ]
}

/// A field that sends the raw value of `from`.
pub(crate) fn raw(key: &str, from: &str, max: Option<u32>) -> Field {
    Field {
        key: JsonKey::parse(key).unwrap(),
        source: FieldSource::Raw(FieldPath::parse(from).unwrap()),
        max,
    }
}

fn mapped(key: &str, from: &str, map: &str) -> Field {
    let from = FieldPath::parse(from).unwrap();
    let map = map.to_owned();
    Field {
        key: JsonKey::parse(key).unwrap(),
        source: FieldSource::Mapped { from, map },
        max: None,
    }
}

fn maps() -> Vec<ValueMap> {
    let map = |name: &str, entries: &[(&str, &str)]| ValueMap {
        name: name.to_owned(),
        entries: entries
            .iter()
            .map(|(value, label)| MapEntry {
                value: (*value).to_owned(),
                label: (*label).to_owned(),
                progress: None,
                severity: None,
            })
            .collect(),
    };
    let states = [
        ("1", "New"),
        ("2", "In Progress"),
        ("3", "On Hold"),
        ("6", "Resolved"),
        ("7", "Closed"),
        ("8", "Canceled"),
    ];
    let levels = [("1", "1 - High"), ("2", "2 - Medium"), ("3", "3 - Low")];
    vec![map("states", &states), map("levels", &levels)]
}

fn dialog() -> Dialog {
    let channel = |kind, label: &str| Channel { kind, label: label.to_owned() };
    Dialog {
        channels: vec![
            channel(ChannelKind::Sms, "SMS"),
            channel(ChannelKind::Voice, "Voice"),
            channel(ChannelKind::Teams, "Teams"),
            channel(ChannelKind::Email, "Email"),
        ],
        recommend: Vec::new(),
        languages: vec![Language::En, Language::Zh],
    }
}
