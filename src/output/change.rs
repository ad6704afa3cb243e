//! What happens to a file, as people read it.

use super::diff;
use super::layout::elements;
use super::line_ends::without_returns;
use super::plan::{FileAction, Plan, PlannedFile};
use crate::shown::{count, shown};
use std::path::Path;

impl Plan {
    /// What happens to one file, from what the folder holds to what `source` makes: a unified
    /// diff if it changes, one line if it comes or goes, nothing if it stays. The lines of an
    /// update set are its elements.
    #[must_use]
    pub fn diff(&self, file: &PlannedFile, source: &str) -> String {
        let name = shown(&self.place(file));
        let made = format!("{name} (from {source})");
        match &file.action {
            FileAction::Create { new } => {
                let lines = count(new.lines().count(), "line");
                diff::header("/dev/null", &made) + &format!("(new file, {lines})\n")
            }
            FileAction::Change { .. } if file.has_returns_only() => {
                diff::header(&name, &made) + "(differs only in carriage returns)\n"
            }
            FileAction::Change { old, new } if is_update_set(file) => {
                let old = elements(&String::from_utf8_lossy(old));
                changed((&name, &old), (&made, &elements(new)))
            }
            FileAction::Change { old, new } => {
                changed((&name, &String::from_utf8_lossy(old)), (&made, new))
            }
            FileAction::Remove { .. } => {
                diff::header(&name, "/dev/null") + "(no longer generated)\n"
            }
            FileAction::Keep | FileAction::Spare | FileAction::UpToDate => String::new(),
        }
    }
}

impl PlannedFile {
    /// Whether the file is out of date in nothing but carriage returns.
    #[must_use]
    pub fn has_returns_only(&self) -> bool {
        match &self.action {
            FileAction::Change { old, new } => without_returns(old) == new.as_bytes(),
            _ => false,
        }
    }
}

/// Of what is generated, only update sets are XML; pages are HTML.
fn is_update_set(file: &PlannedFile) -> bool {
    Path::new(&file.path).extension() == Some("xml".as_ref())
}

/// The diff of a file that is not what it should be, each side a label and the text to compare.
fn changed(old: (&str, &str), new: (&str, &str)) -> String {
    let diff = diff::brief(old, new);
    if diff.is_empty() {
        diff::header(old.0, new.0) + "(differs only in line breaks, escapes or encoding)\n"
    } else {
        diff
    }
}
