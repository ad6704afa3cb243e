//! One file to be delivered: where it goes and what is in it.
//!
//! Everything is rendered in memory as a list of artifacts; only `output` touches the disk.

/// A generated file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Artifact {
    /// Path below the output folder, `/` on every system.
    pub path: String,
    /// The file's content: UTF-8, `\n` line ends, a final newline.
    pub text: String,
}

impl Artifact {
    /// An artifact whose text ends in exactly one newline.
    #[must_use]
    pub fn new(path: impl Into<String>, text: &str) -> Self {
        let mut text = text.trim_end().to_owned();
        text.push('\n');
        Self { path: path.into(), text }
    }
}
