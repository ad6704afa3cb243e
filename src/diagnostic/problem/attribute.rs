//! Attributes of a request of ServiceDesk Plus, as a placeholder names them.

use super::Wording;
use crate::diagnostic::Code;
use crate::diagnostic::words::{choices, tick};

#[derive(Debug, Clone)]
pub(crate) enum AttributeProblem {
    List {
        path: String,
    },
    Object {
        path: String,
        instead: String,
    },
    OtherEdition {
        path: String,
        of: &'static str,
        wanted: &'static str,
        example: String,
    },
    /// `other` is the edition in which it has another name, if that is made as well.
    BareCustomField {
        path: String,
        instead: String,
        other: Option<&'static str>,
    },
    SwappedEditions,
    Unknown {
        path: String,
        near: Option<String>,
    },
    UnknownCustomField {
        path: String,
        edition: &'static str,
        starts: Vec<String>,
    },
}

impl AttributeProblem {
    pub(super) fn wording(&self) -> Wording {
        match self {
            Self::List { path } => Wording::new(
                Code::WholeObject,
                format!("{} is a list, of which a placeholder names no part", tick(path)),
            )
            .label("a list")
            .help("send another attribute, such as a custom field"),
            Self::Object { path, instead } => Wording::new(
                Code::WholeObject,
                format!("{} is an object with several values, not one", tick(path)),
            )
            .label("which of its values?")
            .help(format!("did you mean {}?", tick(instead))),
            Self::OtherEdition { path, of, wanted, example } => Wording::new(
                Code::OtherEdition,
                format!("{} is the name of a custom field {of}, not {wanted}", tick(path)),
            )
            .label(format!("not {wanted}"))
            .help(format!(
                "write the name that it has {wanted}, such as {}; `cloud` and `on_premises` below \
                 the key take one each",
                tick(example)
            )),
            Self::SwappedEditions => Wording::new(
                Code::OtherEdition,
                "each custom field has the kind of name that the other edition has",
            )
            .label("the other way round")
            .help("swap `cloud` and `on_premises`"),
            Self::BareCustomField { path, instead, other } => Wording::new(
                Code::BareCustomField,
                format!("the custom field {} stands outside `udf_fields`", tick(path)),
            )
            .label("no attribute of its own")
            .help(match other {
                None => format!("write {}", tick(instead)),
                Some(other) => format!(
                    "write {}, and the name that it has {other} beside it; `cloud` and \
                     `on_premises` below the key take one each",
                    tick(instead)
                ),
            }),
            Self::Unknown { path, near } => {
                let near = near.as_ref().map(|near| format!("did you mean {}?", tick(near)));
                let look = || "typing `$` in the body of a webhook lists the attributes".to_owned();
                Wording::new(
                    Code::UnknownAttribute,
                    format!("requests have no published attribute {}", tick(path)),
                )
                .label("unknown attribute")
                .help(near.unwrap_or_else(look))
            }
            Self::UnknownCustomField { path, edition, starts } => Wording::new(
                Code::UnknownAttribute,
                format!("{} is no usual name of a custom field {edition}", tick(path)),
            )
            .label("unusual name")
            .help(format!("such names start with {}", choices(starts))),
        }
    }
}
