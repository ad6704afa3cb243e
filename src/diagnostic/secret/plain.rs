//! Values that stand where secrets do and are none: numbers of records, dates, algorithms, paths,
//! and words that only hold a secret's place.

/// Words that, with digits and signs between them, make no secret. In lower case.
const WORDS: [&str; 70] = [
    "aes",
    "alert",
    "api",
    "app",
    "argon",
    "b",
    "base",
    "bit",
    "bits",
    "change",
    "changeme",
    "char",
    "character",
    "characters",
    "chars",
    "config",
    "cvss",
    "digits",
    "dss",
    "ecdsa",
    "ed",
    "email",
    "env",
    "es",
    "example",
    "fd",
    "field",
    "fips",
    "hmac",
    "hs",
    "id",
    "int",
    "integration",
    "iso",
    "jwt",
    "key",
    "level",
    "max",
    "maximum",
    "md",
    "min",
    "minimum",
    "my",
    "name",
    "nist",
    "oauth",
    "of",
    "page",
    "password",
    "pci",
    "ps",
    "rfc",
    "roles",
    "rs",
    "rsa",
    "runbook",
    "saml",
    "secret",
    "see",
    "sha",
    "standard",
    "test",
    "tier",
    "tls",
    "token",
    "utf",
    "v",
    "version",
    "x",
    "your",
];

/// Words that people begin with when they must think of a password. In lower case.
const GUESSED: [&str; 9] = [
    "admin", "changeme", "geheim", "kennwort", "password", "passwort", "secret", "test", "welcome",
];

/// Whether a value is such a word with a number behind it. The type of encrypted properties looks
/// like one.
pub(super) fn is_guessable(value: &str) -> bool {
    let word = value.trim_end_matches(|it: char| !it.is_alphabetic());
    let has_number =
        value.get(word.len()..).is_some_and(|it| it.starts_with(|c: char| c.is_ascii_digit()));
    has_number && value != "password2" && GUESSED.contains(&word.to_lowercase().as_str())
}

/// Whether a value is no secret, whatever stands before it.
pub(super) fn is_plain(value: &str) -> bool {
    is_number(value) || is_date(value) || is_path(value) || is_of_words(value) || is_one(value)
}

/// The number of a record, such as `INC0012345`.
fn is_number(value: &str) -> bool {
    let digits = value.trim_start_matches(|it: char| it.is_ascii_uppercase());
    let letters = value.len() - digits.len();
    (2..=6).contains(&letters) && digits.len() == 7 && digits.bytes().all(|it| it.is_ascii_digit())
}

/// A day, also with its time.
fn is_date(value: &str) -> bool {
    let day: Vec<&str> = value.splitn(3, '-').collect();
    let is_digits = |part: &str, length| {
        part.get(..length).is_some_and(|it| it.bytes().all(|b| b.is_ascii_digit()))
    };
    matches!(day.as_slice(), [year, month, rest]
        if year.len() == 4 && month.len() == 2
            && is_digits(year, 4) && is_digits(month, 2) && is_digits(rest, 2)
            && rest.bytes().all(|it| it.is_ascii_digit() || b"TZ:.+-".contains(&it)))
}

/// A path of Unix with two steps at least, or one of Windows.
fn is_path(value: &str) -> bool {
    let steps =
        value.strip_prefix('/').filter(|it| it.starts_with(|c: char| c.is_ascii_lowercase()));
    let drive = value.as_bytes();
    steps.is_some_and(|it| it.contains('/'))
        || matches!(drive, [b'A'..=b'Z' | b'a'..=b'z', b':', b'\\', ..])
}

fn is_of_words(value: &str) -> bool {
    let mut words = value.split(|it: char| !it.is_alphabetic()).filter(|it| !it.is_empty());
    let is_known = |word: &str| {
        let word = word.to_lowercase();
        WORDS.contains(&word.as_str()) || word.bytes().all(|it| it == b'x')
    };
    value.contains(char::is_alphabetic) && words.all(is_known)
}

/// One character again and again.
fn is_one(value: &str) -> bool {
    let mut characters = value.chars();
    characters.next().is_some_and(|first| characters.all(|it| it == first))
}
