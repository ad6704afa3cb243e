//! Words that look like a secret by themselves.

/// The shortest random-looking word that is taken for a secret.
const SHORTEST: usize = 28;

/// The words of a text and where they start.
pub(super) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        at += text.as_bytes().get(at..)?.iter().position(|&b| is_word(b))?;
        let word = run(text, at, is_word);
        let start = at;
        at += word.len();
        Some((start, word))
    })
}

/// Whether letters and digits change places as often as chance makes them; a UUID is an id.
pub(super) fn looks_random(word: &str) -> bool {
    if is_uuid(word) {
        return false;
    }
    // Digests have these lengths, ids of the platform and of Flashduty do not.
    if matches!(word.len(), 40 | 64) && is_hex(word) && has_digit(word) {
        return true;
    }
    // An encoded query may end in a sys_id: `assignment_groupIN287ebd7da9fe198100f92cc8d1d2154e`.
    let word = [32, 24].iter().fold(word, |word, &length| without_hex(word, length));
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    let class = |b: u8| (b.is_ascii_digit(), b.is_ascii_uppercase());
    let changes = word.as_bytes().windows(2).filter(|w| class(w[0]) != class(w[1])).count();
    word.len() >= SHORTEST && digits * 12 >= word.len() && changes * 4 >= word.len()
}

fn is_uuid(word: &str) -> bool {
    word.split('-').map(str::len).eq([8, 4, 4, 4, 12]) && word.split('-').all(is_hex)
}

fn is_hex(text: &str) -> bool {
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

pub(super) fn has_digit(text: &str) -> bool {
    text.bytes().any(|b| b.is_ascii_digit())
}

/// As many bytes from a place on as are accepted.
pub(super) fn run(text: &str, start: usize, accepts: fn(u8) -> bool) -> &str {
    let rest = text.get(start..).unwrap_or_default();
    let end = rest.bytes().position(|b| !accepts(b)).unwrap_or(rest.len());
    rest.get(..end).unwrap_or_default()
}
