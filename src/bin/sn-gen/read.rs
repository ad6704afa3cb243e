//! Reading a file that somebody named.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read};
use std::path::Path;

/// What a shell offers as a file for what is piped in.
const STANDARD_INPUT: &str = "/dev/stdin";

/// The content of a file, but no more of it than `most` bytes and one, which is enough to see
/// that it is too large. A pipe or device is refused: it may never end, or never begin.
pub(crate) fn read(path: &Path, most: usize) -> io::Result<Vec<u8>> {
    let kind = fs::metadata(path)?.file_type();
    if kind.is_dir() {
        return Err(ErrorKind::IsADirectory.into());
    }
    if !kind.is_file() && path != Path::new(STANDARD_INPUT) {
        return Err(io::Error::other("not a regular file"));
    }
    let mut bytes = Vec::new();
    File::open(path)?.take(most as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}
