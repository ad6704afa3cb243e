//! Bounds of an XML text. Attributes are compared with each other, and namespaces are inherited,
//! so that very many of them would take hours. Each element takes a hundred times the memory of the
//! four characters that it may consist of.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// The most attributes of an element; an export has a dozen.
const MOST_ATTRIBUTES: usize = 256;
/// The most namespaces that a text declares.
const MOST_NAMESPACES: usize = 256;
/// The most elements, comments and sections of a text; a large choice list has some ten thousand.
const MOST_ELEMENTS: usize = 250_000;

/// What was counted so far.
#[derive(Default)]
pub(super) struct Bounds {
    namespaces: usize,
    elements: usize,
}

impl Bounds {
    /// What is too much with this piece, if anything is.
    pub(super) fn excess(&mut self, event: &Event) -> Option<String> {
        let tag = match event {
            Event::Start(tag) | Event::Empty(tag) => Some(tag),
            Event::Comment(_) | Event::PI(_) | Event::CData(_) => None,
            _ => return None,
        };
        self.elements += 1;
        if self.elements > MOST_ELEMENTS {
            return Some(format!("there are more than {MOST_ELEMENTS} elements in one"));
        }
        tag.and_then(|tag| self.excess_of_attributes(tag))
    }

    fn excess_of_attributes(&mut self, tag: &BytesStart) -> Option<String> {
        let mut attributes = tag.attributes();
        let mut count = 0;
        for attribute in attributes.with_checks(false).take(MOST_ATTRIBUTES + 1) {
            count += 1;
            let key = attribute.as_ref().map_or(&b""[..], |it| it.key.as_ref());
            self.namespaces += usize::from(key.starts_with(b"xmlns"));
        }
        if count > MOST_ATTRIBUTES {
            Some(format!("an element has more than {MOST_ATTRIBUTES} attributes"))
        } else if self.namespaces > MOST_NAMESPACES {
            Some(format!("there are more than {MOST_NAMESPACES} namespaces"))
        } else {
            None
        }
    }
}

/// What is too much in a whole text, if anything is.
pub(super) fn excess(xml: &str) -> Option<String> {
    let mut reader = Reader::from_str(xml);
    let mut bounds = Bounds::default();
    loop {
        match reader.read_event() {
            // What is wrong with it, a stricter reader says.
            Ok(Event::Eof) | Err(_) => return None,
            Ok(event) => {
                let excess = bounds.excess(&event);
                if excess.is_some() {
                    return excess;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::excess;

    #[test]
    fn finds_what_would_take_hours_or_much_memory() {
        let attributes = |count: usize| -> String {
            let attributes: Vec<String> = (0..count).map(|it| format!("a{it}=''")).collect();
            format!("<a><b {}/></a>", attributes.join(" "))
        };
        assert_eq!(excess(&attributes(256)), None);
        let told = excess(&attributes(257));
        assert_eq!(told.as_deref(), Some("an element has more than 256 attributes"));
        let namespaces = |count| format!("<a>{}</a>", "<b xmlns:c='d'/>".repeat(count));
        assert_eq!(excess(&namespaces(256)), None);
        let told = excess(&namespaces(257));
        assert_eq!(told.as_deref(), Some("there are more than 256 namespaces"));
        for piece in ["<b/>", "<!---->", "<?b?>", "<![CDATA[]]>"] {
            let pieces = |count| format!("<a>{}</a>", piece.repeat(count));
            assert_eq!(excess(&pieces(249_999)), None);
            let told = excess(&pieces(250_000));
            assert_eq!(told.as_deref(), Some("there are more than 250000 elements in one"));
        }
    }
}
