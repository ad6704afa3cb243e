//! Words that chance seems to have made, beside a word that says what they are for.

use super::SecretKind;
use crate::diagnostic::Span;

/// The shortest random-looking word that is taken for a secret.
const SHORTEST: usize = 28;

/// The shortest part of it that shows chance.
const SHORTEST_PART: usize = 16;

/// How many bytes are near.
const NEAR: usize = 120;

/// Words that announce a secret, in lower case: in English, German, Chinese and
/// Japanese.
const ANNOUNCING: [&str; 25] = [
    "bearer",
    "credential",
    "geheim",
    "kennwort",
    "key",
    "passphrase",
    "passwd",
    "password",
    "passwort",
    "pwd",
    "schluessel",
    "schlüssel",
    "secret",
    "token",
    "zugangsdaten",
    "令牌",
    "凭据",
    "凭证",
    "口令",
    "密码",
    "密钥",
    "秘钥",
    "キー",
    "トークン",
    "パスワード",
];

/// The words that look random and stand beside one that announces a secret. Chance alone says
/// nothing: names of groups, rules and classes may look as random.
pub(super) fn find(text: &str, lower: &str, found: &mut Vec<(Span, SecretKind)>) {
    let is_digest = |at: usize| {
        let before = lower.get(..at).unwrap_or_default();
        ["md5:", "sha1:", "sha256:", "sha384:", "sha512:"].iter().any(|it| before.ends_with(it))
    };
    let random = words(text).filter(|(at, word)| looks_random(word) && !is_digest(*at));
    let announced = random.filter(|(at, word)| is_near(lower, *at, at + word.len(), &ANNOUNCING));
    found.extend(announced.map(|(at, word)| (Span::new(at, at + word.len()), SecretKind::Token)));
}

/// Whether one of these words is near on the line; for what begins its line, also on the line above.
pub(super) fn is_near(lower: &str, start: usize, end: usize, words: &[&str]) -> bool {
    let from = lower.floor_char_boundary(start.saturating_sub(NEAR));
    let to = lower.ceil_char_boundary(end.saturating_add(NEAR).min(lower.len()));
    let before = lower.get(from..start).unwrap_or_default();
    let after = lower.get(end..to).unwrap_or_default();
    let mut lines = before.rsplit('\n');
    let line = lines.next().unwrap_or_default();
    let above = lines.next().filter(|_| !line.contains(char::is_alphanumeric));
    let rest = after.lines().next();
    let near = [Some(line), above, rest];
    near.into_iter().flatten().any(|it| words.iter().any(|word| it.contains(word)))
}

/// The words of a text and where they start.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        at += text.as_bytes().get(at..)?.iter().position(|&b| is_word(b))?;
        let word = run(text, at, is_word);
        let start = at;
        at += word.len();
        Some((start, word))
    })
}

/// Whether letters and digits change places as often as chance makes them, in one part of a word
/// between `_` and `-`. Hex digits alone are an id or a digest, such as that of a commit.
fn looks_random(word: &str) -> bool {
    // An encoded query may end in a sys_id: `assignment_groupIN287ebd7da9fe198100f92cc8d1d2154e`.
    let word = [32, 24].iter().fold(word, |word, &length| without_hex(word, length));
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    word.len() >= SHORTEST
        && digits * 12 >= word.len()
        && word.split(['_', '-']).any(|part| {
            let is_name = is_hex(part) || spoken(part) * 2 >= part.len();
            part.len() >= SHORTEST_PART && changes(part) * 4 >= part.len() && !is_name
        })
}

/// How often digits, capitals and small letters change places.
pub(super) fn changes(word: &str) -> usize {
    let class = |b: u8| (b.is_ascii_digit(), b.is_ascii_uppercase());
    word.as_bytes().windows(2).filter(|pair| class(pair[0]) != class(pair[1])).count()
}

/// How many letters belong to runs of four small ones that people could say, each with the capital
/// before it.
pub(super) fn spoken(word: &str) -> usize {
    let runs = word.split(|c: char| !c.is_ascii_lowercase()).filter(|run| run.len() >= 4);
    let is_spoken = |run: &&str| {
        let consonants = run.split(is_vowel).map(str::len).max().unwrap_or_default();
        consonants <= 3
    };
    runs.filter(is_spoken).map(|run| run.len() + 1).sum()
}

/// The most consonants that follow each other in small letters; `sch`, `th` and their like count as
/// one.
pub(super) fn consonants(word: &str) -> usize {
    const SOUNDS: [&str; 12] =
        ["sch", "ch", "ck", "gh", "ng", "pf", "ph", "sh", "st", "th", "ts", "tz"];
    let is_other = |c: char| !c.is_ascii_lowercase() || is_vowel(c);
    let word = SOUNDS.iter().fold(word.to_owned(), |word, sound| word.replace(sound, "c"));
    word.split(is_other).map(str::len).max().unwrap_or_default()
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

pub(super) fn is_hex(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_hexdigit())
}

fn without_hex(word: &str, length: usize) -> &str {
    let start = word.len().saturating_sub(length);
    match word.split_at_checked(start) {
        Some((head, tail)) if tail.len() == length && is_hex(tail) => head,
        _ => word,
    }
}

pub(super) fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-'
}

/// The bytes that tokens in addresses have.
pub(super) fn in_address(byte: u8) -> bool {
    is_word(byte) || matches!(byte, b'/' | b'.' | b'~' | b'+')
}

pub(super) fn has_digit(text: &str) -> bool {
    text.bytes().any(|b| b.is_ascii_digit())
}

/// As many bytes from a place on as are accepted.
pub(super) fn run(text: &str, start: usize, accepts: fn(u8) -> bool) -> &str {
    let rest = text.get(start..).unwrap_or_default();
    let end = rest.bytes().position(|b| !accepts(b)).unwrap_or(rest.len());
    rest.get(..end).unwrap_or_default()
}
