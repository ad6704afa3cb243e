//! The bytes of secrets, and what stands in addresses and behind the scheme `Basic`.

use crate::diagnostic::secret::plain::is_plain;
use crate::diagnostic::secret::word::{has_digit, in_address, is_hex};
use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

/// People leave out the padding.
const LENIENT: GeneralPurposeConfig =
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);

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

pub(super) fn in_base64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_' | b'=')
}

pub(super) fn in_bot_path(byte: u8) -> bool {
    in_address(byte) || byte == b':'
}

pub(super) fn in_password(byte: u8) -> bool {
    byte.is_ascii_graphic() && !matches!(byte, b'"' | b'\'' | b'`' | b',' | b';' | b'&')
}

/// What Mattermost ends such an address with, rather than the name of a page.
pub(super) fn is_hook(path: &str) -> bool {
    let id = path.split('/').next().unwrap_or_default();
    let is_sys_id = id.len() == 32 && is_hex(id);
    id.len() >= 20 && !is_sys_id && has_digit(id) && id.bytes().all(|it| it.is_ascii_alphanumeric())
}

pub(super) fn begins_with_digits(path: &str) -> bool {
    let id = path.split('/').next().unwrap_or_default();
    id.len() >= 6 && id.bytes().all(|it| it.is_ascii_digit())
}

/// A word that examples write in place of a password.
pub(in crate::diagnostic::secret) fn is_example(password: &str) -> bool {
    matches!(password.to_ascii_lowercase().as_str(), "password" | "pass" | "secret")
}

pub(super) fn is_base64(value: &str) -> bool {
    let later_capital = value.bytes().skip(1).any(|b| b.is_ascii_uppercase());
    value.len() >= 8 && (later_capital || has_digit(value))
}

pub(super) fn is_user_and_password(value: &str) -> bool {
    user_and_password(value).is_some()
}

/// A name and a password, as the scheme `Basic` joins them.
pub(in crate::diagnostic::secret) fn user_and_password(value: &str) -> Option<(String, String)> {
    let engine = GeneralPurpose::new(&STANDARD, LENIENT);
    let decoded = engine.decode(value.trim_end_matches('=')).ok()?;
    let text = String::from_utf8(decoded).ok()?;
    let (user, password) = text.split_once(':')?;
    let is_login = !text.contains(char::is_control) && !user.is_empty() && password.len() >= 3;
    is_login.then(|| (user.to_owned(), password.to_owned()))
}

pub(super) fn is_push_path(path: &str) -> bool {
    let is_word = |part: &&str| PATH_WORDS.contains(&part.to_lowercase().as_str());
    path.split('/').enumerate().any(|(at, part)| {
        let long = if at == 0 { part.len() >= 8 && has_digit(part) } else { part.len() >= 4 };
        long && !is_word(&part) && !is_plain(part)
    })
}
