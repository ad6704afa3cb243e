//! The webhook's body: its keys, and what is sent under each.

use super::attribute::{self, Published};
use crate::diagnostic::{
    AttributeProblem, FieldProblem, MappingProblem, NameProblem, RequestProblem, ShapeProblem,
    TextProblem,
};
use crate::ident::{AttributePath, IdentError, JsonKey};
use crate::model::{Body, BodyField, BodyValue, Edition};
use crate::resolve::context::Context;
use crate::resolve::{keys, reserved};
use crate::spec::{self, Entries};
use serde_json::Value;

/// The keys that Flashduty gives a meaning; all others are custom fields.
///
/// Source: Flashduty docs, "ServiceDesk Plus".
const KNOWN_KEYS: [&str; 5] = ["description", "priority", "request_id", "status", "subject"];

/// The key by which Flashduty finds the incident of a request.
const ID: &str = "request_id";

/// The longest constant, as in a payload.
const MAX_CONSTANT: usize = 8000;

/// A field of the body before it is told apart by editions.
struct Field {
    key: JsonKey,
    source: Source,
}

enum Source {
    Constant(Value),
    Attribute { cloud: Option<AttributePath>, on_premises: Option<AttributePath> },
}

/// A body for each edition; nothing if a field was refused.
pub(super) fn resolve(
    cx: &mut Context<'_>,
    written: &Entries<spec::BodyField>,
    editions: &[Edition],
) -> Option<Vec<Body>> {
    let path = ["servicedesk_plus", "body"];
    let table = attribute::published();
    let table =
        table.map_err(|reason| cx.report_key(&path, ShapeProblem::Internal { reason })).ok()?;
    if !cx.document.is_faulty(&path) {
        check_keys(cx, written);
    }
    let fields: Vec<_> = written
        .iter()
        .map(|(key, source)| Reader { cx, table, editions, key }.field(source))
        .collect();
    let fields: Vec<Field> = fields.into_iter().collect::<Option<_>>()?;
    editions.iter().map(|edition| body(*edition, &fields)).collect()
}

fn body(edition: Edition, fields: &[Field]) -> Option<Body> {
    let field = |field: &Field| {
        let value = match (&field.source, edition) {
            (Source::Constant(value), _) => BodyValue::Constant(value.clone()),
            (Source::Attribute { cloud, .. }, Edition::Cloud) => {
                BodyValue::Attribute(cloud.clone()?)
            }
            (Source::Attribute { on_premises, .. }, Edition::OnPremises) => {
                BodyValue::Attribute(on_premises.clone()?)
            }
        };
        Some(BodyField { key: field.key.clone(), value })
    };
    let fields = fields.iter().map(field).collect::<Option<_>>()?;
    Some(Body { edition, fields })
}

/// Reports a body without the id of the request, and keys that look misspelt.
fn check_keys(cx: &mut Context<'_>, written: &Entries<spec::BodyField>) {
    let path = ["servicedesk_plus", "body"];
    if cx.is_blank(written) {
        let section = path.join(".");
        cx.report_key(&path, MappingProblem::EmptySection { section, example: "request_id: id" });
    } else if !written.is_empty() && !written.contains_key(ID) {
        cx.report_key(&path, RequestProblem::NoId);
    }
    keys::check(cx, &path, written, &KNOWN_KEYS, |_| false);
}

/// The attribute that is meant where lines were crossed, or where the id stands for the name.
fn mistaken(key: &str, path: &str) -> Option<&'static str> {
    let root = path.split('.').next().unwrap_or_default();
    let (usual, is_near) = match key {
        "status" => ("status.name", matches!(root, "status" | "priority")),
        "priority" => ("priority.name", matches!(root, "status" | "priority")),
        "subject" => ("subject", path == "description"),
        _ => return None,
    };
    (is_near && path != usual).then_some(usual)
}

struct Reader<'r, 'cx> {
    cx: &'r mut Context<'cx>,
    table: &'static Published,
    editions: &'r [Edition],
    key: &'r str,
}

impl Reader<'_, '_> {
    fn field(mut self, source: &spec::BodyField) -> Option<Field> {
        let place = ["servicedesk_plus", "body", self.key];
        reserved::key(self.cx, &place, "JSON key");
        let key = self.cx.key_ident(&place, self.key, JsonKey::parse);
        let source = match source {
            spec::BodyField::Attribute(text) => {
                let path = self.attribute(&place, text, self.editions);
                path.map(|path| Source::Attribute {
                    cloud: Some(path.clone()),
                    on_premises: Some(path),
                })
            }
            spec::BodyField::Keys(keys) => self.keys(keys),
        };
        Some(Field { key: key?, source: source? })
    }

    fn keys(&mut self, keys: &spec::BodyEntry) -> Option<Source> {
        let key = self.key;
        let place = |last| ["servicedesk_plus", "body", key, last];
        let (cloud, on_premises) = (keys.cloud.as_ref(), keys.on_premises.as_ref());
        if let Some(value) = &keys.value {
            if let Some(other) = cloud.map(|_| "cloud").or(on_premises.map(|_| "on_premises")) {
                let reason = "a constant is the same in each edition";
                let other = other.to_owned();
                let problem = FieldProblem::Conflict { key: "value", other, reason };
                self.cx.report_key(&place("value"), problem);
                return None;
            }
            return self.constant(&place("value"), &value.0).map(Source::Constant);
        }
        for edition in self.editions {
            let is_written = match edition {
                Edition::Cloud => cloud.is_some(),
                Edition::OnPremises => on_premises.is_some(),
            };
            if !is_written && !self.cx.document.is_faulty(&place("value")[..3]) {
                let (edition, word) = (attribute::in_words(*edition), edition.as_str());
                let problem = RequestProblem::NoPath { key: key.to_owned(), edition, word };
                self.cx.report_key(&place("value")[..3], problem);
            }
        }
        let is_swapped = self.is_swapped(keys);
        if is_swapped {
            self.cx.report_key(&place("value")[..3], AttributeProblem::SwappedEditions);
        }
        let mut read = |text: Option<&String>, edition: Edition| {
            let editions = if is_swapped { &[][..] } else { &[edition] };
            text.map(|text| self.attribute(&place(edition.as_str()), text, editions))
        };
        let cloud = read(cloud, Edition::Cloud);
        let on_premises = read(on_premises, Edition::OnPremises);
        if cloud == Some(None) || on_premises == Some(None) {
            return None;
        }
        Some(Source::Attribute { cloud: cloud.flatten(), on_premises: on_premises.flatten() })
    }

    /// Whether each edition has a custom field whose name is of the other edition's kind.
    fn is_swapped(&self, keys: &spec::BodyEntry) -> bool {
        let is_other = |text: &Option<String>, edition| {
            let doubt = text.as_ref().and_then(|text| self.table.doubt(text, edition));
            matches!(doubt, Some(AttributeProblem::OtherEdition { .. }))
        };
        is_other(&keys.cloud, Edition::Cloud) && is_other(&keys.on_premises, Edition::OnPremises)
    }

    /// A path that placeholders of these editions name.
    fn attribute(
        &mut self,
        place: &[&str],
        text: &str,
        editions: &[Edition],
    ) -> Option<AttributePath> {
        reserved::field(self.cx, place, text);
        let edition = editions.first().copied().unwrap_or(Edition::Cloud);
        if let Err(IdentError { expected, longer_than: None, .. }) = AttributePath::parse(text)
            && !text.trim().is_empty()
        {
            let (found, near) = (text.to_owned(), self.table.near(text, edition));
            self.cx.report(place, NameProblem::Invalid { found, expected, near });
            return None;
        }
        let path = self.cx.ident(place, text, AttributePath::parse)?;
        let doubt = editions.iter().find_map(|edition| self.table.doubt(text, *edition));
        let doubt = doubt.map(|it| self.in_each(it, editions));
        if self.key == ID && text != "id" {
            self.cx.report(place, RequestProblem::OtherId { path: text.to_owned() });
        } else if let Some(doubt) = doubt {
            self.cx.report(place, doubt);
        } else if let Some(usual) = mistaken(self.key, text) {
            let (key, path) = (self.key.to_owned(), text.to_owned());
            self.cx.report(place, RequestProblem::OtherAttribute { key, path, usual });
        }
        Some(path)
    }

    /// A doubt about a path for several editions, in one of which the name may be another.
    fn in_each(&self, doubt: AttributeProblem, editions: &[Edition]) -> AttributeProblem {
        let AttributeProblem::BareCustomField { path, instead, .. } = doubt else { return doubt };
        let is_other = |it: &&Edition| self.table.doubt(&instead, **it).is_some();
        let other = editions.iter().find(is_other).map(|it| attribute::in_words(*it));
        AttributeProblem::BareCustomField { path, instead, other }
    }

    fn constant(&mut self, place: &[&str], value: &Value) -> Option<Value> {
        if self.key == ID {
            self.cx.report(place, RequestProblem::ConstantId);
            return None;
        }
        if let Some(text) = value.as_str() {
            if text.contains("${") {
                self.cx.report(place, RequestProblem::PlaceholderInConstant);
                return None;
            }
            if text.trim().is_empty() {
                let what = "the constant".to_owned();
                self.cx.report(place, TextProblem::Empty { what });
                return None;
            }
            self.cx.prose(place, "the constant", text, MAX_CONSTANT)?;
        }
        Some(value.clone())
    }
}
