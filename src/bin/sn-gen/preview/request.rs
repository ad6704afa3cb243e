//! Requests as the network brings them.

use httparse::{EMPTY_HEADER, Status};
use sn_gen::preview::Request;
use std::io::{self, Read};

/// The most bytes before the body.
const MOST_HEAD: usize = 64 << 10;
/// The most bytes of a body; the dialog sends a few thousand.
const MOST_BODY: usize = 1 << 20;
/// The most header lines.
const MOST_HEADERS: usize = 100;

/// Why a request is not answered.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Unanswered {
    /// Nobody waits for a response.
    Gone,
    /// With this status and reason.
    With(u16, &'static str),
}

impl From<io::Error> for Unanswered {
    fn from(_: io::Error) -> Self {
        Self::Gone
    }
}

/// What stands before the body.
struct Head {
    is_post: bool,
    target: String,
    host: Option<String>,
    origin: Option<String>,
    /// Who makes the browser ask, in the browser's words.
    site: Option<String>,
    length: usize,
}

/// Reads a request that comes from a page of ours.
pub(super) fn read(stream: &mut impl Read, port: u16) -> Result<Request, Unanswered> {
    let mut bytes = Vec::new();
    let (head, end) = loop {
        if let Some(parsed) = parse(&bytes)? {
            break parsed;
        }
        if bytes.len() > MOST_HEAD {
            return Err(Unanswered::With(431, "the request has too many headers"));
        }
        more(stream, &mut bytes)?;
    };
    check(&head, port)?;
    let mut body = bytes.split_off(end);
    while body.len() < head.length {
        more(stream, &mut body)?;
    }
    body.truncate(head.length);
    let (path, query) = head.target.split_once('?').unwrap_or((&head.target, ""));
    let parameters = form_urlencoded::parse(query.as_bytes()).chain(form_urlencoded::parse(&body));
    let parameters = parameters.map(|(name, value)| (name.into_owned(), value.into_owned()));
    let path = path.to_owned();
    Ok(Request { is_post: head.is_post, path, parameters: parameters.collect() })
}

fn more(stream: &mut impl Read, bytes: &mut Vec<u8>) -> Result<(), Unanswered> {
    let mut buffer = [0; 8 << 10];
    match stream.read(&mut buffer)? {
        0 => Err(Unanswered::Gone),
        read => {
            bytes.extend(buffer.iter().take(read));
            Ok(())
        }
    }
}

/// The head and where it ends, once it is complete.
fn parse(bytes: &[u8]) -> Result<Option<(Head, usize)>, Unanswered> {
    let mut headers = [EMPTY_HEADER; MOST_HEADERS];
    let mut request = httparse::Request::new(&mut headers);
    let status = request.parse(bytes);
    let Status::Complete(end) = status.map_err(|_| Unanswered::With(400, "this is no HTTP"))?
    else {
        return Ok(None);
    };
    let header = |name: &str| {
        let found = request.headers.iter().find(|it| it.name.eq_ignore_ascii_case(name));
        found.map(|it| String::from_utf8_lossy(it.value).into_owned())
    };
    let is_post = match request.method {
        Some("GET") => false,
        Some("POST") => true,
        _ => return Err(Unanswered::With(405, "only GET and POST are known here")),
    };
    // Of two, whoever stands in between may have read the other one.
    let is_there_twice = |name: &&str| {
        request.headers.iter().filter(|it| it.name.eq_ignore_ascii_case(name)).count() > 1
    };
    if ["Host", "Origin", "Content-Length"].iter().any(is_there_twice) {
        return Err(Unanswered::With(400, "a header that stands once stands twice"));
    }
    if header("Transfer-Encoding").is_some() {
        return Err(Unanswered::With(501, "a request needs a Content-Length"));
    }
    let length = header("Content-Length").map_or(Ok(0), |it| length(&it))?;
    let head = Head {
        is_post,
        target: request.path.unwrap_or_default().to_owned(),
        host: header("Host"),
        origin: header("Origin"),
        site: header("Sec-Fetch-Site"),
        length,
    };
    Ok(Some((head, end)))
}

fn length(text: &str) -> Result<usize, Unanswered> {
    if text.is_empty() || !text.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Unanswered::With(400, "the Content-Length is no number"));
    }
    let length = text.parse().ok().filter(|it| *it <= MOST_BODY);
    length.ok_or(Unanswered::With(413, "the request is too large"))
}

/// Refuses what other pages make a browser send, also under a name of theirs that leads here: it
/// stands in `Host`, and in `Origin` where something is sent. A page of another port of this
/// machine has the same name, but is told apart by `Sec-Fetch-Site`.
fn check(head: &Head, port: u16) -> Result<(), Unanswered> {
    let is_ours = |host: &str| {
        // Browsers leave out the port that every host has.
        let (name, own) = host.rsplit_once(':').unwrap_or((host, "80"));
        matches!(name, "127.0.0.1" | "localhost") && own.parse() == Ok(port)
    };
    if !head.host.as_deref().is_some_and(is_ours) {
        return Err(Unanswered::With(403, "this server answers to 127.0.0.1 and localhost only"));
    }
    let is_own = |origin: &str| origin.strip_prefix("http://").is_some_and(is_ours);
    // Browsers send it with every POST.
    let has_origin = head.origin.as_deref().map_or(!head.is_post, is_own);
    let is_own_site = matches!(head.site.as_deref(), None | Some("same-origin" | "none"));
    if has_origin && is_own_site {
        return Ok(());
    }
    Err(Unanswered::With(403, "this server answers to its own pages only"))
}

#[cfg(test)]
mod tests {
    use super::{Unanswered, read};
    use sn_gen::preview::Request;

    fn sent(text: &str) -> Result<Request, Unanswered> {
        read(&mut text.as_bytes(), 8642)
    }

    #[test]
    fn reads_parameters_of_address_and_body() {
        let text = "POST /save?a=1%202 HTTP/1.1\r\nHost: localhost:8642\r\nContent-Length: 7\r\n\
                    Origin: http://localhost:8642\r\n\r\nb=%C3%A9";
        let request = sent(&text.replace("Length: 7", "Length: 8")).unwrap();
        assert!(request.is_post && request.path == "/save");
        let parameters: Vec<(&str, &str)> = request
            .parameters
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        assert_eq!(parameters, [("a", "1 2"), ("b", "é")]);
    }

    #[test]
    fn refuses_pages_from_elsewhere() {
        for (host, origin) in [
            ("evil.example:8642", ""),
            ("127.0.0.1", ""),
            ("127.0.0.1:80", ""),
            ("127.0.0.1:8642", "Origin: http://evil.example\r\n"),
            ("127.0.0.1:8642", "Origin: null\r\n"),
            ("127.0.0.1:8642", "Origin: https://127.0.0.1:8642\r\n"),
            ("127.0.0.1:8642", "Sec-Fetch-Site: cross-site\r\n"),
            ("127.0.0.1:8642", "Sec-Fetch-Site: same-site\r\n"),
        ] {
            let refused = sent(&format!("GET / HTTP/1.1\r\nHost: {host}\r\n{origin}\r\n"));
            assert!(matches!(refused, Err(Unanswered::With(403, _))), "{host} {origin}");
        }
        assert!(matches!(sent("GET / HTTP/1.1\r\n\r\n"), Err(Unanswered::With(403, _))));
    }

    #[test]
    fn browsers_leave_out_the_port_that_every_host_has() {
        let text = "POST / HTTP/1.1\r\nHost: localhost\r\nOrigin: http://localhost\r\n\r\n";
        assert!(read(&mut text.as_bytes(), 80).is_ok());
        assert!(matches!(sent(text), Err(Unanswered::With(403, _))));
    }

    #[test]
    fn a_page_that_sends_says_where_it_is_from() {
        let host = "Host: localhost:8642\r\n";
        let from = |header: &str| sent(&format!("POST / HTTP/1.1\r\n{host}{header}\r\n"));
        assert!(matches!(from(""), Err(Unanswered::With(403, _))));
        assert!(from("Origin: http://localhost:8642\r\n").is_ok());
        for site in ["none", "same-origin"] {
            let header = format!("Sec-Fetch-Site: {site}\r\n");
            assert!(sent(&format!("GET / HTTP/1.1\r\n{host}{header}\r\n")).is_ok(), "{site}");
        }
    }

    #[test]
    fn refuses_what_is_no_request_of_a_browser() {
        let host = "Host: localhost:8642\r\n";
        let long = format!("GET / HTTP/1.1\r\nA: {}", "a".repeat(70_000));
        for (text, status) in [
            ("\u{16}\u{3}\u{1}\r\n\r\n".to_owned(), 400),
            (format!("DELETE / HTTP/1.1\r\n{host}\r\n"), 405),
            (format!("POST / HTTP/1.1\r\n{host}Content-Length: 9999999\r\n\r\n"), 413),
            (format!("POST / HTTP/1.1\r\n{host}Content-Length: {}\r\n\r\n", "9".repeat(30)), 413),
            (format!("POST / HTTP/1.1\r\n{host}Content-Length: -1\r\n\r\n"), 400),
            (format!("POST / HTTP/1.1\r\n{host}Content-Length:\r\n\r\n"), 400),
            (format!("POST / HTTP/1.1\r\n{host}Transfer-Encoding: chunked\r\n\r\n"), 501),
            (format!("GET / HTTP/1.1\r\n{host}{host}\r\n"), 400),
            (format!("GET / HTTP/1.1\r\n{host}host: evil.example\r\n\r\n"), 400),
            (
                format!("POST / HTTP/1.1\r\n{host}Content-Length: 3\r\nContent-Length: 4\r\n\r\n"),
                400,
            ),
            (format!("POST / HTTP/1.1\r\n{host}Content-Length: 3, 4\r\n\r\n"), 400),
            (long, 431),
        ] {
            let refused = sent(&text).unwrap_err();
            assert!(matches!(refused, Unanswered::With(it, _) if it == status), "{refused:?}");
        }
        assert_eq!(sent("GET / HTTP/1.1\r\nHost").unwrap_err(), Unanswered::Gone);
        let origin = "Origin: http://localhost:8642\r\n";
        let early = format!("POST / HTTP/1.1\r\n{host}{origin}Content-Length: 9\r\n\r\na=1");
        assert_eq!(sent(&early).unwrap_err(), Unanswered::Gone);
    }
}
