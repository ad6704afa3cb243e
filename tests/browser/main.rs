//! Pages as people meet them: in a browser, with mouse and keyboard, judged by axe.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

mod axe;
mod dialog;
mod driver;
mod hostile;
mod installed;
mod kept;
mod preview;
#[path = "../support/process.rs"]
mod process;
mod self_test;
mod states;

use driver::Browser;
use installed::browser;
