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

#[cfg(test)]
mod tests {
    use crate::script::scan::scan;

    #[test]
    fn notices_syntax_of_a_later_day() {
        for (script, what) in [
            ("let x = 1;", "`let`"),
            ("for (let [a] in b) {}", "`let`"),
            ("const LIMIT = 5;", "`const`"),
            ("class A {}", "`class`"),
            ("f(a => a)", "arrow functions"),
            ("f(...list)", "spread or rest syntax"),
            ("x = `text`;", "template literals"),
            ("function* f() {}", "generators"),
            ("async function f() {}", "`async`"),
            ("for (var x of y) {}", "`for` with `of`"),
            ("try { a(); } catch { b(); }", "`catch` without a name"),
            ("x = 0b1 + 1", "such numbers"),
            ("x = 10n", "such numbers"),
            ("a?.b", "`**`, `?.`, `??`, `&&=` or `||=`"),
            ("a ** b", "`**`, `?.`, `??`, `&&=` or `||=`"),
        ] {
            assert_eq!(scan(&format!("var a;\n{script}")).later, Some((2, what)), "{script}");
        }
        for script in [
            "var let = 1; let = 2; f(let);",
            "x = { class: 1, const: 2 }; x.class; x.let; x.const = 3;",
            "'let x = `'; /=>/.test('...'); // const\n",
            "var classes, constant, async; async = 1;",
            "a >= b; a <= b; 1. / 2",
            "a ? .5 : b; a?.5:b; 0xbn; a && b || c; for (var of in of) { of(of); } 1e5; 0x1f",
            "x.for(a, of); try { } catch (e) { }",
        ] {
            assert_eq!(scan(script).later, None, "{script}");
        }
    }
}
