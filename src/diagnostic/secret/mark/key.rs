//! What keys and tokens look like, the less so the more the word before them says.

use crate::diagnostic::secret::plain::is_plain;
use crate::diagnostic::secret::word::{changes, consonants, has_digit, is_hex, spoken};

/// Whether a value is no word such as `required` and no name of a field.
pub(super) fn is_key(value: &str) -> bool {
    let is_field = value.starts_with("u_") || value.starts_with("x_");
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let mixed = value.len() >= 16 && (changes(value) * 4 >= value.len() || is_hex(value));
    let is_name = value.len() >= 16 && spoken(value) * 2 >= value.len() && !is_hex(value);
    value.len() >= 6 && (digits >= 2 || mixed) && !is_field && !is_name && !is_plain(value)
}

/// Whether a value is a key though no digit shows it: no language has so many consonants together.
pub(super) fn is_sure_key(value: &str) -> bool {
    is_key(value) || is_unsayable(value) || is_varied(value)
}

/// Small letters and digits in many pieces, or letters of both kinds with a digit that change places
/// more often than in names.
fn is_varied(value: &str) -> bool {
    let is_word = value.bytes().all(|it| it.is_ascii_alphanumeric());
    let is_small = !value.bytes().any(|it| it.is_ascii_uppercase());
    let groups = value.split(|it: char| !it.is_ascii_digit()).filter(|it| !it.is_empty()).count();
    let is_name = spoken(value) * 2 >= value.len();
    let is_varied =
        is_small && groups >= 3 || groups >= 1 && changes(value) * 3 >= value.len() && !is_name;
    value.len() >= 10 && is_word && is_varied && !is_plain(value)
}

fn is_unsayable(value: &str) -> bool {
    let is_word = value.bytes().all(|it| it.is_ascii_alphanumeric());
    value.len() >= 16 && is_word && consonants(value) >= 5 && !is_plain(value)
}

/// Chance alone, behind a word that every text may have: a number in hex that is longer than an id,
/// or letters and digits that change places all the time.
pub(super) fn is_near_key(value: &str) -> bool {
    let is_small = !value.bytes().any(|it| it.is_ascii_uppercase());
    let is_long = is_hex(value) && has_digit(value) && is_small && value.len() > 32;
    is_long || is_mixed(value)
}

/// The same behind words that only a key follows, where a shorter number in hex is one as well.
/// Those of 24 and 32 digits are ids of Flashduty and of the platform.
pub(super) fn is_short_near_key(value: &str) -> bool {
    let letters = value.bytes().filter(u8::is_ascii_alphabetic).count();
    let digits = value.len() - letters;
    let is_id = matches!(value.len(), 24 | 32);
    let is_short = is_hex(value) && value.len() >= 12 && letters >= 2 && digits >= 2 && !is_id;
    // Names of groups that look random have few small letters.
    let small = value.bytes().filter(u8::is_ascii_lowercase).count();
    let is_long = value.len() >= 12 && small * 4 >= value.len();
    let is_code = !is_hex(value) && digits >= 2 && is_long && is_varied(value);
    is_short || is_code || is_near_key(value)
}

fn is_mixed(value: &str) -> bool {
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let is_word = value.bytes().all(|it| it.is_ascii_alphanumeric());
    let small = value.bytes().filter(u8::is_ascii_lowercase).count();
    let is_random = changes(value) * 3 >= value.len() && spoken(value) * 3 < value.len();
    let is_other = is_hex(value) || is_plain(value);
    value.len() >= 12
        && digits >= 2
        && is_word
        && small * 4 >= value.len()
        && is_random
        && !is_other
}

/// What is sent behind `Authorization: Bearer`.
pub(super) fn is_sent(value: &str) -> bool {
    value.len() >= 8 && has_digit(value) && !is_plain(value) || is_unsayable(value)
}

/// What chance has made behind a word that is also one of telephony: no name with a number, and none
/// of several parts.
pub(super) fn is_bearer(value: &str) -> bool {
    let is_field = value.starts_with("u_") || value.starts_with("x_");
    let is_whole = value.bytes().all(|it| it.is_ascii_alphanumeric());
    let shortest = if is_whole { 8 } else { 16 };
    let is_random = |part: &str| {
        let changes_often = changes(part) * 4 >= part.len();
        part.len() >= shortest && changes_often && spoken(part) * 2 < part.len()
    };
    let is_id = value.len() >= 16 && is_hex(&value.replace('-', ""));
    let is_token = is_id || value.split(['-', '_', '.', '/']).any(is_random);
    has_digit(value) && is_token && !is_field && !is_plain(value) || is_unsayable(value)
}
