//! What passwords look like, alone or behind a name.

use crate::diagnostic::secret::plain::{is_guessable, is_plain};
use crate::diagnostic::secret::word::has_digit;

/// Signs that, among letters, are hardly ever part of a name.
pub(in crate::diagnostic::secret) const SIGNS: &[char] = &['!', '$', '^', '*', '%'];

pub(super) fn is_password(value: &str) -> bool {
    let is_field = value.starts_with("u_") || value.starts_with("x_");
    let is_other = is_field || is_placeholder(value) || is_plain(value) && !is_guessable(value);
    value.len() >= 6 && (has_digit(value) || is_capitalized(value)) && !is_other
}

/// Words that begin with capitals, and a sign that no name has.
fn is_capitalized(value: &str) -> bool {
    let capitals = value.bytes().filter(u8::is_ascii_uppercase).count();
    let is_name = value.contains(['(', '[', '{', '<', '/', '.', ':']);
    value.len() >= 12 && capitals >= 3 && value.contains(['!', '$', '^', '*', '%']) && !is_name
}

/// What nobody writes but for a password: letters of both kinds, a digit, and a sign among them.
pub(in crate::diagnostic::secret) fn is_strong(value: &str, signs: &[char]) -> bool {
    let value = value.trim_matches(|it: char| !it.is_ascii_alphanumeric());
    let has = |is: fn(&u8) -> bool| value.as_bytes().iter().any(is);
    let is_name = value.contains(['(', ')', '[', '{', '<', '/', '.', ':', '=']);
    (8..=40).contains(&value.len())
        && has(u8::is_ascii_lowercase)
        && has(u8::is_ascii_uppercase)
        && has(u8::is_ascii_digit)
        && value.contains(signs)
        && !is_name
}

/// A password behind a word for one and no sign: `Winter2026!`.
pub(super) fn is_near_password(value: &str) -> bool {
    let word = value.trim_end_matches(['!', '?', '*', '#', '$']);
    let letters = word.trim_end_matches(|it: char| it.is_ascii_digit());
    let is_word = letters.bytes().skip(1).all(|it| it.is_ascii_lowercase());
    let starts = letters.starts_with(|it: char| it.is_ascii_uppercase());
    let is_year = word.len() - letters.len() == 4 && letters.len() >= 4;
    value.len() > word.len() && starts && is_word && is_year || is_strong(value, SIGNS)
}

/// A password that stands where a sign has announced one.
pub(super) fn is_announced_password(value: &str) -> bool {
    is_near_password(value) || is_strong(value, &['#', '@', '!', '$', '^', '*', '%', '+', '~'])
}

/// A name and its password.
pub(super) fn is_login(value: &str) -> bool {
    value.split_once(':').is_some_and(|(name, it)| !name.is_empty() && is_password(it))
}

/// A name and its password, as people write them of an account.
pub(super) fn is_account(value: &str) -> bool {
    let parts = value.split_once('@').map_or(value, |(it, _)| it).split_once('/');
    parts.is_some_and(|(name, it)| !name.is_empty() && is_announced_password(it))
        || is_announced_password(value)
}

/// What logs in to a database: `NAME/PASSWORD@HOST`.
pub(super) fn is_database_login(value: &str) -> bool {
    let login = value.split_once('@').and_then(|(login, _)| login.split_once('/'));
    login.is_some_and(|(name, it)| !name.is_empty() && is_password(it))
}

pub(in crate::diagnostic::secret) fn is_placeholder(value: &str) -> bool {
    value.starts_with(['{', '<', '$', '[', '*', '%'])
}
