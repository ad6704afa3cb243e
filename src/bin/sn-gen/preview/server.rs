//! The HTTP server, on the loopback interface only: a thread and a connection for each request.

use super::request::{self, Refused};
use sn_gen::preview::{Request, Response};
use std::io::{self, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::mpsc::{self, Sender};
use std::thread;
use std::time::Duration;

/// Browsers open connections that they may never use.
const PATIENCE: Duration = Duration::from_secs(30);

/// What a page of the preview may load: its own scripts and nothing from elsewhere. Pages of the
/// platform have scripts and styles between their elements.
const HEADERS: &str = "Content-Security-Policy: default-src 'none'; script-src 'self' \
    'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; \
    frame-src 'self'; frame-ancestors 'self'; form-action 'none'; base-uri 'none'\r\n\
    X-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\n\
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
    pub(super) fn jobs(self) -> impl Iterator<Item = Job> {
        let (sender, jobs) = mpsc::channel();
        thread::spawn(move || {
            // A connection that fails before it is there is the browser's to open again.
            for stream in self.listener.incoming().flatten() {
                let sender = sender.clone();
                thread::spawn(move || serve(stream, self.port, &sender));
            }
        });
        jobs.into_iter()
    }
}

fn serve(mut stream: TcpStream, port: u16, jobs: &Sender<Job>) {
    let patient = stream.set_read_timeout(Some(PATIENCE));
    let request = patient.map_err(Refused::from).and_then(|()| request::read(&mut stream, port));
    let written = match request {
        Ok(request) => match answer(request, jobs) {
            Some(it) => write(&mut stream, it.status, it.kind, &it.body),
            None => Ok(()),
        },
        Err(Refused::With(status, reason)) => write(&mut stream, status, "text/plain", reason),
        Err(Refused::Gone) => Ok(()),
    };
    // A browser that has gone away does not need it any more.
    let _ = written.and_then(|()| stream.shutdown(Shutdown::Write));
}

/// Has a request answered, and waits as long as an instance would need.
fn answer(request: Request, jobs: &Sender<Job>) -> Option<Response> {
    let (reply, response) = mpsc::channel();
    jobs.send(Job { request, reply }).ok()?;
    let response = response.recv().ok()?;
    thread::sleep(response.takes);
    Some(response)
}

fn write(stream: &mut TcpStream, status: u16, kind: &str, body: &str) -> io::Result<()> {
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status} -\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n{HEADERS}\r\n"
    );
    stream.write_all(head.as_bytes())?;
    stream.write_all(body.as_bytes())
}
