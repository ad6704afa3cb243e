//! XML contexts: text and an attribute value.

/// Whether XML 1.0 can carry this character at all.
#[must_use]
pub fn is_xml_char(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// Element text, escaped as the platform does it: `&`, `<`, `>`, and a carriage return as
/// `&#13;`, so that it survives parsing.
#[must_use]
pub fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\r' => out.push_str("&#13;"),
            _ => out.push(c),
        }
    }
    out
}

/// The value of an attribute in double quotes.
#[must_use]
pub fn xml_attr(text: &str) -> String {
    xml(text).replace('"', "&quot;").replace('\n', "&#10;").replace('\t', "&#9;")
}

#[cfg(test)]
mod tests {
    use super::{is_xml_char, xml, xml_attr};

    #[test]
    fn escapes_markup_and_keeps_quotes_in_text() {
        assert_eq!(xml("a < b && \"c\" ]]>\r"), "a &lt; b &amp;&amp; \"c\" ]]&gt;&#13;");
    }

    #[test]
    fn keeps_white_space_of_attributes() {
        assert_eq!(xml_attr("a\t\"b\"\nc"), "a&#9;&quot;b&quot;&#10;c");
    }

    #[test]
    fn knows_what_xml_cannot_carry() {
        assert!(['\t', 'é', '😀'].into_iter().all(is_xml_char));
        assert!(!['\0', '\u{b}', '\u{fffe}'].into_iter().any(is_xml_char));
    }
}
