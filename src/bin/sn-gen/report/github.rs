//! Workflow commands, which GitHub shows beside the lines of a file.

/// A command that marks a file, or a line of it, as wrong.
pub(super) fn error(file: &str, line: Option<usize>, title: &str, message: &str) -> String {
    annotation("error", file, line, title, message)
}

/// A command that marks a file, or a line of it, as doubtful.
pub(super) fn warning(file: &str, line: Option<usize>, title: &str, message: &str) -> String {
    annotation("warning", file, line, title, message)
}

/// A command that says something of a file, or a line of it, that is not wrong.
pub(super) fn notice(file: &str, line: Option<usize>, title: &str, message: &str) -> String {
    annotation("notice", file, line, title, message)
}

fn annotation(level: &str, file: &str, line: Option<usize>, title: &str, message: &str) -> String {
    let line = line.map(|line| format!(",line={line}")).unwrap_or_default();
    format!("::{level} file={}{line},title={title}::{}\n", property(file), data(message))
}

/// A command that tells of a failure that has no file.
pub(super) fn failure(message: &str) -> String {
    format!("::error::{}\n", data(message))
}

/// The escapes of a command's text.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The escapes of a command's property, which also ends at `:` and `,`.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
