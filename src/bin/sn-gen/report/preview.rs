//! What the preview says on the terminal.

use super::simulation::errors;
use super::{Reporter, explanation};
use crate::args::PreviewArgs;
use crate::refusal::Refusal;
use sn_gen::shown::shown;
use sn_gen::simulator::InstanceError;
use std::io;

impl Reporter {
    /// Says why there is nothing to show.
    pub(crate) fn refusal(&mut self, refusal: &Refusal) {
        if let Some(findings) = &refusal.findings {
            self.found(findings);
            if !findings.is_unreadable {
                self.error(&format!("{}, so there is nothing to show", errors(findings)));
            }
        }
        if let Some(error) = &refusal.error {
            self.error(&explanation(error));
            if matches!(error.downcast_ref(), Some(InstanceError::NoServiceNow)) {
                self.help("preview needs a spec with `servicenow`");
            }
        }
    }

    /// Says that a port cannot be had.
    pub(crate) fn not_listening(&mut self, port: u16, error: &io::Error) {
        self.error(&format!("cannot listen on 127.0.0.1:{port}: {error}"));
        self.help("name another port with --port, or 0 for any that is free");
    }

    /// Says where the dialog can be seen.
    pub(crate) fn serving(&mut self, args: &PreviewArgs, address: &str) {
        let spec = shown(&args.spec);
        self.result(&format!("preview of {spec}: {address} (workspace: {address}workspace)\n"));
        self.help("load the page again to see changes of the spec; Ctrl+C ends the preview");
    }

    /// Says that no browser could be opened; the address is served all the same.
    pub(crate) fn no_browser(&mut self, error: &io::Error, address: &str) {
        self.warning(&format!("no browser could be opened: {error}"));
        self.help(&format!("open {address} yourself; --no-open keeps this from being tried"));
    }
}
