//! Unified diffs in which nothing stays invisible.
//!
//! A carriage return at the end of a line and a missing final newline are differences that look
//! the same on a screen, so both are spelled out.

use crate::diagnostic::hide_secrets;
use crate::shown::visible;
use similar::{Algorithm, DiffTag, TextDiff};
use std::fmt::Write;

/// The most characters of a line that are shown.
const MOST_SHOWN: usize = 200;

/// Characters shown before the first that differs, in a line that is too long to be shown whole.
const LEAD: usize = 60;

/// How a line is shown, given its counterpart on the other side.
type Style = fn(&str, &str) -> String;

/// The unified diff of two texts, each a label and the text; empty if the texts are equal.
#[must_use]
pub fn unified(old: (&str, &str), new: (&str, &str)) -> String {
    diff(old, new, |line, _| line.to_owned())
}

/// The same for people and logs: without secrets, and of a long line only the part that differs.
pub(super) fn brief(old: (&str, &str), new: (&str, &str)) -> String {
    diff(old, new, |line, counterpart| {
        // A digest in the manifest is as random as a secret, and none.
        if line.trim_start().starts_with("\"sha256\": ") {
            return line.to_owned();
        }
        excerpt(&hide_secrets(line), &hide_secrets(counterpart))
    })
}

fn diff(old: (&str, &str), new: (&str, &str), style: Style) -> String {
    let lines = |text| str::split_inclusive(text, '\n').collect::<Vec<_>>();
    let (before, after) = (lines(old.1), lines(new.1));
    let diff = TextDiff::configure().algorithm(Algorithm::Histogram).diff_slices(&before, &after);
    let mut text = String::new();
    for hunk in diff.unified_diff().iter_hunks() {
        if text.is_empty() {
            text = header(old.0, new.0);
        }
        let _ = writeln!(text, "{}", hunk.header());
        for op in hunk.ops() {
            let old = before.get(op.old_range()).unwrap_or_default();
            let new = after.get(op.new_range()).unwrap_or_default();
            if op.tag() == DiffTag::Equal {
                print(&mut text, ' ', old, &[], style);
            } else {
                print(&mut text, '-', old, new, style);
                print(&mut text, '+', new, old, style);
            }
        }
    }
    text
}

/// The two lines above a diff.
pub(super) fn header(old: &str, new: &str) -> String {
    format!("--- {old}\n+++ {new}\n")
}

fn print(text: &mut String, sign: char, lines: &[&str], counterparts: &[&str], style: Style) {
    for (number, line) in lines.iter().enumerate() {
        let content = line.strip_suffix('\n').unwrap_or(line);
        let counterpart = counterparts.get(number).copied().unwrap_or_default();
        text.push(sign);
        text.push_str(&visible(&style(content, counterpart)));
        text.push('\n');
        if content.len() == line.len() {
            text.push_str("\\ No newline at end of file\n");
        }
    }
}

/// No more of a line than a person reads.
fn excerpt(line: &str, counterpart: &str) -> String {
    if line.chars().nth(MOST_SHOWN).is_none() {
        return line.to_owned();
    }
    let same = line.chars().zip(counterpart.chars()).take_while(|(a, b)| a == b).count();
    let start = same.saturating_sub(LEAD);
    let mut excerpt = String::from(if start > 0 { "…" } else { "" });
    excerpt.extend(line.chars().skip(start).take(MOST_SHOWN));
    if line.chars().nth(start + MOST_SHOWN).is_some() {
        excerpt.push('…');
    }
    excerpt
}

#[cfg(test)]
mod tests {
    use super::*;

    fn diff(old: &str, new: &str) -> String {
        unified(("old", old), ("new", new))
    }

    fn shortened(old: &str, new: &str) -> String {
        brief(("old", old), ("new", new))
    }

    fn numbered(changed: &[u32]) -> String {
        let line = |number| {
            let mark = if changed.contains(&number) { " changed" } else { "" };
            format!("line {number}{mark}\n")
        };
        (1..=30).map(line).collect()
    }

    #[test]
    fn equal_texts_have_no_diff() {
        assert_eq!(diff("a\nb\n", "a\nb\n"), "");
        assert_eq!(diff("", ""), "");
    }

    #[test]
    fn near_changes_share_a_hunk_and_far_ones_do_not() {
        insta::assert_snapshot!(diff(&numbered(&[]), &numbered(&[5, 12, 20, 30])), @"
        --- old
        +++ new
        @@ -2,14 +2,14 @@
         line 2
         line 3
         line 4
        -line 5
        +line 5 changed
         line 6
         line 7
         line 8
         line 9
         line 10
         line 11
        -line 12
        +line 12 changed
         line 13
         line 14
         line 15
        @@ -17,7 +17,7 @@
         line 17
         line 18
         line 19
        -line 20
        +line 20 changed
         line 21
         line 22
         line 23
        @@ -27,4 +27,4 @@
         line 27
         line 28
         line 29
        -line 30
        +line 30 changed
        ");
    }

    #[test]
    fn a_missing_file_is_all_additions_and_a_superfluous_one_all_deletions() {
        insta::assert_snapshot!(diff("", "a\nb\n"), @"
        --- old
        +++ new
        @@ -0,0 +1,2 @@
        +a
        +b
        ");
        insta::assert_snapshot!(diff("a\n", ""), @"
        --- old
        +++ new
        @@ -1 +0,0 @@
        -a
        ");
    }

    #[test]
    fn of_a_long_line_the_part_that_differs_is_shown() {
        let line = |middle: &str| format!("{}{middle}{}\n", "a".repeat(300), "z".repeat(300));
        insta::assert_snapshot!(shortened(&line("old"), &line("new")), @"
        --- old
        +++ new
        @@ -1 +1 @@
        -…aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaoldzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz…
        +…aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaanewzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz…
        ");
        insta::assert_snapshot!(shortened("", &line("")), @"
        --- old
        +++ new
        @@ -0,0 +1 @@
        +aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…
        ");
    }

    #[test]
    fn secrets_are_not_shown() {
        let key = "fd_app_0123456789abcdef";
        insta::assert_snapshot!(shortened(&format!("key: {key}\n"), "key:\n"), @"
        --- old
        +++ new
        @@ -1 +1 @@
        -key: fd_app_****************
        +key:
        ");
    }

    #[test]
    fn line_ends_and_a_missing_final_newline_are_visible() {
        insta::assert_snapshot!(diff("a\r\nb\n", "a\nb\n"), @"
        --- old
        +++ new
        @@ -1,2 +1,2 @@
        -a^M
        +a
         b
        ");
        insta::assert_snapshot!(diff("a\nb", "a\nb\n"), @r"
        --- old
        +++ new
        @@ -1,2 +1,2 @@
         a
        -b
        \ No newline at end of file
        +b
        ");
    }

    #[test]
    fn control_characters_do_not_reach_the_terminal() {
        insta::assert_snapshot!(diff("\u{1b}[2J\tx\u{9b}2J\u{202e}\0\n", "x\n"), @r"
        --- old
        +++ new
        @@ -1 +1 @@
        -^[[2J	x\u{9b}2J\u{202e}^@
        +x
        ");
    }
}
