//! Evaluates the Jelly that the dialog's page uses: elements, texts, `g:ui_reference`, and one
//! expression. Whatever else a page asks of Jelly is an error here, though the platform may know
//! it.
//!
//! Source: ServiceNow docs, "Jelly tags", "Jelly escaping types" and "Extensions to Jelly syntax":
//! `${…}` is evaluated, `$[…]` in the second phase, and character references are gone when the
//! browser gets the page.

mod expressions;
mod writer;

use expressions::Message;
use indexmap::IndexSet;
use roxmltree::{Document, Node, ParsingOptions};
use writer::Writer;

const JELLY: &str = "jelly:core";

/// What is outside of the subset, or wrong everywhere.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {message}")]
pub(super) struct JellyError {
    /// The page, or its client script.
    file: String,
    /// The line, from 1.
    line: u32,
    /// What is wrong.
    message: String,
}

/// The keys of all messages that a page asks for.
pub(super) fn messages(file: &str, html: &str) -> Result<Vec<String>, JellyError> {
    let keys = std::cell::RefCell::new(IndexSet::new());
    let message = |key: &str| {
        keys.borrow_mut().insert(key.to_owned());
        String::new()
    };
    page(file, html, &message)?;
    Ok(keys.into_inner().into_iter().collect())
}

/// The HTML that a browser gets for a page.
pub(super) fn page(file: &str, html: &str, message: Message<'_>) -> Result<String, JellyError> {
    let options = ParsingOptions { allow_dtd: false, ..ParsingOptions::default() };
    let document = Document::parse_with_options(html, options).map_err(|error| JellyError {
        file: file.to_owned(),
        line: error.pos().row,
        message: format!("the page is not well-formed: {error}"),
    })?;
    let writer = Writer { file, document: &document, message };
    let root = document.root_element();
    if !root.has_tag_name((JELLY, "jelly")) {
        return Err(writer.error(root, "a page begins with `j:jelly`"));
    }
    if let Some(found) = document.root().children().find(Node::is_pi) {
        return Err(writer.error(found, "a processing instruction"));
    }
    let mut written = String::new();
    writer.children(root, 1, &mut written)?;
    Ok(written)
}

/// A client script, which passes through Jelly as well; it must leave nothing to evaluate, and
/// nothing that ends the element around it or makes a browser look for another end.
pub(super) fn client_script<'s>(file: &str, script: &'s str) -> Result<&'s str, JellyError> {
    for (number, line) in (1..).zip(script.lines()) {
        let line = line.to_ascii_lowercase();
        let found = ["${", "$[", "</script", "<!--"].into_iter().find(|it| line.contains(it));
        if let Some(found) = found {
            let message = format!("`{found}` in a client script");
            return Err(JellyError { file: file.to_owned(), line: number, message });
        }
    }
    Ok(script)
}

#[cfg(test)]
mod tests {
    use super::{client_script, messages, page};

    fn evaluated(body: &str) -> Result<String, String> {
        let html = format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\" ?>\n<j:jelly trim=\"false\" \
             xmlns:j=\"jelly:core\" xmlns:g=\"glide\" xmlns:j2=\"null\" xmlns:g2=\"null\">{body}\
             </j:jelly>"
        );
        page("page.html", &html, &|key| format!("<{key}>")).map_err(|error| error.to_string())
    }

    #[test]
    fn escapes_what_expressions_give() {
        let text = "${HTML:gs.getMessage('a')}";
        let html = evaluated(&format!("<p title=\"{text}\">{text} &#9662;</p>"));
        assert_eq!(html.unwrap(), "<p title=\"&lt;a&gt;\">&lt;a&gt; \u{25be}</p>");
    }

    #[test]
    fn leaves_out_comments_and_closes_no_void_element() {
        assert_eq!(evaluated("<!-- a --><input id=\"a\" />").unwrap(), "<input id=\"a\">");
        assert_eq!(evaluated("<p>a<wbr />b</p>").unwrap(), "<p>a<wbr>b</p>");
    }

    #[test]
    fn refuses_everything_that_the_page_does_not_use() {
        let cases = [
            ("<p>${gs.getMessage('a')}</p>", "does not know `${gs.getMessage('a')}`"),
            ("<p>${HTML:gs.getProperty('a')}</p>", "does not know `${HTML:gs.getProperty('a')}`"),
            ("<p>${HTML:gs.getMessage('a' + 'b')}</p>", "does not know"),
            ("<p>${HTML:RP.getParameterValue('a')}</p>", "does not know"),
            ("<p>${HTML:gs.getMessage('$[a]')}</p>", "`$[` in the message `$[a]`"),
            ("<p>$[x]</p>", "`$[` reaches the browser"),
            ("<p>${x</p>", "`${` without `}`"),
            ("<p>a &lt; b</p>", "`<` reaches the browser"),
            ("<p>&amp;lt;</p>", "`&` reaches the browser"),
            ("<p title='&quot;'>a</p>", "a double quote"),
            ("<j:if test=\"true\"><p>a</p></j:if>", "does not know `j:if`"),
            ("<g:evaluate>a</g:evaluate>", "does not know `g:evaluate`"),
            ("<g:ui_reference name=\"a\" id=\"a\" onchange=\"b()\" />", "does not know `onchange`"),
            ("<g:ui_reference name=\"a\" id=\"b\" />", "the same `id`"),
            ("<g:ui_reference name=\"a\" id=\"a\">b</g:ui_reference>", "within `g:ui_reference`"),
            (
                "<g:ui_reference name=\"a\" id=\"a\"><g:evaluate>b</g:evaluate></g:ui_reference>",
                "something within `g:ui_reference`",
            ),
            ("<ul id=\"a\"></ul>", "`ul` is empty"),
            ("<ul id=\"a\"> \n</ul>", "`ul` is empty"),
            ("<p>a<?php b ?></p>", "a processing instruction"),
            ("<p xml:lang=\"en\">a</p>", "`lang` with a namespace"),
            ("<g:ui_reference j:name=\"a\" id=\"a\" />", "`name` with a namespace"),
            ("<p>a", "not well-formed"),
        ];
        for (body, expected) in cases {
            let error = evaluated(body).unwrap_err();
            assert!(error.starts_with("page.html:2: ") && error.contains(expected), "{error}");
        }
        let message = |_: &str| String::new();
        assert!(page("page.html", "<div>a</div>", &message).is_err());
        let instructed = "<?a b?><j:jelly xmlns:j=\"jelly:core\"><p>a</p></j:jelly>";
        let error = page("page.html", instructed, &message).unwrap_err();
        assert_eq!(error.to_string(), "page.html:1: a processing instruction");
    }

    #[test]
    fn refuses_elements_too_deep_for_the_stack() {
        let nested = |levels| format!("{}a{}", "<b>".repeat(levels), "</b>".repeat(levels));
        assert_eq!(evaluated(&nested(200)).unwrap(), nested(200));
        for levels in [201, 6_000, 200_000] {
            let error = evaluated(&nested(levels)).unwrap_err();
            assert!(error.ends_with("more than 200 levels of elements"), "{error}");
        }
    }

    #[test]
    fn lists_each_message_once() {
        let html = "<j:jelly xmlns:j=\"jelly:core\"><p title=\"${HTML:gs.getMessage('a.b')}\">\
                    ${HTML:gs.getMessage('c')}${HTML:gs.getMessage('a.b')}</p></j:jelly>";
        assert_eq!(messages("page.html", html).unwrap(), ["a.b", "c"]);
    }

    #[test]
    fn refuses_a_client_script_that_jelly_would_change() {
        assert_eq!(client_script("a.js", "var a = '$';").unwrap(), "var a = '$';");
        let error = client_script("a.js", "\nvar a = '${b}';").unwrap_err();
        assert_eq!(error.to_string(), "a.js:2: `${` in a client script");
        for script in ["'</SCRIPT>'", "'</script '", "a = b <!--c", "$[d]"] {
            assert!(client_script("a.js", script).is_err(), "{script}");
        }
    }
}
