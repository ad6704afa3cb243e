//! What is not there although the mapping names it or the stand-in knows it, taken out.

use super::lookup::Lookup;
use crate::diagnostic::InstanceProblem;
use crate::dictionary::TableEntry;

impl Lookup<'_> {
    /// Takes out what is not there, and finds what was not there anyway.
    pub(super) fn take_out(&mut self) {
        for (at, missing) in self.given.missing.iter().enumerate() {
            let (table, column) = (missing.0.as_str(), missing.1.as_deref());
            let problem = if self.is_needed(table, column) {
                let column = missing.1.clone();
                InstanceProblem::Needed { table: table.to_owned(), column }
            } else if self.remove(table, column) || self.is_said(missing) {
                continue;
            } else {
                self.absent(table, column)
            };
            let place = self.given.place.key("missing").item(at);
            self.findings.report(self.value(&place), problem);
        }
    }

    /// Whether the stand-in works with it, or other tables extend it.
    fn is_needed(&self, table: &str, column: Option<&str>) -> bool {
        let Some(entry) = self.dictionary.tables.get(table) else {
            return false;
        };
        let is_platform = table.starts_with("sys") && !entry.source.is_empty();
        let extends = |it: &TableEntry| it.extends.as_deref() == Some(table);
        match column {
            None => is_platform || self.dictionary.tables.values().any(extends),
            Some(column) if self.dictionary.key(table) == Some(column) => true,
            Some(_) => is_platform && !table.starts_with("sys_user"),
        }
    }

    /// Whether the mapping names it, or the facts of a company have taken it out.
    fn is_said(&self, missing: &(String, Option<String>)) -> bool {
        let instance = self.instance;
        let is_named = match missing {
            (table, None) => *table == instance.table,
            (table, Some(column)) => {
                let is_known = self.dictionary.tables.contains_key(table);
                is_known && instance.columns.contains(column)
            }
        };
        is_named || instance.missing.contains(missing)
    }

    /// Takes out a table or a column, and what records have in it. False if there is none.
    fn remove(&mut self, table: &str, column: Option<&str>) -> bool {
        let holders = self.dictionary.remove(table, column);
        for holder in &holders {
            self.records.remove(holder, column);
        }
        if column.is_none() {
            for name in self.dictionary.tables.keys() {
                let leads = |it: &&str| {
                    let column = self.dictionary.column(name, it);
                    column.is_some_and(|it| it.reference.as_deref() == Some(table))
                };
                for reference in self.dictionary.columns(name).into_iter().filter(leads) {
                    self.records.remove(name, Some(reference));
                }
            }
        }
        !holders.is_empty()
    }

    /// That something cannot be taken out, since it is not there.
    fn absent(&self, table: &str, column: Option<&str>) -> InstanceProblem {
        let table = table.to_owned();
        if let Some(column) = column.filter(|_| self.dictionary.tables.contains_key(&table)) {
            let known = self.dictionary.columns(&table).into_iter();
            let known = known.map(|column| format!("{table}.{column}")).collect();
            return InstanceProblem::AbsentColumn { table, column: column.to_owned(), known };
        }
        let known = self.dictionary.tables.keys().cloned().collect();
        InstanceProblem::AbsentTable { table, known }
    }
}
