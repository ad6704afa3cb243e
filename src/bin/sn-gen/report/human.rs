//! An outcome for people, and the same with workflow commands for GitHub.

use super::diff::coloured;
use super::{OUR_MISTAKE, Reporter, explanation, github};
use crate::args::{BuildArgs, Format};
use crate::outcome::Outcome;
use sn_gen::BuildError;
use sn_gen::diagnostic::{self, Look, Severity};
use sn_gen::manifest::ManifestError;
use sn_gen::output::{Action, OutputError, Plan, PlannedFile};
use sn_gen::shown::{count, shown};

impl Reporter {
    pub(super) fn human(&mut self, outcome: &Outcome, args: &BuildArgs) {
        let report = outcome.findings.report();
        self.aside(&diagnostic::human(&[report], Look::Styled));
        self.plan(outcome, args);
    }

    pub(super) fn github(&mut self, outcome: &Outcome, args: &BuildArgs) {
        let report = outcome.findings.report();
        self.commands(&diagnostic::github(&[report]));
        if let (true, Ok(Some(plan))) = (args.check, &outcome.plan) {
            let stale = plan.files.iter().filter(|file| file.is_stale());
            let commands: String = stale.map(|file| annotation(plan, file, args)).collect();
            self.commands(&commands);
        }
        self.plan(outcome, args);
    }

    fn plan(&mut self, outcome: &Outcome, args: &BuildArgs) {
        let spec = shown(&outcome.target.spec);
        match &outcome.plan {
            Err(error) => {
                self.error(&explanation(error));
                if let Some(help) = error.downcast_ref().and_then(help) {
                    self.help(help);
                } else if args.templates.is_none() && is_broken_template(error) {
                    self.help(OUR_MISTAKE);
                }
            }
            Ok(None) if outcome.findings.is_unreadable => {}
            Ok(None) => {
                let errors = count(outcome.findings.diagnostics.count(Severity::Error), "error");
                self.error(&format!("`{spec}` has {errors}, so nothing was written"));
            }
            Ok(Some(plan)) if args.check => self.checked(outcome, plan, args),
            Ok(Some(plan)) => self.written(outcome, plan, args),
        }
    }

    fn written(&mut self, outcome: &Outcome, plan: &Plan, args: &BuildArgs) {
        for file in &plan.files {
            let path = shown(&plan.place(file));
            let verb = match file.action {
                Action::Create { .. } => "created",
                Action::Change { .. } => "changed",
                Action::Remove { .. } => "removed",
                Action::UpToDate => continue,
                Action::Keep => {
                    self.warning(&format!("`{path}` is no longer made, but was edited: kept it"));
                    continue;
                }
                Action::Spare => {
                    self.warning(&format!(
                        "the manifest names `{path}`, but sn-gen makes no such file: kept it"
                    ));
                    continue;
                }
            };
            self.result(&format!("{verb} {path}\n"));
        }
        self.result(&format!("{}{}\n", prefix(outcome, args), summary(plan)));
    }

    fn checked(&mut self, outcome: &Outcome, plan: &Plan, args: &BuildArgs) {
        if plan.is_up_to_date() {
            self.result(&format!("{}{}\n", prefix(outcome, args), summary(plan)));
            return;
        }
        let spec = shown(&outcome.target.spec);
        // For GitHub the annotations say it all, and a diff could hold commands.
        if self.format == Format::Human {
            for file in &plan.files {
                self.result(&coloured(&plan.diff(file, &spec)));
            }
        }
        let folder = shown(&plan.folder);
        let stale = count(plan.files.iter().filter(|file| file.is_stale()).count(), "file");
        self.error(&format!("`{folder}` is not what `{spec}` makes: {stale} out of date"));
        self.help(&format!("`{}` brings it up to date", args.repair()));
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
        OutputError::Disk { .. } => None,
    }
}

fn is_broken_template(error: &anyhow::Error) -> bool {
    matches!(error.downcast_ref(), Some(BuildError::Template(_)))
}

/// Which of several specs a summary is about.
fn prefix(outcome: &Outcome, args: &BuildArgs) -> String {
    if outcome.target.out == args.out {
        String::new()
    } else {
        format!("{}: ", shown(&outcome.target.spec))
    }
}

/// How many files there are and what happened to them, in one line.
fn summary(plan: &Plan) -> String {
    let number =
        |wanted: fn(&Action) -> bool| plan.files.iter().filter(|file| wanted(&file.action)).count();
    let created = number(|it| matches!(it, Action::Create { .. }));
    let changed = number(|it| matches!(it, Action::Change { .. }));
    let up_to_date = number(|it| matches!(it, Action::UpToDate));
    let removed = number(|it| matches!(it, Action::Remove { .. }));
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
        Action::Create { .. } => "is missing",
        Action::Remove { .. } => "is no longer made",
        _ => "is out of date",
    };
    let path = shown(&plan.place(file));
    github::error(&path, None, "stale", &format!("{path} {what}; run: {}", args.repair()))
}
