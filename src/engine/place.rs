//! Where in a template a line comes from that it has made.

/// The most characters of a line that an error repeats.
const MOST_QUOTED: usize = 100;

/// A line of what templates have made: its place in one of them, or itself with its neighbours.
pub(super) fn place(templates: &[(&str, &str)], text: &str, line: usize) -> String {
    let made: Vec<&str> = text.lines().map(str::trim).collect();
    let at = line.saturating_sub(1).min(made.len().saturating_sub(1));
    let quoted = |at: usize| -> String {
        made.get(at).into_iter().flat_map(|it| it.chars()).take(MOST_QUOTED).collect()
    };
    if let Some(Origin { name, line, is_same }) = origin(templates, &made, at) {
        let verb = if is_same { "is" } else { "makes" };
        return format!("line {line} of `{name}` {verb} `{}`", quoted(at));
    }
    let around = at.saturating_sub(1)..made.len().min(at + 2);
    let lines = around.map(|at| format!("\n{:>5} | {}", at + 1, quoted(at)));
    format!("line {} of what it makes:{}", at + 1, lines.collect::<String>())
}

struct Origin<'t> {
    name: &'t str,
    /// Its line, from 1.
    line: usize,
    /// Whether it has no expressions.
    is_same: bool,
}

/// The one line that fits best, with those before it.
fn origin<'t>(templates: &[(&'t str, &str)], made: &[&str], at: usize) -> Option<Origin<'t>> {
    let mut best: Option<((bool, usize), Origin<'t>)> = None;
    let mut is_sole = false;
    for (name, text) in templates {
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        for line in 0..lines.len() {
            let before = lines.iter().take(line + 1).rev();
            let made = made.get(..=at)?;
            let fitting = before.zip(made.iter().rev()).take_while(|(line, made)| fits(line, made));
            let is_same = lines.get(line) == made.last();
            let rank = (is_same, fitting.count());
            let known = best.as_ref().map_or((false, 0), |(known, _)| *known);
            if rank > known {
                best = Some((rank, Origin { name, line: line + 1, is_same }));
                is_sole = true;
            } else if rank == known {
                is_sole = false;
            }
        }
    }
    best.filter(|_| is_sole).map(|(_, origin)| origin)
}

/// Whether a line of a template can make a line, whatever its expressions are.
fn fits(template: &str, made: &str) -> bool {
    let Some((first, rest)) = template.split_once("{{") else { return template == made };
    let mut pieces: Vec<&str> = vec![first];
    pieces.extend(rest.split("{{").map(|it| it.split_once("}}").map_or("", |(_, text)| text)));
    let is_telling = pieces.iter().any(|it| it.contains(char::is_alphanumeric));
    let Some(middle) = made.strip_prefix(first) else { return false };
    let last = pieces.pop().unwrap_or_default();
    let Some(mut middle) = middle.strip_suffix(last) else { return false };
    is_telling
        && pieces.iter().skip(1).all(|piece| {
            let behind = middle.split_once(piece).map(|(_, behind)| behind);
            middle = behind.unwrap_or_default();
            behind.is_some()
        })
}

#[cfg(test)]
mod tests {
    use super::place;

    const TEMPLATE: &str = "a();\n\nf({{ b | js }}, {{ c | js }});\n{{ d }}\nif (e) {\n    g();\n}\nif (h) {\n    g();\n}\n";
    const MADE: &str = "a();\n\nf('x', 'y');\nz\nif (e) {\n    g();\n}\nif (h) {\n    g();\n}\n";

    #[test]
    fn a_line_is_told_by_its_place_in_the_template() {
        for (line, told) in [
            (1, "line 1 of `t` is `a();`"),
            (3, "line 3 of `t` makes `f('x', 'y');`"),
            (6, "line 6 of `t` is `g();`"),
            (9, "line 9 of `t` is `g();`"),
            (10, "line 10 of `t` is `}`"),
        ] {
            assert_eq!(place(&[("t", TEMPLATE)], MADE, line), told);
        }
    }

    #[test]
    fn a_line_of_no_certain_place_is_shown_with_its_neighbours() {
        let told = "line 4 of what it makes:\n    \
                    3 | f('x', 'y');\n    4 | z\n    5 | if (e) {";
        assert_eq!(place(&[("t", TEMPLATE)], MADE, 4), told);
        let twice = place(&[("t", TEMPLATE), ("u", TEMPLATE)], MADE, 1);
        assert!(twice.ends_with(":\n    1 | a();\n    2 | "), "{twice}");
        assert!(place(&[], "", 0).starts_with("line 1 of what it makes"));
    }
}
