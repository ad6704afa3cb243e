//! The script that checks an installation; run by hand, so it is a loose file only.
//!
//! It looks for what the update set brings and the admin types in, and makes the calls to the
//! Open API that the dialog makes first.

use crate::artifact::Artifact;
use crate::engine::{Engine, TemplateError};
use crate::model::{Field, FieldSource, Model, ServiceNow};
use crate::servicenow::delivery_table::COLUMNS;
use crate::servicenow::record::Record;
use crate::servicenow::table::{FoundBy, Table};
use indexmap::{IndexMap, IndexSet};
use serde::Serialize;

const TEMPLATE: &str = "servicenow/background_script.js.tera";

#[derive(Serialize)]
struct View<'m> {
    integration: &'m str,
    helper: &'m str,
    table: &'m str,
    deliveries: &'m str,
    /// The columns of the table of deliveries.
    columns: Vec<&'static str>,
    properties: Vec<PropertyCheck<'m>>,
    api_domain: &'m str,
    push_url: &'m str,
    channel_id: &'m str,
    retention_days: &'m str,
    teams_id: Option<&'m str>,
    /// Also those of other records, by their paths.
    fields: IndexSet<&'m str>,
    /// How fields are read, each way once.
    readings: IndexSet<Reading<'m>>,
    records: Vec<RecordCheck>,
    rule: bool,
}

#[derive(Serialize)]
struct PropertyCheck<'m> {
    name: &'m str,
    required: bool,
}

/// How the mapping reads a field, which its type may not allow.
#[derive(Serialize, PartialEq, Eq, Hash)]
struct Reading<'m> {
    field: &'m str,
    by: &'static str,
    /// The values of its map that are no whole numbers.
    words: Vec<&'m str>,
}

/// A record that has to be there.
#[derive(Serialize)]
struct RecordCheck {
    what: String,
    table: &'static str,
    columns: IndexMap<&'static str, String>,
    /// It has to be active as well.
    active: bool,
    /// A second one would be a rival, such as one that was made by hand before.
    once: bool,
    /// Not every installation needs it.
    optional: bool,
    /// What to do where it is missing.
    missing: &'static str,
}

/// The script that looks for `records` among others; the first script include is the helper.
pub fn artifact(
    model: &Model,
    servicenow: &ServiceNow,
    records: &[Record],
    engine: &Engine,
) -> Result<Artifact, TemplateError> {
    let script = render(TEMPLATE, model, servicenow, records, engine)?;
    let path = "servicenow/background-scripts/verify_configuration.js";
    Ok(Artifact::new(path, &script))
}

/// The script of a template that has the checks.
pub(super) fn render(
    template: &str,
    model: &Model,
    servicenow: &ServiceNow,
    records: &[Record],
    engine: &Engine,
) -> Result<String, TemplateError> {
    engine.render(template, &view(model, servicenow, records))
}

fn view<'m>(model: &'m Model, servicenow: &'m ServiceNow, records: &[Record]) -> View<'m> {
    let properties = &servicenow.properties;
    let retention_days = properties.retention_days.name.as_str();
    View {
        integration: &model.integration.name,
        helper: servicenow.script_includes.helper.as_str(),
        table: servicenow.table.as_str(),
        deliveries: servicenow.delivery_table.as_str(),
        columns: COLUMNS.iter().map(|column| column.name).collect(),
        properties: (properties.entered().into_iter())
            .map(|property| PropertyCheck {
                name: property.name.as_str(),
                required: property.required,
            })
            .chain([PropertyCheck { name: retention_days, required: false }])
            .collect(),
        retention_days,
        api_domain: properties.api_domain.name.as_str(),
        push_url: properties.push_url.name.as_str(),
        channel_id: properties.channel_id.name.as_str(),
        teams_id: properties.teams_id.as_ref().map(|it| it.name.as_str()),
        fields: servicenow.paths().into_iter().collect(),
        readings: servicenow.fields().filter_map(|field| reading(servicenow, field)).collect(),
        records: records.iter().filter_map(delivered).chain(people(servicenow)).collect(),
        rule: servicenow.business_rule.is_some(),
    }
}

/// How a field is read.
fn reading<'m>(servicenow: &'m ServiceNow, field: &'m Field) -> Option<Reading<'m>> {
    let path = field.source.path()?;
    let mut words = Vec::new();
    let by = match &field.source {
        FieldSource::Raw(_) => "value",
        FieldSource::Display(_) => "display",
        FieldSource::Journal { .. } => "journal",
        FieldSource::Constant(_) => return None,
        FieldSource::Mapped { map, .. } => {
            let entries = servicenow.maps.iter().filter(|it| it.name == *map);
            let values = entries.flat_map(|it| &it.entries).map(|entry| entry.value.as_str());
            words.extend(values.filter(|it| it.parse::<i32>().is_err()));
            "map"
        }
    };
    Some(Reading { field: path, by, words })
}

/// A record that the update set brings, if it is of a table that is looked at.
fn delivered(record: &Record) -> Option<RecordCheck> {
    let definition = record.table.definition();
    let (columns, once) = match definition.found_by {
        FoundBy::Nothing => return None,
        FoundBy::One(columns) => (columns, true),
        FoundBy::Any(columns) => (columns, false),
    };
    let value = |column: &&'static str| {
        let own = column.split('.').next().unwrap_or_default();
        (*column, record.plain(own).to_owned())
    };
    Some(RecordCheck {
        what: format!("{} {}", definition.label, told_apart(record)),
        table: definition.name,
        columns: columns.iter().map(value).collect(),
        active: record.plain("active") == "true",
        once,
        optional: false,
        missing: "it is missing; import the update set",
    })
}

/// The name of a record, with what tells it from others of the same name.
fn told_apart(record: &Record) -> String {
    let is_of_rows = record.table == Table::Acl && record.plain("type") == "record";
    let operation = is_of_rows.then(|| format!(" ({})", record.plain("operation")));
    format!("{}{}", record.name, operation.unwrap_or_default())
}

/// The role of the dialog's users, and the account through which Flashduty writes.
fn people(servicenow: &ServiceNow) -> [RecordCheck; 3] {
    let role = servicenow.role.as_str().to_owned();
    let account = servicenow.service_account.as_str().to_owned();
    [
        RecordCheck {
            what: format!("role {role}"),
            table: "sys_user_role",
            columns: IndexMap::from([("name", role.clone())]),
            active: false,
            once: true,
            optional: false,
            missing: "it does not exist; correct the mapping",
        },
        RecordCheck {
            what: format!("user {account}"),
            table: "sys_user",
            columns: IndexMap::from([("user_name", account.clone())]),
            active: true,
            once: true,
            optional: true,
            missing: "it does not exist; create it as the guide says",
        },
        RecordCheck {
            what: format!("role {role} of user {account}"),
            table: "sys_user_has_role",
            columns: IndexMap::from([
                ("user.user_name", account),
                ("role.name", role),
                ("state", "active".to_owned()),
            ]),
            active: false,
            once: false,
            optional: true,
            missing: "the user does not have it; grant it",
        },
    ]
}

#[cfg(test)]
mod tests {
    use crate::model::Model;
    use crate::servicenow::testing::{self, ENGINE};

    fn script(model: &Model) -> String {
        let records = crate::servicenow::records(model, testing::on(model), &ENGINE).unwrap();
        super::artifact(model, testing::on(model), &records, &ENGINE).unwrap().text
    }

    #[test]
    fn looks_for_each_field_once() {
        let script = script(&testing::full());
        let fields = "        'comments',
        'location.country',
        'business_service'
    ];
";
        assert!(script.contains(fields), "{script}");
        assert_eq!(script.matches("        'state',\n").count(), 1);
    }

    #[test]
    fn looks_only_for_what_is_delivered() {
        let full = script(&testing::full());
        let least = script(&testing::least());
        for part in ["'sys_script'", ".state_sync.retry'", "Retry Delivery"] {
            assert!(full.contains(part), "{part} is missing in {full}");
            assert!(!least.contains(part), "{part} is left in {least}");
        }
    }

    #[test]
    fn does_not_ask_for_an_inactive_rule_to_be_active() {
        let model = testing::model("servicenow: { business_rule: { active: false } }");
        let check = "                name: 'Flashduty Auto-Sync on Resolution'
            },
            mustBeActive: false,
";
        assert!(script(&model).contains(check));
    }

    #[test]
    fn reads_only_and_prints_no_value() {
        let script = script(&testing::full());
        for call in ["insert(", "update(", "deleteRecord(", "sendIncident", "syncState"] {
            assert!(!script.contains(call), "{call} is in {script}");
        }
        let says = |line: &&str| line.contains("say(") || line.contains("gs.info");
        let printing: Vec<&str> = script.lines().filter(says).collect();
        assert_eq!(printing.len(), 7, "{printing:?}");
        assert!(!printing.iter().any(|line| line.contains("value")), "{printing:?}");
    }
}
