//! The connections that are open: so many and no more, and who has to go for a new one.

use std::net::{Shutdown, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// How often somebody who waits looks whether that is still of use.
const LOOK: Duration = Duration::from_millis(50);

/// What a connection is good for just now; the first may go first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Stage {
    /// Its request is not there yet, and may never be.
    Arriving,
    /// Its response is there, and waits as long as the instance would.
    Waiting,
    /// Its request is being answered, or its response is on the way.
    Busy,
}

struct Open {
    stream: TcpStream,
    stage: Stage,
    place: Arc<AtomicBool>,
}

/// The open connections, oldest first.
#[derive(Clone, Default)]
pub(super) struct Connections(Arc<Mutex<Vec<Open>>>);

/// The place of one connection among them, until it goes out of scope.
pub(super) struct Place {
    connections: Connections,
    /// Whether it had to go for another one.
    is_gone: Arc<AtomicBool>,
}

impl Connections {
    /// A place for a connection. If there are `most`, the one goes that is of least use; nothing if
    /// all of them are.
    pub(super) fn admit(&self, stream: &TcpStream, most: usize) -> Option<Place> {
        let stream = stream.try_clone().ok()?;
        let mut open = self.open();
        if open.len() >= most {
            let idle = open.iter().enumerate().filter(|(_, it)| it.stage != Stage::Busy);
            let (at, _) = idle.min_by_key(|(at, it)| (it.stage, *at))?;
            let gone = open.remove(at);
            gone.place.store(true, Ordering::Relaxed);
            // Wakes whoever reads from it; one that is closed already needs no waking.
            let _ = gone.stream.shutdown(Shutdown::Both);
        }
        let is_gone = Arc::new(AtomicBool::new(false));
        open.push(Open { stream, stage: Stage::Arriving, place: Arc::clone(&is_gone) });
        Some(Place { connections: self.clone(), is_gone })
    }

    fn open(&self) -> MutexGuard<'_, Vec<Open>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Place {
    /// Says that the request is there.
    pub(super) fn is_busy(&self) {
        self.enter(Stage::Busy);
    }

    /// Waits, unless the connection has to go before.
    pub(super) fn wait(&self, time: Duration) {
        self.enter(Stage::Waiting);
        let deadline = Instant::now() + time;
        while !self.is_gone.load(Ordering::Relaxed) {
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                break;
            }
            thread::sleep(left.min(LOOK));
        }
        self.enter(Stage::Busy);
    }

    fn enter(&self, stage: Stage) {
        let mut open = self.connections.open();
        if let Some(it) = open.iter_mut().find(|it| Arc::ptr_eq(&it.place, &self.is_gone)) {
            it.stage = stage;
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.connections.open().retain(|it| !Arc::ptr_eq(&it.place, &self.is_gone));
    }
}
