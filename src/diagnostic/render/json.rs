//! Findings for a program.

use super::Report;
use crate::diagnostic::{Diagnostic, Position, Source};
use serde_json::{Value, json};

/// One JSON array of all findings; a finding without a place gets the file's first character.
///
/// Lines and columns count from one, columns in characters; the end is the first character after.
#[must_use]
pub fn json(reports: &[Report<'_>]) -> Value {
    reports
        .iter()
        .flat_map(|report| {
            let findings = report.findings();
            findings.iter().map(|it| finding(report.source, it)).collect::<Vec<_>>()
        })
        .collect()
}

fn finding(source: &Source, diagnostic: &Diagnostic) -> Value {
    let (start, end) = ends(source, diagnostic);
    json!({
        "code": diagnostic.code.as_str(),
        "severity": diagnostic.level.as_str(),
        "file": source.name(),
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "message": diagnostic.message,
        "label": diagnostic.label,
        "help": diagnostic.help,
    })
}

pub(super) fn ends(source: &Source, diagnostic: &Diagnostic) -> (Position, Position) {
    let span = diagnostic.span.unwrap_or_default();
    (source.position(span.start), source.position(span.end))
}
