//! Reading and writing until a deadline, however slowly the bytes go.

use std::io::{self, ErrorKind, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

/// A connection on which every byte counts against the same time.
pub(super) struct Timed<'a> {
    stream: &'a TcpStream,
    deadline: Instant,
}

impl<'a> Timed<'a> {
    pub(super) fn new(stream: &'a TcpStream, patience: Duration) -> Self {
        Self { stream, deadline: Instant::now() + patience }
    }

    fn left(&self) -> io::Result<Option<Duration>> {
        let left = self.deadline.saturating_duration_since(Instant::now());
        if left.is_zero() { Err(ErrorKind::TimedOut.into()) } else { Ok(Some(left)) }
    }
}

impl Read for Timed<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.stream.set_read_timeout(self.left()?)?;
        self.stream.read(buffer)
    }
}

impl Write for Timed<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.stream.set_write_timeout(self.left()?)?;
        self.stream.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.stream.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::Timed;
    use std::io::{Read, Write};
    use std::net::{TcpListener, TcpStream};
    use std::thread;
    use std::time::Duration;

    fn connected() -> (TcpStream, TcpStream) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let near = TcpStream::connect(listener.local_addr().unwrap()).unwrap();
        (near, listener.accept().unwrap().0)
    }

    #[test]
    fn bytes_one_by_one_are_given_no_more_time() {
        let (near, mut far) = connected();
        let drop_by_drop = thread::spawn(move || {
            // Ends when the reader hangs up.
            while far.write_all(b"a").is_ok() {
                thread::sleep(Duration::from_millis(10));
            }
        });
        let read = Timed::new(&near, Duration::from_millis(200)).read_to_end(&mut Vec::new());
        assert!(read.is_err());
        drop(near);
        drop_by_drop.join().unwrap();
    }

    #[test]
    fn nobody_who_reads_nothing_is_written_to_for_ever() {
        let (near, _far) = connected();
        let bytes = vec![0; 64 << 20];
        assert!(Timed::new(&near, Duration::from_millis(200)).write_all(&bytes).is_err());
    }
}
