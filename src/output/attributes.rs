//! What tells Git to leave the line ends of an output folder alone.

use super::error::OutputError;
use super::folder::WORKSHOP;
use super::occupant::Occupant;
use super::plan::{FileAction, Plan, PlannedFile};

/// By this file Git leaves line ends below its folder alone.
const ATTRIBUTES: &str = ".gitattributes";
const UNCHANGED: &str = "* -text\n";

impl Plan {
    /// The same plan, with what tells Git to leave the line ends of the folder alone. It is no
    /// artifact: who has told Git something there keeps it, and no check asks for it. A folder in which
    /// others have files as well is left as it is.
    pub(super) fn with_attributes(mut self) -> Result<Self, OutputError> {
        let found = self.opened.look(ATTRIBUTES, UNCHANGED.len() as u64);
        let refused = |error| OutputError::disk("read", self.opened.place(ATTRIBUTES), error);
        let action = match found.map_err(refused)? {
            Occupant::File(old) if old != UNCHANGED.as_bytes() => None,
            Occupant::File(old) if self.is_clearing => Some(FileAction::Remove { old }),
            Occupant::File(_) => Some(FileAction::UpToDate),
            Occupant::Free if self.is_stale() && !self.is_clearing && self.is_alone() => {
                Some(FileAction::Create { new: UNCHANGED.to_owned() })
            }
            Occupant::Free | Occupant::Hindered(_) => None,
        };
        if let Some(action) = action {
            self.files.insert(0, PlannedFile { path: ATTRIBUTES.to_owned(), action });
        }
        Ok(self)
    }

    /// Whether nothing stands in the folder but what sn-gen makes.
    fn is_alone(&self) -> bool {
        let is_ours = |name: &str| {
            let first = |file: &PlannedFile| file.path.split('/').next() == Some(name);
            name == WORKSHOP || self.files.iter().any(first)
        };
        self.opened.entries().is_some_and(|names| names.iter().all(|name| is_ours(name)))
    }
}
