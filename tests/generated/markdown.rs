//! Just enough Markdown to check a guide: headings, their anchors, links, tables.

/// The lines outside code blocks.
fn prose(text: &str) -> impl Iterator<Item = &str> {
    let mut fenced = false;
    text.lines().filter(move |line| {
        let fence = line.trim_start().starts_with("```");
        fenced ^= fence;
        !fence && !fenced
    })
}

/// Level and title of every heading, in order.
pub(crate) fn headings(text: &str) -> Vec<(usize, &str)> {
    let heading = |line: &'_ str| -> Option<usize> {
        let level = line.bytes().take_while(|byte| *byte == b'#').count();
        (level > 0 && line[level..].starts_with(' ')).then_some(level)
    };
    prose(text)
        .filter_map(|line| heading(line).map(|level| (level, line[level..].trim())))
        .collect()
}

/// The anchor of every heading, in order, as code hosts make it.
pub(crate) fn slugs(text: &str) -> Vec<String> {
    let slug = |title: &str| -> String {
        title
            .to_lowercase()
            .chars()
            .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'))
            .map(|c| if c == ' ' { '-' } else { c })
            .collect()
    };
    let mut slugs: Vec<String> = Vec::new();
    for (_, title) in headings(text) {
        let slug = slug(title);
        let taken = slugs.iter().filter(|known| **known == slug).count();
        slugs.push(if taken == 0 { slug } else { format!("{slug}-{taken}") });
    }
    slugs
}

/// The target of every link inside the document, in order.
pub(crate) fn links(text: &str) -> Vec<String> {
    let prose: Vec<String> = prose(text).map(without_code).collect();
    prose
        .iter()
        .flat_map(|line| line.match_indices("](#").map(|(at, _)| &line[at + 3..]))
        .filter_map(|rest| rest.split_once(')').map(|(target, _)| target.to_owned()))
        .collect()
}

/// How often markup of another kind begins outside code.
pub(crate) fn elements(text: &str) -> usize {
    prose(text).map(|line| without_code(line).matches('<').count()).sum()
}

/// A line without its inline code: a run of back-ticks, up to the next run as long.
fn without_code(line: &str) -> String {
    let run = |text: &str| text.bytes().take_while(|byte| *byte == b'`').count();
    let (mut out, mut rest) = (String::new(), line);
    while let Some(at) = rest.find('`') {
        out.push_str(&rest[..at]);
        let fence = run(&rest[at..]);
        let mut end = at + fence;
        while let Some(next) = rest[end..].find('`').map(|next| end + next) {
            end = next + run(&rest[next..]);
            if end - next == fence {
                break;
            }
        }
        rest = &rest[end..];
    }
    out + rest
}

/// The tables: rows of cells, parted at bars that no backslash escapes.
pub(crate) fn rows_of_tables(text: &str) -> Vec<Vec<Vec<String>>> {
    let mut tables = Vec::new();
    let mut table: Vec<Vec<String>> = Vec::new();
    for line in prose(text).chain([""]) {
        if let Some(row) = line.trim_start().strip_prefix('|') {
            table.push(cells(row));
        } else if !table.is_empty() {
            tables.push(std::mem::take(&mut table));
        }
    }
    tables
}

fn cells(row: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut letters = row.chars();
    while let Some(letter) = letters.next() {
        match (letter, cells.last_mut()) {
            ('|', _) => cells.push(String::new()),
            ('\\', Some(cell)) => cell.extend(letters.next()),
            (letter, Some(cell)) => cell.push(letter),
            (_, None) => {}
        }
    }
    cells.pop();
    cells
}
