//! Why there is nothing to show.

use crate::exit::Exit;
use crate::pipeline::Findings;
use anyhow::Error;
use sn_gen::diagnostic::{Look, human};
use std::fmt;

/// Why there is nothing to show.
pub(crate) struct Refusal {
    pub(crate) exit: Exit,
    /// What is wrong with the spec or the scenario.
    pub(crate) findings: Option<Findings>,
    /// What else is wrong.
    pub(crate) error: Option<Error>,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(findings) = &self.findings {
            write!(f, "{}", human(&[findings.report()], Look::Plain))?;
        }
        match &self.error {
            Some(error) => write!(f, "{error:#}"),
            None => Ok(()),
        }
    }
}

impl<E: Into<Error>> From<E> for Refusal {
    fn from(error: E) -> Self {
        Self { exit: Exit::Refused, findings: None, error: Some(error.into()) }
    }
}

impl Refusal {
    /// The spec or the scenario has errors, or could not be read.
    pub(crate) fn faulty(findings: Findings) -> Self {
        let exit = if findings.is_unreadable { Exit::Refused } else { Exit::Wrong };
        Self { exit, findings: Some(findings), error: None }
    }
}
