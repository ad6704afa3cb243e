//! The last touch on the rendered text: readable as plain text as well as rendered.
//!
//! Only spaces and blank lines change, and nothing inside a code block.

/// One blank line between blocks, no trailing spaces, columns of tables in line.
pub(super) fn tidy(text: &str) -> String {
    let mut out: Vec<String> = Vec::new();
    let mut table: Vec<&str> = Vec::new();
    let mut fenced = false;
    for line in text.lines() {
        let is_row = !fenced && line.trim_start().starts_with('|');
        if is_row {
            table.push(line);
            continue;
        }
        out.extend(aligned(&std::mem::take(&mut table)));
        fenced ^= line.trim_start().starts_with("```");
        let line = if fenced { line } else { line.trim_end() };
        let second_blank = line.is_empty() && out.last().is_none_or(String::is_empty);
        if fenced || !second_blank {
            out.push(line.to_owned());
        }
    }
    out.extend(aligned(&table));
    out.join("\n")
}

/// The widest column; a longer cell only pushes its own row.
const WIDEST: usize = 70;

/// A table with each column as wide as its widest cell; the last one ends where its text ends.
fn aligned(table: &[&str]) -> Vec<String> {
    let rows: Vec<Vec<&str>> = table.iter().map(|row| cells(row)).collect();
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widths: Vec<usize> = (0..columns)
        .map(|column| {
            rows.iter()
                .map(|row| width(row, column))
                .filter(|width| *width <= WIDEST)
                .max()
                .unwrap_or(0)
                .max(3)
        })
        .collect();
    let indents = table
        .iter()
        .map(|row| &row[..row.len() - row.trim_start().len()]);
    indents
        .zip(&rows)
        .map(|(indent, row)| format!("{indent}{}", line(row, &widths)))
        .collect()
}

fn width(row: &[&str], column: usize) -> usize {
    row.get(column)
        .filter(|cell| !is_rule(cell))
        .map_or(0, |cell| cell.chars().count())
}

fn line(row: &[&str], widths: &[usize]) -> String {
    let last = row.len().saturating_sub(1);
    let mut line = "|".to_owned();
    for (at, (cell, width)) in row.iter().zip(widths).enumerate() {
        let width = if at == last {
            cell.chars().count()
        } else {
            *width
        };
        let cell = if is_rule(cell) {
            "-".repeat(width.max(3))
        } else {
            format!("{cell:width$}")
        };
        line.push_str(if cell.is_empty() { " |" } else { " " });
        if !cell.is_empty() {
            line.push_str(&cell);
            line.push_str(" |");
        }
    }
    line
}

fn is_rule(cell: &str) -> bool {
    cell.len() >= 3 && cell.bytes().all(|byte| byte == b'-')
}

/// The cells of a row: parted by bars that no backslash escapes.
fn cells(row: &str) -> Vec<&str> {
    let row = row.trim().strip_prefix('|').unwrap_or_default();
    let mut cells = Vec::new();
    let (mut start, mut escaped) = (0, false);
    for (at, c) in row.char_indices() {
        if c == '|' && !escaped {
            cells.push(row[start..at].trim());
            start = at + 1;
        }
        escaped = c == '\\' && !escaped;
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::tidy;

    #[test]
    fn puts_the_columns_of_a_table_in_line() {
        let text = "|a|long head|c|\n|---|---|---|\n| one `\\|` two | x | last |\n||y||\n";
        let table = concat!(
            "| a            | long head | c |\n",
            "| ------------ | --------- | --- |\n",
            "| one `\\|` two | x         | last |\n",
            "|              | y         | |"
        );
        assert_eq!(tidy(text), table);
    }

    #[test]
    fn leaves_one_blank_line_between_blocks_and_code_as_it_is() {
        let text = "a  \n\n\nb\n```text\n|x|\n\n\n y \n```\n\n\n";
        assert_eq!(tidy(text), "a\n\nb\n```text\n|x|\n\n\n y \n```\n");
    }
}
