//! One `mappings.yaml` in, a complete ServiceNow–Flashduty integration out.
//!
//! The way of the data is one line: text, [`model::Model`], list of [`artifact::Artifact`], disk.

pub mod artifact;
pub mod diagnostic;
pub mod encode;
pub mod engine;
pub mod guide;
pub mod ident;
pub mod model;
pub mod resolve;
pub mod servicedesk_plus;
pub mod servicenow;
pub mod spec;
