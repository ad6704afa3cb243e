//! Characters that nobody sees, in the keys and values of a file.

use super::tree::{Node, NodeKind};
use crate::diagnostic::{Diagnostics, Source, Span, TextProblem, unseen};

/// What one text of the file is for, by which such a character does harm or not.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    /// A name or value that somebody else may really have written so.
    Given,
    /// Words for people, which nothing is held against.
    Prose,
    /// Anything else: shown in one line, or held against what others have.
    Text,
}

/// Reports them below a node; `given` are the places of the keys that somebody else has chosen,
/// `prose` the keys whose values are sentences for people.
pub(super) fn check(
    root: &Node,
    source: &Source,
    (given, prose): (&[Span], &[&str]),
    diagnostics: &mut Diagnostics,
) {
    let mut report = |text: &str, place: Span, of: Use| {
        for (_, character) in unseen(text) {
            let span = within(source, place, character).unwrap_or(place);
            let problem = match of {
                Use::Given => TextProblem::UnseenGiven { character },
                Use::Prose => TextProblem::UnseenProse { character },
                Use::Text => TextProblem::Unseen { character },
            };
            diagnostics.report(span, problem);
        }
    };
    let mut waiting = vec![(root, Use::Text)];
    while let Some((node, of)) = waiting.pop() {
        match &node.kind {
            NodeKind::Scalar { text, .. } => report(text, node.extent, of),
            NodeKind::Sequence(items) => waiting.extend(items.iter().map(|it| (it, of))),
            NodeKind::Mapping(entries) => {
                for entry in entries {
                    let is_given = given.contains(&entry.key_span);
                    let of_key = if is_given { Use::Given } else { Use::Text };
                    let is_prose = prose.contains(&entry.key.as_str());
                    report(&entry.key, entry.key_span, of_key);
                    waiting.push((&entry.value, if is_prose { Use::Prose } else { Use::Text }));
                }
            }
        }
    }
}

/// Where a character stands in a part of the file, as it is or as an escape.
fn within(source: &Source, part: Span, character: char) -> Option<Span> {
    let text = source.text().get(part.start..part.end)?.to_ascii_lowercase();
    let code = u32::from(character);
    let escapes = [
        character.to_string(),
        format!("\\u{code:04x}"),
        format!("\\x{code:02x}"),
        format!("\\u{code:08x}"),
        "\\_".to_owned(),
    ];
    let (at, length) = escapes.iter().find_map(|it| Some((text.find(it)?, it.len())))?;
    Some(Span::new(part.start + at, part.start + at + length))
}
