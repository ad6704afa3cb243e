//! Tables and columns that the standard instance does not have.

use super::actor::read_roles;
use super::context::Context;
use super::file::{ChoiceEntry, ColumnEntry, ColumnKeys, TableKeys};
use super::place::Place;
use crate::choice::ColumnType;
use crate::diagnostic::{FieldProblem, ScenarioProblem};
use crate::ident::{ColumnName, TableName};
use crate::yaml::Text;
use indexmap::IndexMap;

/// A table, or more columns of one that is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenTable {
    /// Its label.
    pub label: Option<String>,
    /// The table that it extends.
    pub extends: Option<String>,
    /// The column that people know a record by.
    pub display: Option<String>,
    /// The roles that may read it; anybody if none.
    pub read: Option<Vec<String>>,
    /// Its columns by name.
    pub columns: IndexMap<String, GivenColumn>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenColumn {
    /// Its type.
    pub kind: ColumnType,
    /// The table that it leads to; there for a reference, and only there.
    pub reference: Option<String>,
    /// Its label.
    pub label: Option<String>,
    /// Raw value, then language, to label.
    pub choices: IndexMap<String, IndexMap<String, String>>,
}

/// The tables at a place, by name.
pub(super) fn read(
    cx: &mut Context<'_>,
    place: &Place,
    written: &IndexMap<String, TableKeys>,
) -> IndexMap<String, GivenTable> {
    let tables = written.iter().map(|(name, keys)| {
        let place = place.key(name);
        (cx.key_name(&place, TableName::parse), read_table(cx, &place, keys))
    });
    tables.collect()
}

fn read_table(cx: &mut Context<'_>, place: &Place, keys: &TableKeys) -> GivenTable {
    let columns = keys.columns.iter().flatten().filter_map(|(name, entry)| {
        let place = place.key("columns").key(name);
        let name = cx.key_name(&place, ColumnName::parse);
        Some((name, read_entry(cx, &place, entry)?))
    });
    let columns = columns.collect();
    GivenTable {
        label: keys.label.as_ref().map(|it| cx.text(&place.key("label"), "the label", it)),
        extends: keys
            .extends
            .as_ref()
            .map(|it| cx.name(&place.key("extends"), it, TableName::parse)),
        display: keys
            .display
            .as_ref()
            .map(|it| cx.name(&place.key("display"), it, ColumnName::parse)),
        read: keys.read.as_ref().map(|roles| read_roles(cx, &place.key("read"), roles)),
        columns,
    }
}

fn read_entry(cx: &mut Context<'_>, place: &Place, entry: &ColumnEntry) -> Option<GivenColumn> {
    match entry {
        ColumnEntry::Keys(keys) => read_column(cx, place, keys),
        ColumnEntry::Type(kind) => {
            read_column(cx, place, &ColumnKeys { kind: Some(*kind), ..ColumnKeys::default() })
        }
    }
}

fn read_column(cx: &mut Context<'_>, place: &Place, keys: &ColumnKeys) -> Option<GivenColumn> {
    let kind = keys.kind?;
    let is_reference = kind == ColumnType::Reference;
    if is_reference && !cx.is_written(&place.key("reference")) {
        cx.report_key(place, ScenarioProblem::ColumnWithoutTable);
    }
    if !is_reference && cx.is_written(&place.key("reference")) {
        let (other, reason) = (format!("type: {}", kind.as_str()), "only a reference leads on");
        let problem = FieldProblem::Conflict { key: "reference", other, reason };
        cx.report_key(&place.key("reference"), problem);
    }
    let table = keys.reference.as_ref();
    Some(GivenColumn {
        kind,
        reference: table.map(|it| cx.name(&place.key("reference"), it, TableName::parse)),
        label: keys.label.as_ref().map(|it| cx.text(&place.key("label"), "the label", it)),
        choices: read_choices(cx, &place.key("choices"), keys),
    })
}

fn read_choices(
    cx: &mut Context<'_>,
    place: &Place,
    keys: &ColumnKeys,
) -> IndexMap<String, IndexMap<String, String>> {
    let choices = keys.choices.iter().flatten().map(|(value, entry)| {
        let place = place.key(value);
        let labels = match entry {
            ChoiceEntry::Label(label) => {
                [("en".to_owned(), cx.text(&place, "the label", label))].into()
            }
            ChoiceEntry::Labels(labels) => {
                let label = |(language, label): (&String, &Text)| {
                    (language.clone(), cx.text(&place.key(language), "the label", label))
                };
                labels.iter().map(label).collect()
            }
        };
        (value.clone(), labels)
    });
    choices.collect()
}
