//! A text with a name, places in it, and texts that could not be had.
//!
//! Places are byte offsets; people see lines and columns, both counted from one, columns in
//! characters.

use super::{Diagnostic, Diagnostics, FileKind, FileProblem, Span};

/// A line and a column, both counted from one; the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// A text and the name that findings give it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    name: String,
    text: String,
}

impl Source {
    /// The most bytes a file may have; a real one has a hundredth of it.
    pub const MAX_BYTES: usize = 1024 * 1024;

    /// A source of that name; a byte order mark at the start of the text is dropped.
    #[must_use]
    pub fn new(name: impl Into<String>, text: &str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        Self { name: name.into(), text: text.to_owned() }
    }

    /// The source in these bytes, unless they are too many or no UTF-8.
    pub fn from_bytes(
        file: FileKind,
        name: impl Into<String>,
        bytes: &[u8],
    ) -> Result<Self, Unreadable> {
        let name = name.into();
        if bytes.len() > Self::MAX_BYTES {
            let (bytes, max) = (bytes.len(), Self::MAX_BYTES);
            let problem = FileProblem::TooLarge { bytes, max, file };
            return Err(Unreadable::new(Self::new(name, ""), Diagnostic::new(problem, None)));
        }
        match std::str::from_utf8(bytes) {
            Ok(text) => Ok(Self::new(name, text)),
            Err(error) => {
                let byte = bytes.get(error.valid_up_to()).copied().unwrap_or_default();
                let source = Self::new(name, &String::from_utf8_lossy(bytes));
                // The text before the fault is the same in both, but for a byte order mark.
                let mark = if bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
                let start = error.valid_up_to().saturating_sub(mark);
                let span = Span::new(start, start + char::REPLACEMENT_CHARACTER.len_utf8());
                let finding = Diagnostic::new(FileProblem::NotUtf8 { byte }, Some(span));
                Err(Unreadable::new(source, finding))
            }
        }
    }

    /// The name that findings give it, usually a path.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text, without a byte order mark.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The line and column of a byte offset; one past the end is the end.
    #[must_use]
    pub fn position(&self, offset: usize) -> Position {
        let before = self.text.get(..self.boundary(offset)).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        Position {
            line: before.bytes().filter(|&byte| byte == b'\n').count() + 1,
            column: before.get(line_start..).unwrap_or_default().chars().count() + 1,
        }
    }

    /// A place that lies within the text and on character boundaries.
    #[must_use]
    pub fn clamp(&self, span: Span) -> Span {
        Span::new(self.boundary(span.start), self.boundary(span.end))
    }

    fn boundary(&self, offset: usize) -> usize {
        self.text.floor_char_boundary(offset.min(self.text.len()))
    }
}

/// A source that could not be had, with the finding that says why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    /// As much of the source as there is.
    pub source: Source,
    /// Why it is of no use.
    pub diagnostics: Diagnostics,
}

impl Unreadable {
    fn new(source: Source, diagnostic: Diagnostic) -> Self {
        Self { source, diagnostics: diagnostic.into() }
    }

    /// A file that the system would not read.
    #[must_use]
    pub fn from_io(file: FileKind, name: impl Into<String>, error: &std::io::Error) -> Self {
        let problem = match error.kind() {
            std::io::ErrorKind::NotFound => FileProblem::Missing { file },
            std::io::ErrorKind::IsADirectory => FileProblem::IsDirectory { file },
            _ => FileProblem::Unreadable { reason: error.to_string() },
        };
        Self::new(Source::new(name, ""), Diagnostic::new(problem, None))
    }
}

#[cfg(test)]
mod tests {
    use super::{Position, Source};

    #[test]
    fn counts_columns_in_characters_and_lines_by_line_feeds() {
        let source = Source::new("x", "é: 1\r\n  ü\n");
        assert_eq!(source.position(2), Position { line: 1, column: 2 });
        assert_eq!(source.position(9), Position { line: 2, column: 3 });
        assert_eq!(source.position(12), Position { line: 3, column: 1 });
        assert_eq!(source.position(900), Position { line: 3, column: 1 });
    }
}
