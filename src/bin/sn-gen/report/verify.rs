//! A result on an update set, in every format.

use super::Reporter;
use super::github;
use crate::args::Format;
use crate::verify_result::{Verdict, VerifyFinding, VerifyResult};
use serde_json::{Value, json};
use sn_gen::diagnostic::hide_secrets;
use sn_gen::shown::{count, shown, visible};
use std::collections::BTreeMap;
use std::io;

/// The most characters of a message that are printed; it may quote a whole script.
const MOST_SHOWN: usize = 600;

/// What makes a workflow command of a finding.
type Command = fn(&str, Option<usize>, &str, &str) -> String;

/// The most findings of one kind that are printed without being asked for.
const MOST_OF_A_KIND: usize = 10;

impl Reporter {
    /// Reports what became of one update set; `all` of it, or what matters.
    pub(crate) fn verified(&mut self, verified: &VerifyResult, all: bool) {
        let file = shown(&verified.file);
        if self.format == Format::Json {
            self.document.items.push(value(&file, verified));
            return;
        }
        match &verified.result {
            Ok(verdict) => self.verdict(&file, verdict, all),
            Err(error) => self.unread(&file, error),
        }
    }

    fn verdict(&mut self, file: &str, verdict: &Verdict, all: bool) {
        let Verdict { updates, findings, differences } = verdict;
        self.list_findings(file, findings, all, github::error);
        if all {
            self.list_findings(file, differences, all, github::notice);
        }
        if findings.is_empty() {
            self.detail(&format!("{file}: sound, {}\n", count(*updates, "update")));
        }
        let times: usize = differences.iter().map(|it| it.times).sum();
        if times > 0 && !all {
            let times = count(times, "difference");
            let told = "from what sn-gen writes; `--all` lists them";
            self.detail(&format!("{file}: {times} {told}\n"));
        }
        if !findings.is_empty() {
            let findings = count(findings.iter().map(|it| it.times).sum(), "finding");
            self.error(&format!("`{file}` is not sound: {findings}"));
        }
    }

    fn list_findings(
        &mut self,
        file: &str,
        findings: &[VerifyFinding],
        all: bool,
        command: Command,
    ) {
        let mut known: BTreeMap<&str, usize> = BTreeMap::new();
        for VerifyFinding { code, line, message, .. } in findings {
            let told = known.entry(code).or_default();
            *told += 1;
            if !all && *told > MOST_OF_A_KIND {
                continue;
            }
            let message = readable(message);
            if self.format == Format::Github {
                self.commands(&command(file, Some(*line), code, &message));
            } else {
                self.result(&format!("{file}:{line}: {message} [{code}]\n"));
            }
        }
        for (code, told) in known.iter().filter(|(_, told)| !all && **told > MOST_OF_A_KIND) {
            let more = told - MOST_OF_A_KIND;
            self.result(&format!(
                "{file}: {more} more of this kind; `--all` lists them [{code}]\n"
            ));
        }
    }

    fn unread(&mut self, file: &str, error: &io::Error) {
        self.error(&format!("cannot read `{file}`: {error}"));
    }
}

/// A message on one line of bearable length.
fn readable(message: &str) -> String {
    let message = visible(&hide_secrets(message));
    match message.char_indices().nth(MOST_SHOWN) {
        Some((end, _)) => format!("{}…", message.get(..end).unwrap_or_default()),
        None => message,
    }
}

fn value(file: &str, verified: &VerifyResult) -> Value {
    let (status, verdict, error) = match &verified.result {
        Ok(verdict) if verdict.findings.is_empty() => ("sound", Some(verdict), None),
        Ok(verdict) => ("unsound", Some(verdict), None),
        Err(error) => ("refused", None, Some(error.to_string())),
    };
    let list = |findings: &[VerifyFinding]| -> Vec<Value> {
        let finding = |it: &VerifyFinding| {
            json!({
                "code": it.code,
                "line": it.line,
                "message": readable(&it.message),
                "times": it.times,
            })
        };
        findings.iter().map(finding).collect()
    };
    json!({
        "file": file,
        "status": status,
        "updates": verdict.filter(|_| status == "sound").map(|it| it.updates),
        "error": error,
        "findings": verdict.map(|it| list(&it.findings)).unwrap_or_default(),
        "differences": verdict.map(|it| list(&it.differences)).unwrap_or_default(),
    })
}
