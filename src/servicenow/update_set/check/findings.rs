//! Collects the findings about one set or update after the other.

use crate::ident::SysId;
use crate::servicenow::update_set::contents::ReadRecord;
use std::fmt;

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The stable name of this kind of problem.
    pub code: &'static str,
    /// The line of the file where the set or update starts, from 1.
    pub line: usize,
    /// Whom it is about: the set, or an update by its type and target name.
    pub subject: String,
    /// What is wrong: what was found, and what was expected.
    pub text: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} [{}]", self.subject, self.text, self.code)
    }
}

/// The findings so far, and whom the next ones are about.
#[derive(Default)]
pub(super) struct SetFindings {
    line: usize,
    subject: String,
    pub(super) list: Vec<Finding>,
}

impl SetFindings {
    pub(super) fn about(&mut self, line: usize, subject: String) {
        (self.line, self.subject) = (line, subject);
    }

    pub(super) fn add(&mut self, code: &'static str, text: String) {
        self.list.push(Finding { code, line: self.line, subject: self.subject.clone(), text });
    }

    /// Two texts that must be the same.
    pub(super) fn same(&mut self, code: &'static str, name: &str, found: &str, expected: &str) {
        if found != expected {
            self.add(code, format!("`{name}` is `{found}`, expected `{expected}`"));
        }
    }

    /// Columns that must have these values.
    pub(super) fn values(&mut self, record: &ReadRecord, expected: &[(&str, &str)]) {
        for (column, expected) in expected {
            self.same("unexpected-value", column, record.text(column), expected);
        }
    }

    pub(super) fn id(&mut self, name: &str, found: &str) {
        if SysId::parse(found).is_err() {
            let expected = "32 lower-case hexadecimal digits";
            self.add("malformed-id", format!("`{name}` is `{found}`, expected {expected}"));
        }
    }

    /// The key and the dates that every row has; everything is dated with the release.
    pub(super) fn dates(&mut self, record: &ReadRecord, expected: &str) {
        self.id("sys_id", record.sys_id());
        for column in ["sys_created_on", "sys_updated_on"] {
            self.same("other-date", column, record.text(column), expected);
        }
    }

    /// A row has these columns, perhaps some optional ones, in strictly ascending order.
    pub(super) fn columns(&mut self, record: &ReadRecord, required: &[&str], optional: &[&str]) {
        for pair in record.columns.windows(2) {
            if let [before, after] = pair
                && after.name <= before.name
            {
                let expected = "expected alphabetical order and no duplicates";
                let text = format!("`{}` stands behind `{}`, {expected}", after.name, before.name);
                self.add("column-order", text);
            }
        }
        for column in required.iter().filter(|column| record.column(column).is_none()) {
            self.add("missing-column", format!("the column `{column}` is missing"));
        }
        for column in &record.columns {
            let name = column.name.as_str();
            if !required.contains(&name) && !optional.contains(&name) {
                let text = format!("found `{name}`, which is no column of the table");
                self.add("unknown-column", text);
            }
        }
    }
}
