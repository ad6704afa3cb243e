//! Whether an update set file is sound, and what is wrong if it is not.

use crate::exit::Exit;
use crate::read::open_bounded;
use sn_gen::servicenow::update_set::{self, Check, Finding, Outline, Part, Parts, ReadError};
use sn_gen::shown::shown;
use std::io;
use std::path::{Path, PathBuf};

/// More than this is no export that an instance would load.
const MOST_BYTES: u64 = 256 * 1024 * 1024;

/// A file and what became of it.
pub(crate) struct VerifyResult {
    pub(crate) file: PathBuf,
    /// What is to be said of it; an error if the disk does not give it.
    pub(crate) result: io::Result<Verdict>,
    /// What it holds, if it can be read as an update set.
    outline: Option<Outline>,
}

/// What is to be said of a file.
pub(crate) struct Verdict {
    /// How many updates it holds.
    pub(crate) updates: usize,
    /// What makes it unsound.
    pub(crate) findings: Vec<VerifyFinding>,
    /// What differs from what sn-gen writes.
    pub(crate) differences: Vec<VerifyFinding>,
}

/// One thing that is wrong or differs.
pub(crate) struct VerifyFinding {
    /// Its stable name.
    pub(crate) code: &'static str,
    /// The line of the file, from 1.
    pub(crate) line: usize,
    /// Whom it is about and what is wrong.
    pub(crate) message: String,
    /// How often the same was found.
    pub(crate) times: usize,
}

impl VerifyResult {
    pub(crate) fn of(file: &Path) -> Self {
        let mut outline = Outline::default();
        let result = examined(file, &mut outline);
        let outline = result.as_ref().is_ok_and(|it| it.updates > 0).then_some(outline);
        Self { file: file.to_owned(), result, outline }
    }

    pub(crate) fn exit(&self) -> Exit {
        match &self.result {
            Ok(verdict) if verdict.findings.is_empty() => Exit::Done,
            Ok(_) => Exit::Wrong,
            Err(_) => Exit::Refused,
        }
    }
}

fn examined(file: &Path, outline: &mut Outline) -> io::Result<Verdict> {
    let (mut check, mut updates) = (Check::default(), 0);
    for part in Parts::new(open_bounded(file, MOST_BYTES)?) {
        match part {
            Ok(Part::Start { unload_date }) => check = Check::new(&unload_date),
            Ok(Part::Set(set)) => check.set(&set),
            Ok(Part::Update(update)) => {
                updates += 1;
                outline.add(&update);
                check.update(&update);
            }
            Err(ReadError::Disk { kind, message }) => return Err(io::Error::new(kind, message)),
            Err(error) => {
                let (code, line, message) = (error.code(), error.line(), error.to_string());
                let findings = vec![VerifyFinding { code, line, message, times: 1 }];
                return Ok(Verdict { updates: 0, findings, differences: Vec::new() });
            }
        }
    }
    let (findings, differences): (Vec<_>, Vec<_>) =
        check.finish().into_iter().partition(|finding| finding.is_unsound);
    let [findings, differences] =
        [findings, differences].map(|list| list.iter().map(VerifyFinding::of).collect());
    Ok(Verdict { updates, findings, differences })
}

impl VerifyFinding {
    fn of(finding: &Finding) -> Self {
        let Finding { code, line, times, .. } = *finding;
        Self { code, line, message: finding.to_string(), times }
    }
}

/// Adds a finding to each set that another one would overwrite on the same instance; it names the
/// first such file.
pub(crate) fn find_rivals(results: &mut [VerifyResult]) {
    let rival = |at: usize| {
        let set = results.get(at)?.outline.as_ref()?;
        let others = results.iter().enumerate().filter(|(other, _)| *other != at);
        others.into_iter().find_map(|(_, other)| {
            let rivalry = update_set::rivalry(set, other.outline.as_ref()?)?;
            Some((rivalry.line, rivalry.finding(&shown(&other.file))))
        })
    };
    let found: Vec<_> = (0..results.len()).map(rival).collect();
    for (verified, found) in results.iter_mut().zip(found) {
        let (Some((line, finding)), Ok(verdict)) = (found, &mut verified.result) else {
            continue;
        };
        let help = finding.help.unwrap_or_default();
        let message = format!("{}; {help}", finding.message);
        let code = finding.code.as_str();
        verdict.findings.push(VerifyFinding { code, line, message, times: 1 });
    }
}
