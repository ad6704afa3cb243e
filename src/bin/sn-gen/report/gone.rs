//! What becomes of outputs whose spec is gone.

use super::{Reporter, explanation, github};
use crate::args::{BuildArgs, Format};
use crate::gone::GoneResult;
use sn_gen::manifest;
use sn_gen::shown::{count, shown};

impl Reporter {
    /// Reports an output whose spec is gone.
    pub(crate) fn gone(&mut self, gone: &GoneResult, args: &BuildArgs) {
        if self.format == Format::Json {
            self.document.add_gone(gone, args.prune);
            return;
        }
        match &gone.plan {
            Err(error) => self.error(&explanation(error)),
            Ok(plan) if args.prune => self.files(plan),
            Ok(plan) => {
                let files = count(plan.files.iter().filter(|it| it.is_stale()).count(), "file");
                let out = shown(&gone.out);
                let message =
                    format!("no spec makes `{out}`, which an earlier build made: {files}");
                let file = shown(&gone.out.join(manifest::PATH));
                let help =
                    format!("`{}` removes it, unless somebody has edited it", args.pruning());
                if self.format == Format::Github {
                    let command = if args.check { github::error } else { github::warning };
                    let text = format!("{message}; {help}");
                    self.commands(&command(&file, None, "gone", &text));
                }
                if args.check {
                    self.error(&message);
                } else {
                    self.warning(&message);
                }
                self.help(&help);
            }
        }
    }
}
