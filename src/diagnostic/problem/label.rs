//! Labels that say something else than was meant.

use super::Wording;
use crate::diagnostic::Code;
use crate::diagnostic::words::tick;

#[derive(Debug, Clone)]
pub(crate) enum LabelProblem {
    /// The longest label of a map, which is longer than its field may be.
    Cut { label: String, length: usize, max: u32 },
    /// A label that leads to something else in Flashduty than is written.
    OtherMeaning { label: String, what: &'static str, usual: &'static str, written: &'static str },
    /// A label that another value of the column has, while that value has another one.
    Swapped { value: String, label: String, column: String, owner: String },
    /// The label of a value in another language, of which Flashduty knows the English one only.
    Translated { label: String, usual: String },
    /// One label that is said to lead to two things, each raw value with its own.
    TwoMeanings { label: String, what: &'static str, meanings: Vec<(String, String)> },
}

impl LabelProblem {
    pub(super) fn wording(&self) -> Wording {
        match self {
            Self::Cut { label, length, max } => Wording::new(
                Code::CutValue,
                format!(
                    "`max: {max}` cuts the label {}, which has {length} characters",
                    tick(label)
                ),
            )
            .label("too short")
            .help("leave `max` out: a label is known as a whole"),
            Self::OtherMeaning { label, what, usual, written } => Wording::new(
                if *what == "progress" { Code::OtherProgress } else { Code::OtherSeverity },
                format!(
                    "the label {} has the {what} {} in Flashduty, not {}",
                    tick(label),
                    tick(usual),
                    tick(written)
                ),
            )
            .label("has no effect there")
            .help(format!(
                "write `{what}: {usual}`, or another label; Flashduty goes by the label alone"
            )),
            Self::Swapped { value, label, column, owner } => Wording::new(
                Code::SwappedLabel,
                format!(
                    "{} is the label of {} in {}, not of {}",
                    tick(label),
                    tick(owner),
                    tick(column),
                    tick(value)
                ),
            )
            .label("label of another value")
            .help(format!(
                "give {} its own label, unless your instance has changed the choices of the field",
                tick(value)
            )),
            Self::Translated { label, usual } => Wording::new(
                Code::UntranslatedStatus,
                format!("the label {} has no documented meaning in Flashduty", tick(label)),
            )
            .label("not translated")
            .help(format!("write {}, which Flashduty knows", tick(usual))),
            Self::TwoMeanings { label, what, meanings } => Wording::new(
                Code::TwoMeanings,
                format!("the label {} has the {what} {}", tick(label), by_value(meanings)),
            )
            .label("contradicts another entry")
            .help("Flashduty knows the label alone; give both the same, or two labels"),
        }
    }
}

/// What each raw value leads to: "`Triggered` for `1` and `Closed` for `6`".
fn by_value(meanings: &[(String, String)]) -> String {
    let each = meanings.iter().map(|(value, word)| format!("{} for {}", tick(word), tick(value)));
    each.collect::<Vec<_>>().join(" and ")
}
