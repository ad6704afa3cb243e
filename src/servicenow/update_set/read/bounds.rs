//! Bounds of an XML text. Attributes are compared with each other, and namespaces are inherited,
//! so that very many of them would take hours.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// The most attributes of an element; an export has a dozen.
const MOST_ATTRIBUTES: usize = 256;
/// The most namespaces that a text declares.
const MOST_NAMESPACES: usize = 256;

/// What was counted so far.
#[derive(Default)]
pub(super) struct Bounds {
    namespaces: usize,
}

impl Bounds {
    /// What is too much with this start tag, if anything is.
    pub(super) fn excess(&mut self, tag: &BytesStart) -> Option<String> {
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
            Ok(Event::Start(tag) | Event::Empty(tag)) => {
                let excess = bounds.excess(&tag);
                if excess.is_some() {
                    return excess;
                }
            }
            // What is wrong with it, a stricter reader says.
            Ok(Event::Eof) | Err(_) => return None,
            Ok(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::excess;

    #[test]
    fn finds_what_would_take_hours() {
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
    }
}
