//! A reader that keeps what was read of the element in hand.

use std::io::{self, BufRead, Read};

/// The most bytes of one element. The platform's own column for a payload ends long before.
const MOST_BYTES: usize = 32 * 1024 * 1024;

/// Passes on what is read, and keeps it until it is taken.
pub(super) struct Tap<R> {
    source: R,
    kept: Vec<u8>,
    /// Reading stopped because there was too much to keep.
    pub(super) is_full: bool,
}

impl<R: BufRead> Tap<R> {
    pub(super) fn new(source: R) -> Self {
        Self { source, kept: Vec::new(), is_full: false }
    }

    /// How many lines ended since the last time.
    pub(super) fn lines(&self) -> usize {
        lines(&self.kept)
    }

    /// What was read since the last time.
    pub(super) fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut self.kept)
    }
}

/// How many lines end in a text.
pub(super) fn lines(text: &[u8]) -> usize {
    text.split(|byte| *byte == b'\n').count() - 1
}

impl<R: BufRead> Read for Tap<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(buffer)?;
        self.consume(read);
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Tap<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.kept.len() > MOST_BYTES {
            self.is_full = true;
            return Err(io::Error::other("an element is larger than 32 MiB"));
        }
        self.source.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        let read = self.source.fill_buf().ok().and_then(|buffer| buffer.get(..amount));
        self.kept.extend_from_slice(read.unwrap_or_default());
        self.source.consume(amount);
    }
}
