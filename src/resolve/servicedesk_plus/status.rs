//! Statuses: those that Flashduty documents, and those that it may not know.

use crate::diagnostic::{RequestProblem, nearest};
use crate::model::Progress;
use crate::resolve::context::Context;
use indexmap::IndexMap;

/// Reports statuses that Flashduty's documentation does not name, or gives another meaning.
pub(super) fn check(
    cx: &mut Context<'_>,
    written: &IndexMap<String, Progress>,
    documented: &IndexMap<String, Progress>,
) {
    let names: Vec<&String> = documented.keys().collect();
    for (name, progress) in written {
        let place = ["servicedesk_plus", "statuses", name.as_str()];
        let status = name.trim().to_owned();
        match documented.get(&status) {
            Some(usual) if usual == progress => {}
            Some(usual) => {
                let (usual, written) = (usual.as_str(), progress.as_str());
                cx.report(&place, RequestProblem::OtherProgress { status, usual, written });
            }
            None => {
                let near = nearest(&status, &names).map(str::to_owned);
                cx.report_key(&place, RequestProblem::UntranslatedStatus { status, near });
            }
        }
    }
}
