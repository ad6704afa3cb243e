//! Collects the findings about one set or update after the other.

use crate::ident::SysId;
use crate::servicenow::update_set::contents::ReadRecord;
use indexmap::IndexMap;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// One thing that is wrong or unusual; the same thing of several updates is one finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The stable name of this kind of problem.
    pub code: &'static str,
    /// The set is not sound; else it only differs from what sn-gen writes.
    pub is_unsound: bool,
    /// The line of the file where the first set or update that it is about starts, from 1.
    pub line: usize,
    /// Whom it is about: the set, or an update by its type and target name.
    pub subject: String,
    /// What is wrong: what was found, and what was expected.
    pub text: String,
    /// How often the same was found.
    pub times: usize,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.subject, self.text)?;
        match self.times {
            1 => Ok(()),
            times => write!(f, ", and {} more like this", times - 1),
        }
    }
}

/// The most findings of one kind that are kept apart.
const MOST_LISTED: usize = 10_000;

/// Whom a finding is about: the line of the file where it starts, and what it is.
#[derive(Debug, Clone, Default)]
pub(super) struct Place {
    pub(super) line: usize,
    pub(super) subject: String,
}

/// The findings so far, and whom the next ones are about.
#[derive(Debug, Default)]
pub(super) struct SetFindings {
    place: Place,
    found: IndexMap<(&'static str, String), Finding>,
    /// How many different ones there are of each kind.
    listed: BTreeMap<&'static str, usize>,
    /// Which of them make only a set of ours unsound.
    only_ours: BTreeSet<&'static str>,
}

impl SetFindings {
    pub(super) fn about(&mut self, place: Place) {
        self.place = place;
    }

    /// The findings in the order of the file; which sort of set it was, is known at its end.
    pub(super) fn list(self, is_ours: bool) -> Vec<Finding> {
        let mut list: Vec<Finding> = self.found.into_values().collect();
        for finding in list.iter_mut().filter(|it| self.only_ours.contains(it.code)) {
            finding.is_unsound = is_ours;
        }
        list.sort_by_key(|finding| finding.line);
        list
    }

    /// Something that makes the set unsound.
    pub(super) fn unsound(&mut self, code: &'static str, text: String) {
        self.add(code, true, text);
    }

    /// Something that sn-gen would write in another way.
    pub(super) fn differs(&mut self, code: &'static str, text: String) {
        self.add(code, false, text);
    }

    /// Something that other tools write in another way, but a set of ours never has.
    pub(super) fn unsound_if_ours(&mut self, code: &'static str, text: String) {
        self.only_ours.insert(code);
        self.add(code, false, text);
    }

    fn add(&mut self, code: &'static str, is_unsound: bool, text: String) {
        let mut key = (code, text);
        if !self.found.contains_key(&key) {
            let listed = self.listed.entry(code).or_default();
            *listed += 1;
            // A file of nothing but unknown names would fill the memory.
            if *listed > MOST_LISTED {
                key.1 =
                    format!("there are more than {MOST_LISTED} different findings of this kind");
            }
        }
        let Place { line, subject } = self.place.clone();
        let finding = Finding { code, is_unsound, line, subject, text: key.1.clone(), times: 0 };
        let known = self.found.entry(key).or_insert(finding);
        known.times += 1;
    }

    /// Two texts that are the same in a set of ours.
    pub(super) fn same(&mut self, code: &'static str, name: &str, found: &str, expected: &str) {
        if found != expected {
            self.differs(code, format!("`{name}` is `{found}`, expected `{expected}`"));
        }
    }

    /// Columns that have these values in a set of ours, and a counter that has not begun.
    pub(super) fn values(&mut self, record: &ReadRecord, expected: &[(&str, &str)]) {
        for (column, expected) in expected {
            self.same("unexpected-value", column, record.text(column), expected);
        }
        if record.column("sys_mod_count").is_some_and(|it| it.text != "0") {
            self.differs("unexpected-value", "`sys_mod_count` is not `0`".to_owned());
        }
    }

    pub(super) fn id(&mut self, name: &str, found: &str) {
        if SysId::parse(found).is_err() {
            let expected = "32 lower-case hexadecimal digits";
            self.differs("malformed-id", format!("`{name}` is `{found}`, expected {expected}"));
        }
    }

    /// The key and the dates that every row has; everything is dated with the release.
    pub(super) fn dates(&mut self, record: &ReadRecord, expected: &str) {
        self.id("sys_id", record.sys_id());
        for column in ["sys_created_on", "sys_updated_on"] {
            if record.text(column) != expected {
                self.differs("other-date", format!("`{column}` is not the date of the export"));
            }
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
                self.differs("column-order", text);
            }
        }
        for column in required.iter().filter(|column| record.column(column).is_none()) {
            self.differs("missing-column", format!("the column `{column}` is missing"));
        }
        for column in &record.columns {
            let name = column.name.as_str();
            if !required.contains(&name) && !optional.contains(&name) {
                let text = format!("found `{name}`, which is no column of the table");
                self.differs("unknown-column", text);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{MOST_LISTED, SetFindings};

    #[test]
    fn very_many_findings_of_a_kind_are_only_counted() {
        let mut findings = SetFindings::default();
        (0..MOST_LISTED + 5).for_each(|it| findings.differs("other", it.to_string()));
        let kept = findings.list(false);
        let last = kept.last().map(|it| (it.text.as_str(), it.times));
        assert_eq!(kept.len(), MOST_LISTED + 1);
        assert_eq!(last, Some(("there are more than 10000 different findings of this kind", 5)));
    }
}
