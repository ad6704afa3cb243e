//! The JavaScript interpreter: loads the stand-in for the platform and runs scenarios in it.
//!
//! The stand-in is plain ES5, so that the same files also run in Rhino, the family of engine that
//! the platform uses. It is loaded once for all the scenarios of a thread: each begins as if it were
//! the first, and one that leaves something behind is the last of its interpreter.

mod clock;
mod failure;
mod files;
mod host;
mod interpreter;
mod pulse;
mod worker;

pub use failure::InterpreterError;
pub use files::{ES5, PLATFORM, RUNTIME};

use interpreter::Interpreter;
use std::cell::Cell;
use std::sync::Arc;
use worker::Worker;

thread_local! {
    /// What waits for the next scenario.
    static KEPT: Cell<Option<Worker>> = const { Cell::new(None) };
}

/// Runs the scenario of a whole world and tells what happened; both are JSON.
pub fn run(world: &str) -> Result<String, InterpreterError> {
    let world = world.to_owned();
    in_kept(move |interpreter| interpreter.call("simulateWhole", (world,)))
}

/// The same for a world without its base, with integer-like keys in the order of the engine or in
/// another one (`is_reversed`).
pub(super) fn run_ordered(
    base: &Arc<str>,
    world: &str,
    is_reversed: bool,
) -> Result<String, InterpreterError> {
    let (base, world) = (Arc::clone(base), world.to_owned());
    in_kept(move |interpreter| {
        interpreter.share(&base)?;
        interpreter.call("simulate", (world, is_reversed))
    })
}

/// What the stand-in offers to scripts and what it refuses by name, as JSON.
pub(super) fn surface() -> Result<String, InterpreterError> {
    Worker::start()?.run(|interpreter| interpreter.call("surface", ()))
}

fn in_kept<T: Send + 'static>(
    work: impl FnOnce(&Interpreter) -> Result<T, InterpreterError> + Send + 'static,
) -> Result<T, InterpreterError> {
    let worker = kept()?;
    let done = worker.run(work)?;
    keep(worker);
    Ok(done)
}

fn kept() -> Result<Worker, InterpreterError> {
    KEPT.take().map_or_else(Worker::start, Ok)
}

/// Keeps an interpreter, unless the last scenario has left something behind.
fn keep(worker: Worker) {
    if worker.run(Interpreter::close).unwrap_or(false) {
        KEPT.set(Some(worker));
    }
}

/// A world in which one thing after the other happens, as somebody asks for it.
pub(super) struct Live {
    /// There until the world ends.
    worker: Option<Worker>,
    /// Whether something has ended without a result; then nobody knows what it has left behind.
    has_failed: Cell<bool>,
}

impl Live {
    /// Sets up a world; its own steps are not done.
    pub(super) fn begin(base: &Arc<str>, world: &str) -> Result<Self, InterpreterError> {
        let worker = kept()?;
        let (base, world) = (Arc::clone(base), world.to_owned());
        worker.run(move |interpreter| {
            interpreter.share(&base)?;
            interpreter.call::<_, ()>("begin", (world,))
        })?;
        Ok(Self { worker: Some(worker), has_failed: Cell::new(false) })
    }

    /// Does one thing and tells what happened; both are JSON.
    pub(super) fn step(&self, action: &str) -> Result<String, InterpreterError> {
        let ended = || InterpreterError::Failed("the world has ended".to_owned());
        let had_failed = self.has_failed.replace(true);
        let action = action.to_owned();
        let worker = self.worker.as_ref().ok_or_else(ended)?;
        let done = worker.run(move |interpreter| interpreter.call("step", (action,)));
        self.has_failed.set(had_failed || done.is_err());
        done
    }
}

impl Drop for Live {
    fn drop(&mut self) {
        if let Some(worker) = self.worker.take()
            && !self.has_failed.get()
        {
            keep(worker);
        }
    }
}
