//! A result on an update set, in every format.

use super::Reporter;
use super::github;
use crate::args::Format;
use crate::verify_result::{VerifyFinding, VerifyResult};
use serde_json::{Value, json};
use sn_gen::diagnostic::hide_secrets;
use sn_gen::shown::{count, shown, visible};
use std::io::{self, ErrorKind};

/// The most characters of a message that are printed; it may quote a whole script.
const MOST_SHOWN: usize = 600;

impl Reporter {
    /// Reports what became of one update set.
    pub(crate) fn verified(&mut self, verified: &VerifyResult) {
        let file = shown(&verified.file);
        if self.format == Format::Json {
            self.document.items.push(value(&file, verified));
            return;
        }
        match &verified.result {
            Ok(Ok(updates)) => {
                self.result(&format!("{file}: sound, {}\n", count(*updates, "update")));
            }
            Ok(Err(findings)) => self.findings(&file, findings),
            Err(error) => self.unread(&file, error),
        }
    }

    fn findings(&mut self, file: &str, findings: &[VerifyFinding]) {
        for VerifyFinding { code, line, message } in findings {
            let message = readable(message);
            if self.format == Format::Github {
                self.commands(&github::error(file, Some(*line), code, &message));
            } else {
                self.result(&format!("{file}:{line}: {message} [{code}]\n"));
            }
        }
        self.error(&format!("`{file}` is not sound: {}", count(findings.len(), "finding")));
    }

    fn unread(&mut self, file: &str, error: &io::Error) {
        self.error(&format!("cannot read `{file}`: {error}"));
        if error.kind() == ErrorKind::IsADirectory {
            self.help("name the .xml files in it");
        }
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
    let (status, updates, findings, error) = match &verified.result {
        Ok(Ok(updates)) => ("sound", Some(*updates), &[][..], None),
        Ok(Err(findings)) => ("unsound", None, &findings[..], None),
        Err(error) => ("refused", None, &[][..], Some(error.to_string())),
    };
    let finding = |finding: &VerifyFinding| json!({ "code": finding.code, "line": finding.line, "message": readable(&finding.message) });
    let findings: Vec<Value> = findings.iter().map(finding).collect();
    json!({
        "file": file,
        "status": status,
        "updates": updates,
        "error": error,
        "findings": findings,
    })
}
