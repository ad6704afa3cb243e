//! Refusals that a comment lifts: `# no secret: REASON` behind a text, on its line.

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
    is_one_line && comments.any(has_reason)
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
            ("key: fd_app_abc123\n# no secret: an example", false),
            ("# no secret: an example fd_app_abc123", false),
        ] {
            let found: Vec<bool> =
                find(file).into_iter().map(|(span, _)| is_lifted(file, span)).collect();
            assert_eq!(found, [lifted], "{file}");
        }
    }
}
