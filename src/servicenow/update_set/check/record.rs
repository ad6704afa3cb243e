//! The payload of an update: one whole record, in agreement with the update's row.

use super::findings::SetFindings;
use super::secret;
use crate::ident::SysId;
use crate::servicenow::table::{Attribute, Definition, Form, Table};
use crate::servicenow::update_set::columns;
use crate::servicenow::update_set::contents::{ReadRecord, Update};

/// Columns that are the same in every record of the global scope.
const VALUES: [(&str, &str); 3] =
    [("sys_package", "global"), ("sys_policy", ""), ("sys_scope", "global")];

const COMPANION: &str = "sys_translated_text";

pub(super) fn check(update: &Update, date: &str, findings: &mut SetFindings) {
    if let Some(message) = &update.unreadable {
        findings.unsound("malformed-payload", format!("the payload {message}"));
    } else if let Some(record) = update.record() {
        check_scope(update, record, findings);
        secret::check(update, findings);
        check_row(update, record, findings);
        findings.dates(record, date);
        findings.values(record, &VALUES);
        if let Some(table) = Table::from_name(&record.table) {
            check_record(table, update, record, date, findings);
        } else {
            let text = format!("records of `{}` are not part of the integration", record.table);
            findings.differs("unknown-table", text);
        }
    } else {
        findings.unsound("no-record", "the payload holds no record".to_owned());
    }
}

/// Whether a record belongs to an application without a scope of its own: the package of such a one
/// is named by its key, and not by a scope.
pub(super) fn is_of_global_application(update: &Update) -> bool {
    let package = update.record().and_then(|record| record.column("sys_package"));
    let source = package.and_then(|package| package.attribute("source"));
    source.is_some_and(|it| it == update.row.text("application") && SysId::parse(it).is_ok())
}

/// A record of another application than its update's is refused by the previewer.
fn check_scope(update: &Update, record: &ReadRecord, findings: &mut SetFindings) {
    let (scope, application) = (record.text("sys_scope"), update.row.text("application"));
    if !scope.is_empty() && !application.is_empty() && scope != application {
        let text = format!("`sys_scope` is `{scope}`, but the `application` is `{application}`");
        findings.unsound("other-scope", text);
    }
}

/// What row and record say of each other; the previewer finds records of the same set by their
/// updates' names.
fn check_row(update: &Update, record: &ReadRecord, findings: &mut SetFindings) {
    if let Some(expected) = update.canonical_name() {
        findings.same("other-name", "name", update.name(), &expected);
        findings.same("other-name", "sys_update_name", record.text("sys_update_name"), &expected);
    }
    let form = Table::from_name(&record.table).map(|table| table.definition().form);
    let mut same = |name, found, expected| findings.same("unexpected-value", name, found, expected);
    same("sys_class_name", record.text("sys_class_name"), &record.table);
    if matches!(form, None | Some(Form::Plain { .. })) {
        same("target_name", update.target_name(), record.text("sys_name"));
    }
    same("action of the record", record.action(), update.action());
}

fn check_record(
    table: Table,
    update: &Update,
    record: &ReadRecord,
    date: &str,
    findings: &mut SetFindings,
) {
    let definition = table.definition();
    findings.same("unexpected-value", "type", update.kind(), definition.label);
    let found = update.attributes.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    if !found.eq(root_attributes(definition)) {
        let text = "`record_update` has other attributes than a record of this table".to_owned();
        findings.differs("unexpected-value", text);
    }
    findings.same("unexpected-value", "view", update.row.text("view"), definition.view);
    check_key(definition.form, update, record, findings);
    check_columns(table, record, findings);
    if let Form::Around { parts_first, .. } = definition.form {
        check_parts(update, record, date, parts_first, findings);
    } else {
        check_companions(definition, update, record, findings);
    }
}

fn root_attributes(definition: &Definition) -> Vec<(&'static str, &'static str)> {
    let is_plain = matches!(definition.form, Form::Plain { .. });
    let domain = (is_plain && definition.has_domain()).then_some(("sys_domain", "global"));
    domain.into_iter().chain(is_plain.then_some(("table", definition.name))).collect()
}

/// The element that has what the platform finds a record by that its `sys_id` does not tell.
fn check_key(form: Form, update: &Update, record: &ReadRecord, findings: &mut SetFindings) {
    let (found, name) = match form {
        Form::Plain { .. } => return,
        Form::Part => {
            let text =
                format!("`{}` does not stand beside the record that it is a part of", record.table);
            return findings.unsound_if_ours("no-key", text);
        }
        Form::Keyed(_) => (Some(record), record.table.as_str()),
        Form::Around { element, .. } => (update.around.as_ref(), element),
    };
    let Some(found) = found.filter(|it| it.table == name) else {
        let text = format!("`{}` does not stand in an element `{name}`", record.table);
        return findings.unsound_if_ours("no-key", text);
    };
    for (attribute, from) in form.attributes() {
        let expected = match from {
            Attribute::Column(column) => record.text(column),
            Attribute::Always(text) => text,
        };
        let value = found.attribute(attribute).unwrap_or_default();
        if value != expected {
            let text = format!("`{attribute}` of `{name}` is `{value}`, expected `{expected}`");
            findings.unsound_if_ours("other-key", text);
        }
    }
}

fn check_columns(table: Table, record: &ReadRecord, findings: &mut SetFindings) {
    findings.columns(record, &columns::required(table), &columns::optional(table));
    for column in &record.columns {
        let length = column.text.chars().count();
        if let Some(most) = columns::longest(table, &column.name).filter(|most| length > *most) {
            let name = &column.name;
            let text = format!("`{name}` has {length} characters, but the instance keeps {most}");
            findings.differs("too-long", text);
        }
    }
}

/// The parts of a choice list or a layout stand together, on their side of its record.
fn check_parts(
    update: &Update,
    record: &ReadRecord,
    date: &str,
    parts_first: bool,
    findings: &mut SetFindings,
) {
    let end = if parts_first { update.records.last() } else { update.records.first() };
    if end != Some(record) {
        let place = if parts_first { "behind its parts" } else { "before its parts" };
        let text = format!("the `{}` does not stand {place}", record.table);
        findings.differs("record-order", text);
    }
    for part in update.records.iter().filter(|other| *other != record) {
        match Table::from_name(&part.table) {
            Some(table) if table.definition().form == Form::Part => {
                check_columns(table, part, findings);
                findings.dates(part, date);
                findings.same(
                    "unexpected-value",
                    "action of a part",
                    part.action(),
                    update.action(),
                );
            }
            _ => {
                let text = format!("found a `{}` among the parts of the record", part.table);
                findings.differs("unexpected-companion", text);
            }
        }
    }
}

fn check_companions(
    definition: &Definition,
    update: &Update,
    record: &ReadRecord,
    findings: &mut SetFindings,
) {
    let is_translated = definition.form == Form::Plain { is_translated: true };
    let mut missing = is_translated;
    for companion in update.records.iter().filter(|other| *other != record) {
        if companion.table != COMPANION || !is_translated {
            let what = "beside the record, which older releases cannot commit";
            let text = format!("found a `{}` {what}", companion.table);
            findings.differs("unexpected-companion", text);
            continue;
        }
        missing = false;
        let query = companion.attribute("query").unwrap_or_default();
        let expected = format!("documentkey={}", record.sys_id());
        let mut same = |name, found, expected| {
            findings.same("unexpected-value", name, found, expected);
        };
        same("action of the companion", companion.action(), "delete_multiple");
        same("query", query, &expected);
    }
    if missing {
        let text = format!("the `{COMPANION}` that belongs to such a record is missing");
        findings.differs("missing-companion", text);
    }
}
