//! Templates are safe and honest: no bare interpolation, no logic, no unused or missing variable.

use sn_gen::engine::TEMPLATES;

/// The encoders, each named for the place where a value lands, and the marks for safe values.
const ENCODERS: &[&str] = &[
    "ident",
    "js",
    "js_comment",
    "js_key",
    "js_value",
    "md",
    "md_code",
    "md_fence",
    "mermaid",
    "num",
];

/// The inside of every tag that opens with `open`, with its line.
fn tags<'t>(text: &'t str, open: &str, close: &str) -> Vec<(usize, &'t str)> {
    let mut found = Vec::new();
    let mut offset = 0;
    while let Some(at) = text[offset..].find(open) {
        let start = offset + at + open.len();
        let end = text[start..].find(close).map_or(text.len(), |length| start + length);
        found.push((text[..start].matches('\n').count() + 1, text[start..end].trim()));
        offset = end;
    }
    found
}

#[test]
fn every_interpolation_ends_in_an_encoder() {
    let mut bare = Vec::new();
    for (name, text) in TEMPLATES {
        for (line, expression) in tags(text, "{{", "}}") {
            let last = expression.trim_matches('-').rsplit('|').next().unwrap_or_default().trim();
            if !expression.contains('|') || !ENCODERS.contains(&last) {
                bare.push(format!("{name}:{line}: {{{{ {expression} }}}}"));
            }
        }
    }
    assert!(bare.is_empty(), "name the encoder of:\n{}", bare.join("\n"));
}

#[test]
fn a_template_takes_no_decisions() {
    let mut clever = Vec::new();
    for (name, text) in TEMPLATES {
        for (line, tag) in tags(text, "{%", "%}") {
            let words: Vec<&str> = tag.trim_matches('-').split_whitespace().collect();
            let plain = matches!(
                words.as_slice(),
                ["else" | "endif" | "endfor" | "raw" | "endraw"]
                    | ["if" | "include", _]
                    | ["if", "not", _]
                    | ["for", _, "in", _]
                    | ["for", _, _, "in", _]
            );
            if !plain {
                clever.push(format!("{name}:{line}: {{% {tag} %}}"));
            }
        }
    }
    assert!(clever.is_empty(), "let the view decide:\n{}", clever.join("\n"));
}

#[test]
fn the_list_of_templates_is_complete_and_sorted() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("templates");
    let mut on_disk: Vec<String> = walkdir::WalkDir::new(&root)
        .into_iter()
        .map(|entry| entry.unwrap().into_path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "tera"))
        .map(|path| path.strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/"))
        .collect();
    on_disk.sort();
    let listed: Vec<&str> = TEMPLATES.iter().map(|(name, _)| *name).collect();
    assert_eq!(listed, on_disk);
}
