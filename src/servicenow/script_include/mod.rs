//! The two script includes: the helper that talks to Flashduty, and the one the dialog calls.
//!
//! Only the second is client callable; it reaches Flashduty through the first.

mod ajax;
mod helper;

use crate::artifact::Artifact;
use crate::engine::{Engine, TemplateError};
use crate::model::{Access, Model, ServiceNow};
use crate::servicenow::record::Record;
use crate::servicenow::table::Table;

/// The records of both, the helper first.
pub fn records(
    model: &Model,
    servicenow: &ServiceNow,
    engine: &Engine,
) -> Result<Vec<Record>, TemplateError> {
    Ok(vec![helper::record(model, servicenow, engine)?, ajax::record(model, servicenow, engine)?])
}

/// A script include with every column; class name and record name are the same.
fn script_include(class: &str, access: Access, description: &str, script: &str) -> Record {
    let file = Artifact::new(format!("servicenow/script-includes/{class}.js"), script);
    Record::new(Table::ScriptInclude, class, class)
        .text("access", access.as_str())
        .flag("active", true)
        .text("api_name", format!("global.{class}"))
        .text("caller_access", "")
        .text("description", description)
        .flag("mobile_callable", false)
        .text("name", class)
        .flag("sandbox_callable", false)
        .script("script", file)
}

#[cfg(test)]
mod tests {
    use super::records;
    use crate::servicenow::testing::{ENGINE, model, on, text};

    #[test]
    fn lets_the_browser_call_the_second_one_only() {
        let model = model("");
        let records = records(&model, on(&model), &ENGINE).unwrap();
        let callable: Vec<_> = records
            .iter()
            .map(|record| (record.name.as_str(), text(record, "client_callable")))
            .collect();
        let expected = [("FlashdutySyncHelper", "false"), ("FlashdutySyncHelperAjax", "true")];
        assert_eq!(callable, expected);
    }
}
