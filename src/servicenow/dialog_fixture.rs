//! The standard integration as far as the dialog reads it, for tests.

use crate::ident::{
    ActionName, ClassName, PageName, Prefix, PropertyName, RoleName, RuleId, TableName, UserName,
};
use crate::model::{
    Access, Channel, ChannelKind, Delivery, Dialog, Integration, Language, Model, Properties,
    Property, PropertyType, Recommendation, Released, ScriptIncludes, ServiceNow, UiAction, UiPage,
};

/// The standard integration in English and Chinese, with one recommended rule.
pub(super) fn model() -> Model {
    Model {
        integration: Integration {
            name: "Flashduty".to_owned(),
            prefix: Prefix::parse("flashduty").unwrap(),
            release: "1.0.0".to_owned(),
            released: Released { unix_seconds: 0 },
        },
        servicenow: Some(servicenow()),
        servicedesk_plus: None,
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
            category: "general".to_owned(),
            description: "Notification dialog".to_owned(),
            width: 750,
        },
        ui_action: ui_action(),
        business_rule: None,
        payload: Vec::new(),
        maps: Vec::new(),
        dialog: dialog(),
        delivery: Delivery {
            timeout_ms: 10_000,
            retry_seconds: Vec::new(),
        },
    }
}

fn ui_action() -> UiAction {
    UiAction {
        name: "Send to Flashduty".to_owned(),
        action_name: ActionName::parse("flashduty_send").unwrap(),
        order: 100,
        active: true,
        show_insert: true,
        show_update: true,
        form_button: true,
        form_context_menu: false,
        list_button: false,
        list_v2_compatible: true,
        list_v3_compatible: true,
        comments: String::new(),
        hint: String::new(),
    }
}

fn dialog() -> Dialog {
    let channel = |kind, label: &str| Channel {
        kind,
        label: label.to_owned(),
    };
    Dialog {
        channels: vec![
            channel(ChannelKind::Sms, "SMS"),
            channel(ChannelKind::Voice, "Voice"),
            channel(ChannelKind::Teams, "Teams"),
            channel(ChannelKind::Email, "Email"),
        ],
        recommend: vec![Recommendation {
            group: "Network Operations".to_owned(),
            rule_id: RuleId::parse("69bd0ce95a238693176c1d66").unwrap(),
        }],
        languages: vec![Language::En, Language::Zh],
    }
}

fn properties() -> Properties {
    let property = |name: &str| Property {
        name: PropertyName::parse(name).unwrap(),
        kind: PropertyType::String,
        description: String::new(),
        required: true,
        private: false,
        secret: false,
        default: None,
    };
    Properties {
        app_key: property("flashduty.app_key"),
        api_domain: property("flashduty.api_domain"),
        push_url: property("flashduty.push_url"),
        channel_id: property("flashduty.channel_id"),
        teams_id: property("flashduty.teams_id"),
    }
}
