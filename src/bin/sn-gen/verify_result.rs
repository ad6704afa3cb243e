//! Whether an update set file is sound, and what is wrong if it is not.

use crate::exit::Exit;
use crate::read::read;
use sn_gen::servicenow::update_set::{self, ReadError, UpdateSet};
use std::io;
use std::path::{Path, PathBuf};

/// More than this is no export that an instance would load.
const MOST_BYTES: usize = 256 * 1024 * 1024;

/// A file and what became of it.
pub(crate) struct VerifyResult {
    pub(crate) file: PathBuf,
    /// How many updates it holds, or what is wrong; an error if the disk does not give it.
    pub(crate) result: io::Result<Result<usize, Vec<VerifyFinding>>>,
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
        Self { file: file.to_owned(), result: content(file).map(|bytes| examined(&bytes)) }
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

fn examined(bytes: &[u8]) -> Result<usize, Vec<VerifyFinding>> {
    let set = parsed(bytes).map_err(|finding| vec![finding])?;
    let findings: Vec<VerifyFinding> = update_set::check(&set)
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
