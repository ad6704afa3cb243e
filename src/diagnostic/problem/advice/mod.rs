//! What to type instead of something that the shape of a file does not accept.

mod key;
mod list;
mod value;
mod word;

pub(super) use key::key;
pub(super) use value::value;
pub(super) use word::word;

/// The sections of a spec.
const SECTIONS: [&str; 8] = [
    "integration",
    "servicenow",
    "payload",
    "state_sync",
    "maps",
    "dialog",
    "delivery",
    "servicedesk_plus",
];

/// Whether a place, keys joined by dots, is in a section of a spec.
fn is_of_spec(place: &str) -> bool {
    SECTIONS.iter().any(|it| place.split('.').next() == Some(it))
}
