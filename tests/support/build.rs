//! Builds specs in memory, with every check that the library offers.

use sn_gen::artifact::Artifact;
use sn_gen::diagnostic::{FileKind, Source};
use sn_gen::engine::Engine;
use sn_gen::model::Model;
use sn_gen::resolve::resolve;
use std::path::PathBuf;
use std::sync::LazyLock;

/// The engine that refuses a view which differs from its template.
pub(crate) static ENGINE: LazyLock<Engine> =
    LazyLock::new(|| Engine::new(Vec::new()).unwrap().strict());

/// The repository.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The shipped spec.
pub(crate) fn shipped() -> String {
    std::fs::read_to_string(root().join("mappings.yaml")).unwrap()
}

/// The spec of a small case.
pub(crate) fn case(name: &str) -> String {
    let path = root().join("tests/cases").join(name).join("mappings.yaml");
    std::fs::read_to_string(path).unwrap()
}

/// The model of a spec that has no errors.
pub(crate) fn model(spec: &str) -> Model {
    let source = Source::from_bytes(FileKind::Spec, "mappings.yaml", spec.as_bytes()).unwrap();
    let resolution = resolve(&source);
    let found = format!("{:#?}", resolution.diagnostics);
    resolution.model.unwrap_or_else(|| panic!("{found}"))
}

/// A small case and what it builds.
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) artifacts: Vec<Artifact>,
}

/// Every small case with what it builds, sorted by name; built once for all tests of a binary.
pub(crate) fn built() -> &'static [Case] {
    static CASES: LazyLock<Vec<Case>> = LazyLock::new(|| {
        let folder = std::fs::read_dir(root().join("tests/cases")).unwrap();
        let mut names: Vec<String> =
            folder.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names.into_iter().map(|name| Case { artifacts: build(&case(&name)), name }).collect()
    });
    &CASES
}

/// What the shipped spec builds; built once for all tests of a binary.
pub(crate) fn standard() -> &'static [Artifact] {
    static STANDARD: LazyLock<Vec<Artifact>> = LazyLock::new(|| build(&shipped()));
    &STANDARD
}

/// Everything that a spec builds; views and templates must agree.
pub(crate) fn build(spec: &str) -> Vec<Artifact> {
    sn_gen::build(&model(spec), &ENGINE).unwrap_or_else(|error| panic!("{error}"))
}
