//! Names for the keys that have no character, by the table of the `WebDriver` standard.
#![allow(dead_code, reason = "the keyboard is complete, whoever presses which key")]

pub(crate) const TAB: &str = "\u{e004}";
/// To the element before.
pub(crate) const SHIFT_TAB: &str = "\u{e008}\u{e004}";
pub(crate) const ENTER: &str = "\u{e007}";
pub(crate) const SPACE: &str = " ";
pub(crate) const ESCAPE: &str = "\u{e00c}";
pub(crate) const LEFT: &str = "\u{e012}";
pub(crate) const UP: &str = "\u{e013}";
pub(crate) const RIGHT: &str = "\u{e014}";
pub(crate) const DOWN: &str = "\u{e015}";
pub(crate) const HOME: &str = "\u{e011}";
pub(crate) const END: &str = "\u{e010}";
pub(crate) const BACKSPACE: &str = "\u{e003}";
pub(crate) const DELETE: &str = "\u{e017}";
/// Everything in a text field.
pub(crate) const SELECT_ALL: &str = "\u{e009}a";
