//! A result for people, and the same with workflow commands for GitHub.

use super::diff::coloured;
use super::{OUR_MISTAKE, Reporter, explanation, github};
use crate::args::{BuildArgs, Format};
use crate::build_result::BuildResult;
use sn_gen::BuildError;
use sn_gen::diagnostic::{self, Level, Look};
use sn_gen::manifest::ManifestError;
use sn_gen::output::{FileAction, OutputError, Plan, PlannedFile};
use sn_gen::servicenow::update_set::{Changes, SetKind};
use sn_gen::shown::{count, shown, visible};

/// The most records that are listed of what comes, changes or has to go; JSON has them all.
const MOST_RECORDS: usize = 20;

impl Reporter {
    pub(super) fn human(&mut self, built: &BuildResult, args: &BuildArgs) {
        let report = built.findings.report();
        self.aside(&diagnostic::human(&[report], Look::Styled));
        self.plan(built, args);
    }

    pub(super) fn github(&mut self, built: &BuildResult, args: &BuildArgs) {
        let report = built.findings.report();
        self.commands(&diagnostic::github(&[report]));
        if let (true, Ok(Some(plan))) = (args.check, &built.plan) {
            let stale = plan.files.iter().filter(|file| file.is_stale());
            let commands: String = stale.map(|file| annotation(plan, file, args)).collect();
            self.commands(&commands);
        }
        self.plan(built, args);
    }

    fn plan(&mut self, built: &BuildResult, args: &BuildArgs) {
        let spec = shown(&built.paths.spec);
        match &built.plan {
            Err(error) => {
                self.error(&explanation(error));
                if let Some(help) = error.downcast_ref().and_then(help) {
                    self.help(help);
                } else if args.templates.is_none() && is_broken_template(error) {
                    self.help(OUR_MISTAKE);
                }
            }
            Ok(None) if built.findings.is_unreadable => {}
            Ok(None) => {
                let errors = count(built.findings.diagnostics.count(Level::Error), "error");
                self.error(&format!("`{spec}` has {errors}, so nothing was written"));
            }
            Ok(Some(plan)) if args.check => self.checked(built, plan, args),
            Ok(Some(plan)) => self.written(built, plan, args),
        }
    }

    fn written(&mut self, built: &BuildResult, plan: &Plan, args: &BuildArgs) {
        for file in &plan.files {
            let path = shown(&plan.place(file));
            let verb = match file.action {
                FileAction::Create { .. } => "created",
                FileAction::Change { .. } => "changed",
                FileAction::Remove { .. } => "removed",
                FileAction::UpToDate => continue,
                FileAction::Keep => {
                    self.warning(&format!("`{path}` is no longer made, but was edited: kept it"));
                    continue;
                }
                FileAction::Spare => {
                    self.warning(&format!(
                        "the manifest names `{path}`, but sn-gen makes no such file: kept it"
                    ));
                    continue;
                }
            };
            self.result(&format!("{verb} {path}\n"));
        }
        self.result(&format!("{}{}\n", prefix(built, args), summary(plan)));
        if let Some(changes) = &built.changes {
            self.instance(changes, plan);
        }
    }

    /// Says what an instance that has the last release gets, and how.
    fn instance(&mut self, changes: &Changes, plan: &Plan) {
        let Changes { added, changed, gone, is_same_release } = changes;
        let parts = [("added", added), ("changed", changed), ("to be removed by hand", gone)];
        for (what, records) in parts.iter().filter(|(_, records)| !records.is_empty()) {
            self.result(&format!("on the instance, {} {what}:\n", count(records.len(), "record")));
            for record in records.iter().take(MOST_RECORDS) {
                self.result(&format!("  {}\n", visible(record)));
            }
            if records.len() > MOST_RECORDS {
                self.result(&format!("  and {} more\n", records.len() - MOST_RECORDS));
            }
        }
        if *is_same_release {
            self.warning("records changed, but `integration.release` did not");
            self.help("raise `release` and `released` before this goes to an instance");
        }
        let is_delivered = |file: &PlannedFile| {
            SetKind::Install.is_at(&file.path) && !matches!(file.action, FileAction::Remove { .. })
        };
        if plan.files.iter().any(is_delivered) {
            let guide = shown(&plan.folder.join("INSTALL.md"));
            self.help(&format!("`{guide}` says what to do on the instance, under Upgrade"));
        } else {
            self.help(
                "the guide of the last release says what to do on the instance, under Removal",
            );
        }
    }

    fn checked(&mut self, built: &BuildResult, plan: &Plan, args: &BuildArgs) {
        if plan.is_up_to_date() {
            self.result(&format!("{}{}\n", prefix(built, args), summary(plan)));
            return;
        }
        let spec = shown(&built.paths.spec);
        // For GitHub the annotations say it all, and a diff could hold commands.
        if self.format == Format::Human {
            for file in &plan.files {
                self.result(&coloured(&plan.diff(file, &spec)));
            }
        }
        let folder = shown(&plan.folder);
        if plan.is_unfinished() {
            self.error(&format!("a build of `{folder}` was broken off and is not finished"));
        }
        let stale = plan.files.iter().filter(|file| file.is_stale()).count();
        if stale > 0 {
            let stale = count(stale, "file");
            self.error(&format!("`{folder}` is not what `{spec}` makes: {stale} out of date"));
        }
        let what = if plan.is_unfinished() { "completes it" } else { "brings it up to date" };
        self.help(&format!("`{}` {what}", args.repair()));
    }
}

fn help(error: &OutputError) -> Option<&'static str> {
    match error {
        OutputError::Blocked(_) => {
            Some("move it away, or choose another folder with --out; nothing was written")
        }
        OutputError::Manifest { error: ManifestError::Foreign, .. } => {
            Some("this folder is not sn-gen's; choose another with --out; nothing was written")
        }
        OutputError::Manifest { .. } => Some(
            "restore it from version control, or choose another folder with --out; nothing was \
             written",
        ),
        OutputError::Unfinished(_) => Some(
            "put that right and run the same command again: it completes the build, in which each \
             file is the old or the new one until then",
        ),
        OutputError::Disk { .. } => None,
    }
}

fn is_broken_template(error: &anyhow::Error) -> bool {
    matches!(error.downcast_ref(), Some(BuildError::Template(_)))
}

/// Which of several specs a summary is about.
fn prefix(built: &BuildResult, args: &BuildArgs) -> String {
    if built.paths.out == args.out {
        String::new()
    } else {
        format!("{}: ", shown(&built.paths.spec))
    }
}

/// How many files there are and what happened to them, in one line.
fn summary(plan: &Plan) -> String {
    let number = |wanted: fn(&FileAction) -> bool| {
        plan.files.iter().filter(|file| wanted(&file.action)).count()
    };
    let created = number(|it| matches!(it, FileAction::Create { .. }));
    let changed = number(|it| matches!(it, FileAction::Change { .. }));
    let up_to_date = number(|it| matches!(it, FileAction::UpToDate));
    let removed = number(|it| matches!(it, FileAction::Remove { .. }));
    let all = count(created + changed + up_to_date, "file");
    let parts = [
        (created, "created"),
        (changed, "changed"),
        (up_to_date, "up to date"),
        (removed, "removed"),
    ];
    let parts: Vec<String> = parts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
    format!("{all}: {}", parts.join(", "))
}

/// A workflow command that marks a stale file.
fn annotation(plan: &Plan, file: &PlannedFile, args: &BuildArgs) -> String {
    let what = match file.action {
        FileAction::Create { .. } => "is missing",
        FileAction::Remove { .. } => "is no longer made",
        _ => "is out of date",
    };
    let path = shown(&plan.place(file));
    github::error(&path, None, "stale", &format!("{path} {what}; run: {}", args.repair()))
}
