//! The business rules: one syncs the state, one notes what the receiver itself has set.
//!
//! The first fires on the change to a synced state, which only the condition builder can tell in an
//! asynchronous rule: such a rule's script has no `previous` (ServiceNow docs, "Business rules"). The
//! second runs in the transaction that saves, so that no sender can come between.

use crate::artifact::Artifact;
use crate::encode;
use crate::engine::{Engine, TemplateError};
use crate::model::{BusinessRule, Model, ServiceNow, SyncedState};
use crate::servicenow::record::{Record, short_name};
use crate::servicenow::table::Table;
use crate::servicenow::value::{Term, Value};
use serde::Serialize;

const SYNC: &str = "servicenow/business_rule.js.tera";
const HEARD: &str = "servicenow/business_rule_heard.js.tera";

#[derive(Serialize)]
struct View<'m> {
    integration: &'m str,
    helper: &'m str,
}

/// The rules' records; none where no state is synced.
pub fn records(
    model: &Model,
    servicenow: &ServiceNow,
    engine: &Engine,
) -> Result<Vec<Record>, TemplateError> {
    let Some(rule) = &servicenow.business_rule else {
        return Ok(Vec::new());
    };
    let view = View {
        integration: &model.integration.name,
        helper: servicenow.script_includes.helper.as_str(),
    };
    let script = |template, word| {
        let file = format!("{}{word}Rule.js", model.integration.prefix.camel());
        let path = format!("servicenow/business-rules/{file}");
        Ok::<_, TemplateError>(Artifact::new(path, &engine.render(template, &view)?))
    };
    Ok(vec![
        sync(servicenow, rule).script("script", script(SYNC, "Send")?),
        heard(model, servicenow, rule).script("script", script(HEARD, "Heard")?),
    ])
}

fn sync(servicenow: &ServiceNow, rule: &BusinessRule) -> Record {
    let table = servicenow.table.as_str();
    // Not for what the receiver itself sets, which the other rule notes; and not before it is known:
    // until then every resolved record would be an error in the log.
    let push_url = encode::js(servicenow.properties.push_url.name.as_str());
    let account = encode::js(&servicenow.account_in_any_case());
    columns(table, &rule.name, &rule.description, rule.active)
        .text(
            "condition",
            format!("gs.getUserName().toLowerCase() != {account} && gs.getProperty({push_url}, '') != ''"),
        )
        .text("order", rule.order.to_string())
        .text("when", rule.when.as_str())
        .value("filter_condition", filter(table, rule))
}

fn heard(model: &Model, servicenow: &ServiceNow, rule: &BusinessRule) -> Record {
    let table = servicenow.table.as_str();
    let product = &model.integration.name;
    let account = encode::js(&servicenow.account_in_any_case());
    let description =
        format!("Notes a state that {product} itself has set, so that it is not told back");
    let change = Term {
        field: rule.column.as_str().to_owned(),
        operator: "VALCHANGES".to_owned(),
        value: String::new(),
        display: String::new(),
        or: false,
    };
    columns(table, &short_name(product, "Heard"), &description, rule.active)
        .text("condition", format!("gs.getUserName().toLowerCase() == {account}"))
        .text("order", "100")
        .text("when", "after")
        .value(
            "filter_condition",
            Value::Conditions { table: table.to_owned(), terms: vec![change] },
        )
}

fn columns(table: &str, name: &str, description: &str, active: bool) -> Record {
    Record::new(Table::BusinessRule, name, name)
        .applying_to(table)
        .text("access", "package_private")
        .flag("action_update", true)
        .flag("active", active)
        .flag("advanced", true)
        .text("collection", table)
        .text("description", description)
        .text("name", name)
        .text("priority", "100")
        .same("false", OFF)
        .same("", EMPTY)
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

/// "Changes to" one of the synced states, and "changes from" one where reopened records are told.
/// All are joined by OR, so that the spec's own filter, which follows as text, holds for each.
fn filter(table: &str, rule: &BusinessRule) -> Value {
    let operators: &[&str] =
        if rule.reopened { &["CHANGESTO", "CHANGESFROM"] } else { &["CHANGESTO"] };
    let changes = operators.iter().flat_map(|it| rule.states.iter().map(move |state| (*it, state)));
    let term = |(index, (operator, state)): (usize, (&str, &SyncedState))| Term {
        field: rule.column.as_str().to_owned(),
        operator: operator.to_owned(),
        value: state.value.clone(),
        display: state.label.clone(),
        or: index > 0,
    };
    let terms: Vec<Term> = changes.enumerate().map(term).collect();
    let table = table.to_owned();
    match &rule.filter {
        None => Value::Conditions { table, terms },
        Some(own) => Value::Query { table, query: format!("{}^{own}^EQ", Term::query(&terms)) },
    }
}

#[cfg(test)]
mod tests {
    use crate::model::Model;
    use crate::servicenow::record::Record;
    use crate::servicenow::testing::{self, ENGINE, column, text};
    use crate::servicenow::value::{Term, Value};

    fn record(model: &Model) -> Record {
        super::records(model, testing::on(model), &ENGINE).unwrap().swap_remove(0)
    }

    #[test]
    fn fires_on_the_change_to_a_synced_state_and_not_on_later_saves() {
        let record = record(&testing::model(""));
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
    fn notes_what_the_service_account_has_set() {
        let model = testing::model("");
        let records = super::records(&model, testing::on(&model), &ENGINE).unwrap();
        assert_eq!(
            text(&records[0], "condition"),
            "gs.getUserName().toLowerCase() != 'flashduty' && \
             gs.getProperty('flashduty.push_url', '') != ''"
        );
        let heard = &records[1];
        assert_eq!(text(heard, "condition"), "gs.getUserName().toLowerCase() == 'flashduty'");
        assert_eq!([text(heard, "when"), text(heard, "name")], ["after", "Flashduty Heard"]);
        let Value::Conditions { terms, .. } = column(heard, "filter_condition") else {
            panic!("no conditions")
        };
        assert_eq!(Term::query(terms), "stateVALCHANGES");
        assert_eq!(
            heard.files().next().unwrap().path,
            "servicenow/business-rules/FlashdutyHeardRule.js"
        );
    }

    #[test]
    fn joins_the_filter_of_the_spec_to_the_change() {
        let spec = "servicenow: { business_rule: { filter: priority=1^ORpriority=2 } }";
        let record = record(&testing::model(spec));
        let query = "stateCHANGESTO6^ORstateCHANGESTO7^priority=1^ORpriority=2^EQ".to_owned();
        let expected = Value::Query { table: "incident".to_owned(), query };
        assert_eq!(column(&record, "filter_condition"), &expected);
    }

    #[test]
    fn fires_on_the_change_back_where_reopened_records_are_told() {
        let query = |filter: &str| {
            let spec = format!("servicenow: {{ business_rule: {{ reopened: true{filter} }} }}");
            let record = record(&testing::model(&spec));
            match column(&record, "filter_condition") {
                Value::Conditions { terms, .. } => Term::query(terms),
                Value::Query { query, .. } => query.clone(),
                _ => panic!("no query"),
            }
        };
        let changes = "stateCHANGESTO6^ORstateCHANGESTO7^ORstateCHANGESFROM6^ORstateCHANGESFROM7";
        assert_eq!(query(""), changes);
        let own = query(", filter: priority=1^ORpriority=2");
        assert_eq!(own, format!("{changes}^priority=1^ORpriority=2^EQ"));
    }

    #[test]
    fn carries_one_call_and_the_chosen_time() {
        let spec = "servicenow: { business_rule: { when: async_always } }";
        let record = record(&testing::model(spec));
        assert_eq!(text(&record, "when"), "async_always");
        let file = record.files().next().unwrap();
        assert_eq!(file.path, "servicenow/business-rules/FlashdutySendRule.js");
        assert!(file.text.contains("    new FlashdutySyncHelper().syncState(current);\n"));
    }

    #[test]
    fn is_not_made_without_a_rule_in_the_model() {
        let model = testing::least();
        assert!(super::records(&model, testing::on(&model), &ENGINE).unwrap().is_empty());
    }
}
