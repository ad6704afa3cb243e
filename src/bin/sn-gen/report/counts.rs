//! How many files there are and what happened to them: of one spec, and of all together.

use super::Reporter;
use crate::args::{BuildArgs, Format};
use crate::build_result::BuildResult;
use sn_gen::manifest;
use sn_gen::output::{FileAction, Plan};
use sn_gen::shown::count;
use std::fmt;

/// Files by what happened to them.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct FileCounts {
    created: usize,
    changed: usize,
    up_to_date: usize,
    removed: usize,
}

impl FileCounts {
    pub(super) fn add(&mut self, plan: &Plan) {
        for file in &plan.files {
            match file.action {
                FileAction::Create { .. } => self.created += 1,
                FileAction::Change { .. } => self.changed += 1,
                FileAction::UpToDate => self.up_to_date += 1,
                FileAction::Remove { .. } => self.removed += 1,
                FileAction::Keep | FileAction::Spare => {}
            }
        }
    }

    pub(super) fn of(plan: &Plan) -> Self {
        let mut counts = Self::default();
        counts.add(plan);
        counts
    }
}

impl fmt::Display for FileCounts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { created, changed, up_to_date, removed } = *self;
        let all = count(created + changed + up_to_date, "file");
        let parts = [
            (created, "created"),
            (changed, "changed"),
            (up_to_date, "up to date"),
            (removed, "removed"),
        ];
        write!(f, "{all}: {}", list(&parts))
    }
}

/// What became of all specs.
#[derive(Debug, Default)]
pub(super) struct Total {
    /// How many there are.
    specs: usize,
    /// Specs with errors, and those that the disk refused.
    not_built: usize,
    /// Specs whose folder is what they make.
    up_to_date: usize,
    files: FileCounts,
    /// Whether a folder was filled for the first time.
    has_first: bool,
}

impl Total {
    pub(super) fn add(&mut self, built: &BuildResult) {
        match &built.plan {
            Ok(Some(plan)) => {
                self.up_to_date += usize::from(plan.is_up_to_date());
                self.has_first |= is_first(plan);
                self.files.add(plan);
            }
            _ => self.not_built += 1,
        }
    }

    /// Whether there are several, of which one line tells in the end.
    pub(super) fn is_of_several(&self) -> bool {
        self.specs > 1
    }

    /// What a check found.
    fn checked(&self) -> String {
        let stale = self.specs.saturating_sub(self.up_to_date + self.not_built);
        list(&[
            (self.up_to_date, "up to date"),
            (stale, "out of date"),
            (self.not_built, "not built"),
        ])
    }
}

impl Reporter {
    /// Says how many specs will be built.
    pub(crate) fn expect(&mut self, specs: usize) {
        self.total.specs = specs;
    }

    /// Says in one line what became of several specs.
    pub(crate) fn total(&mut self, args: &BuildArgs) {
        let Total { specs, not_built, files, has_first, .. } = self.total;
        if !self.total.is_of_several() || specs == not_built || self.format == Format::Json {
            return;
        }
        let all = count(specs, "spec");
        if args.check {
            self.detail(&format!("{all}: {}\n", self.total.checked()));
            return;
        }
        let failed = if not_built > 0 { format!(", {not_built} not built") } else { String::new() };
        self.detail(&format!("{all}{failed}, {files}\n"));
        if has_first {
            self.hint("each output has an `INSTALL.md`, which says what to do next");
        }
    }
}

/// Whether a plan fills a folder in which there was no output.
pub(super) fn is_first(plan: &Plan) -> bool {
    let is_manifest = |path: &str| path == manifest::PATH;
    plan.files
        .iter()
        .any(|file| is_manifest(&file.path) && matches!(file.action, FileAction::Create { .. }))
}

fn list(parts: &[(usize, &str)]) -> String {
    let parts = parts.iter().filter(|(number, _)| *number > 0);
    parts.map(|(number, what)| format!("{number} {what}")).collect::<Vec<_>>().join(", ")
}
