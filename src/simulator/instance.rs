//! The simulated instance before a scenario begins: the base system, the standard records, and the
//! delivered update set with its properties filled in.

use super::installation::Installation;
use super::receiver;
use super::records::{RecordTexts, Records, Row, Rows, one};
use super::words::Words;
use crate::artifact::Artifact;
use crate::dictionary::Dictionary;
use crate::model::{Model, Property, ServiceNow};
use crate::servicenow::update_set::ReadError;
use serde::Serialize;
use serde_json::Value;
use std::sync::{Arc, OnceLock};

/// The simulated Flashduty, unless a scenario says otherwise.
const FLASHDUTY: &str = include_str!("flashduty.yaml");

/// An integration of Microsoft Teams that the simulated Flashduty knows.
const TEAMS_ID: &str = "7000000000001";

/// Why there is no instance to run scenarios on.
#[derive(Debug, thiserror::Error)]
pub enum InstanceError {
    /// The mapping has no ServiceNow side.
    #[error("the mapping generates nothing for ServiceNow, so there is nothing to simulate")]
    NoServiceNow,
    /// The generated update set cannot be read back; a fault of ours.
    #[error("the generated update set cannot be read back: {0}")]
    UpdateSet(#[from] ReadError),
    /// A file of the stand-in is faulty; a fault of ours.
    #[error("a file of the simulator is faulty: {0}")]
    Data(#[from] serde_yaml::Error),
}

/// A column of the mapping that is probably misspelt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Misspelt {
    /// The path that leads to it, as the mapping has it.
    pub(super) path: String,
    pub(super) table: String,
    pub(super) column: String,
    /// What was probably meant.
    pub(super) near: String,
}

/// What all scenarios of an instance share; its counterpart is `runtime/dictionary.js`.
#[derive(Serialize)]
struct Base<'a> {
    dictionary: &'a Dictionary,
    rows: &'a Rows,
}

/// What is on the instance.
#[derive(Debug, Clone)]
pub struct Instance {
    pub(super) dictionary: Dictionary,
    pub(super) records: Records,
    pub(super) installation: Installation,
    /// What all scenarios share, as JSON, once the first one has begun; who changes the instance
    /// then takes it away.
    base: OnceLock<Arc<str>>,
    pub(super) flashduty: Value,
    /// The table whose records are sent.
    pub(super) table: String,
    /// What words of scenarios stand for.
    pub(super) words: Words,
    /// The class behind the dialog.
    pub(super) ajax: String,
    /// The channels' property, app key's property and so on, with the values of an administrator.
    pub(super) properties: Vec<(String, String)>,
    /// The columns that the mapping names, those of related records included.
    pub(super) columns: Vec<String>,
    /// What the facts of a company have taken out, so that a scenario may say it again.
    pub(super) missing: Vec<(String, Option<String>)>,
    /// What was taken for granted.
    pub(super) assumed: Vec<String>,
    /// What was not, since it is probably misspelt.
    pub(super) misspelt: Vec<Misspelt>,
    /// Section and key of the spec of each field that is read or filtered by, and its path.
    pub(super) sources: Vec<(&'static str, String, String)>,
}

impl Instance {
    /// Installs what a model generates, and fills in the properties.
    pub fn new(model: &Model, artifacts: &[Artifact]) -> Result<Self, InstanceError> {
        let servicenow = model.servicenow.as_ref().ok_or(InstanceError::NoServiceNow)?;
        let mut dictionary = Dictionary::standard()?;
        let installation = Installation::read(artifacts, &mut dictionary)?;
        let mut flashduty: Value = serde_yaml::from_str(FLASHDUTY)?;
        flashduty["progress"] = receiver::progress(servicenow);
        let mut records = Records::standard()?;
        people(&mut records, &installation, servicenow);
        Ok(Self {
            properties: values(servicenow, &flashduty),
            columns: servicenow
                .paths()
                .into_iter()
                .flat_map(|it| it.split('.'))
                .map(str::to_owned)
                .collect(),
            missing: Vec::new(),
            assumed: Vec::new(),
            misspelt: Vec::new(),
            sources: Vec::new(),
            dictionary,
            records,
            installation,
            base: OnceLock::new(),
            flashduty,
            words: Words::of(model, servicenow),
            table: servicenow.table.as_str().to_owned(),
            ajax: servicenow.script_includes.ajax.as_str().to_owned(),
        })
    }

    /// What the words of a scenario stand for here.
    #[must_use]
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// Whether the table whose records are sent has a column.
    #[must_use]
    pub fn has_column(&self, column: &str) -> bool {
        self.dictionary.column(&self.table, column).is_some()
    }

    /// Tables and delivered records, which every scenario begins with, as JSON.
    pub(super) fn base(&self) -> Result<Arc<str>, serde_json::Error> {
        if let Some(base) = self.base.get() {
            return Ok(Arc::clone(base));
        }
        let base = Base { dictionary: &self.dictionary, rows: &self.installation.rows };
        let base = serde_json::to_string(&base)?;
        Ok(Arc::clone(self.base.get_or_init(|| base.into())))
    }

    /// Forgets what was made of the tables and records, before one of them changes.
    pub(super) fn forget_base(&mut self) {
        self.base.take();
    }

    /// Replaces a text in a script: how tests put a fault into it. `name` is that of a delivered
    /// record of `table`, or of a background script. False if the text is not there exactly once.
    pub fn replace(&mut self, table: &str, name: &str, from: &str, to: &str) -> bool {
        self.forget_base();
        let Installation { rows, background, .. } = &mut self.installation;
        let rows = rows.get_mut(table).into_iter().flatten();
        let named = rows.filter(|row| row.get("name").is_some_and(|it| it == name));
        let background = background.iter_mut().filter(|(known, _)| known == name);
        let texts = named.flat_map(Row::values_mut).chain(background.map(|(_, it)| &mut it.text));
        let mut found = texts.filter(|text| text.matches(from).count() == 1);
        found.next().map(|text| *text = text.replace(from, to)).is_some()
    }
}

/// The role of the mapping, for whoever has `itil`; and the account through which Flashduty writes.
fn people(records: &mut Records, installation: &Installation, servicenow: &ServiceNow) {
    let role = servicenow.role.as_str();
    if !records.has("sys_user_role", role) {
        let delivered = installation.rows.get("sys_security_acl_role").and_then(|it| it.first());
        let id = delivered.and_then(|row| row.get("sys_user_role")).cloned();
        let columns = id.map(|id| ("sys_id".to_owned(), vec![id])).into_iter().collect();
        records.lay("sys_user_role", role, columns);
    }
    for (key, columns) in records.with("sys_user_has_role", "role", "itil") {
        let user = columns.get("user").cloned().unwrap_or_default();
        records.lay(
            "sys_user_has_role",
            &key.replace("/itil", &format!("/{role}")),
            grant(user, role),
        );
    }
    let account = servicenow.service_account.as_str();
    let name = one("name", "Flashduty Integration");
    records.lay("sys_user", account, RecordTexts::from([name, one("active", "true")]));
    let account = vec![account.to_owned()];
    records.lay("sys_user_has_role", "service account", grant(account, "itil"));
}

fn grant(user: Vec<String>, role: &str) -> RecordTexts {
    RecordTexts::from([("user".to_owned(), user), one("role", role), one("state", "active")])
}

/// What an administrator has filled in.
fn values(servicenow: &ServiceNow, flashduty: &Value) -> Vec<(String, String)> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let properties = &servicenow.properties;
    let push_url = format!("https://{}{}", text(&flashduty["host"]), text(&flashduty["push_path"]));
    let value = |property: &Property, value: String| (property.name.as_str().to_owned(), value);
    let mut values = vec![
        value(&properties.app_key, text(&flashduty["app_key"])),
        value(&properties.api_domain, text(&flashduty["host"])),
        value(&properties.push_url, push_url),
        value(&properties.channel_id, text(&flashduty["channel"]["channel_id"])),
    ];
    values.extend(properties.teams_id.as_ref().map(|it| value(it, TEAMS_ID.to_owned())));
    values
}
