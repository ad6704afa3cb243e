//! An update set as a diff can show it: one element per line.
//!
//! The layout is for the eye only. Two files that differ may look the same in it, if they differ
//! in nothing but line breaks or escapes.

const PAYLOAD: (&str, &str) = ("<payload>", "</payload>");

/// The text of an update set with a line break between elements. A payload that is escaped as a
/// whole is decoded once, so that its scripts have the lines that their loose files have.
pub(super) fn elements(xml: &str) -> String {
    let mut text = String::with_capacity(xml.len());
    let mut rest = xml;
    while let Some((before, after)) = rest.split_once(PAYLOAD.0) {
        let (payload, after) = after.split_at(after.find(PAYLOAD.1).unwrap_or(after.len()));
        text.extend([before, PAYLOAD.0]);
        if payload.trim_start().starts_with("&lt;") {
            text.push_str(&decoded(payload));
        } else {
            text.push_str(payload);
        }
        rest = after;
    }
    text.push_str(rest);
    text.replace("><", ">\n<")
}

fn decoded(text: &str) -> String {
    const ENTITIES: [(&str, char); 5] =
        [("lt;", '<'), ("gt;", '>'), ("amp;", '&'), ("quot;", '"'), ("apos;", '\'')];
    let mut parts = text.split('&');
    let mut decoded = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let known = ENTITIES.iter().find_map(|(name, it)| Some((part.strip_prefix(name)?, *it)));
        let (rest, character) = known.unwrap_or((part, '&'));
        decoded.push(character);
        decoded.push_str(rest);
    }
    decoded
}

#[cfg(test)]
mod tests {
    use super::elements;

    #[test]
    fn every_element_has_its_line_and_a_script_its_lines() {
        let xml = "<a><b/><payload><![CDATA[<c>x &lt; y</c><d/>]]></payload>\n<payload>&lt;e&gt;\
                   &lt;f&gt;&lt;![CDATA[1 &amp;&amp;\n 2 &amp;lt; &nbsp;]]&gt;&lt;/f&gt;</payload></a>";
        insta::assert_snapshot!(elements(xml), @"
        <a>
        <b/>
        <payload>
        <![CDATA[<c>x &lt; y</c>
        <d/>]]>
        </payload>
        <payload>
        <e>
        <f>
        <![CDATA[1 &&
         2 &lt; &nbsp;]]>
        </f>
        </payload>
        </a>
        ");
        assert_eq!(elements("<payload>&lt;a>&"), "<payload>\n<a>&");
    }
}
