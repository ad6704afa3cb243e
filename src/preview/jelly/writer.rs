//! Elements and texts as a browser gets them.

use super::JellyError;
use super::expressions::{Message, evaluated};
use crate::preview::markup::{self, ReferenceField};
use roxmltree::{Attribute, Document, Node};

const GLIDE: &str = "glide";
/// The most elements within each other, far from where the stack ends; a dialog has about ten.
const MOST_LEVELS: usize = 200;
/// Elements that HTML knows to have no content.
const VOID: [&str; 13] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];

/// Writes the elements of a page.
pub(super) struct Writer<'a> {
    pub(super) file: &'a str,
    pub(super) document: &'a Document<'a>,
    pub(super) message: Message<'a>,
}

impl Writer<'_> {
    pub(super) fn error(&self, node: Node<'_, '_>, message: impl Into<String>) -> JellyError {
        let line = self.document.text_pos_at(node.range().start).row;
        JellyError { file: self.file.to_owned(), line, message: message.into() }
    }

    /// What stands in an element so many levels below the page.
    pub(super) fn children(
        &self,
        node: Node<'_, '_>,
        level: usize,
        written: &mut String,
    ) -> Result<(), JellyError> {
        for child in node.children() {
            if child.is_element() {
                self.element(child, level, written)?;
            } else if child.is_text() {
                *written += &self.text(child, child.text().unwrap_or_default())?;
            } else if child.is_pi() {
                return Err(self.error(child, "a processing instruction"));
            }
        }
        Ok(())
    }

    fn element(
        &self,
        node: Node<'_, '_>,
        level: usize,
        written: &mut String,
    ) -> Result<(), JellyError> {
        if level > MOST_LEVELS {
            return Err(self.error(node, format!("more than {MOST_LEVELS} levels of elements")));
        }
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
            let value = self.attribute(node, &attribute)?;
            written.extend([" ", attribute.name(), "=\"", &value, "\""]);
        }
        *written += ">";
        if VOID.contains(&name) {
            return Ok(());
        }
        // Jelly may drop white space and close such an element in its tag, which a browser takes for
        // one that stays open.
        if node.children().all(is_blank) {
            return Err(self.error(node, format!("`{name}` is empty; write `&#160;` into it")));
        }
        self.children(node, level + 1, written)?;
        written.extend(["</", name, ">"]);
        Ok(())
    }

    fn reference(&self, node: Node<'_, '_>) -> Result<String, JellyError> {
        if !node.children().all(is_blank) {
            return Err(self.error(node, "something within `g:ui_reference`"));
        }
        let mut reference = ReferenceField::default();
        for attribute in node.attributes() {
            let value = self.attribute(node, &attribute)?;
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

    fn attribute(
        &self,
        node: Node<'_, '_>,
        attribute: &Attribute<'_, '_>,
    ) -> Result<String, JellyError> {
        if attribute.namespace().is_some() {
            let message = format!("the attribute `{}` with a namespace", attribute.name());
            return Err(self.error(node, message));
        }
        if attribute.value().contains('"') {
            return Err(self.error(node, "a double quote in an attribute"));
        }
        self.text(node, attribute.value())
    }

    fn text(&self, node: Node<'_, '_>, text: &str) -> Result<String, JellyError> {
        evaluated(text, self.message).map_err(|problem| self.error(node, problem))
    }
}

fn is_blank(node: Node<'_, '_>) -> bool {
    let text = node.text().filter(|_| node.is_text());
    text.is_some_and(|text| text.bytes().all(|b| b.is_ascii_whitespace()))
}
