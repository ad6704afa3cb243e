//! `sn-gen build`: every spec, generated, compared with its folder, and written unless checked.

use crate::args::BuildArgs;
use crate::build_result::BuildResult;
use crate::exit::Exit;
use crate::generated::{self, GeneratedSpec};
use crate::pipeline::Integration;
use crate::report::Reporter;
use crate::specs;
use crate::templates;
use anyhow::Result;
use sn_gen::engine::Engine;
use sn_gen::output::{self, Plan};

pub(crate) fn run(args: &BuildArgs, reporter: &mut Reporter) -> Result<Exit> {
    reporter.begin(args.format, "specs");
    let found = specs::find(&args.specs, &args.out)?;
    let overrides = args.templates.as_deref().map(templates::read).transpose()?;
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
            Plan::new(&paths.out, &artifacts)?
        } else {
            output::update(&paths.out, &artifacts)?
        };
        Ok(Some(plan))
    });
    let exit = match &plan {
        Err(_) => Exit::Refused,
        Ok(_) if findings.is_unreadable => Exit::Refused,
        Ok(None) => Exit::Wrong,
        Ok(Some(plan)) if is_check && !plan.is_up_to_date() => Exit::Wrong,
        Ok(Some(_)) => Exit::Done,
    };
    BuildResult { paths, findings, plan, exit }
}
