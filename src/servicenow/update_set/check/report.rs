//! Collects the findings about one set or update.

use super::finding::{Finding, Problem};
use crate::ident::SysId;
use crate::servicenow::update_set::read::{ReadRecord, Update};

/// The findings about one subject.
pub(super) struct Report {
    line: usize,
    subject: String,
    pub(super) findings: Vec<Finding>,
}

impl Report {
    pub(super) fn about_file() -> Self {
        Self { line: 1, subject: "the file".to_owned(), findings: Vec::new() }
    }

    pub(super) fn about_set(set: &ReadRecord) -> Self {
        let subject = format!("set `{}`", set.text("name"));
        Self { line: set.line, subject, findings: Vec::new() }
    }

    pub(super) fn about_update(update: &Update) -> Self {
        let subject = format!("{} `{}`", update.kind(), update.target_name());
        Self { line: update.row.line, subject, findings: Vec::new() }
    }

    pub(super) fn add(&mut self, problem: Problem) {
        self.findings.push(Finding { line: self.line, subject: self.subject.clone(), problem });
    }

    pub(super) fn unexpected(&mut self, element: &str, found: &str, expected: &str) {
        let [element, found, expected] = [element, found, expected].map(str::to_owned);
        self.add(Problem::UnexpectedValue { element, found, expected });
    }

    /// Two texts that must be the same.
    pub(super) fn unequal(&mut self, element: &str, found: &str, expected: &str) {
        if found != expected {
            self.unexpected(element, found, expected);
        }
    }

    pub(super) fn value(&mut self, record: &ReadRecord, column: &str, expected: &str) {
        self.unequal(column, record.text(column), expected);
    }

    pub(super) fn values(&mut self, record: &ReadRecord, expected: &[(&str, &str)]) {
        for (column, expected) in expected {
            self.value(record, column, expected);
        }
    }

    pub(super) fn name(&mut self, element: &str, found: &str, expected: &str) {
        if found != expected {
            let [element, found, expected] = [element, found, expected].map(str::to_owned);
            self.add(Problem::OtherName { element, found, expected });
        }
    }

    pub(super) fn id(&mut self, element: &str, found: &str) {
        if SysId::parse(found).is_err() {
            let [element, found] = [element, found].map(str::to_owned);
            self.add(Problem::MalformedId { element, found });
        }
    }

    /// The key and the dates that every row has.
    pub(super) fn dates(&mut self, record: &ReadRecord, expected: &str) {
        self.id("sys_id", record.sys_id());
        for element in ["sys_created_on", "sys_updated_on"] {
            let found = record.text(element);
            if found != expected {
                let [element, found, expected] = [element, found, expected].map(str::to_owned);
                self.add(Problem::OtherDate { element, found, expected });
            }
        }
    }

    /// A row of the file has exactly these elements, in this order.
    pub(super) fn elements(&mut self, row: &ReadRecord, expected: &[&str]) {
        self.order(row);
        self.unequal("action of the element", row.action(), "INSERT_OR_UPDATE");
        for element in expected {
            if row.column(element).is_none() {
                self.add(Problem::MissingElement { element: (*element).to_owned() });
            }
        }
        for column in &row.columns {
            if !expected.contains(&column.name.as_str()) {
                self.add(Problem::UnknownElement { element: column.name.clone() });
            }
        }
    }

    /// Columns are in strictly ascending order.
    pub(super) fn order(&mut self, record: &ReadRecord) {
        for pair in record.columns.windows(2) {
            if let [before, after] = pair
                && after.name <= before.name
            {
                let (element, before) = (after.name.clone(), before.name.clone());
                self.add(Problem::ElementOrder { element, before });
            }
        }
    }
}
