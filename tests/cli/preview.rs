//! `sn-gen preview`: what it says, and what it serves while it runs.

use super::support::process::Process;
use super::{BROKEN, Project, SPEC};
use insta::assert_snapshot;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Command;
use std::thread;
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

#[test]
fn a_bad_spec_is_told_with_its_findings() {
    let project = Project::empty();
    project.write("mappings.yaml", BROKEN);
    assert_snapshot!(project.run("preview --no-open --port 0"), @"
    status: 1
    --- stdout
    --- stderr
    error[unknown-value]: found `2`, expected `1`
     --> mappings.yaml:1:10
      |
    1 | version: 2
      |          ^ not accepted here
      |
      = help: this release of sn-gen reads version 1 of the format

    error: `mappings.yaml` has 1 error, so there is nothing to show
    ");
}

#[test]
fn warnings_are_told_and_keep_nothing_from_showing() {
    let project = Project::empty();
    project.write("mappings.yaml", format!("{SERVICENOW}maps: {{ spare: {{ 1: One }} }}\n"));
    let running = Running::start(&project, &["--no-open"], None);
    assert!(running.get("/").starts_with("HTTP/1.1 200"));
    let told = running.process.end();
    assert!(told.contains("warning["), "{told}");
}

#[test]
fn a_spec_without_servicenow_has_no_dialog() {
    let project = Project::new();
    assert!(SPEC.contains("servicenow: false"));
    assert_snapshot!(project.run("preview --no-open --port 0"), @"
    status: 1
    --- stdout
    --- stderr
    error: the mapping generates nothing for ServiceNow, so there is nothing to simulate
    help: preview needs a spec with `servicenow`
    ");
}

#[test]
fn a_bad_scenario_is_told_with_its_findings() {
    let project = servicenow();
    let scenario = "name: A\ngiven: { records: { incident: { A: { u_no: 1 } } } }\n\
                    steps: [{ when: { time_passes: 1s } }]\n";
    project.write("own.yaml", scenario);
    assert_snapshot!(project.run("preview --no-open --port 0 --scenario own.yaml"), @"
    status: 1
    --- stdout
    --- stderr
    error[unknown-column]: the table `incident` has no column `u_no`
     --> own.yaml:2:38
      |
    2 | given: { records: { incident: { A: { u_no: 1 } } } }
      |                                      ^^^^ unknown column
      |
      = help: `given.tables` adds columns to a table

    error: `own.yaml` has 1 error, so there is nothing to show
    ");
    assert_snapshot!(project.run("preview --no-open --port 0 --scenario none.yaml"), @"
    status: 2
    --- stdout
    --- stderr
    error: `none.yaml` is no file: name a scenario
    ");
}

#[test]
fn a_scenario_finds_a_misspelt_field() {
    let project = servicenow();
    project.write(
        "mappings.yaml",
        format!("{SERVICENOW}payload: {{ number: number, cost: u_csot }}\n"),
    );
    project.write("own.yaml", "name: A\nsteps: [{ when: { time_passes: 1s } }]\n");
    let told = |args: &[&str]| {
        let running = Running::start(&project, args, None);
        let form = running.get("/form");
        let record = form.split("\"record\":\"").nth(1).unwrap().split('"').next().unwrap();
        running.post(
            "/xmlhttp.do",
            &format!(
                "sysparm_processor=FlashdutySyncHelperAjax&sysparm_name=sendWebhook&\
                 sysparm_rule=a00000000000000000000001&sysparm_record={record}"
            ),
        );
        running.get("/did")
    };
    assert!(!told(&["--no-open"]).contains("u_csot"));
    let told = told(&["--no-open", "--scenario", "own.yaml"]);
    assert!(told.contains("table incident has no field u_csot"), "{told}");
}

#[test]
fn warnings_that_come_later_are_told_once() {
    let project = servicenow();
    let running = Running::start(&project, &["--no-open"], None);
    project.write("mappings.yaml", format!("{SERVICENOW}maps: {{ spare: {{ 1: One }} }}\n"));
    running.get("/");
    running.get("/workspace");
    let told = running.process.end();
    assert_eq!(told.matches("warning[").count(), 1, "{told}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_port_in_use_is_told_with_a_way_out() {
    let project = servicenow();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let told = project.run(&format!("preview --no-open --port {port}"));
    assert_snapshot!(told.replace(&port.to_string(), "PORT"), @"
    status: 2
    --- stdout
    --- stderr
    error: cannot listen on 127.0.0.1:PORT: Address already in use (os error 98)
    help: name another port with --port, or 0 for any that is free
    ");
}

#[cfg(target_os = "linux")]
#[test]
fn a_launcher_that_stays_keeps_nobody_waiting() {
    use std::os::unix::fs::PermissionsExt;

    let project = servicenow();
    let launcher = project.path().join("bin/xdg-open");
    project.write("bin/xdg-open", "#!/bin/sh\necho $$ > started\nexec /bin/sleep 60\n");
    std::fs::set_permissions(&launcher, std::fs::Permissions::from_mode(0o755)).unwrap();
    let running = Running::start(&project, &[], Some(launcher.parent().unwrap().to_str().unwrap()));
    let response = running.get("/");
    let process = std::fs::read_to_string(project.path().join("started")).unwrap();
    let was_running = std::path::Path::new("/proc").join(process.trim()).exists();
    Command::new("/bin/kill").arg(process.trim()).status().unwrap();
    assert!(was_running && response.starts_with("HTTP/1.1 200"), "{response}");
    assert!(!running.process.end().contains("warning"));
}

#[test]
fn a_missing_browser_is_told_and_the_page_served_all_the_same() {
    let project = servicenow();
    let running = Running::start(&project, &[], Some("/nonexistent"));
    assert!(running.get("/").starts_with("HTTP/1.1 200"));
    let port = running.port;
    let told = running.process.end();
    assert!(told.contains("warning: no browser could be opened"), "{told}");
    assert!(told.contains(&format!("help: open http://127.0.0.1:{port}/ yourself")), "{told}");
}

#[test]
fn changes_of_the_spec_show_when_the_form_is_loaded_again() {
    let project = servicenow();
    let running = Running::start(&project, &["--no-open"], None);
    let port = running.port;
    assert_eq!(
        running.said,
        format!(
            "preview of mappings.yaml: http://127.0.0.1:{port}/ (workspace: http://127.0.0.1:{port}/workspace)"
        )
    );
    assert!(running.get("/form").contains("\"name\":\"Send to Flashduty\""));

    let renamed = format!("{SERVICENOW}servicenow: {{ ui_action: {{ name: Page people }} }}\n");
    project.write("mappings.yaml", renamed);
    assert!(!running.get("/form").contains("Page people"));
    assert!(running.get("/").starts_with("HTTP/1.1 200"));
    assert!(running.get("/form").contains("\"name\":\"Page people\""));

    project.write("mappings.yaml", BROKEN);
    let problem = running.get("/");
    assert!(problem.starts_with("HTTP/1.1 500"), "{problem}");
    assert!(problem.contains("version: 2") && problem.contains("load this page again"));
    assert!(running.get("/assets/panel.js").starts_with("HTTP/1.1 200"));
    let plain = running.get("/did");
    assert!(plain.contains("Content-Type: text/plain") && plain.contains("version: 2"), "{plain}");
    project.write("mappings.yaml", SERVICENOW);
    assert!(running.get("/").starts_with("HTTP/1.1 200"));
}

#[test]
fn a_template_of_ones_own_shows_and_jelly_beyond_the_subset_is_an_error() {
    let project = servicenow();
    let page = "<?xml version=\"1.0\" encoding=\"utf-8\" ?>\n<j:jelly xmlns:j=\"jelly:core\">\n\
                <p>Own page</p>\n</j:jelly>\n";
    let file = "mine/servicenow/ui_page.html.tera";
    project.write(file, page);
    let running = Running::start(&project, &["--no-open", "--templates", "mine"], None);
    let path = "/flashduty_notification_form.do";
    assert!(running.get(path).contains("<p>Own page</p>"));
    let looped = page.replace("<p>Own page</p>", "<j:forEach items=\"a\"><p>a</p></j:forEach>");
    project.write(file, looped);
    running.get("/");
    let problem = running.get(path);
    assert!(problem.starts_with("HTTP/1.1 500"), "{problem}");
    let expected = "flashduty_notification_form.html:3: the preview does not know `j:forEach`";
    assert!(problem.contains(expected), "{problem}");
}

#[test]
fn settings_that_there_are_not_are_refused() {
    let project = servicenow();
    let running = Running::start(&project, &["--no-open"], None);
    for (target, reason) in [
        ("/?theme=pink", "`pink` is no theme"),
        ("/?fault=fire", "`fire` is no fault"),
        ("/?latency=99999999", "`99999999` is no latency"),
        ("/?latency=-1", "`-1` is no latency"),
        ("/?record=INC9", "`INC9` is no record"),
        ("/?user=nobody", "`nobody` is no user"),
        ("/?language=%3Cb%3E", "`<b>` is no language"),
        ("/?a=b", "there is no setting `a`"),
    ] {
        let response = running.get(target);
        assert!(response.starts_with("HTTP/1.1 400") && response.ends_with(reason), "{response}");
    }
    assert!(running.get("/?theme=dark&fault=down&record=INC0010004").contains("200"));
    assert!(running.get("/nowhere").starts_with("HTTP/1.1 404"));
    assert!(running.get("/nowhere.do").contains("Security constraints"));
}

#[test]
fn nothing_is_answered_to_pages_from_elsewhere() {
    let project = servicenow();
    let running = Running::start(&project, &["--no-open"], None);
    let foreign = running.send("GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n");
    assert!(foreign.starts_with("HTTP/1.1 403"), "{foreign}");
    let port = running.port;
    let linked =
        format!("GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nSec-Fetch-Site: cross-site\r\n\r\n");
    assert!(running.send(&linked).starts_with("HTTP/1.1 403"));
    let sent = format!("POST /save HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n");
    assert!(running.send(&sent).starts_with("HTTP/1.1 403"));
    let page = running.get("/");
    assert!(page.contains("Content-Security-Policy: default-src 'none'"));
    assert!(page.contains("Cross-Origin-Resource-Policy: same-origin"));
    // What a page asks for stays on this machine.
    for word in ["http://", "https://", "//cdn"] {
        let body = page.split("\r\n\r\n").nth(1).unwrap();
        assert!(!body.contains(word), "{word}");
    }
}

#[test]
fn a_refusal_reaches_a_browser_that_is_still_sending() {
    let project = servicenow();
    let running = Running::start(&project, &["--no-open"], None);
    let response = running.post("/save", &"a".repeat(4 << 20));
    assert!(response.starts_with("HTTP/1.1 413"), "{response}");
}

#[test]
fn connections_that_are_never_used_are_limited() {
    let project = servicenow();
    let running = Running::start(&project, &["--no-open"], None);
    let unused: Vec<TcpStream> = (0..64).map(|_| running.connect()).collect();
    assert!(running.get("/").starts_with("HTTP/1.1 503"));
    drop(unused);
    let is_free = |_| {
        thread::sleep(Duration::from_millis(20));
        running.get("/").starts_with("HTTP/1.1 200")
    };
    assert!((0..500).any(is_free));
}

#[cfg(target_os = "linux")]
#[test]
fn nothing_listens_beyond_the_loopback_interface() {
    let project = servicenow();
    let running = Running::start(&project, &["--no-open"], None);
    let wanted = format!(":{:04X} ", running.port);
    let listening = |file: &str| -> Vec<String> {
        let table = std::fs::read_to_string(file).unwrap_or_default();
        let lines = table.lines().filter(|line| line.contains(&wanted) && line.contains(" 0A "));
        lines.map(|line| line.split_whitespace().nth(1).unwrap().to_owned()).collect()
    };
    assert_eq!(listening("/proc/net/tcp"), [format!("0100007F:{:04X}", running.port)]);
    assert_eq!(listening("/proc/net/tcp6"), Vec::<String>::new());
}
