//! The system properties.
//!
//! An element that is absent leaves the column alone, so committing the set twice keeps the value
//! that an admin entered.

use crate::model::{Properties, Property};
use crate::servicenow::record::Record;
use crate::servicenow::table::Table;

/// The role that may change the properties and see a secret.
const ADMIN: &str = "admin";

/// The rows of `sys_properties`, in the order of the installation guide.
#[must_use]
pub fn records(properties: &Properties) -> Vec<Record> {
    properties.all().into_iter().map(record).collect()
}

fn record(property: &Property) -> Record {
    let name = property.name.as_str();
    let roles = if property.secret { ADMIN } else { "" };
    let record = Record::new(Table::Property, name, name)
        .installed_once()
        .text("name", name)
        .text("description", property.description.as_str())
        .text("type", property.kind.as_str())
        .flag("is_private", property.private)
        .flag("ignore_cache", false)
        .text("read_roles", roles)
        // Whoever sets the API domain decides which host receives the app key.
        .text("write_roles", ADMIN)
        .same("", &["choices", "suffix"]);
    match property.delivered() {
        Some(value) => record.text("value", value),
        None => record,
    }
}
