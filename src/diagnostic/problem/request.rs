//! Requests of ServiceDesk Plus: the keys of a webhook's body, and statuses.

use super::Wording;
use crate::diagnostic::Code;
use crate::diagnostic::words::tick;

#[derive(Debug, Clone)]
pub(crate) enum RequestProblem {
    ConstantId,
    NoId,
    NoPath { key: String, edition: &'static str, word: &'static str },
    OtherAttribute { key: String, path: String, usual: &'static str },
    OtherId { path: String },
    OtherProgress { status: String, usual: &'static str, written: &'static str },
    PlaceholderInConstant,
    UntranslatedStatus { status: String, near: Option<String> },
}

impl RequestProblem {
    pub(super) fn wording(&self) -> Wording {
        match self {
            Self::ConstantId => Wording::new(
                Code::ConstantId,
                "the id is the same for all requests, so that all would be one incident",
            )
            .label("not the request's id")
            .help("write `request_id: id`"),
            Self::NoId => Wording::new(
                Code::MissingId,
                "the body has no `request_id`, by which Flashduty tells requests apart",
            )
            .label("needs `request_id`")
            .help("add `request_id: id`"),
            Self::NoPath { key, edition, word } => {
                Wording::new(Code::FieldSource, format!("{} has no path {edition}", tick(key)))
                    .label(format!("needs `{word}`"))
                    .help(format!(
                        "add `{word}:` with a path, such as `priority.name`, or leave the edition \
                         out of `editions`"
                    ))
            }
            Self::OtherAttribute { key, path, usual } => Wording::new(
                Code::OtherAttribute,
                format!("{} is sent as the {} of the request", tick(path), tick(key)),
            )
            .label("another attribute")
            .help(format!("write `{key}: {usual}`")),
            Self::OtherId { path } => Wording::new(
                Code::OtherId,
                format!("`request_id` is {}, not the `id` of the request", tick(path)),
            )
            .label("another attribute")
            .help("write `request_id: id`; Flashduty uses it to find the request again"),
            Self::OtherProgress { status, usual, written } => Wording::new(
                Code::OtherProgress,
                format!("{} becomes {} in Flashduty, not `{written}`", tick(status), tick(usual)),
            )
            .label("has no effect there")
            .help(format!("write {}; the list is for the guide only", tick(usual))),
            Self::PlaceholderInConstant => Wording::new(
                Code::EvaluatedText,
                "the constant contains `${`, which ServiceDesk Plus would replace",
            )
            .label("would be replaced")
            .help("write it without `${`, or name one attribute by its bare path"),
            Self::UntranslatedStatus { status, near } => {
                let test = || "find out with a test request what it does in Flashduty".to_owned();
                let near = near.as_ref().map(|near| format!("did you mean {}?", tick(near)));
                Wording::new(
                    Code::UntranslatedStatus,
                    format!(
                        "the status {} has no documented meaning in Flashduty, so it is sent as it \
                         is, not translated",
                        tick(status)
                    ),
                )
                .label("not translated")
                .help(near.unwrap_or_else(test))
            }
        }
    }
}
