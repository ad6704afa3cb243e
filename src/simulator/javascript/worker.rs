//! An interpreter in a thread of its own, which is left behind if it never comes back.
//!
//! What scripts do is counted, so that every machine stops at the same place. A single call of the
//! library counts nothing: only time shows that it does not return, and nothing can end it but the
//! end of the program.

use super::clock::ThreadClock;
use super::failure::InterpreterError;
use super::interpreter::Interpreter;
use super::pulse::Pulse;
use std::sync::Arc;
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread;
use std::time::Duration;

/// How long it may work without a sign of life; the longest call of a sound script takes a hundredth.
const PATIENCE: Duration = Duration::from_secs(10);

/// How often it is looked for one.
const LOOK: Duration = Duration::from_millis(100);

type Work = Box<dyn FnOnce(&Interpreter) + Send>;

/// The thread, for as long as somebody asks it for something.
pub(super) struct Worker {
    work: Sender<Work>,
    pulse: Arc<Pulse>,
    clock: ThreadClock,
    patience: Duration,
}

impl Worker {
    pub(super) fn start() -> Result<Self, InterpreterError> {
        Self::start_with(PATIENCE)
    }

    fn start_with(patience: Duration) -> Result<Self, InterpreterError> {
        let pulse = Arc::new(Pulse::default());
        let (work, waiting) = mpsc::channel::<Work>();
        let (told, begun) = mpsc::channel();
        let own = Arc::clone(&pulse);
        let run = move || match Interpreter::new(&own) {
            Ok(interpreter) => {
                // Whoever has asked has gone: nothing waits for this thread any more.
                let _ = told.send(Ok(ThreadClock::of_this_thread()));
                for work in waiting {
                    work(&interpreter);
                }
            }
            Err(error) => drop(told.send(Err(error))),
        };
        let failed = |error: &dyn ToString| InterpreterError::Failed(error.to_string());
        thread::Builder::new().spawn(run).map_err(|error| failed(&error))?;
        let clock = begun.recv().map_err(|error| failed(&error))??;
        Ok(Self { work, pulse, clock, patience })
    }

    /// Does something with the interpreter. After an error nobody knows what it has left behind.
    pub(super) fn run<R: Send + 'static>(
        &self,
        work: impl FnOnce(&Interpreter) -> Result<R, InterpreterError> + Send + 'static,
    ) -> Result<R, InterpreterError> {
        let ended = || InterpreterError::Failed("the interpreter has ended".to_owned());
        let (told, done) = mpsc::channel();
        let work: Work = Box::new(move |interpreter| {
            // Whoever has lost patience has gone.
            let _ = told.send(work(interpreter));
        });
        self.work.send(work).map_err(|_| ended())?;
        let mut beats = self.pulse.beats();
        let mut alive_at = self.clock.spent();
        loop {
            match done.recv_timeout(LOOK) {
                Ok(done) => return done,
                Err(RecvTimeoutError::Disconnected) => return Err(ended()),
                Err(RecvTimeoutError::Timeout) => {}
            }
            let spent = self.clock.spent();
            if self.pulse.beats() != beats {
                (beats, alive_at) = (self.pulse.beats(), spent);
            } else if spent.saturating_sub(alive_at) > self.patience {
                return Err(InterpreterError::Stuck { seconds: self.patience.as_secs() });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{InterpreterError, Worker};
    use std::sync::mpsc::{self, TryRecvError};
    use std::time::Duration;

    #[test]
    fn is_left_behind_when_it_does_not_come_back() {
        let worker = Worker::start_with(Duration::from_millis(200)).unwrap();
        let (end, ends) = mpsc::channel::<()>();
        let stuck = worker.run(move |_| {
            while ends.try_recv() == Err(TryRecvError::Empty) {}
            Ok(())
        });
        assert_eq!(stuck, Err(InterpreterError::Stuck { seconds: 0 }));
        drop(end);
    }

    #[test]
    fn is_waited_for_as_long_as_it_shows_life() {
        let worker = Worker::start_with(Duration::from_millis(200)).unwrap();
        let pulse = std::sync::Arc::clone(&worker.pulse);
        let done = worker.run(move |_| {
            for at in 0..30_000_000_u32 {
                if at % 1000 == 0 {
                    pulse.begin();
                }
            }
            Ok(1)
        });
        assert_eq!(done, Ok(1));
    }
}
