//! Rows of the tables on system properties: what to enter, and how a secret is kept.

use crate::model::{NumberProperty, Property, PropertyType, ServiceNow};
use serde::Serialize;

/// One property to fill in.
#[derive(Serialize)]
pub(super) struct PropertyRow<'m> {
    position: usize,
    name: &'m str,
    kind: &'static str,
    required: &'static str,
    value: String,
}

/// How a secret is kept.
#[derive(Serialize)]
pub(super) struct Secret<'m> {
    name: &'m str,
    storage: String,
}

/// The properties that the mapping uses, in the order of the guide.
pub(super) fn rows(servicenow: &ServiceNow) -> Vec<PropertyRow<'_>> {
    let all = &servicenow.properties;
    let mut used = vec![
        (&all.app_key, "the app key, as it was shown once"),
        (&all.api_domain, "the host, with its port if that is not 443: no https://, no path"),
        (&all.push_url, "the whole push URL, with https://, host, port if any, and the token"),
        (&all.channel_id, "digits, such as 12345678"),
    ];
    let teams = "digits, such as 87654321; empty if Teams is not used";
    used.extend(all.teams_id.iter().map(|property| (property, teams)));
    let rows = used.into_iter().zip(1..);
    let mut rows: Vec<_> =
        rows.map(|((property, value), position)| row(property, value, position)).collect();
    rows.push(number(&all.retention_days, rows.len() + 1));
    rows
}

/// The number that scripts take while the property is empty stands beside it.
fn number(property: &NumberProperty, position: usize) -> PropertyRow<'_> {
    PropertyRow {
        position,
        name: property.name.as_str(),
        kind: "integer",
        required: "no",
        value: format!(
            "days for which the table of deliveries keeps the rows of inactive tickets; empty \
             means {}",
            property.default
        ),
    }
}

/// Where the Open API answers, unless the administrator enters something else.
pub(super) fn api_host(servicenow: &ServiceNow) -> &str {
    servicenow.properties.api_domain.delivered().unwrap_or("api.flashcat.cloud")
}

/// What a push URL looks like.
pub(super) fn push_example(servicenow: &ServiceNow) -> String {
    format!("https://{}/event/push/servicenow/<token>", api_host(servicenow))
}

fn row<'m>(property: &'m Property, value: &str, position: usize) -> PropertyRow<'m> {
    let default = property.delivered().map(|default| format!("; delivered with {default}"));
    PropertyRow {
        position,
        name: property.name.as_str(),
        kind: property.kind.as_str(),
        required: if property.required { "yes" } else { "no" },
        value: format!("{value}{}", default.unwrap_or_default()),
    }
}

/// The properties that come with a value.
pub(super) fn delivered_names(servicenow: &ServiceNow) -> Vec<&str> {
    names(servicenow, |property| property.delivered().is_some())
}

/// The private properties, whose import is not certain.
pub(super) fn private(servicenow: &ServiceNow) -> Vec<&str> {
    names(servicenow, |property| property.private)
}

/// The secrets by name.
pub(super) fn secret_names(servicenow: &ServiceNow) -> Vec<&str> {
    names(servicenow, |property| property.secret)
}

fn names(servicenow: &ServiceNow, wanted: impl Fn(&Property) -> bool) -> Vec<&str> {
    let all = servicenow.properties.entered().into_iter();
    all.filter(|property| wanted(property)).map(|property| property.name.as_str()).collect()
}

/// The secrets, in the order of the guide.
pub(super) fn secrets(servicenow: &ServiceNow) -> Vec<Secret<'_>> {
    let all = servicenow.properties.entered();
    all.into_iter()
        .filter(|property| property.secret)
        .map(|property| Secret { name: property.name.as_str(), storage: storage(property) })
        .collect()
}

/// How a property's value is kept, as a phrase.
pub(super) fn storage(property: &Property) -> String {
    let stored = match property.kind {
        PropertyType::String => "stored as plain text",
        PropertyType::Password2 => "stored encrypted, and readable again by server scripts only",
    };
    let guarded = if property.secret {
        "read and changed by administrators only"
    } else {
        "changed by administrators only"
    };
    format!("{stored}; {guarded}")
}
