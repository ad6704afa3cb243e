//! `sn-gen build`: every spec, generated, compared with its folder, and written unless checked.

use crate::args::BuildArgs;
use crate::build_result::{BuildResult, Comparison};
use crate::exit::Exit;
use crate::generated::{self, GeneratedSpec};
use crate::gone::{self, GoneResult};
use crate::pipeline::Integration;
use crate::report::Reporter;
use crate::specs;
use crate::templates;
use anyhow::Result;
use sn_gen::artifact::Artifact;
use sn_gen::engine::Engine;
use sn_gen::output::{self, FileAction, Plan};
use sn_gen::script;
use sn_gen::servicenow::update_set::{self, Changes, SetKind};

pub(crate) fn run(args: &BuildArgs, reporter: &mut Reporter) -> Result<Exit> {
    reporter.begin(args.format, "specs");
    reporter.be_quiet(args.quiet);
    let found = specs::find(&args.specs, &args.out)?;
    let gone = gone::find(&args.specs, &args.out, &found);
    reporter.expect(found.len());
    let overrides = args.templates.as_deref().map(templates::read).transpose()?;
    if overrides.is_some() && !script::IS_PARSED {
        reporter
            .warning("what your templates make is not parsed: this sn-gen lacks the feature `lab`");
        reporter.help("install it with its default features, which need a C compiler");
    }
    let engine = Engine::new(overrides.unwrap_or_default())?;
    let mut generated: Vec<GeneratedSpec> =
        found.into_iter().map(|paths| GeneratedSpec::new(paths, &engine)).collect();
    if !args.separate {
        generated::refuse_rivals(&mut generated)?;
    }
    let mut worst = Exit::Done;
    for spec in generated {
        let built = build(spec, args.check);
        worst = worst.max(built.exit);
        reporter.built(&built, args);
    }
    for out in gone {
        let gone = GoneResult::of(out, args);
        worst = worst.max(gone.exit);
        reporter.gone(&gone, args);
    }
    reporter.total(args);
    Ok(worst)
}

/// Builds one spec; whatever goes wrong with it is no concern of the others.
fn build(spec: GeneratedSpec, is_check: bool) -> BuildResult {
    let GeneratedSpec { paths, findings, integration } = spec;
    let plan = integration.and_then(|integration| {
        let Some(Integration { artifacts, .. }) = integration else {
            return Ok(None);
        };
        let plan = if is_check {
            output::compare(&paths.out, &artifacts)?
        } else {
            output::update(&paths.out, &artifacts)?
        };
        let comparison = compare(&plan, &artifacts)?;
        Ok(Some((plan, comparison)))
    });
    let (plan, comparison) = match plan {
        Ok(Some((plan, comparison))) => (Ok(Some(plan)), comparison),
        Ok(None) => (Ok(None), Comparison::Same),
        Err(error) => (Err(error), Comparison::Same),
    };
    let exit = match &plan {
        Err(_) => Exit::Refused,
        Ok(_) if findings.is_unreadable => Exit::Refused,
        Ok(None) => Exit::Wrong,
        Ok(Some(plan)) if is_check && !plan.is_up_to_date() => Exit::Wrong,
        Ok(Some(_)) => Exit::Done,
    };
    BuildResult { paths, findings, plan, comparison, exit }
}

/// What differs between the install set that the folder held and the one that is made. A file that
/// somebody broke is no release to compare with.
fn compare(plan: &Plan, artifacts: &[Artifact]) -> Result<Comparison> {
    let mut sets = plan.files.iter().filter(|file| SetKind::Install.is_at(&file.path));
    let old = sets.find_map(|file| match &file.action {
        FileAction::Change { old, .. } | FileAction::Remove { old } => Some((file, old)),
        _ => None,
    });
    let Some((file, old)) = old else { return Ok(Comparison::Same) };
    let old = std::str::from_utf8(old).ok().and_then(|text| update_set::read(text).ok());
    let Some(old) = old else {
        return Ok(Comparison::Impossible(plan.place(file)));
    };
    let new = artifacts.iter().find(|artifact| SetKind::Install.is_at(&artifact.path));
    let new = new.map(|artifact| update_set::read(&artifact.text)).transpose()?;
    let changes = Changes::between(&old, new.as_ref());
    Ok(changes.map_or(Comparison::Same, Comparison::Different))
}
