//! The fields of a payload.

use super::context::Context;
use super::maps::Maps;
use super::{keys, number, reserved};
use crate::diagnostic::{FieldProblem, MappingProblem, NameProblem};
use crate::ident::{ColumnName, FieldPath, JsonKey};
use crate::model::{Field, FieldSource};
use crate::spec::{Entries, FieldEntry, PayloadField, Shown};

/// The JSON keys that the generated scripts set.
const RESERVED: [&str; 8] = [
    "action_type",
    "assignment_group",
    "assignment_group_id",
    "notify_members",
    "personal_channels",
    "rule_id",
    "sys_id",
    "teams_id",
];

/// The fields of `payload` or `state_sync`; nothing if one was refused.
pub(super) fn resolve(
    cx: &mut Context<'_>,
    section: &str,
    written: &Entries<PayloadField>,
    maps: &mut Maps,
) -> Option<Vec<Field>> {
    if cx.is_blank(written) && !cx.document.is_faulty(&[section]) {
        let problem = MappingProblem::EmptySection {
            section: section.to_owned(),
            example: "number: { from: number }",
        };
        cx.report_key(&[section], problem);
        return None;
    }
    if !cx.document.is_faulty(&[section]) {
        keys::check_payload(cx, section, written);
    }
    let mut fields = Vec::new();
    for (key, source) in written {
        let keys = source.keys();
        fields.push(Reader { cx, section, key, keys: &keys }.field(maps));
    }
    fields.into_iter().collect()
}

/// The keys that a text such as `state | states` stands for.
fn keys_in_one_text(text: &str, maps: &Maps) -> Option<String> {
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.';
    let words: Vec<&str> = text.split(|c| !is_part(c)).filter(|word| !word.is_empty()).collect();
    match words.as_slice() {
        [field, "display"] => Some(format!("{{ from: {field}, as: display }}")),
        [field, map] if maps.contains_key(*map) => Some(format!("{{ from: {field}, map: {map} }}")),
        _ => None,
    }
}

struct Reader<'r, 'cx> {
    cx: &'r mut Context<'cx>,
    section: &'r str,
    key: &'r str,
    keys: &'r FieldEntry,
}

impl Reader<'_, '_> {
    fn report(&mut self, key: &str, problem: MappingProblem) {
        self.cx.report(&[self.section, self.key, key], problem);
    }

    fn field(mut self, maps: &mut Maps) -> Option<Field> {
        let place = [self.section, self.key];
        let key = self.cx.key_ident(&place, self.key, JsonKey::parse);
        if RESERVED.contains(&self.key) {
            let key = self.key.to_owned();
            self.cx.report_key(&place, FieldProblem::Reserved { key, reserved: &RESERVED });
        }
        reserved::key(self.cx, &place, "JSON key");
        let conflict = self.conflict();
        if let Some((key, problem)) = conflict {
            self.cx.report_key(&[self.section, self.key, key], problem);
            return None;
        }
        let source = self.source(maps);
        Some(Field { key: key?, source: source?, max: self.keys.max })
    }

    fn source(&mut self, maps: &mut Maps) -> Option<FieldSource> {
        let path = |key| [self.section, self.key, key];
        match (&self.keys.from, &self.keys.journal, &self.keys.value) {
            (Some(from), None, None) => {
                reserved::field(self.cx, &path("from"), from);
                if let Some(near) = keys_in_one_text(from, maps) {
                    let (found, expected) = (from.clone(), "a field alone");
                    let near = Some(near);
                    self.cx.report(&path("from"), NameProblem::Invalid { found, expected, near });
                    return None;
                }
                let from = self.cx.ident(&path("from"), from, FieldPath::parse);
                let map = self.keys.map.as_ref().map(|map| self.map(map, maps));
                Some(match (self.keys.shown, map) {
                    (_, Some(map)) => FieldSource::Mapped { from: from?, map: map? },
                    (Some(_), None) => FieldSource::Display(from?),
                    (None, None) => FieldSource::Raw(from?),
                })
            }
            (None, Some(journal), None) => {
                reserved::field(self.cx, &path("journal"), journal);
                let journal = self.cx.ident(&path("journal"), journal, ColumnName::parse);
                Some(FieldSource::Journal {
                    column: journal?,
                    html: self.keys.shown == Some(Shown::Html),
                    anyone: self.keys.by.is_some(),
                })
            }
            (None, None, Some(value)) if self.keys.shown.is_some() => {
                let sent = value.as_number();
                if sent.is_none() {
                    self.cx.report(&path("as"), number::problem(value));
                }
                sent.map(|it| FieldSource::Constant(it.into()))
            }
            (None, None, Some(value)) => {
                if let Some(text) = value.0.as_str() {
                    let blank = text.trim().is_empty();
                    let check = if blank { Context::line } else { Context::prose };
                    check(self.cx, &path("value"), "the constant", text, 8000)?;
                }
                Some(FieldSource::Constant(value.0.clone()))
            }
            _ => self.no_single_source(),
        }
    }

    fn no_single_source(&mut self) -> Option<FieldSource> {
        let place = [self.section, self.key];
        let found = self.sources();
        let key = self.key.to_owned();
        if !found.is_empty() {
            self.cx.report_key(&place, FieldProblem::SeveralSources { key, found });
        } else if !self.cx.document.is_faulty(&place) {
            self.cx.report_key(&place, FieldProblem::NoSource { key });
        }
        None
    }

    fn sources(&self) -> Vec<&'static str> {
        let keys = self.keys;
        [
            ("from", keys.from.is_some()),
            ("journal", keys.journal.is_some()),
            ("value", keys.value.is_some()),
        ]
        .into_iter()
        .filter_map(|(key, written)| written.then_some(key))
        .collect()
    }

    fn map(&mut self, name: &str, maps: &mut Maps) -> Option<String> {
        if let Some(known) = maps.get_mut(name) {
            known.used = true;
            return Some(name.to_owned());
        }
        if !self.cx.document.is_faulty(&["maps", name]) {
            let known = maps.keys().cloned().collect();
            let problem = MappingProblem::UnknownMap { name: name.to_owned(), known };
            if self.cx.document.is_written(&[self.section, self.key, "map"]) {
                self.report("map", problem);
            } else {
                self.cx.report(&["maps", name], problem);
            }
        }
        None
    }

    /// A key that does not go with another one, and why.
    fn conflict(&self) -> Option<(&'static str, FieldProblem)> {
        let keys = self.keys;
        let source = match self.sources().as_slice() {
            [only] => *only,
            _ => return None,
        };
        let conflict = |key, other: &str, reason| {
            Some((key, FieldProblem::Conflict { key, other: other.to_owned(), reason }))
        };
        if let Some(reason) = keys.shown.and_then(|shown| misplaced(shown, source)) {
            return conflict("as", source, reason);
        }
        if keys.by.is_some() && source != "journal" {
            return conflict("by", source, "only the entries of a journal have authors");
        }
        match (source, keys.shown.is_some(), keys.map.is_some(), keys.max.is_some()) {
            ("from", true, true, _) => conflict("as", "map", "a map already says what is sent"),
            ("journal" | "value", _, true, _) => {
                conflict("map", source, "only the raw value of a field can be mapped")
            }
            ("value", _, _, true) => {
                conflict("max", source, "a constant is as long as you write it")
            }
            _ => None,
        }
    }
}

/// Why the value of a source cannot be sent as this; nothing if it can.
fn misplaced(shown: Shown, source: &str) -> Option<&'static str> {
    match (shown, source) {
        (Shown::Display, "from") | (Shown::Html, "journal") | (Shown::Number, "value") => None,
        (Shown::Display, _) => Some("only a field has a display value"),
        (Shown::Html, _) => Some("only the entry of a journal is sent without its HTML"),
        (Shown::Number, _) => Some("what a record holds is sent as a text"),
    }
}
