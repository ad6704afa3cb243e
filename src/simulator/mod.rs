//! Runs the generated scripts off the instance and checks what they do.
//!
//! A scenario says what is there, what happens, and what must come of it.

pub mod scenario;
