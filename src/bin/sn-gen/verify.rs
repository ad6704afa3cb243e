//! `sn-gen verify`: are these update sets sound?

use crate::args::VerifyArgs;
use crate::exit::Exit;
use crate::report::Reporter;
use crate::verify_result::{self, VerifyResult};

pub(crate) fn run(args: &VerifyArgs, reporter: &mut Reporter) -> Exit {
    reporter.begin(args.format, "files");
    let mut results: Vec<VerifyResult> = args.files.iter().map(|it| VerifyResult::of(it)).collect();
    if !args.separate {
        verify_result::find_rivals(&mut results);
    }
    let mut worst = Exit::Done;
    for verified in &results {
        worst = worst.max(verified.exit());
        reporter.verified(verified, args.all);
    }
    worst
}
