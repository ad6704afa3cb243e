//! The payload hash by which instances see that two updates have the same content.
//!
//! It is the hash of Java's `String`, taken after what differs between instances is deleted.

/// Elements that do not count.
const VOLATILE: [&str; 10] = [
    "sys_id",
    "sys_created_on",
    "sys_created_by",
    "sys_updated_on",
    "sys_updated_by",
    "sys_mod_count",
    "sys_update_name",
    "sys_customer_update",
    "sys_package",
    "sys_translated_text",
];

const CDATA: &str = "<![CDATA[";

/// The hash of a payload, declaration included.
#[must_use]
pub fn hash(payload: &str) -> i32 {
    let kept = without_volatile(payload);
    kept.encode_utf16().fold(0, |hash: i32, unit| hash.wrapping_mul(31).wrapping_add(unit.into()))
}

fn without_volatile(payload: &str) -> String {
    let mut kept = String::with_capacity(payload.len());
    let mut rest = payload;
    while let Some(start) = rest.find('<') {
        kept.push_str(&rest[..start]);
        rest = &rest[start..];
        if let Some(end) = volatile_end(rest) {
            rest = &rest[end..];
        } else {
            let end = markup_end(rest);
            kept.push_str(&rest[..end]);
            rest = &rest[end..];
        }
    }
    kept.push_str(rest);
    kept
}

/// Where the CDATA section ends that `text` begins with, or just behind its `<`.
fn markup_end(text: &str) -> usize {
    if text.starts_with(CDATA) { text.find("]]>").map_or(text.len(), |at| at + 3) } else { 1 }
}

/// Where the element ends that `text` begins with, if it is one that does not count.
fn volatile_end(text: &str) -> Option<usize> {
    let after = &text[1..];
    let name = &after[..after.find([' ', '/', '>', '\t', '\n'])?];
    if !VOLATILE.contains(&name) {
        return None;
    }
    let tag = tag_end(text)?;
    if text[..tag].ends_with("/>") {
        return Some(tag);
    }
    let close = format!("</{name}>");
    text[tag..].find(&close).map(|at| tag + at + close.len())
}

/// Just behind the `>` of the start tag; one inside an attribute value does not end it.
fn tag_end(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (None, '>') => return Some(at + 1),
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), _) if open == c => quote = None,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{hash, without_volatile};

    const PROPERTY: &str = concat!(
        r#"<?xml version="1.0" encoding="UTF-8"?><record_update table="sys_properties">"#,
        r#"<sys_properties action="INSERT_OR_UPDATE"><choices/><description>Example</description>"#,
        "<ignore_cache>false</ignore_cache><is_private>false</is_private><name>acme.demo</name>",
        "<read_roles/><suffix/><sys_class_name>sys_properties</sys_class_name>VOLATILE",
        "<sys_name>acme.demo</sys_name><sys_policy/>",
        r#"<sys_scope display_value="Global">global</sys_scope><type>string</type>"#,
        "<value>on</value><write_roles/></sys_properties></record_update>",
    );

    #[test]
    fn hashes_like_java() {
        assert_eq!(hash(""), 0);
        assert_eq!(hash("hello"), 99_162_322);
        assert_eq!(hash("\u{1f600}"), 1_772_899);
    }

    #[test]
    fn leaves_out_what_differs_between_instances() {
        assert_eq!(hash(&PROPERTY.replace("VOLATILE", "")), 802_699_109);
        let volatile = concat!(
            "<sys_created_by>admin</sys_created_by><sys_id>0123</sys_id>",
            "<sys_customer_update>true</sys_customer_update>",
            r#"<sys_package display_value="a > b" source="global">global</sys_package>"#,
            r#"<sys_translated_text action="delete_multiple" query="documentkey=0123"/>"#,
        );
        assert_eq!(hash(&PROPERTY.replace("VOLATILE", volatile)), 802_699_109);
    }

    #[test]
    fn takes_a_script_that_speaks_of_such_elements_as_it_is() {
        let script = "<script><![CDATA[x = '<sys_id>1</sys_id>';]]></script>";
        assert_eq!(without_volatile(script), script);
        assert_eq!(without_volatile("<sys_ids>1</sys_ids>"), "<sys_ids>1</sys_ids>");
        let kept = "<sys_replace_on_upgrade>false</sys_replace_on_upgrade>";
        assert_eq!(without_volatile(kept), kept);
    }

    #[test]
    fn survives_text_that_is_no_xml() {
        for text in ["<", "<sys_id", "<sys_id>", "<sys_id a=\"", "<![CDATA[", "a < b"] {
            assert_eq!(without_volatile(text), text);
        }
    }
}
