//! The preview without a browser: whatever the mapping, its dialog opens and sends.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

#[path = "../support/mod.rs"]
mod support;

mod instance;
mod mappings;
mod scenario;
mod settings;
mod shown;
