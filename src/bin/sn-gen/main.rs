//! The command line: arguments in, the library called, results printed, one exit code out.

mod args;
mod build;
mod build_result;
mod exit;
mod init;
mod parallel;
mod pipeline;
mod preview;
mod progress;
mod read;
mod refusal;
mod report;
mod scenarios;
mod schema;
mod simulate;
mod specs;
mod stage;
mod templates;
mod trial;
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
        Command::Preview(args) => Ok(preview::run(&args, &mut reporter)),
        Command::Schema(args) => Ok(schema::run(&args, &mut reporter)),
        Command::Simulate(args) => simulate::run(&args, &mut reporter),
        Command::Verify(args) => Ok(verify::run(&args, &mut reporter)),
    };
    reporter.finish(result).into()
}
