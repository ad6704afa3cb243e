//! The templates that are part of the program.

macro_rules! templates {
    ($($name:literal),* $(,)?) => {
        /// Every embedded template by name, in alphabetical order.
        pub const TEMPLATES: &[(&str, &str)] =
            &[$(($name, include_str!(concat!("../../templates/", $name)))),*];
    };
}

templates![
    "guide/INSTALL.md.tera",
    "guide/_servicedesk_plus.md.tera",
    "guide/_servicedesk_plus_reference.md.tera",
    "guide/_servicedesk_plus_setup.md.tera",
    "guide/_servicedesk_plus_webhook.md.tera",
    "guide/_servicenow.md.tera",
    "guide/_servicenow_account.md.tera",
    "guide/_servicenow_deliveries.md.tera",
    "guide/_servicenow_differences.md.tera",
    "guide/_servicenow_flashduty.md.tera",
    "guide/_servicenow_import.md.tera",
    "guide/_servicenow_limits.md.tera",
    "guide/_servicenow_payload.md.tera",
    "guide/_servicenow_payload_sync.md.tera",
    "guide/_servicenow_reference.md.tera",
    "guide/_servicenow_security.md.tera",
    "guide/_servicenow_troubleshooting.md.tera",
    "guide/_servicenow_troubleshooting_sync.md.tera",
    "guide/_servicenow_upkeep.md.tera",
    "guide/_servicenow_values.md.tera",
    "guide/_servicenow_verification.md.tera",
    "guide/_support.md.tera",
    "servicenow/_checks.js.tera",
    "servicenow/_harmless.js.tera",
    "servicenow/_ui_page_client_combobox.js.tera",
    "servicenow/_ui_page_client_elements.js.tera",
    "servicenow/_ui_page_client_names.js.tera",
    "servicenow/_ui_page_client_path.js.tera",
    "servicenow/_ui_page_client_people.js.tera",
    "servicenow/_ui_page_client_policy.js.tera",
    "servicenow/_ui_page_client_relevance.js.tera",
    "servicenow/_ui_page_client_requests.js.tera",
    "servicenow/_ui_page_client_sending.js.tera",
    "servicenow/_ui_page_client_window.js.tera",
    "servicenow/_ui_page_style.html.tera",
    "servicenow/access_control.js.tera",
    "servicenow/background_script.js.tera",
    "servicenow/business_rule.js.tera",
    "servicenow/business_rule_heard.js.tera",
    "servicenow/check_action.js.tera",
    "servicenow/script_action_deliver.js.tera",
    "servicenow/script_action_retry.js.tera",
    "servicenow/script_include_ajax.js.tera",
    "servicenow/script_include_client.js.tera",
    "servicenow/script_include_helper.js.tera",
    "servicenow/script_include_outbox.js.tera",
    "servicenow/script_include_payload.js.tera",
    "servicenow/script_include_sender.js.tera",
    "servicenow/ui_action.js.tera",
    "servicenow/ui_action_workspace.js.tera",
    "servicenow/ui_page.html.tera",
    "servicenow/ui_page_client.js.tera",
];
