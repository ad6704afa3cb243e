//! Passwords that stand anywhere on a line that speaks of one.

use super::SecretKind;
use super::mark::{SIGNS, is_strong};
use super::word::{is_near, run};
use crate::diagnostic::Span;

/// Words that announce a password, in lower case: in English, German, Chinese and Japanese.
const ANNOUNCING: [&str; 11] = [
    "credential",
    "kennwort",
    "passwd",
    "password",
    "passwort",
    "pwd",
    "zugangsdaten",
    "口令",
    "密码",
    "密碼",
    "パスワード",
];

pub(super) fn find(text: &str, lower: &str, found: &mut Vec<(Span, SecretKind)>) {
    let mut at = 0;
    let next = |at: usize| text.as_bytes().get(at..)?.iter().position(|it| is_part(*it));
    while let Some(start) = next(at).map(|it| at + it) {
        let word = run(text, start, is_part);
        at = start + word.len();
        // Behind a sign a word is what was announced, and may have more signs.
        let before = text.get(..start).unwrap_or_default().trim_end_matches(' ');
        let signs: &[char] =
            if before.ends_with([':', '：', '=', '＝']) { &['#', '+', '~'] } else { &[] };
        let is_password = is_strong(word, SIGNS) || is_strong(word, signs);
        if is_password && is_near(lower, start, at, &ANNOUNCING) {
            found.push((Span::new(start, at), SecretKind::Password));
        }
    }
}

fn is_part(byte: u8) -> bool {
    byte.is_ascii_graphic() && !matches!(byte, b'"' | b'\'' | b'`' | b',' | b';' | b'&')
}
