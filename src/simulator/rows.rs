//! Records as rows: what the platform stores for what people write.

use super::preference::{self, Unfit};
use super::records::{
    Lack, Missing, NOW, RecordTexts, Records, Row, Rows, derived, flag, is_system,
};
use crate::dictionary::{Column, Dictionary};
use jiff::SignedDuration;
use jiff::civil::DateTime;

/// A date as the platform stores it.
const DATE: &str = "%Y-%m-%d %H:%M:%S";

impl Records {
    /// All of them as rows, and what is missing for that.
    pub(super) fn rows(&self, dictionary: &Dictionary) -> (Rows, Vec<Lack>) {
        let mut rows = Rows::new();
        let mut problems = Vec::new();
        for (table, records) in &self.tables {
            if !dictionary.tables.contains_key(table) {
                let missing = Missing::Table { table: table.clone() };
                problems.push(Lack { path: vec![table.clone()], missing });
                continue;
            }
            for (key, columns) in records {
                let row = self.row(dictionary, table, key, columns, &mut problems);
                journal(dictionary, table, columns, &row, &mut rows);
                rows.entry(table.clone()).or_default().push(row);
            }
        }
        (rows, problems)
    }

    fn row(
        &self,
        dictionary: &Dictionary,
        table: &str,
        key: &str,
        columns: &RecordTexts,
        problems: &mut Vec<Lack>,
    ) -> Row {
        let mut row = Row::new();
        row.insert("sys_id".to_owned(), self.sys_id(table, key).unwrap_or_default());
        if let Some(column) = dictionary.key(table) {
            row.insert(column.to_owned(), key.to_owned());
        }
        let (stored, missing) = self.stored(dictionary, table, columns);
        let is_journal =
            |name: &str| dictionary.column(table, name).is_some_and(Column::is_journal);
        row.extend(stored.into_iter().filter(|(name, _)| !is_journal(name)));
        problems.extend(missing.into_iter().map(|(column, missing)| Lack {
            path: vec![table.to_owned(), key.to_owned(), column],
            missing,
        }));
        row
    }

    /// Columns as they are stored, and what is missing for that.
    pub(super) fn stored(
        &self,
        dictionary: &Dictionary,
        table: &str,
        columns: &RecordTexts,
    ) -> (Row, Vec<(String, Missing)>) {
        let mut row = Row::new();
        let mut problems = Vec::new();
        for (name, texts) in columns {
            let text = texts.last().map(String::as_str).unwrap_or_default();
            let Some(column) = dictionary.column(table, name) else {
                if is_system(name) {
                    row.insert(name.clone(), text.to_owned());
                } else {
                    let (table, column) = (table.to_owned(), name.clone());
                    problems.push((name.clone(), Missing::Column { table, column }));
                }
                continue;
            };
            let raw = if texts.len() > 1 && !column.is_journal() {
                Err(unfit(name, &texts.join(", "), "one value; only a journal has entries"))
            } else {
                self.raw(name, column, text)
            };
            match raw.and_then(|raw| preferred(table, name, raw)) {
                Ok(raw) => drop(row.insert(name.clone(), raw)),
                Err(missing) => problems.push((name.clone(), missing)),
            }
        }
        (row, problems)
    }

    fn raw(&self, name: &str, column: &Column, text: &str) -> Result<String, Missing> {
        let fits = |is_fit: bool, expected| {
            if is_fit || text.is_empty() {
                Ok(text.to_owned())
            } else {
                Err(unfit(name, text, expected))
            }
        };
        match (column.kind.as_str(), &column.reference) {
            ("boolean", _) => {
                fits(matches!(text, "true" | "false" | "1" | "0"), "`true` or `false`")?;
                Ok(flag(text).to_owned())
            }
            ("integer", _) => fits(text.parse::<i64>().is_ok(), "a whole number"),
            ("glide_date_time", _) => {
                fits(DateTime::strptime(DATE, text).is_ok(), "a date such as `2026-01-05 08:00:00`")
            }
            ("reference", Some(table)) if !text.is_empty() => {
                let missing = || Missing::Record { table: table.clone(), key: text.to_owned() };
                self.sys_id(table, text).ok_or_else(missing)
            }
            ("glide_list", Some(table)) if !text.is_empty() => {
                let missing = |key: &str| Missing::Record { table: table.clone(), key: key.into() };
                let id = |key: &str| self.sys_id(table, key).ok_or_else(|| missing(key));
                let ids: Result<Vec<_>, _> = text.split(',').map(|it| id(it.trim())).collect();
                ids.map(|it| it.join(","))
            }
            _ => Ok(text.to_owned()),
        }
    }
}

/// A value as it is, unless it is how a user wants to see dates and cannot be that.
fn preferred(table: &str, column: &str, value: String) -> Result<String, Missing> {
    let checked = if table == "sys_user" { preference::check(column, &value) } else { Ok(()) };
    match checked {
        Ok(()) => Ok(value),
        Err(Unfit::Zone) => Err(Missing::Zone { name: value }),
        Err(Unfit::Format(expected)) => Err(unfit(column, &value, expected)),
    }
}

fn unfit(column: &str, found: &str, expected: &'static str) -> Missing {
    Missing::Value { column: column.to_owned(), found: found.to_owned(), expected }
}

/// The texts of journal fields become entries, a minute apart, the last one a minute before the
/// scenario begins.
fn journal(
    dictionary: &Dictionary,
    table: &str,
    columns: &RecordTexts,
    row: &Row,
    rows: &mut Rows,
) {
    for (name, texts) in columns {
        if !dictionary.column(table, name).is_some_and(Column::is_journal) {
            continue;
        }
        let record = row.get("sys_id").cloned().unwrap_or_default();
        for (at, text) in texts.iter().enumerate() {
            let id = derived("sys_journal_field", &format!("{record}/{name}/{at}"));
            let entry = [
                ("sys_id", id),
                ("name", table.to_owned()),
                ("element", name.clone()),
                ("element_id", record.clone()),
                ("value", text.clone()),
                ("sys_created_by", "joe".to_owned()),
                ("sys_created_on", minutes_before(texts.len() - at)),
            ];
            let entry = entry.map(|(name, value)| (name.to_owned(), value));
            rows.entry("sys_journal_field".to_owned()).or_default().push(Row::from(entry));
        }
    }
}

/// A moment before the scenario begins.
fn minutes_before(minutes: usize) -> String {
    let minutes = i64::try_from(minutes).unwrap_or(i64::MAX);
    let begin = DateTime::strptime(DATE, NOW).unwrap_or_default();
    begin.saturating_sub(SignedDuration::from_mins(minutes)).strftime(DATE).to_string()
}
