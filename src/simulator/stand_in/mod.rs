//! The page that tells what the stand-in simulates, refuses and assumes, and where it is from.
//!
//! It is made from what the code itself knows: the names that scripts find, the dictionary, and the
//! comments that begin the files of the runtime.

mod data;
mod header;
mod offered;

pub use header::{Header, HeaderError};

use super::javascript::{InterpreterError, RUNTIME};
use crate::encode;

/// Why there is no page.
#[derive(Debug, thiserror::Error)]
pub enum StandInError {
    /// The stand-in does not start.
    #[error(transparent)]
    Interpreter(#[from] InterpreterError),
    /// What it tells of itself, or a list of names, is no JSON of the expected form.
    #[error("a list of names cannot be read: {0}")]
    Names(#[from] serde_json::Error),
    /// The dictionary cannot be read.
    #[error("the dictionary cannot be read: {0}")]
    Dictionary(#[from] serde_yaml::Error),
    /// A file of the runtime does not say what it is and where that is from.
    #[error("{file}: {error}")]
    Header {
        /// The file.
        file: &'static str,
        /// What is wrong with its first comment.
        error: HeaderError,
    },
}

const INTRODUCTION: &str = "\
# What is simulated, refused and assumed

`sn-gen simulate` and `sn-gen preview` run the generated scripts on a stand-in for the platform. \
This page is made from its code. It says what you can rely on, and gives the source of each behaviour.

- **Simulated**: it works here as the source says.
- **Assumed**: no public source confirms it. Check it on your instance if it matters to you.
- **Refused**: using it is a fault that names it, even if the script catches the exception. \
Whatever is not simulated is refused.
";

/// The page, as Markdown.
pub fn page() -> Result<String, StandInError> {
    let parts = [INTRODUCTION.to_owned(), offered::section()?, behaviours()?, data::section()?];
    Ok(parts.join("\n"))
}

/// What the files of the runtime say of themselves.
fn behaviours() -> Result<String, StandInError> {
    let mut text = "## How it behaves\n\nEach part of the stand-in is one file of \
        `src/simulator/runtime`.\n"
        .to_owned();
    let mut own = Vec::new();
    for (file, script) in RUNTIME {
        let header = Header::read(script).map_err(|error| StandInError::Header { file, error })?;
        if header.has_behaviour() {
            text += &header.section(file);
        } else {
            own.push(format!("- `{file}`: {}\n", inline(&header.about)));
        }
    }
    text += "\n### Machinery\n\nThese files stand for no part of the platform.\n\n";
    text.extend(own);
    Ok(text)
}

/// Text of a comment: what stands between back-ticks stays as it is.
fn inline(text: &str) -> String {
    let part = |(index, part): (usize, &str)| {
        if index % 2 == 0 { blanks_kept(part) } else { format!("`{part}`") }
    };
    text.split('`').enumerate().map(part).collect()
}

/// Running text, with the blanks at its ends.
fn blanks_kept(text: &str) -> String {
    let blank = |is_blank: bool| if is_blank { " " } else { "" };
    let inner = encode::md(text);
    if inner.is_empty() {
        return blank(!text.is_empty()).to_owned();
    }
    format!("{}{inner}{}", blank(text.starts_with(' ')), blank(text.ends_with(' ')))
}

/// A row of a table.
fn row(cells: &[String]) -> String {
    format!("| {} |\n", cells.join(" | "))
}

/// Names as code, with commas.
fn names<'a>(all: impl IntoIterator<Item = &'a String>) -> String {
    all.into_iter().map(|name| encode::md_code(name)).collect::<Vec<_>>().join(", ")
}
