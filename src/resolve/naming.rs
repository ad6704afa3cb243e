//! The words from which names follow that the spec leaves out.

use crate::ident::Prefix;
use crate::model::Integration;

/// The words that default names are made of.
pub(super) struct Naming {
    pub(super) name: String,
    pub(super) prefix: Prefix,
    /// Whether they are those of the spec.
    pub(super) is_own: bool,
}

impl Naming {
    /// Those of the integration; of the standard one if it has errors, so that the rest is checked.
    pub(super) fn new(integration: Option<&Integration>) -> Option<Self> {
        Some(match integration {
            Some(it) => Self { name: it.name.clone(), prefix: it.prefix.clone(), is_own: true },
            None => Self {
                name: "Flashduty".to_owned(),
                prefix: Prefix::parse("flashduty").ok()?,
                is_own: false,
            },
        })
    }
}
