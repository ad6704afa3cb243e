//! The layers of the code are law: a module uses only layers below its own.
#![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod circles;
mod imports;

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
    ("script", 1, 1),
    ("shown", 1, 0),
    ("yaml", 2, 1),
    ("spec", 2, 2),
    ("model", 2, 1),
    ("dictionary", 2, 0),
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

/// Reads how long a thread has worked, which Linux tells as a file; no result depends on it but that a
/// script is given up.
const CLOCK: &str = "simulator/javascript/clock.rs";

#[test]
fn only_output_touches_the_disk() {
    let mut broken = Vec::new();
    for (module, path, text) in sources().into_iter().filter(|(_, path, _)| path != CLOCK) {
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

/// One style for all: a module with files of its own begins in `mod.rs`, beside them.
#[test]
fn a_folder_of_modules_begins_in_mod_rs() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (mut folders, mut apart) = (0, Vec::new());
    for part in ["src", "tests", "benches"] {
        for entry in walkdir::WalkDir::new(root.join(part)).sort_by_file_name() {
            let path = entry.unwrap().into_path();
            let has_code = |path: &Path| {
                let files = fs::read_dir(path).into_iter().flatten();
                files.flatten().any(|it| it.path().extension().is_some_and(|it| it == "rs"))
            };
            folders += usize::from(path.ends_with("mod.rs"));
            if path.extension().is_some_and(|it| it == "rs") && has_code(&path.with_extension("")) {
                apart.push(path.strip_prefix(root).unwrap().display().to_string());
            }
        }
    }
    assert!(folders > 20, "only {folders} folders of modules");
    assert!(apart.is_empty(), "move into its folder as `mod.rs`: {}", apart.join(", "));
}
