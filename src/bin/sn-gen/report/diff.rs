//! Unified diffs in colour.

use anstyle::{AnsiColor, Style};
use std::fmt::Write;

const HEADER: Style = Style::new().bold();
const HUNK: Style = AnsiColor::Cyan.on_default();
const OLD: Style = AnsiColor::Red.on_default();
const NEW: Style = AnsiColor::Green.on_default();

/// A unified diff in colour. Only the first two lines are the header; a later line that looks
/// like one is content.
pub(super) fn coloured(diff: &str) -> String {
    let mut text = String::with_capacity(diff.len() * 2);
    for (number, line) in diff.lines().enumerate() {
        let style = match line.as_bytes().first() {
            _ if number < 2 => HEADER,
            Some(b'@') => HUNK,
            Some(b'-') => OLD,
            Some(b'+') => NEW,
            _ => Style::new(),
        };
        let _ = writeln!(text, "{style}{line}{style:#}");
    }
    text
}
