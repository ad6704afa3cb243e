//! `sn-gen verify`: are these update sets sound?

use crate::args::VerifyArgs;
use crate::exit::Exit;
use crate::report::Reporter;
use crate::verify_result::VerifyResult;

pub(crate) fn run(args: &VerifyArgs, reporter: &mut Reporter) -> Exit {
    reporter.begin(args.format, "files");
    let mut worst = Exit::Done;
    for file in &args.files {
        let verified = VerifyResult::of(file);
        worst = worst.max(verified.exit());
        reporter.verified(&verified);
    }
    worst
}
