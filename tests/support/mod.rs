//! What several test files need.
#![allow(dead_code, reason = "each test file uses its own part")]

pub(crate) mod es5;
pub(crate) mod records;
