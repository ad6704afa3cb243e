//! Standard fields that the table of a mapping does not have.

use super::context::Context;
use crate::diagnostic::BaseProblem;
use crate::dictionary::Dictionary;
use crate::model::Field;

/// Warns of them where the table is known. Of others only an instance knows.
pub(super) fn check(cx: &mut Context<'_>, table: &str, section: &'static str, fields: &[Field]) {
    let base = Dictionary::base();
    // A table of the platform itself is refused.
    if table.starts_with("sys_") || !base.tables.contains_key(table) {
        return;
    }
    let is_absent = |field: &&Field| {
        let column = field.source.path().and_then(|path| path.split('.').next());
        let is_standard = !cx.document.is_written(&[section, field.key.as_str()]);
        is_standard && column.is_some_and(|it| base.column(table, it).is_none())
    };
    let keys: Vec<String> =
        fields.iter().filter(is_absent).map(|it| it.key.as_str().to_owned()).collect();
    if !keys.is_empty() {
        let (table, extends) = (table.to_owned(), cx.extends);
        let problem = BaseProblem::Absent { section, table, keys, extends };
        cx.report(&["servicenow", "table"], problem);
    }
}
