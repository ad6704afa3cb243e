//! Which module of a crate uses which.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The modules of a crate by path, such as `a::b`; the path of the crate itself is empty.
pub(crate) struct Modules {
    code: BTreeMap<String, String>,
    /// What a module gives out as its own though it is defined elsewhere: both paths.
    exports: BTreeMap<String, String>,
}

/// A path that a module names, and the module that defines what is there.
pub(crate) struct Use {
    pub(crate) user: String,
    pub(crate) used: String,
}

impl Modules {
    /// The modules below a folder, without those of another crate and without their tests.
    pub(crate) fn read(root: &Path, without: &str) -> Self {
        let mut code = BTreeMap::new();
        for entry in walkdir::WalkDir::new(root).sort_by_file_name() {
            let entry = entry.unwrap();
            let path = entry.path().strip_prefix(root).unwrap().to_string_lossy().into_owned();
            let Some(stem) = path.strip_suffix(".rs") else { continue };
            if without.is_empty() || !path.starts_with(without) {
                let module = stem.replace(['/', '\\'], "::");
                let module = module.trim_end_matches("::mod");
                let module = if matches!(module, "lib" | "main") { "" } else { module };
                code.insert(module.to_owned(), bare(&fs::read_to_string(entry.path()).unwrap()));
            }
        }
        let mut modules = Self { code, exports: BTreeMap::new() };
        for (module, text) in &modules.code {
            for (path, is_export) in imports(text) {
                let name = path.rsplit("::").next().unwrap();
                if let (true, Some(path)) = (is_export, modules.absolute(module, &path)) {
                    modules.exports.insert(join(module, name), path);
                }
            }
        }
        modules
    }

    /// Every use of one module by another.
    pub(crate) fn uses(&self) -> Vec<Use> {
        let mut uses = Vec::new();
        for (module, text) in &self.code {
            let imported = imports(text).into_iter().map(|(path, _)| path);
            for path in imported.chain(named(text)) {
                let path = self.absolute(module, &path);
                if let Some(used) = path.map(|path| self.home(path)).filter(|it| it != module) {
                    uses.push(Use { user: module.clone(), used });
                }
            }
        }
        uses
    }

    /// A path from the crate's root; nothing for one that leads out of the crate.
    fn absolute(&self, module: &str, path: &str) -> Option<String> {
        let (first, rest) = path.split_once("::").unwrap_or((path, ""));
        let parent = module.rsplit_once("::").map_or("", |(parent, _)| parent);
        match first {
            "crate" => Some(rest.to_owned()),
            "self" => Some(join(module, rest)),
            "super" => Some(join(parent, rest)),
            _ => self.code.contains_key(&join(module, first)).then(|| join(module, path)),
        }
    }

    /// The module that defines what is at a path.
    fn home(&self, mut path: String) -> String {
        while let Some(end) = prefixes(&path).find(|end| self.is_exported(&path, *end)) {
            path = format!("{}{}", self.exports[&path[..end]], &path[end..]);
        }
        let home = prefixes(&path).find(|end| self.code.contains_key(&path[..*end]));
        home.map_or_else(String::new, |end| path[..end].to_owned())
    }

    /// Whether the first part of a path stands for something that is defined elsewhere. What is
    /// called as a module is called is meant only where the path ends.
    fn is_exported(&self, path: &str, end: usize) -> bool {
        let part = &path[..end];
        self.exports.get(part).is_some_and(|origin| origin != part)
            && (end == path.len() || !self.code.contains_key(part))
    }
}

/// Where the parts of a path end, the whole path first.
fn prefixes(path: &str) -> std::vec::IntoIter<usize> {
    let ends = path.rmatch_indices("::").map(|(at, _)| at);
    [path.len()].into_iter().chain(ends).collect::<Vec<_>>().into_iter()
}

fn join(module: &str, rest: &str) -> String {
    if module.is_empty() || rest.is_empty() {
        return format!("{module}{rest}");
    }
    format!("{module}::{rest}")
}

/// The text without comments and without the tests at its end.
fn bare(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod ").next().unwrap_or(text);
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// What a text imports, and whether it gives it out as its own.
fn imports(text: &str) -> Vec<(String, bool)> {
    let mut found = Vec::new();
    for statement in text.split(';') {
        let is_import = |line: &str| line.starts_with("use ") || line.starts_with("pub");
        let start = statement.lines().position(is_import).unwrap_or(usize::MAX);
        let import = statement.lines().skip(start).collect::<Vec<_>>().join(" ");
        let (visibility, tree) = import.split_once("use ").unwrap_or_default();
        if visibility.is_empty() || visibility.starts_with("pub") && visibility.ends_with(' ') {
            let mut paths = Vec::new();
            expand("", tree, &mut paths);
            found.extend(paths.into_iter().map(|path| (path, !visibility.is_empty())));
        }
    }
    found
}

/// The paths of a tree such as `a::{b, c::{d, e}}`; a new name for one is left out.
fn expand(prefix: &str, tree: &str, found: &mut Vec<String>) {
    let Some((head, rest)) = tree.split_once('{') else {
        let path = tree.split(" as ").next().unwrap_or_default().trim();
        if !path.is_empty() {
            found.push(format!("{prefix}{}", path.trim_end_matches("::self")));
        }
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

/// The paths that a text names where it stands, beside its imports.
fn named(text: &str) -> Vec<String> {
    let starts = text.match_indices("crate::").chain(text.match_indices("super::"));
    let path = |(at, _): (usize, &str)| {
        let end = text[at..].find(|c: char| !c.is_alphanumeric() && c != '_' && c != ':');
        let path = &text[at..end.map_or(text.len(), |end| at + end)];
        path.trim_end_matches(':').to_owned()
    };
    starts.map(path).collect()
}

#[test]
fn finds_every_notation_of_a_use() {
    let text = "use crate::a::{self, B as C, d::{e, F}};\npub(crate) use g::H;\n\
                fn f(\n    it: &super::i::J,\n) {\n    crate::k::l();\n}\n";
    let found: Vec<String> = imports(text).into_iter().map(|(path, _)| path).collect();
    assert_eq!(
        found,
        ["crate::a::self", "crate::a::B", "crate::a::d::e", "crate::a::d::F", "g::H"]
    );
    assert_eq!(named(text), ["crate::a", "crate::k::l", "super::i::J"]);
}
