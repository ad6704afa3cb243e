//! Reading a file that somebody named.

use std::fs::{self, File};
use std::io::{self, BufReader, ErrorKind, Read};
use std::path::Path;

/// What a shell offers as a file for what is piped in.
const STANDARD_INPUT: &str = "/dev/stdin";

/// The content of a file, but no more of it than `most` bytes and one, which is enough to see
/// that it is too large.
pub(crate) fn read(path: &Path, most: usize) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open(path)?.take(most as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// A file whose end fails if it comes after `most` bytes.
pub(crate) fn open_bounded(path: &Path, most: u64) -> io::Result<BufReader<Bounded>> {
    Ok(BufReader::with_capacity(BUFFER, Bounded { file: open(path)?, left: most }))
}

const BUFFER: usize = 64 * 1024;

/// A pipe or device is refused: it may never end, or never begin.
fn open(path: &Path) -> io::Result<File> {
    let kind = fs::metadata(path)?.file_type();
    if kind.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    if !kind.is_file() && path != Path::new(STANDARD_INPUT) {
        return Err(io::Error::other("not a regular file"));
    }
    File::open(path)
}

/// See [`open_bounded`].
pub(crate) struct Bounded {
    file: File,
    left: u64,
}

impl Read for Bounded {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(buffer)?;
        self.left = self
            .left
            .checked_sub(read as u64)
            .ok_or_else(|| io::Error::other("larger than what an instance would load"))?;
        Ok(read)
    }
}
