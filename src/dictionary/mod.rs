//! The dictionary of the base system: which tables and columns there are, what is indexed, and where
//! each of it comes from.

mod column;
pub(crate) mod names;

pub(crate) use column::{Column, english};

use indexmap::IndexMap;
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// The tables that every scenario begins with.
const STANDARD: [&str; 3] =
    [include_str!("task.yaml"), include_str!("foundation.yaml"), include_str!("platform.yaml")];

/// The columns that every table has.
const SYSTEM: &str = include_str!("system.yaml");

/// What the words stand for by which the tables name their sources.
const SOURCES: &str = include_str!("sources.yaml");

/// All tables by name.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, Serialize)]
#[serde(transparent)]
pub(crate) struct Dictionary {
    pub(crate) tables: IndexMap<String, TableEntry>,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TableEntry {
    /// What people call it.
    #[serde(default)]
    pub(crate) label: String,
    /// The table whose columns it has as well.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) extends: Option<String>,
    /// The column by which scenarios name a record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) key: Option<String>,
    /// The column that stands for a record in references to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) display: Option<String>,
    /// The roles that may read it; everybody if there are none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) read: Option<Vec<String>>,
    /// Where its columns and choices come from, as words of the sources; none for what a scenario
    /// or a mapping adds.
    #[serde(default, skip_serializing)]
    pub(crate) source: Vec<String>,
    /// Whether it has too many rows to be read as a whole.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) large: bool,
    /// The source that says that its rows lie in parts by the date of their creation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) rotated: Option<String>,
    /// The columns with an index, each with its source; beside `sys_id` and every reference.
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub(crate) indexes: IndexMap<String, String>,
    /// Whether the update set brings it, so that its scripts may write to it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub(crate) delivered: bool,
    /// Its own columns.
    #[serde(default)]
    pub(crate) columns: IndexMap<String, Column>,
}

impl Dictionary {
    /// The tables of the base system.
    pub(crate) fn standard() -> Result<Self, serde_yaml::Error> {
        let mut all = Self::default();
        for file in STANDARD {
            all.tables.extend(serde_yaml::from_str::<Self>(file)?.tables);
        }
        Ok(all)
    }

    /// The tables of the base system, read once. They are embedded, and a test reads them.
    pub(crate) fn base() -> &'static Self {
        static BASE: LazyLock<Dictionary> =
            LazyLock::new(|| Dictionary::standard().unwrap_or_default());
        &BASE
    }

    /// The column at the end of a path such as `location.country`; nothing if a step of it is not
    /// known, or no source confirms it. Of a table that is not known, the system columns are.
    pub(crate) fn at(&self, table: &str, path: &str) -> Option<&Column> {
        let (first, rest) =
            path.split_once('.').map_or((path, None), |(it, rest)| (it, Some(rest)));
        let column = self.column(table, first).filter(|it| !it.assumed);
        let column = column.or_else(|| system().get(first))?;
        match rest {
            None => Some(column),
            Some(rest) => self.at(column.reference.as_deref()?, rest),
        }
    }

    /// A column of a table or of one that it extends.
    pub(crate) fn column(&self, table: &str, column: &str) -> Option<&Column> {
        let entry = self.tables.get(table)?;
        let inherited = || self.column(entry.extends.as_deref()?, column);
        entry.columns.get(column).or_else(inherited)
    }

    /// The names of all columns of a table, those of the tables that it extends first.
    pub(crate) fn columns(&self, table: &str) -> Vec<&str> {
        let Some(entry) = self.tables.get(table) else {
            return Vec::new();
        };
        let mut names = entry.extends.as_deref().map(|it| self.columns(it)).unwrap_or_default();
        names.extend(entry.columns.keys().map(String::as_str));
        names
    }

    /// The columns of a table that another name can be a misspelling of. What a company has added
    /// itself is compared with that only: `u_state` is no misspelt `state`.
    pub(crate) fn alike(&self, table: &str, column: &str) -> Vec<&str> {
        let is_own = |name: &str| name.starts_with("u_") || name.starts_with("x_");
        let columns = self.columns(table).into_iter();
        columns.filter(|it| is_own(it) == is_own(column)).collect()
    }

    /// The column by which records of a table are named.
    pub(crate) fn key(&self, table: &str) -> Option<&str> {
        let entry = self.tables.get(table)?;
        let inherited = || self.key(entry.extends.as_deref()?);
        entry.key.as_deref().or_else(inherited)
    }

    /// The column that people see for a reference to a record of a table.
    pub(crate) fn display(&self, table: &str) -> Option<&str> {
        let entry = self.tables.get(table)?;
        let inherited = || self.display(entry.extends.as_deref()?);
        entry.display.as_deref().or_else(inherited)
    }

    /// Adds a column, unless the table has it.
    pub(crate) fn add_column(&mut self, table: &str, column: &str, definition: Column) {
        if self.column(table, column).is_none() {
            let entry = self.tables.entry(table.to_owned()).or_default();
            entry.columns.insert(column.to_owned(), definition);
        }
    }

    /// Takes out a table, or one column of it wherever it comes from, and returns the tables that
    /// no longer have it: none if there is nothing to take out.
    pub(crate) fn remove(&mut self, table: &str, column: Option<&str>) -> Vec<String> {
        let Some(column) = column else {
            return self.tables.shift_remove(table).map(|_| table.to_owned()).into_iter().collect();
        };
        if self.column(table, column).is_none() {
            return Vec::new();
        }
        let has = |it: &&String| self.column(it, column).is_some();
        let holders: Vec<String> = self.tables.keys().filter(has).cloned().collect();
        let mut owner = Some(table.to_owned());
        while let Some(entry) = owner.as_ref().and_then(|it| self.tables.get_mut(it)) {
            entry.columns.shift_remove(column);
            owner.clone_from(&entry.extends);
        }
        holders.into_iter().filter(|it| self.column(it, column).is_none()).collect()
    }
}

/// The columns that every table has, read once. They are embedded, and a test reads them.
pub(crate) fn system() -> &'static IndexMap<String, Column> {
    static COLUMNS: LazyLock<IndexMap<String, Column>> =
        LazyLock::new(|| serde_yaml::from_str(SYSTEM).unwrap_or_default());
    &COLUMNS
}

/// What the words stand for by which tables and columns name their sources.
pub(crate) fn sources() -> Result<IndexMap<String, String>, serde_yaml::Error> {
    serde_yaml::from_str(SOURCES)
}

#[cfg(test)]
mod tests {
    use super::{Dictionary, sources};
    use std::collections::BTreeSet;

    #[test]
    fn every_table_says_where_it_comes_from() {
        let known = sources().unwrap();
        let all = Dictionary::standard().unwrap();
        let mut used = BTreeSet::new();
        for (name, table) in &all.tables {
            assert!(!table.source.is_empty(), "{name} has no source");
            used.extend(table.source.iter().chain(table.indexes.values()).chain(&table.rotated));
            used.extend(table.columns.values().filter_map(|it| it.source.as_ref()));
        }
        let is_for_all = |it: &&str| ["references", "assumed"].contains(it);
        let words: BTreeSet<&str> = used.into_iter().map(String::as_str).collect();
        assert_eq!(words.iter().find(|it| !known.contains_key(**it)), None, "no such source");
        let mut idle = known.keys().map(String::as_str).filter(|it| !words.contains(it));
        assert_eq!(idle.find(|it| !is_for_all(it)), None, "a source of nothing");
    }

    #[test]
    fn follows_references_to_a_column() {
        let base = Dictionary::base();
        let kind = |path| base.at("incident", path).map(|it| it.kind.as_str());
        assert_eq!(kind("state"), Some("integer"));
        assert_eq!(kind("opened_by.manager.name"), Some("string"));
        assert_eq!(kind("state.name"), None, "it is no reference");
        assert_eq!(kind("location.u_site"), None, "it is not known");
        assert_eq!(kind("close_code"), None, "it is assumed");
        assert_eq!(kind("caller_id.sys_created_on"), Some("glide_date_time"));
        assert!(base.at("u_table", "sys_mod_count").is_some(), "every table has it");
        assert!(base.at("u_table", "number").is_none());
    }

    #[test]
    fn indexes_and_references_lead_to_what_is_there() {
        let all = Dictionary::standard().unwrap();
        for (name, table) in &all.tables {
            for column in table.indexes.keys().filter(|it| !it.starts_with("sys_")) {
                assert!(all.column(name, column).is_some(), "{name}.{column} has an index");
            }
            for (column, definition) in &table.columns {
                let is_reference = definition.kind == "reference";
                assert_eq!(is_reference, definition.reference.is_some(), "{name}.{column}");
            }
        }
    }

    /// The tables that scenarios are about have what the base system has.
    #[test]
    fn knows_the_standard_columns_of_an_incident() {
        let all = Dictionary::standard().unwrap();
        let documented = "active activity_due additional_assignee_list approval approval_history \
            approval_set assigned_to assignment_group business_duration business_service \
            business_stc calendar_duration calendar_stc caller_id category caused_by \
            child_incidents close_code close_notes closed_at closed_by cmdb_ci comments \
            comments_and_work_notes company contact_type correlation_display correlation_id \
            delivery_plan delivery_task description due_date escalation expected_start follow_up \
            group_list impact incident_state knowledge location made_sla notify number opened_at \
            opened_by order parent parent_incident priority problem_id reassignment_count \
            rejection_goto reopen_count resolved_at resolved_by rfc severity short_description \
            sla_due state subcategory sys_class_name sys_domain sys_domain_path time_worked \
            upon_approval upon_reject urgency user_input watch_list work_end work_notes \
            work_notes_list work_start";
        let missing = documented.split_whitespace().find(|it| all.column("incident", it).is_none());
        assert_eq!(missing, None);
    }
}
