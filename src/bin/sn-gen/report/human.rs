//! A result for people, and the same with workflow commands for GitHub.

use super::counts::{FileCounts, is_first};
use super::diff::coloured;
use super::{OUR_MISTAKE, Reporter, explanation, github};
use crate::args::{BuildArgs, Format};
use crate::build_result::BuildResult;
use sn_gen::BuildError;
use sn_gen::diagnostic::{self, Level, Look};
use sn_gen::manifest::ManifestError;
use sn_gen::output::{FileAction, OutputError, Plan, PlannedFile};
use sn_gen::servicenow::update_set::SetKind;
use sn_gen::shown::{count, shown};

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
        self.files(plan);
        if !self.total.is_of_several() {
            self.detail(&format!("{}{}\n", prefix(built, args), FileCounts::of(plan)));
        }
        self.instance(built, plan, args);
        if is_first(plan) && !self.total.is_of_several() {
            self.hint(&next(plan));
        }
    }

    /// Lists what happened to files.
    pub(super) fn files(&mut self, plan: &Plan) {
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
            self.detail(&format!("{verb} {path}\n"));
        }
    }

    fn checked(&mut self, built: &BuildResult, plan: &Plan, args: &BuildArgs) {
        if plan.is_up_to_date() {
            if !self.total.is_of_several() {
                self.detail(&format!("{}{}\n", prefix(built, args), FileCounts::of(plan)));
            }
            return;
        }
        let spec = shown(&built.paths.spec);
        let (returns, rest): (Vec<_>, Vec<_>) =
            plan.files.iter().filter(|file| file.is_stale()).partition(|it| it.has_returns_only());
        // For GitHub the annotations say it all, and a diff could hold commands.
        if self.format == Format::Human {
            for file in &rest {
                self.detail(&coloured(&plan.diff(file, &spec)));
            }
        }
        let folder = shown(&plan.folder);
        if plan.is_unfinished() {
            self.error(&format!("a build of `{folder}` was broken off and is not finished"));
        }
        if !(rest.is_empty() && returns.is_empty()) {
            let stale = count(rest.len() + returns.len(), "file");
            self.error(&format!("`{folder}` is not what `{spec}` makes: {stale} out of date"));
        }
        if !returns.is_empty() {
            let files = count(returns.len(), "file");
            self.note(&format!(
                "only carriage returns, as Git adds them, make the difference in {files}"
            ));
            let attributes = shown(&plan.folder.join(".gitattributes"));
            self.help(&format!("`* -text` in `{attributes}` keeps them out of every checkout"));
        }
        self.same_release(built, args);
        let what = if plan.is_unfinished() { "completes it" } else { "brings it up to date" };
        self.help(&format!("`{}` {what}", args.repair()));
    }
}

/// What to do after the first build.
fn next(plan: &Plan) -> String {
    let guide = shown(&plan.folder.join("INSTALL.md"));
    match plan.files.iter().find(|file| SetKind::Install.is_at(&file.path)) {
        Some(set) => {
            let set = shown(&plan.place(set));
            format!("open `{guide}` next: it says how to import `{set}` and how to test it")
        }
        None => format!("open `{guide}` next: it says what to do with these files"),
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
            "put that right and run the same command again, which completes the build. Until then \
             each file is the old one or the new one, never half of it",
        ),
        OutputError::Disk { .. } => None,
    }
}

fn is_broken_template(error: &anyhow::Error) -> bool {
    matches!(error.downcast_ref(), Some(BuildError::Template(_)))
}

/// Which of several specs a summary is about.
pub(super) fn prefix(built: &BuildResult, args: &BuildArgs) -> String {
    if built.paths.out == args.out {
        String::new()
    } else {
        format!("{}: ", shown(&built.paths.spec))
    }
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
