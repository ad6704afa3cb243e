//! Small pieces of English: a thing in back-ticks, a list of choices, a near miss, a plural.

use super::secret;
use super::unseen::{is_odd_blank, unseen};

/// The most choices that are worth listing.
const MOST_LISTED: usize = 10;

/// The most characters of somebody's text that a message repeats.
const MOST_QUOTED: usize = 60;

/// A text in back-ticks, on one line, not too long, without secrets, and with what nobody sees spelled
/// out.
pub(crate) fn tick(text: &str) -> String {
    if text.is_empty() {
        return "`\"\"`".to_owned();
    }
    let text = secret::mask(text);
    let mut unseen = unseen(&text);
    unseen.retain(|(_, c)| !is_odd_blank(*c));
    let mut short = String::new();
    for c in text.chars().take(MOST_QUOTED) {
        match c {
            _ if unseen.iter().any(|(_, it)| *it == c) => short.extend(c.escape_unicode()),
            _ if c.is_control() || c == '`' => short.push(' '),
            _ => short.push(c),
        }
    }
    if text.chars().nth(MOST_QUOTED).is_some() {
        short.push('…');
    }
    format!("`{short}`")
}

/// The text without characters that a terminal would obey.
pub(crate) fn printable(text: &str) -> String {
    text.replace(|c: char| c.is_control() || turns_direction(c), "\u{fffd}")
}

/// Whether a character is there to change how others are shown, which no text of a spec needs.
pub(crate) fn is_steering(c: char) -> bool {
    matches!(c, '\x7f'..='\u{84}' | '\u{86}'..='\u{9f}') || turns_direction(c)
}

/// Whether what follows is written in another direction; each has three bytes.
pub(crate) fn turns_direction(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Choices in back-ticks: "`a`, `b` or `c`".
pub(crate) fn choices<S: AsRef<str>>(texts: &[S]) -> String {
    let ticked: Vec<String> = texts.iter().map(|text| tick(text.as_ref())).collect();
    or(&ticked)
}

/// All of these in back-ticks: "`a`, `b` and `c`".
pub(crate) fn all<S: AsRef<str>>(texts: &[S]) -> String {
    let ticked: Vec<String> = texts.iter().map(|text| tick(text.as_ref())).collect();
    joined(&ticked, "and")
}

/// Raw values with their labels: "`1` (New), `2` (Closed)"; of many only the first.
pub(crate) fn values(choices: &[(String, String)]) -> String {
    let listed = choices.iter().take(MOST_LISTED);
    let listed = listed.map(|(value, label)| format!("{} ({label})", tick(value)));
    let rest = if choices.len() > MOST_LISTED { ", …" } else { "" };
    listed.collect::<Vec<_>>().join(", ") + rest
}

/// Phrases joined by commas and "or".
pub(crate) fn or(phrases: &[String]) -> String {
    joined(phrases, "or")
}

fn joined(phrases: &[String], last_word: &str) -> String {
    match phrases {
        [] => "nothing".to_owned(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} {last_word} {last}", first.join(", ")),
    }
}

/// What to say when a word is not one of those known: the near one, the known ones, or both.
pub(crate) fn instead<S: AsRef<str>>(word: &str, known: &[S]) -> Option<String> {
    let near = nearest(word, known).map(|near| format!("did you mean {}?", tick(near)));
    let all = (!known.is_empty() && known.len() <= MOST_LISTED)
        .then(|| format!("accepted: {}", choices(known)));
    match (near, all) {
        (Some(near), Some(all)) => Some(format!("{near} {all}")),
        (near, all) => near.or(all),
    }
}

/// The known word that the writer probably meant.
pub(crate) fn nearest<'a, S: AsRef<str>>(word: &str, known: &'a [S]) -> Option<&'a str> {
    if word.len() > MOST_QUOTED {
        return None;
    }
    let word = word.to_lowercase();
    known
        .iter()
        .map(AsRef::as_ref)
        .map(|it| (strsim::damerau_levenshtein(&word, &it.to_lowercase()), it))
        .filter(|(distance, it)| *distance <= it.chars().count().max(3) / 3)
        .filter(|(distance, _)| *distance < word.chars().count())
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, it)| it)
}

/// Whether a word differs from another one as it does after a slip of the finger, and not as the
/// plural does.
pub(crate) fn is_slip(word: &str, near: &str) -> bool {
    strsim::damerau_levenshtein(word, near) == 1 && word.strip_suffix('s') != Some(near)
}

/// A number with its noun, in the singular or the plural.
pub(crate) fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::{choices, instead, nearest, tick};

    #[test]
    fn lists_choices_as_people_do() {
        assert_eq!(choices(&["a", "b", "c"]), "`a`, `b` or `c`");
        assert_eq!(choices(&["a"]), "`a`");
    }

    #[test]
    fn finds_a_near_word_whatever_its_case_but_no_far_one() {
        assert_eq!(nearest("pirority", &["state", "priority"]), Some("priority"));
        assert_eq!(nearest("closed", &["Triggered", "Closed"]), Some("Closed"));
        assert_eq!(nearest("9", &["1", "2"]), None);
        assert_eq!(nearest("zzz", &["state", "priority"]), None);
        assert_eq!(instead("zzz", &[""; 0]), None);
    }

    #[test]
    fn quotes_on_one_line_and_briefly() {
        assert_eq!(tick("a\nb`c"), "`a b c`");
        assert_eq!(tick("Resolved\u{200b}"), r"`Resolved\u{200b}`");
        assert_eq!(tick(""), "`\"\"`");
        assert_eq!(tick(&"x".repeat(61)), format!("`{}…`", "x".repeat(60)));
    }
}
