//! Characters that nobody sees, and blanks that only look like one, where no script needs them.
//!
//! Source: Unicode Character Database, `Default_Ignorable_Code_Point` and `White_Space`; RFC 5892,
//! appendix A, for joiners; Unicode Technical Standard #51 for emoji sequences.

/// The first of a tag sequence, a black flag.
const FLAG: char = '\u{1f3f4}';

/// Each such character of a text once, with the byte where it first stands.
pub(crate) fn unseen(text: &str) -> Vec<(usize, char)> {
    let mut found: Vec<(usize, char)> = Vec::new();
    let (mut before, mut in_flag) = (None, false);
    let has_leftward = text.contains(is_leftward);
    let mut rest = text.char_indices().peekable();
    while let Some((at, c)) = rest.next() {
        let after = rest.peek().map(|(_, next)| *next);
        in_flag = c == FLAG || in_flag && is_tag(c);
        let is_odd = is_unseen(c) || is_odd_blank(c);
        let is_sound =
            is_tag(c) && in_flag || fits(c, before, after) || is_direction_mark(c) && has_leftward;
        if is_odd && !is_sound && !found.iter().any(|(_, known)| *known == c) {
            found.push((at, c));
        }
        before = Some(c);
    }
    found
}

/// What people call it.
pub(crate) fn name(c: char) -> &'static str {
    match c {
        '\u{a0}' => "a no-break space",
        '\u{ad}' => "a soft hyphen",
        '\u{200b}' => "a zero-width space",
        '\u{200c}' => "a zero-width non-joiner",
        '\u{200d}' => "a zero-width joiner",
        '\u{200e}' => "a left-to-right mark",
        '\u{200f}' => "a right-to-left mark",
        '\u{202f}' => "a narrow no-break space",
        '\u{2060}' => "a word joiner",
        '\u{3000}' => "an ideographic space",
        '\u{feff}' => "a byte order mark",
        _ if is_variation(c) => "a variation selector",
        _ if is_tag(c) => "a tag",
        _ if is_odd_blank(c) => "an unusual blank",
        _ => "an invisible character",
    }
}

/// Whether it looks like a blank and is another one.
pub(crate) fn is_odd_blank(c: char) -> bool {
    matches!(
        c,
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}'
    )
}

fn is_unseen(c: char) -> bool {
    is_tag(c)
        || is_variation(c)
        || is_direction_mark(c)
        || matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}'..='\u{200d}'
            | '\u{2060}'..='\u{2064}' | '\u{206a}'..='\u{206f}' | '\u{3164}' | '\u{feff}'
            | '\u{ffa0}' | '\u{fff9}'..='\u{fffb}')
}

fn is_tag(c: char) -> bool {
    matches!(c, '\u{e0000}'..='\u{e007f}')
}

fn is_variation(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

fn is_direction_mark(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}')
}

/// Whether a character belongs between its neighbours.
fn fits(c: char, before: Option<char>, after: Option<char>) -> bool {
    let both =
        |is_kind: fn(char) -> bool| before.is_some_and(is_kind) && after.is_some_and(is_kind);
    match c {
        '\u{200c}' => both(is_joining),
        '\u{200d}' => both(is_joining) || both(is_picture),
        '\u{fe0e}' | '\u{fe0f}' => {
            before.is_some_and(|it| is_picture(it) || matches!(it, '0'..='9' | '#' | '*'))
        }
        '\u{3000}' => [before, after].into_iter().flatten().any(is_east_asian),
        _ if is_variation(c) => before.is_some_and(is_east_asian),
        _ => false,
    }
}

/// Letters that are written from right to left; beside them, marks of direction are sound.
fn is_leftward(c: char) -> bool {
    matches!(c,
        '\u{590}'..='\u{5ff}' | '\u{620}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}'
        | '\u{fe70}'..='\u{fefc}')
}

/// Letters and marks of the scripts in which joiners change how a word is written: Arabic and its
/// neighbours, those of India and of what lies east of it, Mongolian.
fn is_joining(c: char) -> bool {
    matches!(c,
        '\u{600}'..='\u{60b}' | '\u{610}'..='\u{61a}' | '\u{620}'..='\u{8ff}'
        | '\u{900}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{1820}'..='\u{18af}'
        | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

/// Emoji, and what stands beside one in a sequence.
fn is_picture(c: char) -> bool {
    matches!(c,
        '\u{a9}' | '\u{ae}' | '\u{203c}' | '\u{2049}' | '\u{20e3}' | '\u{2122}' | '\u{2139}'
        | '\u{2190}'..='\u{2bff}' | '\u{3030}' | '\u{303d}' | '\u{3297}' | '\u{3299}'
        | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}')
}

/// Letters and marks of Chinese, Japanese and Korean.
fn is_east_asian(c: char) -> bool {
    matches!(c,
        '\u{2e80}'..='\u{2fff}' | '\u{3001}'..='\u{30ff}' | '\u{3100}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{ff01}'..='\u{ff9f}'
        | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::unseen;

    #[test]
    fn finds_each_where_it_stands() {
        for (text, found) in [
            ("Resolved\u{200b}", &[(8, '\u{200b}')][..]),
            ("In\u{a0}Progress\u{a0}", &[(2, '\u{a0}')]),
            ("S\u{200e}MS", &[(1, '\u{200e}')]),
            ("Re\u{ad}solved\u{2060}", &[(2, '\u{ad}'), (10, '\u{2060}')]),
            ("a\u{e0041}\u{e0042}", &[(1, '\u{e0041}'), (5, '\u{e0042}')]),
            ("P\u{fe0f}1", &[(1, '\u{fe0f}')]),
            ("\u{feff}New", &[(0, '\u{feff}')]),
            ("a\u{200d}b", &[(1, '\u{200d}')]),
            ("می\u{200c}", &[(4, '\u{200c}')]),
            ("P1\u{3000}x", &[(2, '\u{3000}')]),
        ] {
            assert_eq!(unseen(text), found, "{text:?}");
        }
    }

    #[test]
    fn lets_pass_what_a_script_needs() {
        for text in [
            "می\u{200c}خواهم",
            "क्\u{200d}ष",
            "ක්\u{200d}රි",
            "עברית\u{200f} (P1)\u{200e}",
            "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}",
            "\u{1f3f3}\u{fe0f}\u{200d}\u{1f308} 1\u{fe0f}\u{20e3} \u{2764}\u{fe0f}",
            "\u{1f469}\u{1f3fd}\u{200d}\u{1f4bb}",
            "\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
            "\u{845b}\u{e0100}城",
            "处理中\u{3000}二线",
            "Gelöst, Résolu: 已解决",
        ] {
            assert_eq!(unseen(text), [], "{text:?}");
        }
    }
}
