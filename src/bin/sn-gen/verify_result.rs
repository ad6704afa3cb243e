//! Whether an update set file is sound, and what is wrong if it is not.

use crate::exit::Exit;
use crate::read::read;
use sn_gen::servicenow::update_set::{self, ReadError, UpdateSet};
use sn_gen::shown::shown;
use std::io;
use std::path::{Path, PathBuf};

/// More than this is no export that an instance would load.
const MOST_BYTES: usize = 256 * 1024 * 1024;

/// A file and what became of it.
pub(crate) struct VerifyResult {
    pub(crate) file: PathBuf,
    /// How many updates it holds, or what is wrong; an error if the disk does not give it.
    pub(crate) result: io::Result<Result<usize, Vec<VerifyFinding>>>,
    /// What it holds, if it can be read as an update set.
    set: Option<UpdateSet>,
}

/// One thing that is wrong.
pub(crate) struct VerifyFinding {
    /// Its stable name.
    pub(crate) code: &'static str,
    /// The line of the file, from 1.
    pub(crate) line: usize,
    /// Whom it is about and what is wrong.
    pub(crate) message: String,
}

impl VerifyResult {
    pub(crate) fn of(file: &Path) -> Self {
        let set = content(file).map(|bytes| parsed(&bytes).map_err(|finding| vec![finding]));
        let (result, set) = match set {
            Ok(Ok(set)) => (Ok(examined(&set)), Some(set)),
            Ok(Err(findings)) => (Ok(Err(findings)), None),
            Err(error) => (Err(error), None),
        };
        Self { file: file.to_owned(), result, set }
    }

    pub(crate) fn exit(&self) -> Exit {
        match &self.result {
            Ok(Ok(_)) => Exit::Done,
            Ok(Err(_)) => Exit::Wrong,
            Err(_) => Exit::Refused,
        }
    }
}

fn content(file: &Path) -> io::Result<Vec<u8>> {
    let bytes = read(file, MOST_BYTES)?;
    if bytes.len() > MOST_BYTES {
        return Err(io::Error::other("more than 256 MiB"));
    }
    Ok(bytes)
}

/// Adds a finding to each set that another one would overwrite on the same instance; it names the
/// first such file.
pub(crate) fn find_rivals(results: &mut [VerifyResult]) {
    let rival = |at: usize| {
        let set = results.get(at)?.set.as_ref()?;
        let others = results.iter().enumerate().filter(|(other, _)| *other != at);
        others.into_iter().find_map(|(_, other)| {
            let rivalry = update_set::rivalry(set, other.set.as_ref()?)?;
            Some((rivalry.line, rivalry.finding(&shown(&other.file))))
        })
    };
    let found: Vec<_> = (0..results.len()).map(rival).collect();
    for (verified, found) in results.iter_mut().zip(found) {
        let (Some((line, finding)), Ok(result)) = (found, &mut verified.result) else {
            continue;
        };
        let help = finding.help.unwrap_or_default();
        let message = format!("{}; {help}", finding.message);
        let finding = VerifyFinding { code: finding.code.as_str(), line, message };
        match result {
            Ok(_) => *result = Err(vec![finding]),
            Err(findings) => findings.push(finding),
        }
    }
}

fn examined(set: &UpdateSet) -> Result<usize, Vec<VerifyFinding>> {
    let findings: Vec<VerifyFinding> = update_set::check(set)
        .into_iter()
        .map(|it| VerifyFinding {
            code: it.code,
            line: it.line,
            message: format!("{}: {}", it.subject, it.text),
        })
        .collect();
    if findings.is_empty() { Ok(set.updates.len()) } else { Err(findings) }
}

fn parsed(bytes: &[u8]) -> Result<UpdateSet, VerifyFinding> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let line = String::from_utf8_lossy(before).matches('\n').count() + 1;
        VerifyFinding { code: "not-utf8", line, message: "the file is not UTF-8".to_owned() }
    })?;
    update_set::read(text).map_err(|error| {
        let (code, line) = match &error {
            ReadError::Malformed { line, .. } => ("malformed-xml", *line as usize),
            ReadError::OtherRoot { .. } => ("no-update-set", 1),
            ReadError::Empty => ("empty-update-set", 1),
        };
        VerifyFinding { code, line, message: error.to_string() }
    })
}
