//! What is generated: for the shipped spec, for small specs of one idea each, for hostile text.
//!
//! One binary, so that every case is built once.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

#[path = "../support/mod.rs"]
mod support;

mod artifacts;
mod check;
#[path = "../support/es5.rs"]
mod es5;
mod form_messages;
mod fresh;
mod guide;
mod javascript;
mod listing;
mod markdown;
mod update_set;
