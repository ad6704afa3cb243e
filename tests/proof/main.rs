//! The proof: what the generated scripts do, scenario by scenario, in two engines, in a storm of
//! faults, and with faults of their own.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test stops at the first surprise"
)]

// The longest, whose name lets it begin first.
mod fault_storm;
mod mutations;
mod rhino;
mod scenarios;
#[path = "../support/mod.rs"]
mod support;
