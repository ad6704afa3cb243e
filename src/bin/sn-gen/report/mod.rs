//! Everything that is printed: results on standard output, everything else on standard error.
//!
//! Colour goes to terminals only and obeys `NO_COLOR` and `CLICOLOR`. A reader that has had
//! enough closes the pipe; that is no error.

mod counts;
mod diff;
mod document;
mod github;
mod gone;
mod human;
mod instance;
#[cfg(feature = "lab")]
mod preview;
#[cfg(feature = "lab")]
mod simulation;
mod verify;
mod workspace;

use crate::args::{BuildArgs, Format};
use crate::build_result::BuildResult;
use crate::exit::Exit;
use anstream::AutoStream;
use anstyle::{AnsiColor, Style};
use counts::Total;
use document::JsonDocument;
use sn_gen::shown::visible;
use std::borrow::Cow;
use std::cell::OnceCell;
use std::fmt::Display;
use std::io::{self, ErrorKind, Stderr, StdoutLock, Write};
use workspace::Workspace;

const ERROR: Style = AnsiColor::BrightRed.on_default().bold();
const WARNING: Style = AnsiColor::Yellow.on_default().bold();
const HELP: Style = AnsiColor::BrightCyan.on_default().bold();

/// What to do about a failure that no spec and no template can cause.
const OUR_MISTAKE: &str = "this is a mistake in sn-gen, not in the spec; please report it";

/// The one place that prints.
pub(crate) struct Reporter {
    out: AutoStream<StdoutLock<'static>>,
    err: AutoStream<Stderr>,
    format: Format,
    document: JsonDocument,
    /// Only what somebody has to know is printed.
    is_quiet: bool,
    /// What was built so far.
    total: Total,
    /// Looked for when the first command is printed.
    workspace: OnceCell<Option<Workspace>>,
    /// Why standard output takes no more.
    closed: Option<io::Error>,
}

impl Reporter {
    pub(crate) fn new() -> Self {
        Self {
            out: AutoStream::auto(io::stdout().lock()),
            err: AutoStream::auto(io::stderr()),
            format: Format::Human,
            document: JsonDocument::default(),
            is_quiet: false,
            total: Total::default(),
            workspace: OnceCell::new(),
            closed: None,
        }
    }

    /// Says how the results of this command are printed, and what a document calls them.
    pub(crate) fn begin(&mut self, format: Format, results: &'static str) {
        self.format = format;
        self.document.results = results;
    }

    /// Leaves out what nobody has to know; documents for programs stay whole.
    pub(crate) fn be_quiet(&mut self, is_quiet: bool) {
        self.is_quiet = is_quiet;
    }

    /// Prints a result that nobody has to know.
    fn detail(&mut self, text: &str) {
        if !self.is_quiet {
            self.result(text);
        }
    }

    /// Prints a result.
    pub(crate) fn result(&mut self, text: &str) {
        self.print(&self.defused(text));
    }

    /// Prints commands for GitHub.
    fn commands(&mut self, text: &str) {
        match self.workspace.get_or_init(Workspace::find) {
            Some(workspace) => self.print(&workspace.located(text)),
            None => self.print(text),
        }
    }

    fn print(&mut self, text: &str) {
        if self.closed.is_none() {
            let written = self.out.write_all(text.as_bytes()).and_then(|()| self.out.flush());
            self.closed = written.err();
        }
    }

    /// Prints text that is no result.
    fn aside(&mut self, text: &str) {
        // Where complaints cannot be heard, the exit code still can.
        let _ = self.err.write_all(self.defused(text).as_bytes());
    }

    /// Text in which GitHub finds no command of its own; it looks for them in both streams.
    fn defused<'a>(&self, text: &'a str) -> Cow<'a, str> {
        if self.format != Format::Github {
            return Cow::Borrowed(text);
        }
        let line = |line: &str| {
            let is_command = line.trim_start().starts_with("::");
            if is_command { line.replacen("::", ": :", 1) } else { line.to_owned() }
        };
        let text: String = text.split_inclusive('\n').map(line).collect();
        Cow::Owned(text.replace("##[", "## ["))
    }

    pub(crate) fn error(&mut self, message: &str) {
        self.aside(&labelled(ERROR, "error", message));
    }

    pub(crate) fn warning(&mut self, message: &str) {
        self.aside(&labelled(WARNING, "warning", message));
    }

    pub(crate) fn note(&mut self, message: &str) {
        self.aside(&labelled(HELP, "note", message));
    }

    pub(crate) fn help(&mut self, message: &str) {
        self.aside(&labelled(HELP, "help", message));
    }

    /// Helps where nothing is wrong.
    fn hint(&mut self, message: &str) {
        if !self.is_quiet {
            self.help(message);
        }
    }

    /// Reports what became of one spec.
    pub(crate) fn built(&mut self, built: &BuildResult, args: &BuildArgs) {
        self.total.add(built);
        match self.format {
            Format::Human => self.human(built, args),
            Format::Github => self.github(built, args),
            Format::Json => self.document.add(built, args.check),
        }
    }

    /// Reports what ended the program, if anything did, and says with which code it ends.
    pub(crate) fn finish(mut self, result: anyhow::Result<Exit>) -> Exit {
        let mut exit = result.unwrap_or_else(|error| {
            let message = explanation(&error);
            self.error(&message);
            if self.format == Format::Github {
                self.commands(&github::failure(&message));
            }
            self.document.error = Some(message);
            Exit::Refused
        });
        if self.format == Format::Json {
            let text = self.document.text();
            self.result(&text);
        }
        match self.closed.take() {
            Some(error) if error.kind() != ErrorKind::BrokenPipe => {
                self.error(&format!("cannot write to standard output: {error}"));
                exit = Exit::Refused;
            }
            _ => {}
        }
        exit
    }
}

fn labelled(style: Style, label: &str, message: impl Display) -> String {
    format!("{style}{label}{style:#}: {message}\n")
}

/// An error and its causes, except those that the error itself already tells.
fn explanation(error: &anyhow::Error) -> String {
    let told = error.chain().skip(1).fold(error.to_string(), |told, cause| {
        let cause = cause.to_string();
        if told.contains(&cause) { told } else { format!("{told}: {cause}") }
    });
    // It may quote a file.
    told.lines().map(visible).collect::<Vec<_>>().join("\n")
}
