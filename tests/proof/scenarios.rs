//! Every scenario that is shipped, on the mapping that it names.

use crate::support::build;
use sn_gen::diagnostic::{FileKind, Look, Report, Source, human};
use sn_gen::simulator::scenario::{Reading, Scenario};
use sn_gen::simulator::{Instance, Run, Simulation, Words, standard};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// A scenario and where it is.
pub(crate) struct Shipped {
    /// Its file, below `tests/scenarios`, or its name among the standard ones.
    pub(crate) file: String,
    pub(crate) scenario: Scenario,
    /// The mapping whose scripts run.
    spec: PathBuf,
}

impl Shipped {
    pub(crate) fn instance(&self) -> &'static Instance {
        &INSTANCES[&self.spec]
    }

    /// The scenario on an instance, ready to run.
    pub(crate) fn on(&self, instance: &Instance) -> Simulation<'_> {
        let simulation = Simulation::new(instance, &self.scenario, false);
        simulation.unwrap_or_else(|diagnostics| {
            let report = Report { source: self.scenario.source(), diagnostics: &diagnostics };
            panic!("{}:\n{}", self.file, human(&[report], Look::Plain))
        })
    }
}

/// All of them: those of the folder sorted by file, then the standard ones.
pub(crate) static SHIPPED: LazyLock<Vec<Shipped>> = LazyLock::new(|| {
    let folder = build::root().join("tests/scenarios");
    let files = walkdir::WalkDir::new(&folder).sort_by_file_name().into_iter();
    let files = files.map(|entry| entry.unwrap().into_path());
    let files = files.filter(|path| path.extension().is_some_and(|it| it == "yaml"));
    let standard = standard().into_iter().map(|source| on_its_mapping(&source));
    files.map(|path| read(&folder, &path)).chain(standard).collect()
});

/// A standard scenario on the shipped mapping, or on the one that switches nothing on where the
/// shipped one lacks what it is about.
fn on_its_mapping(source: &Source) -> Shipped {
    static WORDS: LazyLock<Words> = LazyLock::new(|| {
        let model = build::model(&build::shipped());
        Words::of(&model, model.servicenow.as_ref().unwrap())
    });
    let spec = build::root().join("mappings.yaml");
    let on_shipped = judged(source, &spec, Scenario::read_for(source, &WORDS));
    if on_shipped.scenario.left_out.is_none() {
        return on_shipped;
    }
    let plain = build::root().join("tests/mappings/standard.yaml");
    let on_plain = judged(source, &plain, Scenario::read(source));
    assert_eq!(on_plain.scenario.left_out, None, "{} runs on no mapping", on_plain.file);
    on_plain
}

/// An instance for each mapping that a scenario names.
static INSTANCES: LazyLock<BTreeMap<PathBuf, Instance>> = LazyLock::new(|| {
    let mut instances = BTreeMap::new();
    for shipped in SHIPPED.iter() {
        instances.entry(shipped.spec.clone()).or_insert_with(|| {
            let spec = std::fs::read_to_string(&shipped.spec).unwrap();
            Instance::new(&build::model(&spec), &build::build(&spec)).unwrap()
        });
    }
    instances
});

fn read(folder: &Path, path: &Path) -> Shipped {
    let file = path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
    let source = Source::from_bytes(FileKind::Scenario, &file, &std::fs::read(path).unwrap());
    shipped(&source.unwrap_or_else(|it| panic!("{file}: {:?}", it.diagnostics)), path)
}

/// The scenario of a text, with its mapping relative to a path.
fn shipped(source: &Source, path: &Path) -> Shipped {
    let reading = Scenario::read(source);
    let own = reading.scenario.as_ref().and_then(|scenario| scenario.spec.as_ref());
    let own = own.map(|spec| path.parent().unwrap().join(spec));
    let spec = own.unwrap_or_else(|| build::root().join("mappings.yaml"));
    judged(source, &spec, reading)
}

/// A scenario without a finding.
fn judged(source: &Source, spec: &Path, reading: Reading) -> Shipped {
    let file = source.name().to_owned();
    let report = Report { source, diagnostics: &reading.diagnostics };
    let found = human(&[report], Look::Plain);
    assert_eq!(found, "", "{file}");
    Shipped { file, scenario: reading.scenario.unwrap(), spec: spec.canonicalize().unwrap() }
}

/// What did not come as expected, in words.
pub(crate) fn failures(file: &str, run: &Run) -> String {
    let mut text = String::new();
    for failure in run.steps.iter().flat_map(|step| &step.failures) {
        let (line, what) = (failure.line, failure.what);
        let _ = write!(text, "{file}:{line}: expected {what}\n{}", failure.expected);
        let _ = write!(text, "observed\n{}\n", failure.observed);
    }
    text
}

/// Tells something past the test harness, which keeps what a passing test prints to itself.
pub(crate) fn tell(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}

/// One half of a list, for one of two tests that run at the same time.
pub(crate) fn half<T>(all: &[T], second: bool) -> &[T] {
    let (first, rest) = all.split_at(all.len() / 2);
    if second { rest } else { first }
}

fn each_comes_out_as_it_says(shipped: &[Shipped]) {
    let mut failed = String::new();
    for shipped in shipped {
        match shipped.on(shipped.instance()).run() {
            Ok(run) => failed += &failures(&shipped.file, &run),
            Err(error) => failed.extend([&shipped.file, ": ", &error.to_string(), "\n"]),
        }
    }
    assert!(failed.is_empty(), "{failed}");
    tell(&format!("scenarios: {} came out as they say", shipped.len()));
}

#[test]
fn the_first_half_comes_out_as_it_says() {
    each_comes_out_as_it_says(half(&SHIPPED, false));
}

#[test]
fn the_second_half_comes_out_as_it_says() {
    each_comes_out_as_it_says(half(&SHIPPED, true));
}

/// An interpreter serves many scenarios. Each must come out as in one of its own, also against the
/// order of the list.
fn each_comes_out_as_alone(shipped: &[Shipped]) {
    for shipped in shipped.iter().rev() {
        let simulation = shipped.on(shipped.instance());
        let told = || format!("{:#?}", simulation.run());
        // A thread has an interpreter of its own.
        let alone = std::thread::scope(|scope| scope.spawn(told).join().unwrap());
        assert_eq!(told(), alone, "{}", shipped.file);
    }
}

#[test]
fn the_first_half_comes_out_as_alone() {
    each_comes_out_as_alone(half(&SHIPPED, false));
}

#[test]
fn the_second_half_comes_out_as_alone() {
    each_comes_out_as_alone(half(&SHIPPED, true));
}
