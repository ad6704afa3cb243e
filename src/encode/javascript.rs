//! JavaScript contexts: a string literal, any JSON value as a literal, a comment.
//!
//! The output is ASCII. It is also safe where the script lands later: inside an HTML `<script>`
//! element, inside CDATA, and behind Jelly, which evaluates `${…}` and `$[…]` in client scripts.

use serde_json::Value;
use std::fmt::Write as _;

/// A string literal in single quotes.
#[must_use]
pub fn js(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('\'');
    let mut previous = ['\0'; 2];
    for c in text.chars() {
        match c {
            '\'' => out.push_str("\\'"),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            // `</script` and `<!--` end or hide a script element; `]]>` ends CDATA.
            '/' if previous[1] == '<' => out.push_str("\\/"),
            '!' if previous[1] == '<' => out.push_str("\\u0021"),
            '>' if previous == [']', ']'] => out.push_str("\\u003e"),
            // Jelly would evaluate what follows the dollar sign.
            '{' | '[' if previous[1] == '$' => push_unicode(&mut out, c),
            ' '..='~' => out.push(c),
            _ => push_unicode(&mut out, c),
        }
        previous = [previous[1], c];
    }
    out.push('\'');
    out
}

/// Any JSON value as a JavaScript literal.
#[must_use]
pub fn js_value(value: &Value) -> String {
    match value {
        Value::String(text) => js(text),
        Value::Array(items) => {
            format!("[{}]", items.iter().map(js_value).collect::<Vec<_>>().join(", "))
        }
        Value::Object(entries) => {
            let pairs =
                entries.iter().map(|(key, value)| format!("{}: {}", js_key(key), js_value(value)));
            format!("{{ {} }}", pairs.collect::<Vec<_>>().join(", "))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => value.to_string(),
    }
}

/// The key of an object literal: as it is if it is a name, else in quotes.
#[must_use]
pub fn js_key(key: &str) -> String {
    let is_name = key.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    if is_name { key.to_owned() } else { js(key) }
}

/// Text inside a comment: one line, unable to end it.
#[must_use]
pub fn js_comment(text: &str) -> String {
    let literal = js(&text.split_whitespace().collect::<Vec<_>>().join(" "));
    let inside = literal.get(1..literal.len() - 1).unwrap_or_default();
    inside.replace("\\'", "'").replace("*/", "* /")
}

fn push_unicode(out: &mut String, c: char) {
    for unit in c.encode_utf16(&mut [0; 2]) {
        // Writing to a String cannot fail.
        let _ = write!(out, "\\u{unit:04x}");
    }
}

#[cfg(test)]
mod tests {
    use super::{js, js_comment, js_key, js_value};

    #[test]
    fn leaves_plain_text_alone() {
        assert_eq!(js("On Hold (2 h) > 1 - High"), "'On Hold (2 h) > 1 - High'");
    }

    #[test]
    fn cannot_be_left_by_any_text() {
        assert_eq!(js("it's \"x\" \\ y"), r#"'it\'s "x" \\ y'"#);
        assert_eq!(js("</script><!--]]>"), r"'<\/script><\u0021--]]\u003e'");
        assert_eq!(js("${x} $[y]"), r"'$\u007bx} $\u005by]'");
        assert_eq!(js("a\r\n\tb\u{2028}c\u{0}"), r"'a\r\n\tb\u2028c\u0000'");
        assert_eq!(js("网络 😀"), r"'\u7f51\u7edc \ud83d\ude00'");
    }

    #[test]
    fn writes_every_json_value() {
        let value = serde_json::json!({ "a": [1, 2.5, true, null, "it's"] });
        assert_eq!(js_value(&value), r"{ a: [1, 2.5, true, null, 'it\'s'] }");
    }

    #[test]
    fn quotes_a_key_that_is_no_name() {
        assert_eq!(js_key("u_region2"), "u_region2");
        for (key, quoted) in [("1", "'1'"), ("", "''"), ("a.b", "'a.b'"), ("it's", r"'it\'s'")] {
            assert_eq!(js_key(key), quoted);
        }
    }

    #[test]
    fn keeps_a_comment_a_comment() {
        assert_eq!(js_comment("it's\n*/ alert(1) ${x}"), r"it's * / alert(1) $\u007bx}");
    }
}
