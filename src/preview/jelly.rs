//! Evaluates the Jelly that the dialog's page uses: elements, texts, `g:ui_reference`, and two
//! expressions. Whatever else a page asks of Jelly is an error here, though the platform may know
//! it.
//!
//! Source: ServiceNow docs, "Jelly tags", "Jelly escaping types" and "Extensions to Jelly syntax":
//! `${…}` is evaluated, `$[…]` in the second phase, and character references are gone when the
//! browser gets the page.

use super::markup::{self, Reference};
use crate::encode;
use indexmap::IndexSet;
use roxmltree::{Document, Node, ParsingOptions};

const JELLY: &str = "jelly:core";
const GLIDE: &str = "glide";
/// Elements that HTML knows to have no content.
const VOID: [&str; 4] = ["br", "hr", "img", "input"];

/// What is outside of the subset, or wrong everywhere.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {message}")]
pub struct JellyError {
    /// The page, or its client script.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
    /// What is wrong.
    pub message: String,
}

/// What expressions are evaluated with.
pub(super) struct Values<'a> {
    /// The text of a message's key.
    pub(super) message: &'a dyn Fn(&str) -> String,
    /// A parameter of the request; empty if it has none.
    pub(super) parameter: &'a dyn Fn(&str) -> String,
}

/// The keys of all messages that a page asks for.
pub(super) fn messages(file: &str, html: &str) -> Result<Vec<String>, JellyError> {
    let keys = std::cell::RefCell::new(IndexSet::new());
    let message = |key: &str| {
        keys.borrow_mut().insert(key.to_owned());
        String::new()
    };
    page(file, html, &Values { message: &message, parameter: &|_| String::new() })?;
    Ok(keys.into_inner().into_iter().collect())
}

/// The HTML that a browser gets for a page.
pub(super) fn page(file: &str, html: &str, values: &Values<'_>) -> Result<String, JellyError> {
    let options = ParsingOptions { allow_dtd: false, ..ParsingOptions::default() };
    let document = Document::parse_with_options(html, options).map_err(|error| JellyError {
        file: file.to_owned(),
        line: error.pos().row,
        message: format!("the page is not well-formed: {error}"),
    })?;
    let writer = Writer { file, document: &document, values };
    let root = document.root_element();
    if !root.has_tag_name((JELLY, "jelly")) {
        return Err(writer.error(root, "a page begins with `j:jelly`"));
    }
    let mut written = String::new();
    writer.children(root, &mut written)?;
    Ok(written)
}

/// A client script, which passes through Jelly as well; it must leave nothing to evaluate.
pub(super) fn client_script<'s>(file: &str, script: &'s str) -> Result<&'s str, JellyError> {
    for (number, line) in (1..).zip(script.lines()) {
        let found = ["${", "$[", "</script"].into_iter().find(|it| line.contains(it));
        if let Some(found) = found {
            let message = format!("`{found}` in a client script");
            return Err(JellyError { file: file.to_owned(), line: number, message });
        }
    }
    Ok(script)
}

struct Writer<'a> {
    file: &'a str,
    document: &'a Document<'a>,
    values: &'a Values<'a>,
}

impl Writer<'_> {
    fn error(&self, node: Node<'_, '_>, message: impl Into<String>) -> JellyError {
        let line = self.document.text_pos_at(node.range().start).row;
        JellyError { file: self.file.to_owned(), line, message: message.into() }
    }

    fn children(&self, node: Node<'_, '_>, written: &mut String) -> Result<(), JellyError> {
        for child in node.children() {
            if child.is_element() {
                self.element(child, written)?;
            } else if child.is_text() {
                *written += &self.text(child, child.text().unwrap_or_default())?;
            }
        }
        Ok(())
    }

    fn element(&self, node: Node<'_, '_>, written: &mut String) -> Result<(), JellyError> {
        let name = node.tag_name().name();
        match node.tag_name().namespace() {
            None => {}
            Some(GLIDE) if name == "ui_reference" => {
                *written += &self.reference(node)?;
                return Ok(());
            }
            Some(_) => {
                let range = node.range();
                let tag = &self.document.input_text()[range][1..];
                let tag: String = tag.chars().take_while(|c| !" />\n".contains(*c)).collect();
                return Err(self.error(node, format!("the preview does not know `{tag}`")));
            }
        }
        written.extend(["<", name]);
        for attribute in node.attributes() {
            let value = self.attribute(node, attribute.value())?;
            written.extend([" ", attribute.name(), "=\"", &value, "\""]);
        }
        *written += ">";
        if VOID.contains(&name) {
            return Ok(());
        }
        // Jelly may drop white space and close such an element in its tag, which a browser takes for
        // one that stays open.
        let is_blank = |it: Node<'_, '_>| {
            it.is_text()
                && it.text().is_some_and(|text| text.bytes().all(|b| b.is_ascii_whitespace()))
        };
        if node.children().all(is_blank) {
            return Err(self.error(node, format!("`{name}` is empty; write `&#160;` into it")));
        }
        self.children(node, written)?;
        written.extend(["</", name, ">"]);
        Ok(())
    }

    fn reference(&self, node: Node<'_, '_>) -> Result<String, JellyError> {
        let mut reference = Reference::default();
        for attribute in node.attributes() {
            let value = self.attribute(node, attribute.value())?;
            let slot = match attribute.name() {
                "name" => &mut reference.name,
                "id" => &mut reference.id,
                "table" => &mut reference.table,
                "query" => &mut reference.query,
                "columns" => &mut reference.columns,
                "completer" if value == "AJAXTableCompleter" => continue,
                other => {
                    let message =
                        format!("the preview does not know `{other}` of `g:ui_reference`");
                    return Err(self.error(node, message));
                }
            };
            *slot = value;
        }
        if reference.name != reference.id || reference.name.is_empty() {
            return Err(self.error(node, "`g:ui_reference` needs `name` and the same `id`"));
        }
        Ok(markup::reference(&reference))
    }

    fn attribute(&self, node: Node<'_, '_>, text: &str) -> Result<String, JellyError> {
        if text.contains('"') {
            return Err(self.error(node, "a double quote in an attribute"));
        }
        self.text(node, text)
    }

    /// A text with its expressions evaluated. What is no expression reaches the browser as it is.
    fn text(&self, node: Node<'_, '_>, text: &str) -> Result<String, JellyError> {
        let mut written = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("${") {
            self.plain(node, before)?;
            written += before;
            let Some((expression, after)) = after.split_once('}') else {
                return Err(self.error(node, "`${` without `}`"));
            };
            written += &self.expression(node, expression)?;
            rest = after;
        }
        self.plain(node, rest)?;
        Ok(written + rest)
    }

    fn plain(&self, node: Node<'_, '_>, text: &str) -> Result<(), JellyError> {
        match ["$[", "<", "&"].into_iter().find(|it| text.contains(it)) {
            Some(found) => Err(self.error(node, format!("`{found}` reaches the browser as it is"))),
            None => Ok(()),
        }
    }

    fn expression(&self, node: Node<'_, '_>, expression: &str) -> Result<String, JellyError> {
        let argument = |call: &str| {
            let rest = expression.strip_prefix("HTML:")?.strip_prefix(call)?;
            let name = rest.strip_prefix("('")?.strip_suffix("')")?;
            (!name.contains('\'')).then_some(name)
        };
        if let Some(key) = argument("gs.getMessage") {
            return Ok(encode::xml_attr(&(self.values.message)(key)));
        }
        if let Some(name) = argument("RP.getParameterValue") {
            return Ok(encode::xml_attr(&(self.values.parameter)(name)));
        }
        Err(self.error(node, format!("the preview does not know `${{{expression}}}`")))
    }
}

#[cfg(test)]
mod tests {
    use super::{Values, client_script, messages, page};

    fn evaluated(body: &str) -> Result<String, String> {
        let html = format!(
            "<?xml version=\"1.0\" encoding=\"utf-8\" ?>\n<j:jelly trim=\"false\" \
             xmlns:j=\"jelly:core\" xmlns:g=\"glide\" xmlns:j2=\"null\" xmlns:g2=\"null\">{body}\
             </j:jelly>"
        );
        let values = Values { message: &|key| format!("<{key}>"), parameter: &str::to_uppercase };
        page("page.html", &html, &values).map_err(|error| error.to_string())
    }

    #[test]
    fn escapes_what_expressions_give() {
        let html = evaluated(
            "<p title=\"${HTML:gs.getMessage('a')}\">${HTML:RP.getParameterValue('b')} &#9662;</p>",
        );
        assert_eq!(html.unwrap(), "<p title=\"&lt;a&gt;\">B \u{25be}</p>");
    }

    #[test]
    fn leaves_out_comments_and_closes_no_void_element() {
        assert_eq!(evaluated("<!-- a --><input id=\"a\" />").unwrap(), "<input id=\"a\">");
    }

    #[test]
    fn refuses_everything_that_the_page_does_not_use() {
        let cases = [
            ("<p>${gs.getMessage('a')}</p>", "does not know `${gs.getMessage('a')}`"),
            ("<p>${HTML:gs.getProperty('a')}</p>", "does not know `${HTML:gs.getProperty('a')}`"),
            ("<p>${HTML:gs.getMessage('a' + 'b')}</p>", "does not know"),
            ("<p>$[x]</p>", "`$[` reaches the browser"),
            ("<p>${x</p>", "`${` without `}`"),
            ("<p>a &lt; b</p>", "`<` reaches the browser"),
            ("<p>&amp;lt;</p>", "`&` reaches the browser"),
            ("<p title='&quot;'>a</p>", "a double quote"),
            ("<j:if test=\"true\"><p>a</p></j:if>", "does not know `j:if`"),
            ("<g:evaluate>a</g:evaluate>", "does not know `g:evaluate`"),
            ("<g:ui_reference name=\"a\" id=\"a\" onchange=\"b()\" />", "does not know `onchange`"),
            ("<g:ui_reference name=\"a\" id=\"b\" />", "the same `id`"),
            ("<ul id=\"a\"></ul>", "`ul` is empty"),
            ("<ul id=\"a\"> \n</ul>", "`ul` is empty"),
            ("<p>a", "not well-formed"),
        ];
        for (body, expected) in cases {
            let error = evaluated(body).unwrap_err();
            assert!(error.starts_with("page.html:2: ") && error.contains(expected), "{error}");
        }
        let values = Values { message: &|_| String::new(), parameter: &|_| String::new() };
        assert!(page("page.html", "<div>a</div>", &values).is_err());
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
    }
}
