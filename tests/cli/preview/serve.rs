//! What is served while it runs, and to whom.

use super::{Running, SERVICENOW, servicenow};
use crate::BROKEN;
use std::io::Write;
use std::net::TcpStream;

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
fn connections_that_are_never_used_block_nobody() {
    let project = servicenow();
    let running = Running::start(&project, &["--no-open"], None);
    let unused: Vec<TcpStream> = (0..80).map(|_| running.connect()).collect();
    let begun: Vec<TcpStream> = (0..80).map(|_| running.connect()).collect();
    for mut stream in &begun {
        // Those that had to go before are told so, and are no surprise.
        let _ = stream.write_all(b"GET / HTTP/1.1\r\nHost: ");
    }
    assert!(running.get("/").starts_with("HTTP/1.1 200"));
    drop((unused, begun));
}

#[test]
fn an_instance_that_is_silent_to_many_answers_the_next_page() {
    let project = servicenow();
    let running = Running::start(&project, &["--no-open"], None);
    assert!(running.get("/?fault=silent").starts_with("HTTP/1.1 200"));
    let port = running.port;
    let call = format!(
        "POST /xmlhttp.do HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Length: 0\r\n\
         Origin: http://127.0.0.1:{port}\r\n\r\n"
    );
    let silent: Vec<TcpStream> = (0..70)
        .map(|_| {
            let mut stream = running.connect();
            stream.write_all(call.as_bytes()).unwrap();
            // Each must be on the instance before the next one.
            running.get("/did");
            stream
        })
        .collect();
    assert!(running.get("/?fault=none").starts_with("HTTP/1.1 200"));
    drop(silent);
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
