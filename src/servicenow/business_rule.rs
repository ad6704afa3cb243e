//! The business rule that syncs the state.
//!
//! It fires on the change to a synced state, which only the condition builder can tell in an
//! asynchronous rule: such a rule's script has no `previous` (ServiceNow docs, "Business rules").

use crate::artifact::Artifact;
use crate::encode;
use crate::engine::{Engine, TemplateError};
use crate::model::{BusinessRule, Model, ServiceNow, When};
use crate::servicenow::record::{Record, Term, Value};
use crate::servicenow::table::Table;
use serde::Serialize;

const TEMPLATE: &str = "servicenow/business_rule.js.tera";

#[derive(Serialize)]
struct View<'m> {
    integration: &'m str,
    helper: &'m str,
}

/// The rule's record, unless there is none.
pub fn record(
    model: &Model,
    servicenow: &ServiceNow,
    engine: &Engine,
) -> Result<Option<Record>, TemplateError> {
    let Some(rule) = &servicenow.business_rule else {
        return Ok(None);
    };
    let view = View {
        integration: &model.integration.name,
        helper: servicenow.script_includes.helper.as_str(),
    };
    let file = format!("{}SendRule.js", model.integration.prefix.camel());
    let script = Artifact::new(
        format!("servicenow/business-rules/{file}"),
        &engine.render(TEMPLATE, &view)?,
    );
    Ok(Some(columns(servicenow, rule).script("script", script)))
}

fn columns(servicenow: &ServiceNow, rule: &BusinessRule) -> Record {
    let table = servicenow.table.as_str();
    let account = encode::js(servicenow.service_account.as_str());
    let when = match rule.when {
        When::Async => "async",
        When::AsyncAlways => "async_always",
    };
    let mut record = Record::new(Table::BusinessRule, &rule.name, &rule.name)
        .applying_to(table)
        .text("access", "package_private")
        .flag("action_update", true)
        .flag("active", rule.active)
        .flag("advanced", true)
        .text("collection", table)
        .text("condition", format!("gs.getUserName() != {account}"))
        .text("description", &rule.description)
        .text("name", &rule.name)
        .text("order", rule.order.to_string())
        .text("priority", "100")
        .text("when", when)
        .same("false", OFF)
        .same("", EMPTY);
    record.columns.push(("filter_condition", filter(table, rule)));
    record
}

/// The check boxes that are not ticked.
const OFF: &[&str] = &[
    "abort_action",
    "action_delete",
    "action_insert",
    "action_query",
    "add_message",
    "change_fields",
    "client_callable",
    "execute_function",
    "is_rest",
];

/// The columns of what the rule does not do.
const EMPTY: &[&str] = &[
    "message",
    "rest_method",
    "rest_method_text",
    "rest_service",
    "rest_service_text",
    "rest_variables",
    "role_conditions",
    "template",
];

/// "Changes to" one of the synced states; with the spec's own filter as a query without terms.
fn filter(table: &str, rule: &BusinessRule) -> Value {
    let term = |(index, state): (usize, &crate::model::SyncedState)| Term {
        field: rule.column.as_str().to_owned(),
        operator: "CHANGESTO".to_owned(),
        value: state.value.clone(),
        display: state.label.clone(),
        or: index > 0,
    };
    let terms: Vec<Term> = rule.states.iter().enumerate().map(term).collect();
    let table = table.to_owned();
    match &rule.filter {
        None => Value::Conditions { table, terms },
        Some(own) => Value::Query { table, query: both(&changes(&terms), own) },
    }
}

fn changes(terms: &[Term]) -> String {
    let terms = terms
        .iter()
        .map(|term| format!("{}CHANGESTO{}", term.field, term.value.replace('^', "^^")));
    terms.collect::<Vec<_>>().join("^OR")
}

/// `^NQ` starts an alternative, so the change has to be asked for in each.
fn both(changes: &str, own: &str) -> String {
    let own = own.trim().trim_start_matches('^');
    let own = own.strip_suffix("^EQ").unwrap_or(own);
    let asked: Vec<String> =
        alternatives(own).iter().map(|alternative| format!("{changes}^{alternative}")).collect();
    format!("{}^EQ", asked.join("^NQ"))
}

/// The query cut at each `^NQ`; a doubled caret is part of a value and joins nothing.
fn alternatives(query: &str) -> Vec<&str> {
    let carets = |at: usize| query[..at].bytes().rev().take_while(|b| *b == b'^').count();
    let mut found = Vec::new();
    let mut start = 0;
    for (at, mark) in query.match_indices("^NQ") {
        if carets(at) % 2 == 0 {
            found.push(&query[start..at]);
            start = at + mark.len();
        }
    }
    found.push(&query[start..]);
    found
}

#[cfg(test)]
mod tests {
    use super::both;
    use crate::model::Model;
    use crate::servicenow::record::{Record, Value};
    use crate::servicenow::testing::{self, ENGINE, column, text};

    fn record(model: &Model) -> Option<Record> {
        super::record(model, testing::on(model), &ENGINE).unwrap()
    }

    #[test]
    fn fires_on_the_change_to_a_synced_state_and_not_on_later_saves() {
        let record = record(&testing::model("")).unwrap();
        let Value::Conditions { table, terms } = column(&record, "filter_condition") else {
            panic!("no conditions")
        };
        let terms: Vec<_> = terms
            .iter()
            .map(|term| (format!("{}{}{}", term.field, term.operator, term.value), term.or))
            .collect();
        assert_eq!(table, "incident");
        assert_eq!(
            terms,
            [("stateCHANGESTO6".to_owned(), false), ("stateCHANGESTO7".to_owned(), true)]
        );
        assert_eq!(
            ["action_update", "action_insert"].map(|it| text(&record, it)),
            ["true", "false"]
        );
    }

    #[test]
    fn does_not_echo_what_the_service_account_writes() {
        let record = record(&testing::model("")).unwrap();
        assert_eq!(text(&record, "condition"), "gs.getUserName() != 'flashduty'");
    }

    #[test]
    fn adds_the_filter_of_the_spec_to_every_alternative() {
        let changes = "stateCHANGESTO6^ORstateCHANGESTO7";
        assert_eq!(both(changes, "priority=1"), format!("{changes}^priority=1^EQ"));
        assert_eq!(
            both(changes, "^priority=1^NQcategory=a^^NQb^EQ"),
            format!("{changes}^priority=1^NQ{changes}^category=a^^NQb^EQ")
        );
    }

    #[test]
    fn carries_one_call_and_the_chosen_time() {
        let spec = "servicenow: { business_rule: { when: async_always } }";
        let record = record(&testing::model(spec)).unwrap();
        assert_eq!(text(&record, "when"), "async_always");
        let file = record.files().next().unwrap();
        assert_eq!(file.path, "servicenow/business-rules/FlashdutySendRule.js");
        assert!(file.text.contains("    new FlashdutySyncHelper().syncState(current);\n"));
    }

    #[test]
    fn is_not_made_without_a_rule_in_the_model() {
        assert_eq!(record(&testing::least()), None);
    }
}
