//! The script includes: the helper that everybody calls, the classes behind it, and the one that the
//! dialog calls.
//!
//! Only the last is client callable; it reaches Flashduty through the helper.

mod ajax;
mod client;
mod helper;
mod outbox;
mod payload;
mod sender;

use crate::artifact::Artifact;
use crate::engine::{Engine, TemplateError};
use crate::ident::ClassName;
use crate::model::{Model, ServiceNow};
use crate::servicenow::record::Record;
use crate::servicenow::table::Table;

/// Their records, the helper first.
pub fn records(
    model: &Model,
    servicenow: &ServiceNow,
    engine: &Engine,
) -> Result<Vec<Record>, TemplateError> {
    Ok(vec![
        helper::record(model, servicenow, engine)?,
        payload::record(model, servicenow, engine)?,
        client::record(model, servicenow, engine)?,
        outbox::record(model, servicenow, engine)?,
        sender::record(model, servicenow, engine)?,
        ajax::record(model, servicenow, engine)?,
    ])
}

/// A script include that no browser can call; class name and record name are the same.
fn script_include(
    servicenow: &ServiceNow,
    class: &ClassName,
    description: &str,
    script: &str,
) -> Record {
    callable_include(servicenow, class, description, script, false)
}

fn callable_include(
    servicenow: &ServiceNow,
    class: &ClassName,
    description: &str,
    script: &str,
    client_callable: bool,
) -> Record {
    let class = class.as_str();
    let file = Artifact::new(format!("servicenow/script-includes/{class}.js"), script);
    Record::new(Table::ScriptInclude, class, class)
        .text("access", servicenow.script_includes.access.as_str())
        .flag("active", true)
        .text("api_name", format!("global.{class}"))
        .text("caller_access", "")
        .flag("client_callable", client_callable)
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
    fn lets_the_browser_call_the_last_one_only() {
        let model = model("");
        let records = records(&model, on(&model), &ENGINE).unwrap();
        let is_callable =
            |it: &&crate::servicenow::record::Record| text(it, "client_callable") == "true";
        let callable: Vec<&str> =
            records.iter().filter(is_callable).map(|record| record.name.as_str()).collect();
        assert_eq!(callable, ["FlashdutySyncHelperAjax"]);
        assert_eq!(records.len(), 6);
    }
}
