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
    let access = match access {
        Access::PackagePrivate => "package_private",
        Access::Public => "public",
    };
    let file = Artifact::new(format!("servicenow/script-includes/{class}.js"), script);
    Record::new(Table::ScriptInclude, class, class)
        .text("access", access)
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
    use crate::engine::Engine;
    use crate::servicenow::record::Value;
    use crate::servicenow::testing;

    #[test]
    fn lets_the_browser_call_the_second_one_only() {
        let model = testing::full();
        let engine = Engine::new(Vec::new()).unwrap().strict();
        let records = records(&model, testing::on(&model), &engine).unwrap();
        let callable: Vec<_> = records
            .iter()
            .flat_map(|record| {
                record
                    .columns
                    .iter()
                    .filter(|(column, _)| *column == "client_callable")
                    .map(|(_, value)| (record.name.as_str(), value.clone()))
            })
            .collect();
        assert_eq!(
            callable,
            [
                ("FlashdutySyncHelper", Value::Text("false".to_owned())),
                ("FlashdutySyncHelperAjax", Value::Text("true".to_owned())),
            ]
        );
    }

    #[test]
    fn have_every_column_that_an_export_has() {
        let model = testing::full();
        let engine = Engine::new(Vec::new()).unwrap().strict();
        for record in records(&model, testing::on(&model), &engine).unwrap() {
            let mut columns: Vec<_> = record.columns.iter().map(|(column, _)| *column).collect();
            columns.sort_unstable();
            assert_eq!(
                columns,
                [
                    "access",
                    "active",
                    "api_name",
                    "caller_access",
                    "client_callable",
                    "description",
                    "mobile_callable",
                    "name",
                    "sandbox_callable",
                    "script",
                ]
            );
        }
    }
}
