//! What a mapping names and the simulated instance does not have, taken for granted: an instance
//! with tables and columns of its own need not be described first.
//!
//! A name that looks like one that is known is probably misspelt. It is not taken for granted, so
//! that scripts which read it fail.

use super::given_tables;
use super::instance::{Instance, Misspelt};
use super::lookup::Lookup;
use super::records::{RecordTexts, is_system, one};
use super::scenario::Facts;
use super::words::{self, RECORDS};
use super::world;
use crate::diagnostic::{Diagnostics, InstanceProblem, Source, nearest};
use crate::dictionary::{Column, Dictionary, TableEntry};
use crate::model::{BusinessRule, FieldSource, MapEntry, ServiceNow};
use crate::spec::Spec;
use crate::yaml;

/// What the records of every table have: columns, and the tables that they refer to.
const OWN: [(&str, Option<&str>); 4] = [
    ("short_description", None),
    ("description", None),
    ("assignment_group", Some("sys_user_group")),
    ("assigned_to", Some("sys_user")),
];

impl Instance {
    /// Adds what a mapping names and the instance does not have: the table as one that extends
    /// `task`, columns as texts, choices; and the records that every mapping can be tried on.
    #[must_use]
    pub fn assuming(mut self, servicenow: &ServiceNow) -> Self {
        self.assume_all(servicenow);
        self.find_untold(servicenow);
        self
    }

    /// The same on the instance of a company: what its facts describe is no assumption. Findings if
    /// they name what is not there.
    pub fn assuming_with(
        mut self,
        servicenow: &ServiceNow,
        facts: &Facts,
    ) -> Result<Self, Diagnostics> {
        let standard = self.dictionary.clone();
        // What is unsound is found below, where the tables of the mapping are there as well.
        let _ = given_tables::extend(&mut self.dictionary, &standard, &facts.given.tables);
        self.assume_all(servicenow);
        let mut instance = self;
        let mut lookup = Lookup::given(&instance, &facts.given, facts.places());
        lookup.check_given();
        lookup.rows();
        if !lookup.findings.is_empty() {
            lookup.findings.finish();
            return Err(lookup.findings);
        }
        (instance.dictionary, instance.records) = (lookup.dictionary, lookup.records);
        instance.missing.clone_from(&facts.given.missing);
        instance.properties.extend(facts.given.properties.clone());
        instance.flashduty = world::flashduty(&instance.flashduty, &facts.given.flashduty);
        instance.find_untold(servicenow);
        Ok(instance)
    }

    /// What was taken for granted, such as `incident.u_region`, in the order of the mapping.
    #[must_use]
    pub fn assumed(&self) -> &[String] {
        &self.assumed
    }

    /// What is probably misspelt in the mapping whose text this is.
    #[must_use]
    pub fn doubts(&self, spec: &Source) -> Diagnostics {
        let mut doubts = Diagnostics::default();
        if self.misspelt.is_empty() {
            return doubts;
        }
        let Some(document) = yaml::read::<Spec>(spec, &mut Diagnostics::default()) else {
            return doubts;
        };
        for (section, key, path) in &self.sources {
            for it in self.misspelt.iter().filter(|it| it.path == *path) {
                let problem = InstanceProblem::DoubtfulColumn {
                    table: it.table.clone(),
                    column: it.column.clone(),
                    near: it.near.clone(),
                };
                let journal = [*section, key, "journal"];
                let place = match *section {
                    "servicenow" => [*section, key, "filter"],
                    _ if document.is_written(&journal) => journal,
                    _ => [*section, key, "from"],
                };
                doubts.report(document.value(&place), problem);
            }
        }
        doubts.finish();
        doubts
    }

    fn assume_all(&mut self, servicenow: &ServiceNow) {
        self.forget_base();
        self.assume_table(servicenow.table.as_str());
        self.assume_columns(servicenow);
        self.lay_records(servicenow);
    }

    fn assume_table(&mut self, table: &str) {
        if self.dictionary.tables.contains_key(table) {
            return;
        }
        let extends = Some("task".to_owned());
        let entry = TableEntry { label: label(table), extends, ..TableEntry::default() };
        self.dictionary.tables.insert(table.to_owned(), entry);
        self.assumed.push(table.to_owned());
    }

    fn assume_columns(&mut self, servicenow: &ServiceNow) {
        let table = servicenow.table.as_str();
        for (column, reference) in OWN {
            let definition = reference.map_or_else(Column::text, reference_to);
            self.dictionary.add_column(table, column, definition);
        }
        self.sources = sources(servicenow);
        let known = Dictionary::clone(&self.dictionary);
        let filter = servicenow.business_rule.iter().flat_map(BusinessRule::filter_paths);
        for path in servicenow.paths().into_iter().chain(filter) {
            self.assume(&known, table, path, path);
        }
        for (column, entries) in mapped(servicenow).into_iter().filter(|it| !it.0.contains('.')) {
            assume_choices(&mut self.dictionary, table, column, entries);
        }
    }

    /// Adds the columns of a path: references to tables of their own, and a text at the end.
    fn assume(&mut self, known: &Dictionary, table: &str, path: &str, whole: &str) {
        let (first, rest) =
            path.split_once('.').map_or((path, None), |(it, rest)| (it, Some(rest)));
        if self.dictionary.column(table, first).is_none() && !is_system(first) {
            if let Some(near) = nearest(first, &known.alike(table, first)) {
                let near = near.to_owned();
                let (table, column) = (table.to_owned(), first.to_owned());
                self.misspelt.push(Misspelt { path: whole.to_owned(), table, column, near });
                return;
            }
            self.assumed.push(format!("{table}.{first}"));
            // A field may be called like a table that it does not refer to.
            let target = rest.map(|_| format!("{table}_{first}"));
            // What incidents have by that name is what other tables have by it as well.
            let alike = known.column("incident", first).filter(|it| it.reference.is_some());
            let definition = match (alike, target) {
                (Some(alike), _) => alike.clone(),
                (None, Some(target)) => {
                    let definition = reference_to(&target);
                    self.dictionary.tables.entry(target).or_default();
                    definition
                }
                (None, None) => Column::text(),
            };
            self.dictionary.add_column(table, first, definition);
        }
        let target = self.dictionary.column(table, first).and_then(|it| it.reference.clone());
        if let (Some(rest), Some(target)) = (rest, target) {
            self.assume(known, &target, rest, whole);
        }
    }

    /// The records of the standard instance as records of the mapping's table, with values that the
    /// mapping has a label for: none of them is in a state that is synced.
    fn lay_records(&mut self, servicenow: &ServiceNow) {
        let table = servicenow.table.as_str();
        for number in 1..=RECORDS {
            let mut columns = self.records.columns("incident", &words::record("incident", number));
            let reference = |table: &str, column: &str| {
                Some(self.dictionary.column(table, column)?.reference.clone())
            };
            columns.retain(|column, _| {
                let own = reference(table, column);
                own.is_some() && own == reference("incident", column)
            });
            let is_journal = |column: &str| {
                self.dictionary.column(table, column).is_some_and(Column::is_journal)
            };
            for (_, texts) in columns.iter_mut().filter(|(column, _)| !is_journal(column)) {
                texts.truncate(1);
            }
            if !columns.is_empty() {
                self.fit(servicenow, &mut columns);
            }
            self.records.lay(table, &words::record(table, number), columns);
        }
    }

    /// Puts values that maps have in place of those that they do not have.
    fn fit(&self, servicenow: &ServiceNow, columns: &mut RecordTexts) {
        let table = servicenow.table.as_str();
        for (path, entries) in mapped(servicenow) {
            let first = path.split('.').next().unwrap_or(path);
            let held = self.held(table, columns, path);
            if held.is_none_or(|it| entries.iter().any(|entry| entry.value == it)) {
                continue;
            }
            match entries.first().filter(|_| first == path) {
                Some(entry) => columns.extend([one(path, &entry.value)]),
                None => drop(columns.shift_remove(first)),
            }
        }
        let Some(rule) = &servicenow.business_rule else {
            return;
        };
        let watched = rule.column.as_str();
        let held = columns.get(watched).and_then(|it| it.first());
        if held.is_none_or(|it| rule.states.iter().any(|state| state.value == *it)) {
            match words::open(servicenow) {
                Some(open) => columns.extend([one(watched, &open.value)]),
                None => drop(columns.shift_remove(watched)),
            }
        }
    }

    /// What a record has at the end of a path.
    fn held<'a>(&'a self, table: &str, columns: &'a RecordTexts, path: &str) -> Option<&'a str> {
        let (first, rest) =
            path.split_once('.').map_or((path, None), |(it, rest)| (it, Some(rest)));
        let text = columns.get(first)?.first().filter(|it| !it.is_empty())?;
        let Some(rest) = rest else {
            return Some(text);
        };
        let target = self.dictionary.column(table, first)?.reference.as_deref()?;
        self.held(target, self.records.of(target, text)?, rest)
    }
}

/// The fields of a mapping that read a path, and the filter: section and key of the spec, and the path.
fn sources(servicenow: &ServiceNow) -> Vec<(&'static str, String, String)> {
    let payload = servicenow.payload.iter().map(|field| ("payload", field));
    let rule = servicenow.business_rule.iter().flat_map(|rule| &rule.payload);
    let all = payload.chain(rule.map(|field| ("state_sync", field)));
    let source = |(section, field): (_, &crate::model::Field)| {
        Some((section, field.key.as_str().to_owned(), field.source.path()?.to_owned()))
    };
    let filter = servicenow.business_rule.iter().flat_map(BusinessRule::filter_paths);
    let filter = filter.map(|it| ("servicenow", "business_rule".to_owned(), it.to_owned()));
    all.filter_map(source).chain(filter).collect()
}

/// The paths whose values a map translates, with the map's entries.
fn mapped(servicenow: &ServiceNow) -> Vec<(&str, &[MapEntry])> {
    let mapped = servicenow.fields().filter_map(|field| match &field.source {
        FieldSource::Mapped { from, map } => {
            let map = servicenow.maps.iter().find(|it| it.name == *map)?;
            Some((from.as_str(), map.entries.as_slice()))
        }
        _ => None,
    });
    mapped.collect()
}

/// Adds the values of a map that a column does not have, with the map's labels. A column that has
/// texts in the mapping has no numbers.
fn assume_choices(dictionary: &mut Dictionary, table: &str, column: &str, entries: &[MapEntry]) {
    let Some(mut definition) = dictionary.column(table, column).cloned() else {
        return;
    };
    let missing = entries.iter().filter(|it| !definition.choices.contains_key(&it.value));
    let missing: Vec<&MapEntry> = missing.collect();
    if missing.is_empty() {
        return;
    }
    if missing.iter().any(|it| it.value.parse::<i64>().is_err()) {
        "string".clone_into(&mut definition.kind);
    }
    for MapEntry { value, label, .. } in missing {
        let labels = [("en".to_owned(), label.clone())].into();
        definition.choices.insert(value.clone(), labels);
    }
    if let Some(entry) = dictionary.tables.get_mut(table) {
        entry.columns.insert(column.to_owned(), definition);
    }
}

fn reference_to(table: &str) -> Column {
    let reference = Some(table.to_owned());
    Column { kind: "reference".to_owned(), reference, ..Column::default() }
}

/// `x_acme_ticket` as "X acme ticket", which is what people may call it.
fn label(table: &str) -> String {
    let text = table.replace('_', " ");
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
