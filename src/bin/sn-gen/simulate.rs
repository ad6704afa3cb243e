//! `sn-gen simulate`: every scenario, run on what its spec makes.

use crate::args::SimulateArgs;
use crate::exit::Exit;
use crate::installed::InstalledSpec;
use crate::parallel;
use crate::pipeline;
use crate::progress;
use crate::report::Reporter;
use crate::scenario_result::{Results, ScenarioResult};
use crate::scenarios::{self, ScenarioFile};
use crate::templates;
use anyhow::{Result, anyhow};
use indicatif::ProgressBar;
use sn_gen::diagnostic::{FileKind, Source};
use sn_gen::engine::Engine;
use sn_gen::shown::shown;
use std::fs;
use std::path::{Path, PathBuf};

pub(crate) fn run(args: &SimulateArgs, reporter: &mut Reporter) -> Result<Exit> {
    reporter.begin(args.format.common(), "scenarios");
    reporter.be_quiet(args.quiet);
    let results = match all(args) {
        Ok(results) => results,
        Err(error) => {
            reporter.no_results(&error, args)?;
            return Err(error);
        }
    };
    reporter.results(&results, args)?;
    let exits = results
        .scenarios
        .iter()
        .map(|result| if args.record { result.ran() } else { result.exit() });
    Ok(exits.max().unwrap_or(Exit::Done))
}

fn all(args: &SimulateArgs) -> Result<Results> {
    let origins = scenarios::find(args)?;
    let given = args.given.as_deref().map(facts).transpose()?;
    let overrides = args.templates.as_deref().map(templates::read).transpose()?;
    let engine = Engine::new(overrides.unwrap_or_default())?;
    let files = parallel::map(&origins, ScenarioFile::read);
    let progress = progress::bar(files.len(), args);
    let results = results(files, given.as_ref(), &engine, args, &progress);
    progress.finish_and_clear();
    Ok(results)
}

/// The text with the facts that all scenarios share.
fn facts(path: &Path) -> Result<Source> {
    pipeline::source(FileKind::Facts, path).map_err(|findings| {
        let reason = findings.diagnostics.iter().next().map(|it| it.message.clone());
        anyhow!("cannot use `{}`: {}", shown(path), reason.unwrap_or_default())
    })
}

fn results(
    files: Vec<ScenarioFile>,
    given: Option<&Source>,
    engine: &Engine,
    args: &SimulateArgs,
    progress: &ProgressBar,
) -> Results {
    let mut specs = Specs::default();
    let place = |file: &ScenarioFile| file.spec(&args.spec).map(|spec| specs.place(spec));
    let places: Vec<Option<usize>> = files.iter().map(place).collect();
    let specs = parallel::map(&specs.paths, |spec| InstalledSpec::new(spec, given, engine));
    let instance = |at: Option<usize>| specs.get(at?)?.instance.as_ref().ok()?.as_ref();
    let files = files.into_iter().zip(places).map(|(file, at)| match instance(at) {
        Some(instance) => (file.read_for(instance.words()), at),
        None => (file, at),
    });
    let pairs: Vec<(ScenarioFile, Option<usize>)> = files.collect();
    let conclusions = parallel::map(&pairs, |(file, place)| {
        let spec = place.and_then(|place| specs.get(place));
        let conclusion = ScenarioResult::run(file, spec, args.record);
        progress.inc(1);
        conclusion
    });
    let results = pairs.into_iter().zip(conclusions);
    let results =
        results.map(|((file, spec), conclusion)| ScenarioResult::new(file, spec, conclusion));
    Results { scenarios: results.collect(), specs }
}

/// Each spec once, in the order of the scenarios that use it.
#[derive(Default)]
struct Specs {
    paths: Vec<PathBuf>,
    /// The same as they really are, since there are many ways to a file.
    real: Vec<PathBuf>,
}

impl Specs {
    fn place(&mut self, spec: PathBuf) -> usize {
        let real = fs::canonicalize(&spec).unwrap_or_else(|_| spec.clone());
        if let Some(place) = self.real.iter().position(|known| *known == real) {
            return place;
        }
        self.paths.push(spec);
        self.real.push(real);
        self.paths.len() - 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spec_is_itself_whatever_the_way() {
        let mut specs = Specs::default();
        let ways = ["Cargo.toml", "src/../Cargo.toml", "none.yaml", "README.md", "./Cargo.toml"];
        let places = ways.map(|way| specs.place(PathBuf::from(way)));
        assert_eq!(places, [0, 0, 1, 2, 0]);
    }
}
