//! The kinds of files that people write for sn-gen.

/// What a file is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// Says what is generated.
    Spec,
    /// Says what happens to the generated scripts, and what they do then.
    Scenario,
    /// Says what is on a company's instance besides, for all its scenarios.
    Facts,
}

impl FileKind {
    /// What people call it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Spec => "spec",
            Self::Scenario => "scenario",
            Self::Facts => "file with facts",
        }
    }
}
