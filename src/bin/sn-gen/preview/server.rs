//! The HTTP server, on the loopback interface only: a thread and a connection for each request.

use super::connections::{Connections, Place};
use super::request::{self, Unanswered};
use super::timed::Timed;
use sn_gen::preview::{Request, Response};
use std::io::{self, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::mpsc::{self, Sender};
use std::thread;
use std::time::Duration;

/// How long a request may take to arrive, and a response to be fetched. Browsers open connections
/// that they may never use.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long a browser has to see a response before what it still sends cuts it off.
const FAREWELL: Duration = Duration::from_millis(500);
/// How long nothing is accepted after nothing could be, such as for want of file handles.
const PAUSE: Duration = Duration::from_millis(50);
/// The most connections at a time, each of which has a thread; a browser opens six.
const MOST_CONNECTIONS: usize = 64;

/// What a page of the preview may load: its own scripts and nothing from elsewhere. Pages of the
/// platform have scripts and styles between their elements.
const HEADERS: &str = "Content-Security-Policy: default-src 'none'; script-src 'self' \
    'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; \
    frame-src 'self'; frame-ancestors 'self'; form-action 'none'; base-uri 'none'\r\n\
    X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\n\
    Cross-Origin-Resource-Policy: same-origin\r\n\
    Cache-Control: no-store\r\nConnection: close\r\n";

/// A port that is listened on.
pub(super) struct Server {
    listener: TcpListener,
    port: u16,
}

/// A request that waits for its response.
pub(super) struct Job {
    pub(super) request: Request,
    reply: Sender<Response>,
}

impl Job {
    pub(super) fn reply(self, response: Response) {
        // A browser that has gone away does not need it any more.
        let _ = self.reply.send(response);
    }
}

impl Server {
    /// Listens on a port of the loopback interface; 0 stands for any that is free.
    pub(super) fn bind(port: u16) -> io::Result<Self> {
        let listener = TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port)))?;
        let port = listener.local_addr()?.port();
        Ok(Self { listener, port })
    }

    /// The address of the form.
    pub(super) fn address(&self) -> String {
        format!("http://127.0.0.1:{}/", self.port)
    }

    /// The requests, one after the other, for as long as the program runs.
    pub(super) fn jobs(self) -> io::Result<impl Iterator<Item = Job>> {
        let (sender, jobs) = mpsc::channel();
        thread::Builder::new().spawn(move || self.accept(&sender))?;
        Ok(jobs.into_iter())
    }

    fn accept(&self, jobs: &Sender<Job>) {
        let connections = Connections::default();
        for stream in self.listener.incoming() {
            let Ok(stream) = stream else {
                thread::sleep(PAUSE);
                continue;
            };
            let Some(place) = connections.admit(&stream, MOST_CONNECTIONS) else {
                refuse(&stream, PAUSE, 503, "there are too many connections");
                continue;
            };
            let (jobs, port) = (jobs.clone(), self.port);
            // Where no thread can be had, the connection goes with its closure; a browser tries again.
            let _ = thread::Builder::new().spawn(move || {
                serve(&stream, port, &jobs, &place);
            });
        }
    }
}

fn serve(stream: &TcpStream, port: u16, jobs: &Sender<Job>, place: &Place) {
    match request::read(&mut Timed::new(stream, PATIENCE), port) {
        Ok(request) => {
            place.is_busy();
            if let Some(it) = answer(request, jobs, place) {
                // A browser that has gone away does not need it any more.
                let _ = write(stream, PATIENCE, it.status, it.kind, &it.body);
            }
        }
        Err(Unanswered::With(status, reason)) => refuse(stream, FAREWELL, status, reason),
        Err(Unanswered::Gone) => {}
    }
}

/// Says why there is no answer, and reads what is still sent: a connection that is closed over
/// unread bytes takes the response with it.
fn refuse(stream: &TcpStream, patience: Duration, status: u16, reason: &str) {
    let written = write(stream, patience, status, "text/plain", reason);
    // Whoever has gone away need not be told.
    let _ = written.and_then(|()| io::copy(&mut Timed::new(stream, patience), &mut io::sink()));
}

/// Has a request answered, and waits as long as an instance would need.
fn answer(request: Request, jobs: &Sender<Job>, place: &Place) -> Option<Response> {
    let (reply, response) = mpsc::channel();
    jobs.send(Job { request, reply }).ok()?;
    let response = response.recv().ok()?;
    place.wait(response.takes);
    Some(response)
}

fn write(
    stream: &TcpStream,
    patience: Duration,
    status: u16,
    kind: &str,
    body: &str,
) -> io::Result<()> {
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status} -\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n{HEADERS}\r\n"
    );
    let mut timed = Timed::new(stream, patience);
    timed.write_all(head.as_bytes())?;
    timed.write_all(body.as_bytes())?;
    stream.shutdown(Shutdown::Write)
}
