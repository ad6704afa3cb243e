//! What several test files need.
#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

pub(crate) mod build;
pub(crate) mod es5;
pub(crate) mod listing;
pub(crate) mod records;
