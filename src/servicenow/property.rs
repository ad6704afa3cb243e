//! The system properties.
//!
//! An element that is absent leaves the column alone, so committing the set twice keeps the value
//! that an admin entered.

use crate::model::{NumberProperty, Properties, Property};
use crate::servicenow::record::Record;
use crate::servicenow::table::Table;

/// The role that may change the properties and see a secret.
const ADMIN: &str = "admin";

/// The rows of `sys_properties`, in the order of the installation guide.
#[must_use]
pub fn records(properties: &Properties) -> Vec<Record> {
    let number = number(&properties.retention_days);
    properties.entered().into_iter().map(entered).chain([number]).collect()
}

/// A property whose value an administrator enters once: an upgrade does not bring it.
fn entered(property: &Property) -> Record {
    let roles = if property.secret { ADMIN } else { "" };
    let record = record(property.name.as_str(), &property.description, property.kind.as_str())
        .installed_once()
        .flag("is_private", property.private)
        .text("read_roles", roles);
    match property.delivered() {
        Some(value) => record.text("value", value),
        None => record,
    }
}

/// A property of a later release, which upgrades bring as well.
fn number(property: &NumberProperty) -> Record {
    record(property.name.as_str(), &property.description, "integer")
        .flag("is_private", false)
        .text("read_roles", "")
}

fn record(name: &str, description: &str, kind: &str) -> Record {
    Record::new(Table::Property, name, name)
        .text("name", name)
        .text("description", description)
        .text("type", kind)
        .flag("ignore_cache", false)
        // Whoever sets the API domain decides which host receives the app key.
        .text("write_roles", ADMIN)
        .same("", &["choices", "suffix"])
}
