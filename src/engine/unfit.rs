//! Scripts and pages that the platform could not take, told before anything is written.

use crate::script::{self, Mistake};
use roxmltree::{Document, TextPos};

/// Why a rendered text cannot work.
pub(super) struct Unfit {
    /// In which of its lines, from 1.
    pub(super) line: usize,
    /// What the template makes.
    pub(super) what: String,
}

/// What is wrong with what a template has made. Guides and parts of templates are not looked at.
pub(super) fn unfit(name: &str, text: &str) -> Option<Unfit> {
    if name.ends_with(".js.tera") {
        return script::mistake(text).map(no_script).or_else(|| script::bare(text).map(bare));
    }
    name.ends_with(".html.tera").then(|| page(text)).flatten()
}

fn page(text: &str) -> Option<Unfit> {
    let page = match Document::parse(text) {
        Ok(page) => page,
        Err(error) => return Some(malformed(text, &error)),
    };
    let scripts = page.descendants().filter(|it| {
        let holder = it.parent_element().map(|it| it.tag_name().name());
        it.is_text() && holder.is_some_and(|it| SCRIPTS.contains(&it))
    });
    scripts.into_iter().find_map(|it| {
        let first = page.text_pos_at(it.range().start).row as usize;
        let mistake = script::bare(it.text().unwrap_or_default())?;
        Some(bare(Mistake { line: first + mistake.line - 1, ..mistake }))
    })
}

/// An element that nothing closes is told where it begins.
fn malformed(text: &str, error: &roxmltree::Error) -> Unfit {
    let begin = match error {
        roxmltree::Error::UnexpectedCloseTag(name, _, end) => unclosed(text, name, *end),
        _ => None,
    };
    // The place is told by itself, as that in the template.
    let told = error.to_string();
    let told = told.trim_end_matches(&format!(" at {}", error.pos())).to_owned();
    let told = begin.map_or(told, |_| "nothing closes the element that begins here".to_owned());
    let what = format!("a page that is no well-formed XML ({told})");
    Unfit { line: begin.unwrap_or(error.pos().row as usize), what }
}

/// The line in which the last element of a name begins that is not closed before a place.
fn unclosed(text: &str, name: &str, end: TextPos) -> Option<usize> {
    let (row, column) = (end.row as usize, end.col as usize);
    let before = text.split('\n').take(row).enumerate().map(|(at, line)| {
        let most = if at + 1 == row { column } else { usize::MAX };
        line.chars().take(most).chain(['\n']).collect::<String>()
    });
    let before: String = before.collect();
    let (mut line, mut open) = (1, Vec::new());
    for tag in before.split('<') {
        let is_closing = tag.strip_prefix('/').and_then(|it| it.strip_prefix(name));
        if is_closing.is_some_and(is_behind_name) {
            open.pop();
        } else if tag.strip_prefix(name).is_some_and(is_behind_name)
            && !tag.split('>').next().unwrap_or_default().ends_with('/')
        {
            open.push(line);
        }
        line += tag.matches('\n').count();
    }
    open.pop()
}

fn is_behind_name(rest: &str) -> bool {
    rest.starts_with(|c: char| c.is_whitespace() || c == '>' || c == '/')
}

/// Elements of a page whose text is a script.
const SCRIPTS: [&str; 2] = ["evaluate", "script"];

fn no_script(Mistake { line, what }: Mistake) -> Unfit {
    Unfit { line, what: format!("a script that is no ES5 ({what})") }
}

fn bare(Mistake { line, what }: Mistake) -> Unfit {
    Unfit { line, what: format!("a script that {what}") }
}

#[cfg(test)]
mod tests {
    use super::unfit;

    #[test]
    fn an_element_that_nothing_closes_is_told_where_it_begins() {
        for (page, line) in [
            ("<a>\n<b>\n<c/>\n</a>", 2),
            ("<a>\n<b>\n<b>\n</b>\n<b/>\n<bc></bc></a>", 2),
            ("<a>\n<b>\n<b x='>'\n/>\n<b>\n<c>d</c></a>", 5),
            ("<a>\n<b></b><b>\n</a>", 2),
            ("<a>\n<b>\n<b>\n</b></a><b></b>", 2),
        ] {
            let found = unfit("x.html.tera", page).unwrap();
            let is_told = found.what.contains("nothing closes the element that begins here");
            assert!(is_told && found.line == line, "{page} {} {}", found.line, found.what);
        }
        let found = unfit("x.html.tera", "<a>\n<b c=d/>\n</a>").unwrap();
        assert!(found.line == 2 && !found.what.contains("nothing closes"), "{}", found.what);
        assert_eq!(
            unfit("x.html.tera", "<a>\n<script>\nb.innerHTML = c;</script></a>").unwrap().line,
            3
        );
    }
}
