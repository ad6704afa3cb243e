//! The last touch on the rendered text: one blank line between blocks, no trailing spaces.
//!
//! Switched-off parts of a template leave gaps; nothing inside a code block changes.

/// One blank line between blocks and no trailing spaces.
pub(super) fn tidy(text: &str) -> String {
    let mut out: Vec<&str> = Vec::new();
    let mut fenced = false;
    for line in text.lines() {
        fenced ^= line.trim_start().starts_with("```");
        let line = if fenced { line } else { line.trim_end() };
        let second_blank = line.is_empty() && out.last().is_none_or(|last| last.is_empty());
        if fenced || !second_blank {
            out.push(line);
        }
    }
    out.join("\n")
}

#[cfg(test)]
mod tests {
    use super::tidy;

    #[test]
    fn leaves_one_blank_line_between_blocks_and_code_as_it_is() {
        let text = "a  \n\n\nb\n```text\n|x|\n\n\n y \n```\n\n\n";
        assert_eq!(tidy(text), "a\n\nb\n```text\n|x|\n\n\n y \n```\n");
    }
}
