//! The spec as written: the types that `mappings.yaml` is read into.
//!
//! Knows the spec's shape but no meaning and no defaults.

mod base;
mod keywords;
mod types;

use crate::diagnostic::FileKind;
use crate::yaml::{self, Content};
pub(crate) use base::lay_over;
use serde_json::Value;
use std::sync::LazyLock;
pub use types::*;

static SCHEMA: LazyLock<Value> = LazyLock::new(|| keywords::added(yaml::schema::<Spec>()));

impl Content for Spec {
    const KIND: FileKind = FileKind::Spec;
    const GIVEN: &'static [&'static [&'static str]] = &[
        &["dialog", "recommend"],
        &["maps", "*"],
        &["servicedesk_plus", "priorities"],
        &["servicedesk_plus", "statuses"],
    ];
    const PROSE: Option<&'static [&'static str]> = Some(&["comments", "description", "hint"]);

    fn schema() -> &'static Value {
        &SCHEMA
    }
}

/// The spec's JSON Schema (draft 2020-12), the same in every call.
#[must_use]
pub fn schema() -> Value {
    SCHEMA.clone()
}
