//! Words, numbers and signs of a later day than ES5.

/// Signs of a later day; in ES5 no script can have them side by side.
const LATER_SIGNS: [&str; 5] = ["**", "?.", "??", "&&=", "||="];

/// What a word begins; as the name of a property it is none of these. `behind` is what comes next.
pub(super) fn keyword(word: &str, behind: &str) -> Option<&'static str> {
    let begins_name = behind.starts_with(|c| is_word(c) || matches!(c, '[' | '{'));
    match word {
        "const" if !behind.starts_with(':') => Some("`const`"),
        "class" if !behind.starts_with(':') => Some("`class`"),
        "let" if begins_name && !behind.starts_with("in ") => Some("`let`"),
        "async" if behind.starts_with("function") => Some("`async`"),
        "function" if behind.starts_with('*') => Some("generators"),
        "catch" if behind.starts_with('{') => Some("`catch` without a name"),
        "for" if is_for_of(behind) => Some("`for` with `of`"),
        _ => None,
    }
}

/// The same for a number.
pub(super) fn number(digits: &str) -> Option<&'static str> {
    let digits = digits.to_ascii_lowercase();
    let is_hexadecimal = digits.starts_with("0x");
    let is_later = ["0b", "0o"].iter().any(|it| digits.starts_with(it))
        || digits.contains('_')
        || digits.ends_with('n') && !is_hexadecimal;
    is_later.then_some("such numbers")
}

/// The same for the signs with which the rest of a script begins.
pub(super) fn sign(rest: &str) -> Option<&'static str> {
    if rest.starts_with("=>") {
        return Some("arrow functions");
    }
    if rest.starts_with("...") {
        return Some("spread or rest syntax");
    }
    let sign = LATER_SIGNS.iter().find(|sign| rest.starts_with(**sign))?;
    // `a?.5:b` is a choice.
    let is_choice = *sign == "?." && rest[2..].starts_with(|c: char| c.is_ascii_digit());
    (!is_choice).then_some("`**`, `?.`, `??`, `&&=` or `||=`")
}

/// Whether what stands behind `for` goes through values rather than keys.
fn is_for_of(behind: &str) -> bool {
    let head = behind.strip_prefix('(').and_then(|it| it.split([';', ')']).next());
    let words: Vec<&str> = head.unwrap_or_default().split_whitespace().skip(1).collect();
    words.contains(&"of") && !words.contains(&"in")
}

/// Whether a character can stand in a word.
pub(super) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '$' | '\\' | '\u{200c}' | '\u{200d}')
}
