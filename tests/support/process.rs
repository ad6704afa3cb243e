//! A process that serves, says where, and does not outlive its test.
#![allow(dead_code, reason = "each test binary uses its own part")]

use std::fmt::Write as _;
use std::io::{BufRead as _, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

/// How long a process has until it says where it serves.
const PATIENCE: Duration = Duration::from_secs(30);

/// A running process; dropped, it is killed and reaped.
pub(crate) struct Process {
    child: Child,
    /// What it prints, line by line, read until its end so that it never waits for a reader.
    lines: Receiver<String>,
    /// What it has printed so far.
    said: String,
}

impl Process {
    /// Starts a command and waits for a line that tells what is asked for.
    #[track_caller]
    pub(crate) fn start<T>(
        command: &mut Command,
        wanted: &str,
        found: impl Fn(&str) -> Option<T>,
    ) -> (Self, T) {
        let command = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let child = command.spawn();
        let mut child = child.unwrap_or_else(|error| panic!("{command:?}: {error}"));
        let (sender, lines) = channel();
        forward(child.stdout.take().unwrap(), sender.clone());
        forward(child.stderr.take().unwrap(), sender);
        let mut process = Self { child, lines, said: String::new() };
        let deadline = Instant::now() + PATIENCE;
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            let Ok(line) = process.lines.recv_timeout(left) else {
                panic!("{command:?} did not tell {wanted}; it said:\n{}", process.said);
            };
            let _ = writeln!(process.said, "{line}");
            if let Some(found) = found(&line) {
                return (process, found);
            }
        }
    }

    /// Closes its input, and gives it the time to end by itself.
    pub(crate) fn wait(&mut self) {
        drop(self.child.stdin.take());
        let deadline = Instant::now() + PATIENCE;
        while matches!(self.child.try_wait(), Ok(None)) && Instant::now() < deadline {
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Ends it; all that it has printed, on both streams.
    pub(crate) fn end(mut self) -> String {
        let _ = self.child.kill();
        while let Ok(line) = self.lines.recv_timeout(PATIENCE) {
            let _ = writeln!(self.said, "{line}");
        }
        std::mem::take(&mut self.said)
    }

    /// Its number.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn forward(stream: impl Read + Send + 'static, lines: Sender<String>) {
    thread::spawn(move || {
        for line in BufReader::new(stream).split(b'\n').map_while(Result::ok) {
            // Nobody listens any more once the process is dropped; it is still read to its end.
            let _ = lines.send(String::from_utf8_lossy(&line).into_owned());
        }
    });
}
