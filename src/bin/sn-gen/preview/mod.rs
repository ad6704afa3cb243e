//! `sn-gen preview`: the dialog in a browser, working.
//!
//! One thread has the simulated instance and answers one request after the other, as the scripts of a
//! session do on an instance; each request waits for its answer in a thread of its own, so that
//! slow ones overlap as they do on a network.

mod connections;
mod request;
mod scene;
mod server;
mod timed;

use crate::args::PreviewArgs;
use crate::exit::Exit;
use crate::pipeline::Findings;
use crate::refusal::Refusal;
use crate::report::Reporter;
use scene::{Inputs, Scene};
use server::{Job, Server};
use sn_gen::diagnostic::{Look, human};
use sn_gen::preview::{Preview, Request, Response, unavailable};
use std::time::Instant;

pub(crate) fn run(args: &PreviewArgs, reporter: &mut Reporter) -> Exit {
    let begun = Inputs::read(args).and_then(Scene::set_up).and_then(|it| Ok((it.begin()?, it)));
    let (preview, scene) = match begun {
        Ok(begun) => begun,
        Err(refusal) => {
            reporter.refusal(&refusal);
            return refusal.exit;
        }
    };
    scene.findings.iter().for_each(|it| reporter.found(it));
    let listening = Server::bind(args.port).and_then(|it| Ok((it.address(), it.jobs()?)));
    let (address, jobs) = match listening {
        Ok(listening) => listening,
        Err(error) => {
            reporter.not_listening(args.port, &error);
            return Exit::Refused;
        }
    };
    reporter.serving(args, &address);
    // A launcher may be the browser itself, which ends when its window is closed.
    if !args.no_open
        && let Err(error) = open::that_detached(&address)
    {
        reporter.no_browser(&error, &address);
    }
    let warned = warnings(&scene);
    let preview = Ok(preview);
    LiveInstance { args, reporter, scene, preview, last: Instant::now(), warned }.serve(jobs);
    Exit::Done
}

/// The instance, begun anew whenever its form is loaded.
struct LiveInstance<'a> {
    args: &'a PreviewArgs,
    reporter: &'a mut Reporter,
    scene: Scene,
    /// Why there is none, if the spec has become faulty.
    preview: Result<Preview, Refusal>,
    last: Instant,
    /// What the terminal says of the spec.
    warned: String,
}

impl LiveInstance<'_> {
    fn serve(mut self, jobs: impl Iterator<Item = Job>) {
        for job in jobs {
            let response = self.answer(&job.request);
            job.reply(response);
        }
    }

    fn answer(&mut self, request: &Request) -> Response {
        if request.is_form() {
            self.preview = self.begin();
            // An instance that has just begun has missed nothing.
            self.last = Instant::now();
        }
        let passed = self.last.elapsed();
        self.last = Instant::now();
        match &mut self.preview {
            Ok(preview) => preview.answer(request, passed),
            Err(refusal) => unavailable(request, &refusal.to_string()),
        }
    }

    /// Generates anew if a file has changed; the terminal tells of warnings that it does not show
    /// yet.
    fn begin(&mut self) -> Result<Preview, Refusal> {
        let inputs = Inputs::read(self.args)?;
        if inputs != self.scene.inputs {
            self.scene = Scene::set_up(inputs)?;
            let warned = warnings(&self.scene);
            if warned != self.warned {
                self.scene.findings.iter().for_each(|it| self.reporter.found(it));
                self.warned = warned;
            }
        }
        self.scene.begin()
    }
}

fn warnings(scene: &Scene) -> String {
    let reports: Vec<_> = scene.findings.iter().map(Findings::report).collect();
    human(&reports, Look::Plain)
}
