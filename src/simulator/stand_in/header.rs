//! The comment that begins a file of the runtime.
//!
//! Its first paragraph tells what the file is about. Lines that begin with `Source:`, `Simulated:`,
//! `Assumed:` or `Refused:` begin what the page tells; it goes on to the next of them or to an empty
//! line.

use super::inline;
use indexmap::IndexMap;

const WORDS: [&str; 4] = ["Simulated", "Assumed", "Refused", "Source"];

/// The source of a file that stands for no part of the platform.
const OWN: &str = "none, of the stand-in's own.";

/// What a file says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// What it is about.
    pub about: String,
    /// Where its behaviour is from.
    pub source: String,
    notes: IndexMap<&'static str, String>,
}

/// What is wrong with the first comment of a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HeaderError {
    /// There is none.
    #[error("it does not begin with a comment")]
    Missing,
    /// It does not say where the behaviour is from.
    #[error("its first comment has no line that begins with `Source:`")]
    NoSource,
    /// It says something twice.
    #[error("its first comment has two lines that begin with `{0}:`")]
    Twice(&'static str),
}

impl Header {
    /// Reads the comment that begins a script.
    pub fn read(script: &str) -> Result<Self, HeaderError> {
        let comment = script.strip_prefix("/**\n").and_then(|rest| rest.split_once("\n */"));
        let (comment, _) = comment.ok_or(HeaderError::Missing)?;
        let lines = comment.lines().map(|line| line.trim_start_matches([' ', '*']).trim_end());
        let mut about = String::new();
        let mut is_about = true;
        let mut notes: IndexMap<&'static str, String> = IndexMap::new();
        let mut open = None;
        for line in lines {
            let found = WORDS.iter().find_map(|word| {
                Some((*word, line.strip_prefix(word)?.strip_prefix(':')?.trim_start()))
            });
            if let Some((word, rest)) = found {
                if notes.insert(word, rest.to_owned()).is_some() {
                    return Err(HeaderError::Twice(word));
                }
                open = Some(word);
                is_about = false;
            } else if line.is_empty() {
                open = None;
                is_about = false;
            } else if let Some(note) = open.and_then(|word| notes.get_mut(word)) {
                *note += " ";
                *note += line;
            } else if is_about {
                about += if about.is_empty() { "" } else { " " };
                about += line;
            }
        }
        let source = notes.shift_remove("Source").filter(|it| !it.is_empty());
        Ok(Self { about, source: source.ok_or(HeaderError::NoSource)?, notes })
    }

    /// Whether there is more to tell than what the file is about.
    pub(super) fn has_behaviour(&self) -> bool {
        self.source != OWN || !self.notes.is_empty()
    }

    /// The part of the page on this file.
    pub(super) fn section(&self, file: &str) -> String {
        let note = |word: &&str| {
            let text = if *word == "Source" { Some(&self.source) } else { self.notes.get(*word) };
            Some(format!("- **{word}:** {}\n", inline(text?)))
        };
        let notes: String = WORDS.iter().filter_map(note).collect();
        format!("\n### `{file}`\n\n{}\n\n{notes}", inline(&self.about))
    }
}

#[cfg(test)]
mod tests {
    use super::{Header, HeaderError};

    #[test]
    fn reads_what_a_file_says_of_itself() {
        let script = "/**\n * Rows: what `a` is.\n * All of it.\n *\n * Not shown.\n *\n \
            * Source: a page,\n * and another.\n * Refused: writes.\n */\n(function() {})();\n";
        let header = Header::read(script).unwrap();
        assert_eq!(header.about, "Rows: what `a` is. All of it.");
        assert_eq!(header.source, "a page, and another.");
        assert_eq!(
            header.section("rows.js"),
            "\n### `rows.js`\n\nRows: what `a` is. All of it.\n\n- **Refused:** writes.\n\
             - **Source:** a page, and another.\n"
        );
    }

    #[test]
    fn refuses_a_file_that_says_too_little_or_too_much() {
        let cases = [
            ("var a;", HeaderError::Missing),
            ("/**\n * Rows.\n */\n", HeaderError::NoSource),
            ("/**\n * Rows.\n *\n * Source:\n */\n", HeaderError::NoSource),
            ("/**\n * Source: a\n * Source: b\n */\n", HeaderError::Twice("Source")),
        ];
        for (script, error) in cases {
            assert_eq!(Header::read(script), Err(error), "{script}");
        }
    }
}
