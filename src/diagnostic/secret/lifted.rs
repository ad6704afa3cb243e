//! Refusals that a comment lifts: `# no secret: REASON` behind a text, on the line where it ends; for
//! a text below `|` or `>`, behind that sign.

use crate::diagnostic::Span;

/// What stands before the reason.
const MARK: &str = "no secret:";

/// Whether a comment behind a part of a YAML file, on the same line, says why it is no secret.
pub(crate) fn is_lifted(file: &str, part: Span) -> bool {
    if !file.contains(MARK) {
        return false;
    }
    let has_reason = |comment: &str| {
        let said = comment.trim_start_matches(['#', ' ', '\t']);
        said.strip_prefix(MARK).is_some_and(|reason| reason.contains(char::is_alphanumeric))
    };
    let is_one_line = file.get(part.start..part.end).is_some_and(|it| !it.contains(['\n', '\r']));
    let rest = file.get(part.end..).unwrap_or_default();
    let line = rest.split(['\n', '\r']).next().unwrap_or_default();
    let signs = line.match_indices('#').map(|(at, _)| at);
    let mut comments = signs.filter_map(|at| {
        let (before, comment) = line.split_at_checked(at)?;
        before.ends_with([' ', '\t']).then_some(comment)
    });
    (is_one_line && comments.any(has_reason)) || is_below_header(file, part, has_reason)
}

/// Whether a part belongs to a block text whose header has such a comment.
fn is_below_header(file: &str, part: Span, has_reason: impl Fn(&str) -> bool) -> bool {
    let is_header = |line: &str| {
        let (before, comment) = line.split_once(" #").unwrap_or((line, ""));
        let sign =
            before.trim_end().trim_end_matches(|it: char| "+-".contains(it) || it.is_ascii_digit());
        let is_block = sign == "|" || sign == ">" || sign.ends_with(" |") || sign.ends_with(" >");
        is_block.then(|| has_reason(comment))
    };
    let first = file.get(part.start..part.end).unwrap_or_default().lines().next();
    if first.is_some_and(|it| it.starts_with(['|', '>'])) {
        return first.and_then(is_header) == Some(true);
    }
    let start = file.get(..part.start).unwrap_or_default().rfind('\n').map_or(0, |at| at + 1);
    let (above, line) = file.split_at(start);
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let mut least = indent(line);
    for line in above.lines().rev().filter(|line| !line.trim().is_empty()) {
        if indent(line) < least {
            least = indent(line);
            if let Some(lifted) = is_header(line) {
                return lifted;
            }
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::is_lifted;
    use crate::diagnostic::secret::find;

    #[test]
    fn only_a_reason_on_the_same_line_lifts_a_refusal() {
        for (file, lifted) in [
            ("key: fd_app_abc123 # no secret: an example of the vendor", true),
            ("key: \"fd_app_abc123\"\t#no secret: 示例", true),
            ("key: fd_app_abc123 # see above # no secret: an example", true),
            ("key: fd_app_abc123 # no secret:", false),
            ("key: fd_app_abc123 # no secret: -", false),
            ("key: fd_app_abc123 # no secret", false),
            ("key: fd_app_abc123# no secret: an example", false),
            ("# no secret: an example\nkey: fd_app_abc123", false),
            ("key: | # no secret: an example\n  of fd_app_abc123\n", true),
            ("key: >- # no secret: an example\n  of\n\n    a\n  fd_app_abc123\n", true),
            ("- | # no secret: an example\n  fd_app_abc123\n", true),
            ("key: |\n  fd_app_abc123 x\n", false),
            ("key: | # no secret:\n  fd_app_abc123 x\n", false),
            ("key: | # no secret: an example\n  a\nother: fd_app_abc123\n", false),
            ("key: # no secret: an example\n  other: fd_app_abc123\n", false),
            ("key: fd_app_abc123\n# no secret: an example", false),
            ("# no secret: an example fd_app_abc123", false),
        ] {
            let found: Vec<bool> =
                find(file).into_iter().map(|(span, _)| is_lifted(file, span)).collect();
            assert_eq!(found, [lifted], "{file}");
        }
    }
}
