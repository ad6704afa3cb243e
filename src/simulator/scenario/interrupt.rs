//! What comes between two statements of a script.

use super::context::Context;
use super::file::InterruptKeys;
use super::place::Place;
use crate::choice::Statement;
use crate::diagnostic::FieldProblem;
use crate::ident::TableName;
use crate::yaml::Limits;
use jiff::SignedDuration;

/// Longer than any lease that a script would take.
const PAUSE: Limits = Limits {
    example: "2m",
    min: ("1ms", SignedDuration::from_millis(1)),
    max: ("1h", SignedDuration::from_hours(1)),
};

/// A script stands still before a statement that it sends to the database, or ends there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interrupt {
    /// Where it is written.
    pub place: Place,
    /// The line where it is written.
    pub line: usize,
    /// The kind of statement; any if none.
    pub before: Option<Statement>,
    /// The table that the statement is about; any if none.
    pub table: Option<String>,
    /// Before which of these it is, counted from one.
    pub at: u32,
    /// How long the script stands still, in milliseconds.
    pub ms: u64,
    /// Whether its node restarts instead.
    pub restart: bool,
}

/// The interruption at a place.
pub(super) fn read(cx: &mut Context<'_>, place: Place, keys: &InterruptKeys) -> Interrupt {
    if keys.restart.is_some() && cx.is_written(&place.key("for")) {
        let (other, reason) = ("restart".to_owned(), "such a script never goes on");
        cx.report_key(&place.key("for"), FieldProblem::Conflict { key: "for", other, reason });
    }
    let pause = keys.pause.as_ref();
    Interrupt {
        line: cx.line(&place),
        before: keys.before,
        table: keys.table.as_ref().map(|it| cx.name(&place.key("table"), it, TableName::parse)),
        at: keys.at.unwrap_or(1),
        ms: pause.map(|it| cx.duration(&place.key("for"), it, &PAUSE)).unwrap_or_default(),
        restart: keys.restart.is_some(),
        place,
    }
}
