//! Findings as workflow commands, which a pull request shows beside the line.

use super::{Report, json::ends};
use crate::diagnostic::words::printable;
use crate::diagnostic::{Diagnostic, Source};

/// One line per finding.
#[must_use]
pub fn github(reports: &[Report<'_>]) -> String {
    reports
        .iter()
        .flat_map(|report| {
            let findings = report.findings();
            findings.iter().map(|it| command(report.source, it)).collect::<Vec<_>>()
        })
        .collect()
}

fn command(source: &Source, diagnostic: &Diagnostic) -> String {
    let (start, end) = ends(source, diagnostic);
    let help = diagnostic.help.as_ref().map(|help| format!("\nhelp: {help}")).unwrap_or_default();
    format!(
        "::{} file={},line={},col={},endLine={},endColumn={},title={}::{}\n",
        diagnostic.level.as_str(),
        property(&printable(source.name())),
        start.line,
        start.column,
        end.line,
        end.column,
        property(diagnostic.code.as_str()),
        data(&format!("{}{help}", diagnostic.message)),
    )
}

/// The escapes of a command's text.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The escapes of a command's property, which also ends at `:` and `,`.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{data, property};

    #[test]
    fn escapes_what_would_end_a_property_or_a_line() {
        assert_eq!(property("C:\\a,b%\n"), "C%3A\\a%2Cb%25%0A");
        assert_eq!(data("50%: a, b\r\n"), "50%25: a, b%0D%0A");
    }
}
