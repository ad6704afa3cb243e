//! What is shown to people: numbers with their nouns, and foreign text (file names, file contents)
//! that cannot steer the terminal, break a line, or change the direction of what follows.

use std::path::Path;

/// A path as people see it, with `/` on every system and no `./` in front.
#[must_use]
pub fn shown(path: &Path) -> String {
    let below = path.strip_prefix(".").ok().filter(|below| *below != Path::new(""));
    let path = below.unwrap_or(path).to_string_lossy();
    if cfg!(windows) { visible(&path.replace('\\', "/")) } else { visible(&path) }
}

/// A text on one line, with nothing in it that is not seen. Control characters are in caret
/// notation; tabs stay.
#[must_use]
pub fn visible(text: &str) -> String {
    let mut seen = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\0'..='\x1f' if character != '\t' => {
                seen.push('^');
                seen.push(char::from(character as u8 + b'@'));
            }
            _ if is_unseen(character) => seen.extend(character.escape_unicode()),
            _ => seen.push(character),
        }
    }
    seen
}

/// A number with its noun, such as `1 file`, `5 files` or `2 queries`.
#[must_use]
pub fn count(number: usize, noun: &str) -> String {
    match noun.strip_suffix('y') {
        _ if number == 1 => format!("1 {noun}"),
        Some(stem) => format!("{number} {stem}ies"),
        None => format!("{number} {noun}s"),
    }
}

/// Control characters beyond ASCII, line separators, and what turns the direction of writing.
fn is_unseen(character: char) -> bool {
    matches!(
        character,
        '\x7f'..='\u{9f}'
            | '\u{61c}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
    )
}

#[cfg(test)]
mod tests {
    use super::{count, shown, visible};
    use std::path::Path;

    #[test]
    fn a_noun_follows_its_number() {
        let counts = [count(0, "file"), count(1, "query"), count(2, "query"), count(1, "row")];
        assert_eq!(counts, ["0 files", "1 query", "2 queries", "1 row"]);
    }

    #[test]
    fn a_path_stays_on_its_line() {
        let path = ["a\n::warning::x", "b\u{202e}lmth.yaml"].join("/");
        assert_eq!(shown(Path::new(&path)), r"a^J::warning::x/b\u{202e}lmth.yaml");
    }

    #[test]
    fn a_path_below_here_says_no_more_than_that() {
        let all = ["./a/./b", ".", "../a", "./", ".a", "a"].map(|path| shown(Path::new(path)));
        assert_eq!(all, ["a/./b", ".", "../a", "./", ".a", "a"]);
    }

    #[cfg(windows)]
    #[test]
    fn a_path_has_slashes() {
        assert_eq!(shown(Path::new(r"a\b/c")), "a/b/c");
    }

    #[test]
    fn what_steers_a_terminal_or_the_eye_is_spelled_out() {
        assert_eq!(visible("\x1b[2J\t\0ü"), "^[[2J\t^@ü");
        for unseen in ['\x7f', '\u{9b}', '\u{2029}', '\u{202a}', '\u{2066}', '\u{2069}', '\u{200f}']
        {
            assert_eq!(visible(&unseen.to_string()), unseen.escape_unicode().to_string());
        }
    }
}
