//! The command line: arguments in, the library called, results printed, one exit code out.
#![cfg_attr(
    not(feature = "lab"),
    allow(
        dead_code,
        unused_imports,
        reason = "what the simulator uses stays beside what is like it"
    )
)]

mod args;
mod build;
mod build_result;
mod exit;
mod export;
mod generated;
mod gone;
mod init;
#[cfg(feature = "lab")]
mod installed;
mod new_file;
#[cfg(not(feature = "lab"))]
mod no_lab;
mod parallel;
mod pipeline;
#[cfg(feature = "lab")]
mod preview;
#[cfg(feature = "lab")]
mod progress;
mod read;
#[cfg(feature = "lab")]
mod refusal;
mod report;
#[cfg(feature = "lab")]
mod scenario_result;
#[cfg(feature = "lab")]
mod scenarios;
mod schema;
#[cfg(feature = "lab")]
mod simulate;
mod specs;
mod templates;
mod verify;
mod verify_result;
mod walk;

use args::{Args, Command};
use clap::Parser;
use report::Reporter;
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut reporter = Reporter::new();
    let result = match Args::parse().command {
        Command::Build(args) => build::run(&args, &mut reporter),
        Command::Init(args) => init::run(&args, &mut reporter),
        #[cfg(feature = "lab")]
        Command::Preview(args) => Ok(preview::run(&args, &mut reporter)),
        Command::Schema(args) => Ok(schema::run(&args, &mut reporter)),
        #[cfg(feature = "lab")]
        Command::Simulate(args) => simulate::run(&args, &mut reporter),
        Command::Templates(args) => export::run(&args, &mut reporter),
        Command::Verify(args) => verify::run(&args, &mut reporter),
        #[cfg(not(feature = "lab"))]
        Command::Preview(_) => Ok(no_lab::refuse("sn-gen preview", &mut reporter)),
        #[cfg(not(feature = "lab"))]
        Command::Simulate(_) => Ok(no_lab::refuse("sn-gen simulate", &mut reporter)),
    };
    reporter.finish(result).into()
}
