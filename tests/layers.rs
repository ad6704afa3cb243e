//! The layers of the code are law: a module uses only layers below its own.
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Every module, its layer, and the highest layer it may use.
const LAYERS: &[(&str, u8, u8)] = &[
    ("artifact", 1, 0),
    ("choice", 1, 0),
    ("diagnostic", 1, 0),
    ("encode", 1, 0),
    ("ident", 1, 0),
    ("manifest", 1, 1),
    ("shown", 1, 0),
    ("yaml", 2, 1),
    ("spec", 2, 2),
    ("model", 2, 1),
    ("engine", 3, 1),
    ("resolve", 3, 2),
    ("guide", 4, 3),
    ("servicedesk_plus", 4, 3),
    ("servicenow", 4, 3),
    ("output", 5, 1),
    ("simulator", 5, 4),
    ("preview", 6, 5),
    ("lib", 7, 6),
];

/// The source files of the library: module, path, text.
fn sources() -> Vec<(String, String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut sources = Vec::new();
    for entry in walkdir::WalkDir::new(&root).sort_by_file_name() {
        let entry = entry.unwrap();
        let path = entry.path().strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/");
        let is_rust = entry.path().extension().is_some_and(|extension| extension == "rs");
        if is_rust && !path.starts_with("bin/") {
            let module = path.split(['/', '.']).next().unwrap().to_owned();
            sources.push((module, path, fs::read_to_string(entry.path()).unwrap()));
        }
    }
    sources
}

/// The part of a file that is compiled into the library; its tests stand at the end.
fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod ").next().unwrap_or(text)
}

/// What a file imports, each item with its whole path.
fn imports(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for statement in without_tests(text).split(';') {
        let start = statement.lines().position(|line| line.starts_with("use "));
        let lines: Vec<&str> = statement.lines().skip(start.unwrap_or(usize::MAX)).collect();
        if let Some(tree) = lines.join(" ").strip_prefix("use ") {
            expand("", tree, &mut found);
        }
    }
    found
}

/// The paths of a tree such as `a::{b, c::{d, e}}`.
fn expand(prefix: &str, tree: &str, found: &mut Vec<String>) {
    let Some((head, rest)) = tree.split_once('{') else {
        found.push(format!("{prefix}{}", tree.trim()));
        return;
    };
    let prefix = format!("{prefix}{}", head.trim());
    let (mut depth, mut start) = (0, 0);
    for (at, c) in rest.char_indices() {
        match c {
            '{' => depth += 1,
            ',' | '}' if depth == 0 => {
                expand(&prefix, &rest[start..at], found);
                start = at + 1;
            }
            '}' => depth -= 1,
            _ => {}
        }
    }
}

/// The modules of a part of the library, each with those beside it that it imports from. What
/// a module and its own children share is left out.
fn uses(part: &str) -> BTreeMap<String, BTreeSet<String>> {
    let files: BTreeMap<String, String> = sources()
        .into_iter()
        .filter(|(module, ..)| module == part)
        .map(|(_, path, text)| {
            let stem = path.trim_end_matches(".rs").trim_end_matches("/mod");
            (stem.replace('/', "::"), text)
        })
        .collect();
    let uses = files.iter().map(|(module, text)| {
        let parent = module.rsplit_once("::").map_or("", |(parent, _)| parent);
        let targets = imports(text).into_iter().filter_map(|path| {
            let path = match (path.strip_prefix("crate::"), path.strip_prefix("super::")) {
                (Some(path), _) => path.to_owned(),
                (_, Some(path)) => format!("{parent}::{path}"),
                _ => return None,
            };
            let is_in = |of: &&String| path == **of || path.starts_with(&format!("{of}::"));
            files.keys().filter(is_in).max_by_key(|of| of.len()).cloned()
        });
        let is_beside = |of: &String| !module.starts_with(of.as_str()) && !of.starts_with(module);
        (module.clone(), targets.filter(is_beside).collect())
    });
    uses.collect()
}

#[test]
fn no_two_files_import_from_each_other() {
    for part in ["guide", "preview", "servicenow"] {
        let mut uses = uses(part);
        assert!(uses.values().any(|targets| !targets.is_empty()), "no imports in {part}");
        // Whatever imports from nothing that is left is in no circle.
        while let Some(module) =
            uses.iter().find(|(_, targets)| targets.is_empty()).map(|(module, _)| module.clone())
        {
            uses.remove(&module);
            for targets in uses.values_mut() {
                targets.remove(&module);
            }
        }
        assert!(uses.is_empty(), "a circle: {uses:#?}");
    }
}

#[test]
fn a_path_climbs_one_step_at_most() {
    let climbing = sources().into_iter().filter(|(_, _, text)| text.contains("super::super"));
    let paths: Vec<String> = climbing.map(|(_, path, _)| path).collect();
    assert!(paths.is_empty(), "start at `crate::` in {}", paths.join(", "));
}

fn layer(module: &str) -> Option<(u8, u8)> {
    LAYERS.iter().find(|(name, ..)| *name == module).map(|(_, own, uses)| (*own, *uses))
}

#[test]
fn a_module_uses_only_the_layers_below_it() {
    let mut broken = Vec::new();
    for (module, path, text) in sources() {
        let Some((_, may_use)) = layer(&module) else {
            broken.push(format!("{path}: `{module}` has no layer"));
            continue;
        };
        for (number, line) in without_tests(&text).lines().enumerate() {
            if line.trim_start().starts_with("//") {
                continue;
            }
            for (_, rest) in line.match_indices("crate::").map(|(at, _)| line.split_at(at + 7)) {
                let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
                let used = &rest[..end.unwrap_or(rest.len())];
                let allowed = used == module || layer(used).is_none_or(|(own, _)| own <= may_use);
                if !allowed {
                    broken.push(format!("{path}:{}: {module} uses {used}", number + 1));
                }
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn only_output_touches_the_disk() {
    let mut broken = Vec::new();
    for (module, path, text) in sources() {
        let text = without_tests(&text);
        let touches = ["std::fs", "fs::", "std::env", "std::net", "std::process", "SystemTime"];
        for word in touches {
            if module != "output" && text.contains(word) {
                broken.push(format!("{path}: `{word}`"));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn a_file_can_be_read_in_one_sitting() {
    let long: Vec<String> = sources()
        .into_iter()
        .map(|(_, path, text)| (path, without_tests(&text).lines().count()))
        .filter(|(_, lines)| *lines > 350)
        .map(|(path, lines)| format!("{path}: {lines} lines"))
        .collect();
    assert!(long.is_empty(), "split these files: {}", long.join(", "));
}
