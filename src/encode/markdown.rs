//! Markdown contexts: running text (also in a table cell), inline code, a code block, a Mermaid
//! label.

/// Running text or a table cell: one line, no markup.
#[must_use]
pub fn md(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in one_line(text).chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '#' | '~' | '$' => out.extend(['\\', c]),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            _ => out.push(c),
        }
    }
    out
}

/// Inline code, back-ticks included; the fence is longer than any run of back-ticks inside.
#[must_use]
pub fn md_code(text: &str) -> String {
    let text = one_line(text).replace('|', "\\|");
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let pad = if longest > 0 || text.is_empty() { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// The inside of a fenced code block: lines stay lines, and none of them can close the fence.
#[must_use]
pub fn md_fence(text: &str) -> String {
    let line = |line: &str| {
        let closes = line.trim_start().starts_with("```");
        format!("{}{}", if closes { "    " } else { "" }, line.trim_end())
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// The inside of a quoted Mermaid label.
#[must_use]
pub fn mermaid(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in one_line(text).chars() {
        match c {
            '"' => out.push_str("#quot;"),
            '#' => out.push_str("#35;"),
            '<' => out.push_str("#lt;"),
            '>' => out.push_str("#gt;"),
            '&' => out.push_str("#amp;"),
            '`' => out.push_str("#96;"),
            _ => out.push(c),
        }
    }
    out
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{md, md_code, md_fence, mermaid};

    #[test]
    fn escapes_markup_in_a_cell() {
        assert_eq!(md("a | b\n*c* <d>"), r"a \| b \*c\* &lt;d&gt;");
    }

    #[test]
    fn fences_code_that_holds_back_ticks() {
        assert_eq!(md_code("a_b"), "`a_b`");
        assert_eq!(md_code("a``b|c"), r"``` a``b\|c ```");
    }

    #[test]
    fn keeps_a_block_of_code_inside_its_fence() {
        assert_eq!(md_fence("{\n  \"a\": 1 \n}"), "{\n  \"a\": 1\n}");
        assert_eq!(md_fence("```\r\n# x"), "    ```\n# x");
    }

    #[test]
    fn keeps_a_mermaid_label_in_its_quotes() {
        assert_eq!(mermaid("say \"hi\" #1"), "say #quot;hi#quot; #35;1");
    }
}
