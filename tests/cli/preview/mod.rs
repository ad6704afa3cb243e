//! `sn-gen preview`: what it says, and what it serves while it runs.

mod serve;
mod start;

use super::Project;
use super::support::process::Process;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::Command;
use std::time::Duration;

const SERVICENOW: &str = "\
version: 1
integration: { release: 1.0.0, released: 2026-11-21T00:00:00Z }
";

/// A preview that runs, until it goes out of scope.
struct Running {
    process: Process,
    port: u16,
    /// Where it says that it serves.
    said: String,
}

impl Running {
    fn start(project: &Project, args: &[&str], path: Option<&str>) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sn-gen"));
        command.current_dir(project.path()).arg("preview").args(["--port", "0"]).args(args);
        if let Some(path) = path {
            command.env("PATH", path);
        }
        let (process, (said, port)) = Process::start(&mut command, "its address", |line| {
            let address = line.strip_prefix("preview of ")?.split("http://127.0.0.1:").nth(1)?;
            Some((line.to_owned(), address.split('/').next()?.parse().ok()?))
        });
        Self { process, port, said }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_mins(1))).unwrap();
        stream
    }

    /// The whole response to a request.
    fn send(&self, request: &str) -> String {
        let mut stream = self.connect();
        stream.write_all(request.as_bytes()).unwrap();
        let mut response = String::new();
        stream.read_to_string(&mut response).unwrap();
        response
    }

    fn get(&self, target: &str) -> String {
        self.send(&format!("GET {target} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n\r\n", self.port))
    }

    fn post(&self, target: &str, body: &str) -> String {
        let (port, length) = (self.port, body.len());
        self.send(&format!(
            "POST {target} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Length: {length}\r\n\
             Origin: http://127.0.0.1:{port}\r\n\r\n{body}"
        ))
    }
}

fn servicenow() -> Project {
    let project = Project::empty();
    project.write("mappings.yaml", SERVICENOW);
    project
}
