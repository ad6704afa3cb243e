//! What the secrets behind marks look like.

use crate::diagnostic::secret::plain::{is_guessable, is_plain};
use crate::diagnostic::secret::word::{changes, consonants, has_digit, is_hex, is_word, spoken};
use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

/// People leave out the padding.
const LENIENT: GeneralPurposeConfig =
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);

/// Signs that, among letters, are hardly ever part of a name.
pub(in crate::diagnostic::secret) const SIGNS: &[char] = &['!', '$', '^', '*', '%'];

/// Words in the path of a push address that are no token.
const PATH_WORDS: [&str; 10] = [
    "alert",
    "change",
    "custom",
    "email",
    "key",
    "servicedeskplus",
    "servicenow",
    "standard",
    "token",
    "your_token",
];

pub(super) fn in_address(byte: u8) -> bool {
    is_word(byte) || matches!(byte, b'/' | b'.' | b'~' | b'+')
}

pub(super) fn in_base64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_' | b'=')
}

pub(super) fn in_bot_path(byte: u8) -> bool {
    in_address(byte) || byte == b':'
}

pub(super) fn in_password(byte: u8) -> bool {
    byte.is_ascii_graphic() && !matches!(byte, b'"' | b'\'' | b'`' | b',' | b';' | b'&')
}

/// Whether a value is no word such as `required` and no name of a field.
pub(super) fn is_key(value: &str) -> bool {
    let is_field = value.starts_with("u_") || value.starts_with("x_");
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let mixed = value.len() >= 16 && (changes(value) * 4 >= value.len() || is_hex(value));
    let is_name = value.len() >= 16 && spoken(value) * 2 >= value.len() && !is_hex(value);
    value.len() >= 6 && (digits >= 2 || mixed) && !is_field && !is_name && !is_plain(value)
}

pub(super) fn is_password(value: &str) -> bool {
    let is_field = value.starts_with("u_") || value.starts_with("x_");
    let is_other = is_field || is_placeholder(value) || is_plain(value) && !is_guessable(value);
    value.len() >= 6 && (has_digit(value) || is_capitalized(value)) && !is_other
}

/// Whether a value is a key though no digit shows it: no language has so many consonants together.
pub(super) fn is_sure_key(value: &str) -> bool {
    is_key(value) || is_unsayable(value)
}

fn is_unsayable(value: &str) -> bool {
    let is_word = value.bytes().all(|it| it.is_ascii_alphanumeric());
    value.len() >= 16 && is_word && consonants(value) >= 5 && !is_plain(value)
}

/// Words that begin with capitals, and a sign that no name has.
fn is_capitalized(value: &str) -> bool {
    let capitals = value.bytes().filter(u8::is_ascii_uppercase).count();
    let is_name = value.contains(['(', '[', '{', '<', '/', '.', ':']);
    value.len() >= 12 && capitals >= 3 && value.contains(['!', '$', '^', '*', '%']) && !is_name
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
    is_short || is_near_key(value)
}

fn is_mixed(value: &str) -> bool {
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let is_word = value.bytes().all(|it| it.is_ascii_alphanumeric());
    let has_small = value.bytes().any(|it| it.is_ascii_lowercase());
    let is_random = changes(value) * 3 >= value.len() && spoken(value) * 3 < value.len();
    let is_other = is_hex(value) || is_plain(value);
    value.len() >= 12 && digits >= 2 && is_word && has_small && is_random && !is_other
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

pub(super) fn is_bearer(value: &str) -> bool {
    value.len() >= 8 && has_digit(value) && !is_plain(value) || is_unsayable(value)
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

/// What Mattermost ends such an address with, rather than the name of a page.
pub(super) fn is_hook(path: &str) -> bool {
    let id = path.split('/').next().unwrap_or_default();
    id.len() >= 20 && has_digit(id) && id.bytes().all(|it| it.is_ascii_alphanumeric())
}

pub(super) fn begins_with_digits(path: &str) -> bool {
    let id = path.split('/').next().unwrap_or_default();
    id.len() >= 6 && id.bytes().all(|it| it.is_ascii_digit())
}

pub(in crate::diagnostic::secret) fn is_placeholder(value: &str) -> bool {
    value.starts_with(['{', '<', '$', '[', '*', '%'])
}

pub(super) fn is_base64(value: &str) -> bool {
    let later_capital = value.bytes().skip(1).any(|b| b.is_ascii_uppercase());
    value.len() >= 8 && (later_capital || has_digit(value))
}

/// Whether it is a name and a password, as the scheme `Basic` joins them.
pub(super) fn is_user_and_password(value: &str) -> bool {
    let engine = GeneralPurpose::new(&STANDARD, LENIENT);
    let decoded = engine.decode(value.trim_end_matches('=')).ok();
    let text = decoded.and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default();
    let parts = text.split_once(':').filter(|_| !text.contains(char::is_control));
    parts.is_some_and(|(user, password)| !user.is_empty() && password.len() >= 3)
}

pub(super) fn is_push_path(path: &str) -> bool {
    let is_word = |part: &&str| PATH_WORDS.contains(&part.to_lowercase().as_str());
    path.split('/').enumerate().any(|(at, part)| {
        let long = if at == 0 { part.len() >= 8 && has_digit(part) } else { part.len() >= 4 };
        long && !is_word(&part) && !is_plain(part)
    })
}
