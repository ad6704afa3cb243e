//! What stands between a mark and its secret.

use crate::diagnostic::secret::word::run;

/// The most bytes of words in brackets behind a mark, or of those before a sign.
const LONGEST_ASIDE: usize = 40;

/// What stands between a mark and its secret.
pub(super) enum Joint {
    /// Nothing.
    None,
    /// At least one blank; YAML folds a line's end into one.
    Blank,
    /// `=`, plain or as in a URL.
    Equals,
    /// `=` or `:`, as in code, JSON or YAML, and in the full width of Chinese texts.
    Assign,
    /// The word "is" alone.
    Said,
    /// Like `Assign`, or a word for "is".
    Is,
    /// At least one blank, with words in brackets or a dash behind it.
    Near,
    /// A few words, and then a sign or a word for "is".
    Later,
}

impl Joint {
    /// Where the secret starts if this joint stands at a place.
    pub(super) fn end(&self, text: &str, at: usize) -> Option<usize> {
        match self {
            Self::None => Some(at),
            Self::Blank => {
                let end = at + run(text, at, |b| b.is_ascii_whitespace()).len();
                Some(end).filter(|&end| end > at)
            }
            Self::Near => near(text, at),
            Self::Later => later(text, at),
            Self::Equals | Self::Assign | Self::Is | Self::Said => self.assigned(text, at),
        }
    }

    /// Where the secret starts behind a sign or a word for "is".
    fn assigned(&self, text: &str, at: usize) -> Option<usize> {
        let at = blanks(text, quotes(text, at));
        let sign = if matches!(self, Self::Equals) { at } else { blanks(text, aside(text, at)) };
        let rest = text.get(sign..)?;
        let starts = |sign: &&str| {
            rest.get(..sign.len()).is_some_and(|start| start.eq_ignore_ascii_case(sign))
        };
        let signs: &[&str] = match self {
            Self::Assign => &["=", ":", "%3d", "%3a", "：", "＝"],
            Self::Is => {
                &["=", ":", "%3d", "%3a", "：", "＝", "是", "为", "為", "は", "ist ", "lautet "]
            }
            Self::Said => &["is ", "ist ", "lautet "],
            _ => &["=", "%3d"],
        };
        let end = blanks(text, sign + signs.iter().find(|it| starts(it))?.len());
        // People write both: `密码是：`.
        let again = [":", "：", "=", "＝"].iter().find(|it| {
            matches!(self, Self::Is) && text.get(end..).is_some_and(|rest| rest.starts_with(**it))
        });
        Some(quotes(text, blanks(text, end + again.map_or(0, |it| it.len()))))
    }
}

fn near(text: &str, at: usize) -> Option<usize> {
    let start = blanks(text, at);
    let end = blanks(text, aside(text, start));
    let rest = text.get(end..)?;
    let dash = ["- ", "– ", "— ", "-> ", "→ "].iter().find(|it| rest.starts_with(**it));
    let end = blanks(text, end + dash.map_or(0, |it| it.len()));
    Some(quotes(text, end)).filter(|_| start > at)
}

fn later(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let rest = rest.get(..rest.floor_char_boundary(LONGEST_ASIDE)).unwrap_or(rest);
    let part = rest.split(['\n', '.', ',', ';', '(']).next().filter(|it| it.starts_with(' '))?;
    let signs = [": ", "：", " = ", " is ", " ist ", " lautet "];
    let ends = signs.iter().filter_map(|sign| part.find(sign).map(|it| it + sign.len()));
    Some(quotes(text, blanks(text, at + ends.min()?)))
}

fn blanks(text: &str, at: usize) -> usize {
    at + run(text, at, |b| b == b' ' || b == b'\t').len()
}

fn quotes(text: &str, at: usize) -> usize {
    at + run(text, at, |b| matches!(b, b'"' | b'\'' | b'\\')).len()
}

/// The end of words in brackets, such as `(production)`, or the place itself.
fn aside(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    let rest = rest.get(..rest.floor_char_boundary(LONGEST_ASIDE)).unwrap_or(rest);
    let line = rest.lines().next().filter(|it| it.starts_with(['(', '（'])).unwrap_or_default();
    let end = line.char_indices().find(|(_, it)| matches!(it, ')' | '）'));
    end.map_or(at, |(end, bracket)| at + end + bracket.len_utf8())
}
