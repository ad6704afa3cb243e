//! What is there before the first step.

use super::actor::{self, Actor};
use super::answer::{self, Answer};
use super::context::Context;
use super::file::{FlashdutyKeys, GivenKeys, HiddenKeys};
use super::interrupt::{self, Interrupt};
use super::place::Place;
use super::record::{self, Columns};
use super::table::{self, GivenTable};
use crate::choice::UpdateMultiple;
use crate::diagnostic::FieldProblem;
use crate::ident::{ColumnName, TableName};
use crate::yaml::{Json, Text};
use indexmap::IndexMap;
use serde_json::{Map, Value};

/// What is there before the first step, beside or in place of the standard instance.
#[derive(Debug, Clone, PartialEq)]
pub struct Given {
    /// Where it is written.
    pub place: Place,
    /// Who acts, unless a step says otherwise.
    pub actor: Actor,
    /// Tables and columns, by the table's name.
    pub tables: IndexMap<String, GivenTable>,
    /// What the mapping names and the instance does not have: tables, or columns of them.
    pub missing: Vec<(String, Option<String>)>,
    /// Records, by table and by what people call them.
    pub records: IndexMap<String, IndexMap<String, Columns>>,
    /// Groups with that many made-up members.
    pub crowds: IndexMap<String, u32>,
    /// System properties.
    pub properties: IndexMap<String, String>,
    /// What the acting user may not read.
    pub hidden: Vec<Hidden>,
    /// How many jobs run at the same time, beside the requests of users.
    pub workers: u32,
    /// What comes between two statements of a script.
    pub interrupt: Option<Interrupt>,
    /// How the platform's `updateMultiple()` works.
    pub update_multiple: UpdateMultiple,
    /// How requests are answered, in this order.
    pub answers: Vec<Answer>,
    /// What Flashduty has.
    pub flashduty: Flashduty,
}

/// Something that the acting user may not read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Hidden {
    /// All of a table.
    Table(String),
    /// One record of a table.
    Record(String, String),
    /// One field of a table, in every record.
    Field(String, String),
}

/// What Flashduty has, in place of the standard objects of each kind.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Flashduty {
    /// The escalation rules of the channel.
    pub rules: Option<Vec<Map<String, Value>>>,
    /// The people.
    pub persons: Option<Vec<Map<String, Value>>>,
    /// The teams.
    pub teams: Option<Vec<Map<String, Value>>>,
    /// The schedules.
    pub schedules: Option<Vec<Map<String, Value>>>,
    /// The channel.
    pub channel: Option<Map<String, Value>>,
}

/// What is given at a place.
pub(super) fn read(cx: &mut Context<'_>, place: Place, keys: &GivenKeys) -> Given {
    let (user, language, roles) = (keys.user.as_ref(), keys.language.as_ref(), keys.roles.as_ref());
    let written = actor::ActorKeys { place: &place, user_key: "user", user, language, roles };
    let actor = written.read(cx, &Actor::default());
    let crowds = keys.crowds.iter().flatten();
    let crowds = crowds.map(|(group, size)| {
        (cx.key_text(&place.key("crowds").key(group), "the group's name"), size.0)
    });
    let crowds = crowds.collect();
    let properties = keys.properties.clone().unwrap_or_default();
    let hidden = keys.hidden.iter().flatten().enumerate();
    let hidden =
        hidden.filter_map(|(at, it)| read_hidden(cx, &place.key("hidden").item(at), it.as_ref()?));
    let hidden = hidden.collect();
    let tables = keys.tables.clone().unwrap_or_default();
    let records = keys.records.clone().unwrap_or_default();
    let answers = keys.answers.as_deref().unwrap_or_default();
    let missing = keys.missing.as_deref().unwrap_or_default();
    Given {
        missing: read_missing(cx, &place.key("missing"), missing),
        tables: table::read(cx, &place.key("tables"), &tables),
        records: record::read_tables(cx, &place.key("records"), &records),
        crowds,
        properties: cx.properties(&place.key("properties"), &properties),
        hidden,
        workers: keys.workers.unwrap_or(1),
        interrupt: keys
            .interrupt
            .as_ref()
            .map(|it| interrupt::read(cx, place.key("interrupt"), it)),
        update_multiple: keys.update_multiple.unwrap_or_default(),
        answers: answer::read_all(cx, &place.key("answers"), answers, &actor),
        flashduty: keys.flashduty.as_ref().map(read_flashduty).unwrap_or_default(),
        actor,
        place,
    }
}

/// Tables, and columns as `table.column`.
fn read_missing(
    cx: &mut Context<'_>,
    place: &Place,
    written: &[Option<Text>],
) -> Vec<(String, Option<String>)> {
    let items = written.iter().enumerate();
    let items = items.filter_map(|(at, text)| text.as_ref().map(|text| (place.item(at), text)));
    let missing = items.map(|(place, text)| match text.split_once('.') {
        None => (cx.name(&place, text, TableName::parse), None),
        Some((table, column)) => {
            let column = cx.name(&place, column, ColumnName::parse);
            (cx.name(&place, table, TableName::parse), Some(column))
        }
    });
    missing.collect()
}

fn read_hidden(cx: &mut Context<'_>, place: &Place, keys: &HiddenKeys) -> Option<Hidden> {
    let table = cx.name(&place.key("table"), keys.table.as_ref()?, TableName::parse);
    match (&keys.record, &keys.field) {
        (None, None) => Some(Hidden::Table(table)),
        (Some(record), None) => {
            Some(Hidden::Record(table, cx.text(&place.key("record"), "the record's name", record)))
        }
        (None, Some(field)) => {
            Some(Hidden::Field(table, cx.name(&place.key("field"), field, ColumnName::parse)))
        }
        (Some(_), Some(_)) => {
            let (other, reason) = ("record".to_owned(), "a field is hidden in every record");
            cx.report_key(
                &place.key("field"),
                FieldProblem::Conflict { key: "field", other, reason },
            );
            None
        }
    }
}

fn read_flashduty(keys: &FlashdutyKeys) -> Flashduty {
    let object = |keys: &IndexMap<String, Json>| -> Map<String, Value> {
        keys.iter().map(|(key, value)| (key.clone(), value.0.clone())).collect()
    };
    let objects = |list: &Vec<Option<IndexMap<String, Json>>>| {
        list.iter().flatten().map(object).collect::<Vec<_>>()
    };
    Flashduty {
        rules: keys.rules.as_ref().map(objects),
        persons: keys.persons.as_ref().map(objects),
        teams: keys.teams.as_ref().map(objects),
        schedules: keys.schedules.as_ref().map(objects),
        channel: keys.channel.as_ref().map(object),
    }
}
