//! Texts that hold the place of a secret: `PASSWORD_HERE`, `your-token`, `user_password`.

/// Words that say what belongs in a place. In lower case.
const NAMING: [&str; 11] = [
    "apikey", "appkey", "key", "kennwort", "pass", "passwd", "password", "passwort", "pwd",
    "secret", "token",
];

/// Words that ask people to write something there. In lower case.
const ASKING: [&str; 10] = [
    "changeme",
    "dummy",
    "enter",
    "example",
    "here",
    "insert",
    "placeholder",
    "replace",
    "todo",
    "your",
];

/// The same in Chinese and Japanese, which have no gaps between words.
const WHOLE: [&str; 7] = ["令牌", "口令", "密码", "密碼", "密钥", "パスワード", "トークン"];

/// Whether a value only names what belongs there. A single word with a number behind it is what
/// people choose as a password.
pub(crate) fn is_stand_in(value: &str) -> bool {
    let words: Vec<&str> = value
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .flat_map(parts)
        .collect();
    let has_number = value.contains(|c: char| c.is_ascii_digit());
    let is_numbered = value.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_named = value.len() - is_numbered.len() <= 2
        && is_numbered.chars().all(|c| c.is_alphabetic() || " _-.,:".contains(c))
        && (!has_number || value.contains(['_', '-']));
    let is = |list: &[&str], word: &str| {
        let word = word.trim_end_matches(|c: char| c.is_ascii_digit()).to_lowercase();
        list.contains(&word.as_str())
    };
    let is_capitals = |word: &&str| word.chars().all(|c| c.is_ascii_uppercase());
    let is_cross = |word: &&str| word.chars().all(|c| c.eq_ignore_ascii_case(&'x'));
    let is_crossed_out = value.len() != 1 && words.iter().all(is_cross);
    let is_constant = words.len() >= 2 && words.iter().all(is_capitals);
    let ends = [words.first(), words.last()];
    is_named
        && (words.iter().any(|word| is(&ASKING, word))
            || ends.into_iter().flatten().any(|word| is(&NAMING, word))
            || WHOLE.iter().any(|it| value.contains(it))
            || is_crossed_out
            || is_constant)
}

/// `userPassword` as two words.
fn parts(word: &str) -> impl Iterator<Item = &str> {
    let mut rest = word;
    std::iter::from_fn(move || {
        let is_start = |pair: &[u8]| pair[0].is_ascii_lowercase() && pair[1].is_ascii_uppercase();
        let end = rest.as_bytes().windows(2).position(is_start).map_or(rest.len(), |at| at + 1);
        let (part, later) = rest.split_at_checked(end)?;
        rest = later;
        (!part.is_empty()).then_some(part)
    })
}

#[cfg(test)]
mod tests {
    use super::is_stand_in;

    #[test]
    fn names_of_what_belongs_there_are_no_secrets() {
        for value in [
            "",
            "password",
            "PASSWORD_HERE",
            "user_password",
            "userPassword",
            "your-password-here",
            "Enter your password",
            "YOUR_TOKEN_HERE1",
            "changeme",
            "SOME_VALUE",
            "xxxx-xxxx",
            "...",
            "请输入密码",
        ] {
            assert!(is_stand_in(value), "{value}");
        }
        for value in [
            "x",
            "hunter2",
            "Hunter",
            "HUNTER",
            "password1",
            "MyPassword1",
            "your_password_2026",
            "Winter2026!",
            "correct horse battery staple",
            "correct-key-battery-staple",
            "9f8e7d6c5b4a_token",
            "1234",
        ] {
            assert!(!is_stand_in(value), "{value}");
        }
    }
}
