//! Who and what takes part in a scenario: names become `sys_id`s here, and a name that nothing has
//! becomes a finding.

use super::given_tables;
use super::instance::Instance;
use super::preference::ZONE;
use super::records::{Missing, RecordTexts, Records, Row, Rows, is_system, one};
use super::scenario::{Action, ColumnValue, Given, Place, Scenario, When};
use super::zone::Zone;
use crate::diagnostic::{Diagnostics, InstanceProblem, Span};
use crate::dictionary::Dictionary;
use crate::yaml::Places;
use indexmap::IndexMap;
use std::collections::BTreeSet;

/// The property with the time zone of whoever has none.
const DEFAULT_ZONE: &str = "glide.sys.default.tz";

/// The records of a scenario and where names in it are looked up.
pub(super) struct Lookup<'a> {
    pub(super) instance: &'a Instance,
    pub(super) given: &'a Given,
    places: &'a Places,
    pub(super) dictionary: Dictionary,
    pub(super) records: Records,
    /// The time zones of users and of the instance.
    pub(super) zones: BTreeSet<String>,
    pub(super) findings: Diagnostics,
}

impl<'a> Lookup<'a> {
    /// With what is given before the first step of a scenario, and whom its steps make.
    pub(super) fn new(instance: &'a Instance, scenario: &'a Scenario) -> Self {
        let mut lookup = Self::given(instance, &scenario.given, scenario.places());
        lookup.announce(scenario);
        lookup
    }

    /// With what is given, and where that is written.
    pub(super) fn given(instance: &'a Instance, given: &'a Given, places: &'a Places) -> Self {
        let mut lookup = Self {
            instance,
            given,
            places,
            dictionary: instance.dictionary.clone(),
            records: instance.records.clone(),
            zones: BTreeSet::new(),
            findings: Diagnostics::default(),
        };
        lookup.take_out();
        let unsound =
            given_tables::extend(&mut lookup.dictionary, &instance.dictionary, &given.tables);
        lookup.check_ancestry(unsound);
        for (table, records) in &given.records {
            for (key, columns) in records {
                let delivered = instance.installation.sys_id(table, key);
                let id = delivered.filter(|_| !lookup.records.has(table, key));
                let id = id.map(|id| ("sys_id".to_owned(), vec![id]));
                let columns = id.into_iter().chain(columns.iter().map(texts));
                lookup.records.lay(table, key, columns.collect());
            }
        }
        for (group, size) in &given.crowds {
            crowd(&mut lookup.records, group, *size);
        }
        lookup
    }

    /// Finds tables that extend themselves or nothing.
    fn check_ancestry(&mut self, unsound: Vec<(String, Missing)>) {
        let tables = self.given.place.key("tables");
        for (name, missing) in unsound {
            self.missing(&tables.key(&name).key("extends"), missing);
        }
    }

    /// Finds a property that neither the platform nor the update set has, or a zone that is none.
    pub(super) fn check_property(&mut self, place: &Place, name: &str, value: &str) {
        let place = place.key(name);
        let table = "sys_properties";
        let delivered = self.instance.installation.names(table);
        let known: Vec<String> = self.records.keys(table).into_iter().chain(delivered).collect();
        if !known.iter().any(|it| it == name) {
            let problem = InstanceProblem::UnknownProperty { name: name.to_owned(), known };
            self.findings.report(self.key(&place), problem);
        }
        if name == DEFAULT_ZONE && !value.is_empty() {
            if Zone::find(value).is_none() {
                self.missing(&place, Missing::Zone { name: value.to_owned() });
            }
            self.zones.insert(value.to_owned());
        }
    }

    /// Finds a table that there is not.
    pub(super) fn check_table(&mut self, place: &Place, table: &str) {
        if !self.dictionary.tables.contains_key(table) {
            self.missing(place, Missing::Table { table: table.to_owned() });
        }
    }

    /// Finds a value that should name a table, and does not.
    pub(super) fn check_named_table(&mut self, place: &Place, table: &str) {
        if !self.dictionary.tables.contains_key(table) {
            self.missing_at(self.value(place), Missing::Table { table: table.to_owned() });
        }
    }

    /// Finds a value that should name a column of a table, and does not.
    pub(super) fn check_named_column(&mut self, place: &Place, table: &str, column: &str) {
        if self.dictionary.column(table, column).is_none() && !is_system(column) {
            let (table, column) = (table.to_owned(), column.to_owned());
            self.missing_at(self.value(place), Missing::Column { table, column });
        }
    }

    /// Finds columns that a table does not have.
    pub(super) fn check_columns<'n>(
        &mut self,
        place: &Place,
        table: &str,
        names: impl Iterator<Item = &'n String>,
    ) {
        let set = names.map(|name| (name.clone(), String::new())).collect();
        self.stored(place, table, &set);
    }

    /// Makes the names of records known that steps make.
    fn announce(&mut self, scenario: &Scenario) {
        let meanwhile = scenario.given.answers.iter().flat_map(|answer| &answer.meanwhile);
        let whens = scenario.steps.iter().map(|step| &step.when).chain(meanwhile);
        for When { action, .. } in whens {
            if let Action::Insert { table, record, .. } = action {
                let table = table.as_deref().unwrap_or(&self.instance.table);
                self.records.announce(table, record);
            }
        }
    }

    /// The rows that lie over the delivered ones; what is missing for them is found where the
    /// scenario writes it.
    pub(super) fn rows(&mut self) -> Rows {
        let (rows, problems) = self.records.rows(&self.dictionary);
        let users = rows.get("sys_user").into_iter().flatten();
        self.zones.extend(users.filter_map(|user| user.get(ZONE).cloned()));
        for problem in problems {
            let start = self.given.place.key("records");
            let place = problem.path.iter().fold(start, |place, key| place.key(key));
            self.missing(&place, problem.missing);
        }
        rows
    }

    /// Columns of a record as they are stored.
    pub(super) fn stored(
        &mut self,
        place: &Place,
        table: &str,
        set: &IndexMap<String, String>,
    ) -> Row {
        let columns = set.iter().map(|(name, text)| (name.clone(), vec![text.clone()])).collect();
        let (row, problems) = self.records.stored(&self.dictionary, table, &columns);
        for (column, missing) in problems {
            self.missing(&place.key(&column), missing);
        }
        if table == "sys_user" {
            self.zones.extend(row.get(ZONE).cloned());
        }
        row
    }

    /// The `sys_id` of a record; empty if there is none, which is found.
    pub(super) fn record(&mut self, place: &Place, table: &str, key: &str) -> String {
        let delivered = || self.instance.installation.sys_id(table, key);
        self.records.sys_id(table, key).or_else(delivered).unwrap_or_else(|| {
            let missing = Missing::Record { table: table.to_owned(), key: key.to_owned() };
            self.missing(place, missing);
            String::new()
        })
    }

    /// A text with the `sys_id` in place of each `sys_id(KEY)`.
    pub(super) fn text(&mut self, place: &Place, text: &str) -> String {
        let mut written = String::new();
        let mut rest = text;
        while let Some((before, key, after)) = named(rest) {
            written += before;
            let found = self.records.find(&self.instance.table, key).map(|(_, id)| id);
            let id = found.unwrap_or_else(|| {
                let (table, key) = (self.instance.table.clone(), key.to_owned());
                self.missing(place, Missing::Record { table, key });
                String::new()
            });
            written += &id;
            rest = after;
        }
        written + rest
    }

    /// Where the key at a place stands.
    fn key(&self, place: &Place) -> Span {
        self.places.key(&place.path())
    }

    /// Where the value at a place stands.
    pub(super) fn value(&self, place: &Place) -> Span {
        self.places.value(&place.path())
    }

    fn missing(&mut self, place: &Place, missing: Missing) {
        let span = match missing {
            Missing::Table { .. } | Missing::Column { .. } => self.key(place),
            Missing::Record { .. }
            | Missing::Value { .. }
            | Missing::Zone { .. }
            | Missing::End { .. } => self.value(place),
        };
        self.missing_at(span, missing);
    }

    fn missing_at(&mut self, span: Span, missing: Missing) {
        let problem = match missing {
            Missing::Table { table } => {
                let known = self.dictionary.tables.keys().cloned().collect();
                InstanceProblem::UnknownTable { table, known }
            }
            Missing::Column { table, column } => {
                let known = self.dictionary.columns(&table).into_iter().map(str::to_owned);
                InstanceProblem::UnknownColumn { known: known.collect(), table, column }
            }
            Missing::Record { table, key } => {
                let delivered = self.instance.installation.names(&table);
                let known = self.records.keys(&table).into_iter().chain(delivered).collect();
                InstanceProblem::UnknownRecord { known, table, key }
            }
            Missing::Value { column, found, expected } => {
                InstanceProblem::UnfitValue { column, found, expected }
            }
            Missing::Zone { name } => InstanceProblem::UnknownZone { known: Zone::names(), name },
            Missing::End { table } => InstanceProblem::CircularTable { table },
        };
        self.findings.report(span, problem);
    }

    /// Reports a name of which there is none among `known`.
    pub(super) fn unknown_script(&mut self, place: &Place, name: &str) {
        let known = self.instance.installation.background.iter().map(|(name, _)| name.clone());
        let problem =
            InstanceProblem::UnknownScript { name: name.to_owned(), known: known.collect() };
        self.findings.report(self.value(place), problem);
    }
}

/// What comes before the first `sys_id(KEY)` of a text, the key, and what comes after. In a script
/// it is a word of its own: `my_sys_id(`, `x.sys_id(` and `sys_id('x')` are calls.
pub(super) fn named(text: &str) -> Option<(&str, &str, &str)> {
    const WORD: &str = "sys_id(";
    text.match_indices(WORD).find_map(|(at, _)| {
        let (before, rest) = (text.get(..at)?, text.get(at + WORD.len()..)?);
        let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '$' | '.');
        let (key, after) = rest.split_once(')')?;
        let is_name = !key.trim().is_empty() && !key.contains('\n');
        let is_name = is_name && !key.starts_with(['"', '\'']) && !before.ends_with(is_part);
        is_name.then_some((before, key, after))
    })
}

fn texts((name, value): (&String, &ColumnValue)) -> (String, Vec<String>) {
    let texts = match value {
        ColumnValue::Text(text) => vec![text.clone()],
        ColumnValue::Entries(entries) => entries.clone(),
    };
    (name.clone(), texts)
}

/// A group with that many members.
fn crowd(records: &mut Records, group: &str, size: u32) {
    records.lay("sys_user_group", group, RecordTexts::from([one("active", "true")]));
    for number in 1..=size {
        let user = format!("user{number:04}");
        let name = one("name", &format!("User {number:04}"));
        let email = one("email", &format!("{user}@example.com"));
        records.lay("sys_user", &user, RecordTexts::from([name, email, one("active", "true")]));
        let member = RecordTexts::from([one("group", group), one("user", &user)]);
        records.lay("sys_user_grmember", &format!("{group}/{user}"), member);
    }
}

#[cfg(test)]
mod tests {
    use super::named;

    #[test]
    fn a_record_is_named_by_a_word_of_its_own() {
        assert_eq!(named("x='sys_id(INC 1)';"), Some(("x='", "INC 1", "';")));
        assert_eq!(named("a,sys_id(b),c"), Some(("a,", "b", ",c")));
        let mixed = "my_sys_id(1) + gr.sys_id(2) + sys_id('3') + sys_id() + 'sys_id(4)'";
        let (before, key, after) = named(mixed).unwrap();
        assert!(before.ends_with("sys_id() + '"), "{before}");
        assert_eq!((key, after), ("4", "'"));
        for text in ["", "sys_id", "sys_id(", "sys_id(\n)", "$sys_id(x)", "sys_id(\"x\")"] {
            assert_eq!(named(text), None, "{text}");
        }
    }
}
