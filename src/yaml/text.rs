//! Rules that texts of every file keep: names with a grammar, single lines, durations.

use crate::diagnostic::{NameProblem, Problem, TextProblem, find_secrets};
use crate::ident::IdentError;
use jiff::SignedDuration;

/// What is wrong with a text that is no name of the wanted kind.
pub(crate) fn misnamed<T>(
    text: &str,
    error: &IdentError,
    parse: fn(&str) -> Result<T, IdentError>,
) -> Problem {
    let (found, kind) = (text.to_owned(), error.kind);
    if text.trim().is_empty() {
        return TextProblem::Empty { what: format!("the {kind}") }.into();
    }
    let problem = match error.longer_than {
        Some(max) => NameProblem::TooLong { kind, found, length: text.chars().count(), max },
        None => NameProblem::Invalid { found, expected: error.expected, near: near(text, parse) },
    };
    problem.into()
}

/// The text in the spelling that names have on the platform, if that makes it a name.
fn near<T>(text: &str, parse: fn(&str) -> Result<T, IdentError>) -> Option<String> {
    // A name without some of its letters is another one.
    let is_foreign = text.chars().any(|c| c.is_alphanumeric() && !c.is_ascii());
    // Several names, or a text around them, are not one name.
    let is_several = text.contains([',', '+', '|']) || text.contains(' ') && text.contains('{');
    if is_foreign || is_several || !find_secrets(text).is_empty() {
        return None;
    }
    let is_part = |c: char| c.is_ascii_alphanumeric() || c == '.';
    let words: Vec<&str> = text.split(|c| !is_part(c)).filter(|word| !word.is_empty()).collect();
    let snake = words.join("_").to_lowercase();
    let snake = snake.strip_prefix("javascript_").unwrap_or(&snake);
    // A script says of which record a field is.
    let snake = snake.strip_prefix("current.").unwrap_or(snake).to_owned();
    let camel = words.iter().map(|word| {
        let (first, rest) = word.split_at_checked(1).unwrap_or_default();
        first.to_uppercase() + rest
    });
    [snake, camel.collect()].into_iter().find(|name| parse(name).is_ok())
}

/// A text as one line of at least one and at most `max` characters.
pub(crate) fn line(what: &str, text: &str, max: usize) -> Result<String, TextProblem> {
    let text = text.trim();
    let (what, length) = (what.to_owned(), text.chars().count());
    if text.is_empty() {
        return Err(TextProblem::Empty { what });
    }
    if text.contains(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']) {
        return Err(TextProblem::ManyLines { what });
    }
    if length > max {
        return Err(TextProblem::TooLong { what, length, max });
    }
    Ok(text.to_owned())
}

/// Limits of a duration, in words and as values.
pub(crate) struct Limits {
    pub(crate) example: &'static str,
    pub(crate) min: (&'static str, SignedDuration),
    pub(crate) max: (&'static str, SignedDuration),
}

/// A duration such as `15s` within its limits.
pub(crate) fn duration(text: &str, limits: &Limits) -> Result<SignedDuration, TextProblem> {
    if text.trim().is_empty() {
        return Err(TextProblem::Empty { what: "the duration".to_owned() });
    }
    let found = text.to_owned();
    // An hour, minute and second such as `00:01:00` is a time of day to many.
    let has_units = text.starts_with(|it: char| it.is_ascii_digit()) && !text.contains(':');
    let Some(duration) = text.parse::<SignedDuration>().ok().filter(|_| has_units) else {
        return Err(TextProblem::Duration { found, example: limits.example });
    };
    let (min, max) = (limits.min, limits.max);
    if (min.1..=max.1).contains(&duration) {
        Ok(duration)
    } else {
        Err(TextProblem::DurationRange { found, min: min.0, max: max.0 })
    }
}
