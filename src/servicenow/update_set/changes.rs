//! Two releases of one integration: what the later set changes on an instance that has the earlier.

use super::contents::{Update, UpdateSet};
use super::rivalry::content;
use std::collections::BTreeMap;

/// What differs between two sets, each record by its kind and name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changes {
    /// Records that only the later set has.
    pub added: Vec<String>,
    /// Records that both have, and not the same.
    pub changed: Vec<String>,
    /// Records that only the earlier set has: no import takes them from an instance.
    pub gone: Vec<String>,
    /// Both sets bear the same name, which tells the release.
    pub is_same_release: bool,
}

impl Changes {
    /// From the earlier set to the later one; nothing if their records are the same. Without a
    /// later set all records are gone.
    #[must_use]
    pub fn between(old: &UpdateSet, new: Option<&UpdateSet>) -> Option<Self> {
        let (before, after) = (by_name(Some(old)), by_name(new));
        let differs = |name: &str, update: &Update| {
            before.get(name).is_some_and(|old| contents(old) != contents(update))
        };
        let names = |updates: &BTreeMap<&str, &Update>,
                     is_wanted: &dyn Fn(&str, &Update) -> bool| {
            let wanted = updates.iter().filter(|(name, update)| is_wanted(name, update));
            let mut names: Vec<String> = wanted.map(|(_, update)| shown_name(update)).collect();
            names.sort();
            names
        };
        let changes = Self {
            added: names(&after, &|name, _| !before.contains_key(name)),
            changed: names(&after, &differs),
            gone: names(&before, &|name, _| !after.contains_key(name)),
            is_same_release: new.is_some_and(|new| set_name(new) == set_name(old)),
        };
        let is_none =
            [&changes.added, &changes.changed, &changes.gone].iter().all(|it| it.is_empty());
        (!is_none).then_some(changes)
    }
}

fn by_name(set: Option<&UpdateSet>) -> BTreeMap<&str, &Update> {
    set.iter().flat_map(|set| &set.updates).map(|update| (update.name(), update)).collect()
}

/// What the records of an update are, whenever they were saved.
fn contents(update: &Update) -> Vec<String> {
    update.records.iter().map(content).collect()
}

fn shown_name(update: &Update) -> String {
    format!("{} `{}`", update.kind(), update.target_name())
}

fn set_name(set: &UpdateSet) -> Option<&str> {
    set.sets.first().map(|row| row.text("name"))
}
