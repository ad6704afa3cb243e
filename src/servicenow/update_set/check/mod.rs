//! Is an update set sound? What an instance would refuse, overlook or lack, as findings; and, of
//! lesser weight, what differs from the sets that sn-gen writes.
//!
//! Exports of all sorts are held against this. Whatever is right on some instance is no more than a
//! difference: an export may rely on records that its instance has already. Only a set that sn-gen
//! made must bring everything that it names, and have the hashes that sn-gen writes.

mod findings;
mod guard;
mod hash;
mod names;
mod record;
mod references;
mod row;
mod runnable;
mod secret;
mod token;

pub use findings::Finding;

use super::contents::{ReadRecord, Update, UpdateSet};
use super::info::MAKER;
use super::rows::{remote_id, update_id};
use crate::servicenow::table::Table;
use findings::{Place, SetFindings};
use guard::Guarded;
use indexmap::IndexMap;
use names::Named;
use references::Reference;
use std::collections::{BTreeMap, BTreeSet};

/// Tables in which an import finds a record by its columns, and those columns.
const KEYS: [(Table, &[&str]); 4] = [
    (Table::Property, &["name"]),
    (Table::DbObject, &["name"]),
    (Table::Role, &["name"]),
    (Table::UiMessage, &["key", "language", "code"]),
];

/// A check that is told of one part of the file after the other, in any order.
#[derive(Debug, Default)]
pub struct Check {
    date: String,
    findings: SetFindings,
    /// The application of each set, by the set's key.
    sets: BTreeMap<String, String>,
    /// Whether a set says that sn-gen made it, or has a key that sn-gen derives.
    is_ours: bool,
    /// Whether an update has such a key.
    has_our_updates: bool,
    /// Key and table of each record, and what has a name.
    records: BTreeSet<(String, String)>,
    names: BTreeSet<(Named, String)>,
    deleted: BTreeSet<(Named, String)>,
    guarded: BTreeSet<Guarded>,
    seen: BTreeSet<String>,
    /// To which set and application updates say that they belong, and whether the application is one
    /// of the global scope.
    belongs: Vec<(Place, String, String, bool)>,
    wanted: IndexMap<Wanted, Place>,
}

#[derive(Debug, PartialEq, Eq, Hash)]
enum Wanted {
    Record(Reference),
    Name(Named, String),
    Guard(Guarded),
}

/// Everything that is to be said of a set, in the order of the file.
#[must_use]
pub fn check(update_set: &UpdateSet) -> Vec<Finding> {
    let mut check = Check::new(&update_set.unload_date);
    update_set.sets.iter().for_each(|set| check.set(set));
    update_set.updates.iter().for_each(|update| check.update(update));
    check.finish()
}

impl Check {
    /// The check of an export of that date.
    #[must_use]
    pub fn new(unload_date: &str) -> Self {
        let mut check = Self { date: unload_date.to_owned(), ..Self::default() };
        check.findings.about(Place { line: 1, subject: "the file".to_owned() });
        row::check_date(unload_date, &mut check.findings);
        check
    }

    /// Looks at a retrieved set.
    pub fn set(&mut self, set: &ReadRecord) {
        let subject = format!("set `{}`", set.text("name"));
        self.findings.about(Place { line: set.line, subject });
        row::check_set(set, &self.date, &mut self.findings);
        let is_derived = set.text("remote_sys_id") == remote_id(set.sys_id()).as_str();
        self.is_ours |= is_derived || set.text("description").contains(MAKER);
        self.sets.insert(set.sys_id().to_owned(), set.text("application").to_owned());
    }

    /// Looks at an update.
    pub fn update(&mut self, update: &Update) {
        let row = &update.row;
        let subject = format!("{} `{}`", update.kind(), update.target_name());
        let place = Place { line: row.line, subject };
        self.findings.about(place.clone());
        row::check_update(update, &self.date, &mut self.findings);
        self.refuse_doubles(update);
        let own_id = update_id(row.text("remote_update_set"), update.name());
        self.has_our_updates |= row.sys_id() == own_id.as_str();
        record::check(update, &self.date, &mut self.findings);
        if self.is_ours || self.has_our_updates {
            runnable::check(update, &mut self.findings);
        }
        self.remember(update, &place);
        let (set, application) = (row.text("remote_update_set"), row.text("application"));
        let is_global = record::is_of_global_application(update);
        self.belongs.push((place, set.to_owned(), application.to_owned(), is_global));
    }

    /// An import takes one of two updates with the same name in a set, retrieved or local, and one of
    /// two records that it finds by the same columns.
    fn refuse_doubles(&mut self, update: &Update) {
        let [retrieved, local] =
            ["remote_update_set", "update_set"].map(|column| update.row.text(column));
        let mut double = |code: &'static str, what: String| {
            if !self.seen.insert(format!("{retrieved} {local} {what}")) {
                self.findings.unsound(code, format!("another update has the {what} as well"));
            }
        };
        for (column, value) in [("name", update.name()), ("sys_id", update.row.sys_id())] {
            double("duplicate-update", format!("{column} `{value}`"));
        }
        let Some(record) = update.record().filter(|_| update.action() != DELETE) else { return };
        let key = KEYS.iter().find(|(table, _)| table.name() == record.table);
        if let Some((_, columns)) = key {
            let values: Vec<&str> = columns.iter().map(|column| record.text(column)).collect();
            let (names, values) = (columns.join("`, `"), values.join("`, `"));
            double("duplicate-key", format!("`{names}` `{values}` of `{}`", record.table));
        }
    }

    fn remember(&mut self, update: &Update, place: &Place) {
        let is_deleted = update.action() == DELETE;
        for record in &update.records {
            let name = names::brought(record);
            if is_deleted {
                self.deleted.extend(name);
            } else {
                self.records.insert((record.sys_id().to_owned(), record.table.clone()));
                self.names.extend(name.into_iter().chain(names::worked_on(record)));
                self.guarded.extend(guard::by(record));
            }
        }
        if !is_deleted {
            let names = names::asked_for(update).into_iter();
            let names = names.map(|(named, name)| Wanted::Name(named, name));
            let guards = update.records.iter().flat_map(guard::wanted).map(Wanted::Guard);
            for wanted in references::of(update).map(Wanted::Record).chain(names).chain(guards) {
                self.wanted.entry(wanted).or_insert_with(|| place.clone());
            }
        }
    }

    /// All findings, in the order of the file.
    #[must_use]
    pub fn finish(mut self) -> Vec<Finding> {
        self.findings.about(Place { line: 1, subject: "the file".to_owned() });
        // Some updates of a set without it need not be complete.
        self.is_ours |= self.has_our_updates && !self.sets.is_empty();
        if self.sets.len() != 1 {
            let text = format!("found {} sets in the file, expected one", self.sets.len());
            self.findings.differs("set-count", text);
        }
        for (place, set, application, is_global) in std::mem::take(&mut self.belongs) {
            self.findings.about(place);
            self.check_belonging(&set, &application, is_global);
        }
        for (wanted, place) in std::mem::take(&mut self.wanted) {
            self.findings.about(place);
            match wanted {
                Wanted::Record(reference) => self.check_reference(&reference),
                Wanted::Name(named, name) => self.check_name(named, name),
                Wanted::Guard(guarded) => self.check_guard(&guarded),
            }
        }
        self.findings.list(self.is_ours)
    }

    /// The previewer refuses an update of another application than its set's.
    fn check_belonging(&mut self, set: &str, application: &str, is_global: bool) {
        match self.sets.get(set) {
            // Instances put such updates into sets of the global scope themselves.
            Some(expected) if expected == "global" && expected != application && is_global => {
                let text = "the update belongs to an application of its own in the global scope";
                self.findings.differs("global-application", text.to_owned());
            }
            Some(expected) if expected != application => {
                let text = format!(
                    "the `application` is `{application}`, but that of the set is `{expected}`"
                );
                self.findings.unsound("other-scope", text);
            }
            Some(_) => {}
            None if self.sets.is_empty() && set.is_empty() => {}
            // A list of updates, exported without their set.
            None if self.sets.is_empty() => {
                let text = "`remote_update_set` refers to a set that is not in the file".to_owned();
                self.findings.differs("outside-reference", text);
            }
            None => {
                let text = format!("`remote_update_set` refers to `{set}`, no set of the file");
                self.findings.unsound("dangling-reference", text);
            }
        }
    }

    fn check_reference(&mut self, reference: &Reference) {
        let Reference { column, id, table } = reference;
        let is_known = if let Some(table) = table {
            self.records.contains(&(id.clone(), (*table).to_owned()))
        } else {
            let mut from = self.records.range((id.clone(), String::new())..);
            from.next().is_some_and(|(known, _)| known == id)
        };
        if is_known {
            return;
        }
        if self.is_ours {
            let what = "which is neither in the set nor on every instance";
            let text = format!("`{column}` refers to `{id}`, {what}");
            self.findings.unsound("dangling-reference", text);
        } else {
            let text = format!("`{column}` refers to a record that is not in the set");
            self.findings.differs("outside-reference", text);
        }
    }

    /// An application may protect its own by scripts or by rules for all names.
    fn check_guard(&mut self, guarded: &Guarded) {
        if self.is_ours && !self.guarded.contains(guarded) {
            let text = format!("no access control of the set says who may {}", guarded.describe());
            self.findings.unsound("missing-access-control", text);
        }
    }

    fn check_name(&mut self, named: Named, name: String) {
        let (word, key) = (named.word(), (named, name));
        let name = &key.1;
        if self.names.contains(&key) {
            return;
        }
        if self.deleted.contains(&key) {
            let text = format!("names the {word} `{name}`, which the set deletes");
            self.findings.unsound("unknown-name", text);
        } else if self.is_ours {
            let what = "which is neither in the set nor on every instance";
            self.findings.unsound("unknown-name", format!("names the {word} `{name}`, {what}"));
        } else {
            let text = format!("names the {word} `{name}`, which is not in the set");
            self.findings.differs("outside-name", text);
        }
    }
}

/// What an update does that deletes a record.
const DELETE: &str = "DELETE";
