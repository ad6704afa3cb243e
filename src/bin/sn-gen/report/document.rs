//! Results as one JSON document for programs.

use super::explanation;
use crate::build_result::{BuildResult, Comparison};
use crate::gone::GoneResult;
use serde_json::{Value, json};
use sn_gen::diagnostic;
use sn_gen::output::{FileAction, Plan};
use sn_gen::shown::shown;

/// What is known so far.
#[derive(Debug, Default)]
pub(super) struct JsonDocument {
    /// What the results are, as a key.
    pub(super) results: &'static str,
    pub(super) items: Vec<Value>,
    /// The specs, where they are not the results themselves.
    pub(super) specs: Option<Vec<Value>>,
    /// Outputs whose spec is gone, if there are any.
    pub(super) gone: Option<Vec<Value>>,
    /// What ended the program before there were all results.
    pub(super) error: Option<String>,
}

impl JsonDocument {
    pub(super) fn add(&mut self, built: &BuildResult, is_check: bool) {
        let spec = shown(&built.paths.spec);
        let plan = built.plan.as_ref().ok().and_then(Option::as_ref);
        let diffs = |plan: &Plan| -> String {
            plan.files.iter().map(|file| plan.diff(file, &spec)).collect()
        };
        self.items.push(json!({
            "spec": spec,
            "out": shown(&built.paths.out),
            "status": status(built, is_check),
            "error": built.plan.as_ref().err().map(explanation),
            "findings": diagnostic::json(&[built.findings.report()]),
            "files": plan.map(files).unwrap_or_default(),
            "instance": instance(&built.comparison),
            "diff": plan.filter(|_| is_check).map(diffs),
        }));
    }

    pub(super) fn add_gone(&mut self, gone: &GoneResult, is_removed: bool) {
        let status = match &gone.plan {
            Err(_) => "refused",
            Ok(_) if is_removed => "removed",
            Ok(_) => "there",
        };
        self.gone.get_or_insert_default().push(json!({
            "out": shown(&gone.out),
            "status": status,
            "error": gone.plan.as_ref().err().map(explanation),
            "files": gone.plan.as_ref().map(files).unwrap_or_default(),
        }));
    }

    pub(super) fn text(&self) -> String {
        let mut document = json!({ "error": self.error });
        if let Some(specs) = &self.specs {
            document["specs"] = json!(specs);
        }
        document[self.results] = json!(self.items);
        if let Some(gone) = &self.gone {
            document["gone"] = json!(gone);
        }
        format!("{document:#}\n")
    }
}

/// What became of the spec, in one word.
fn status(built: &BuildResult, is_check: bool) -> &'static str {
    match &built.plan {
        Err(_) => "refused",
        Ok(None) if built.findings.is_unreadable => "refused",
        Ok(None) => "invalid",
        Ok(Some(plan)) if plan.is_up_to_date() => "up to date",
        Ok(Some(_)) if is_check => "stale",
        Ok(Some(_)) => "written",
    }
}

/// What changes on an instance; null if nothing.
fn instance(comparison: &Comparison) -> Value {
    match comparison {
        Comparison::Same => Value::Null,
        Comparison::Impossible(set) => json!({ "unreadable": shown(set) }),
        Comparison::Different(changes) => json!({
            "added": changes.added,
            "changed": changes.changed,
            "remove_by_hand": changes.gone,
            "same_release": changes.is_same_release,
        }),
    }
}

fn files(plan: &Plan) -> Vec<Value> {
    let file = |file: &sn_gen::output::PlannedFile| {
        let action = match file.action {
            FileAction::Create { .. } => "create",
            FileAction::Change { .. } => "change",
            FileAction::Remove { .. } => "remove",
            FileAction::Keep | FileAction::Spare => "keep",
            FileAction::UpToDate => "none",
        };
        json!({ "path": shown(&plan.place(file)), "action": action })
    };
    plan.files.iter().map(file).collect()
}
