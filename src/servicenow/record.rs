//! A record of the instance, independent of any file format.
//!
//! Loose scripts and update set are two projections of one list of records, so they cannot
//! disagree.

use crate::artifact::Artifact;
use crate::ident::SysId;
use crate::servicenow::table::{Purpose, Table};
use crate::servicenow::value::{Reference, Value};

/// A record to be delivered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Its table.
    pub table: Table,
    /// Its primary key, derived from table, scope and natural key.
    pub sys_id: SysId,
    /// Its display value, which is also the update's target name.
    pub name: String,
    /// Its `sys_name`, where that is not the display value.
    pub sys_name: Option<String>,
    /// The table or record it applies to, for the update's `table` column; often empty.
    pub applies_to: String,
    /// The columns beyond the system's own, in any order.
    pub columns: Vec<(&'static str, Value)>,
    /// Whether an upgrade brings it as well; else its values belong to the instance.
    pub upgraded: bool,
    /// The records that its update carries as well, such as the choices of a choice list.
    pub parts: Vec<Record>,
}

/// A name that says what a record does for an integration; a long name of the integration is cut,
/// what the record does is kept.
#[must_use]
pub(crate) fn short_name(integration: &str, what: &str) -> String {
    /// The longest name that rules and script actions were seen to keep.
    const MAX: usize = 40;
    let name: String = integration.chars().take(MAX - what.len() - 1).collect();
    format!("{} {what}", name.trim_end())
}

impl Record {
    /// A record of the global scope whose key is derived from its table and `natural_key`.
    #[must_use]
    pub fn new(table: Table, natural_key: &str, name: &str) -> Self {
        Self {
            table,
            sys_id: SysId::derive(&format!("{}/global/{natural_key}", table.name())),
            name: name.to_owned(),
            sys_name: None,
            applies_to: String::new(),
            columns: Vec::new(),
            upgraded: true,
            parts: Vec::new(),
        }
    }

    /// Leaves the record out of upgrades.
    #[must_use]
    pub fn installed_once(mut self) -> Self {
        self.upgraded = false;
        self
    }

    /// Sets the update's `table` column.
    #[must_use]
    pub fn applying_to(mut self, applies_to: &str) -> Self {
        applies_to.clone_into(&mut self.applies_to);
        self
    }

    /// Sets a `sys_name` other than the display value.
    #[must_use]
    pub fn named(mut self, sys_name: &str) -> Self {
        self.sys_name = Some(sys_name.to_owned());
        self
    }

    /// Adds the records that its update carries as well, in their order.
    #[must_use]
    pub fn with_parts(mut self, parts: Vec<Self>) -> Self {
        self.parts = parts;
        self
    }

    /// Adds a column with plain text.
    #[must_use]
    pub fn text(mut self, column: &'static str, text: impl Into<String>) -> Self {
        self.columns.push((column, Value::Text(text.into())));
        self
    }

    /// Adds a true or false column.
    #[must_use]
    pub fn flag(self, column: &'static str, on: bool) -> Self {
        self.text(column, if on { "true" } else { "false" })
    }

    /// Adds several columns with the same text; most columns of a record are empty or false.
    #[must_use]
    pub fn same(mut self, text: &str, columns: &[&'static str]) -> Self {
        self.columns.extend(columns.iter().map(|column| (*column, Value::Text(text.to_owned()))));
        self
    }

    /// Adds a column with any value.
    #[must_use]
    pub fn value(mut self, column: &'static str, value: Value) -> Self {
        self.columns.push((column, value));
        self
    }

    /// Adds a script column that is also the loose file `file`.
    #[must_use]
    pub fn script(mut self, column: &'static str, file: Artifact) -> Self {
        self.columns.push((column, Value::Script { text: file.text, path: file.path }));
        self
    }

    /// Adds a reference column.
    #[must_use]
    pub fn reference(mut self, column: &'static str, reference: Reference) -> Self {
        self.columns.push((column, Value::Reference(reference)));
        self
    }

    /// The text of a column that holds plain text, or what a reference shows; else empty.
    #[must_use]
    pub fn plain(&self, column: &str) -> &str {
        let found = self.columns.iter().find(|(name, _)| *name == column);
        match found {
            Some((_, Value::Text(text))) => text,
            Some((_, Value::Reference(reference))) => &reference.display,
            _ => "",
        }
    }

    /// The text of a column as it is stored, its key included; empty if there is none.
    #[must_use]
    pub fn stored(&self, column: &str) -> &str {
        if column == "sys_id" {
            return self.sys_id.as_str();
        }
        let found = self.columns.iter().find(|(name, _)| *name == column);
        match found {
            Some((_, Value::Text(text) | Value::Script { text, .. })) => text,
            Some((_, Value::Reference(reference))) => &reference.id,
            _ => "",
        }
    }

    /// What it is for: what an admin reads beside it, where its table has a place for that.
    #[must_use]
    pub fn purpose(&self) -> &str {
        match self.table.definition().purpose {
            Purpose::Column(column) => self.plain(column),
            Purpose::Text(text) => text,
        }
    }

    /// A reference to this record.
    #[must_use]
    pub fn as_reference(&self) -> Reference {
        Reference {
            id: self.sys_id.as_str().to_owned(),
            display: self.name.clone(),
            coalesce: Vec::new(),
        }
    }

    /// The loose files of this record.
    pub fn files(&self) -> impl Iterator<Item = Artifact> {
        self.columns.iter().filter_map(|(_, value)| match value {
            Value::Script { text, path } => Some(Artifact::new(path.clone(), text)),
            _ => None,
        })
    }
}
