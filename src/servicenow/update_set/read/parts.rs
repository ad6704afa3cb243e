//! The elements of an export's root, one after the other.
//!
//! One reader finds where an element ends. It lets much pass that is no XML, so every part is then
//! parsed by another one that lets nothing pass: parts that are well-formed make a file that is.

use super::ReadError;
use super::bounds::Bounds;
use super::fragment::{self, Lines};
use super::tap::{self, Tap};
use crate::servicenow::update_set::contents::{ReadRecord, Update};
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Error, Reader};
use roxmltree::Document;
use std::io::BufRead;

/// What stands in an export.
#[derive(Debug)]
pub enum Part {
    /// The start of the root.
    Start {
        /// The date of the export, as written.
        unload_date: String,
    },
    /// A retrieved set.
    Set(ReadRecord),
    /// An update.
    Update(Box<Update>),
}

/// The parts of an update set file. The first failure is the last item.
pub struct Parts<R> {
    reader: Reader<Tap<R>>,
    buffer: Vec<u8>,
    /// The root's start tag on one line, which every part is parsed in.
    start: String,
    root: String,
    /// Line and column of what comes next, from 1.
    at: (usize, usize),
    /// The table of the first record that is neither set nor update.
    other: Option<String>,
    has_found: bool,
    stage: Stage,
}

#[derive(PartialEq)]
enum Stage {
    Before,
    Inside,
    Done,
}

impl<R: BufRead> Parts<R> {
    /// The parts of what is read from there.
    pub fn new(source: R) -> Self {
        Self {
            reader: Reader::from_reader(Tap::new(source)),
            buffer: Vec::new(),
            start: String::new(),
            root: String::new(),
            at: (1, 1),
            other: None,
            has_found: false,
            stage: Stage::Before,
        }
    }

    /// Up to the root's start tag.
    fn begin(&mut self) -> Result<Part, ReadError> {
        self.refuse_others()?;
        let (mut bounds, mut declared) = (Bounds::default(), String::new());
        let (start, is_closed) = loop {
            self.buffer.clear();
            let event = match self.reader.read_event_into(&mut self.buffer) {
                Ok(Event::Eof) => return Err(self.broken(None)),
                Ok(event) => event,
                Err(error) => return Err(self.broken(Some(error))),
            };
            if let Some(excess) = bounds.excess(&event) {
                return Err(self.exceeded(excess));
            }
            match event {
                Event::Decl(declaration) => {
                    let encoding = declaration.encoding().and_then(Result::ok);
                    declared = String::from_utf8_lossy(&encoding.unwrap_or_default()).into_owned();
                }
                Event::DocType(kind) if begins(&kind, b"html") => return Err(ReadError::WebPage),
                Event::Start(tag) => break (tag.into_owned(), false),
                Event::Empty(tag) => break (tag.into_owned(), true),
                _ => {}
            }
        };
        if start.local_name().as_ref().eq_ignore_ascii_case(b"html") {
            return Err(ReadError::WebPage);
        }
        if !["", "utf-8", "utf8"].contains(&declared.to_ascii_lowercase().as_str()) {
            return Err(ReadError::Encoding { declared });
        }
        self.enter(&start, is_closed)
    }

    /// What is plainly something else, by how it begins.
    fn refuse_others(&mut self) -> Result<(), ReadError> {
        let start = self.reader.get_mut().fill_buf();
        let start = start.map_err(|error| disk(&error))?;
        if matches!(start, [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [b'<', 0, ..] | [0, b'<', ..]) {
            return Err(ReadError::Utf16);
        }
        // A page need not be XML, so that what comes first is looked at as text.
        let start = start.strip_prefix(b"\xef\xbb\xbf").unwrap_or(start);
        if begins(start, b"<!doctype html") || begins(start, b"<html") {
            return Err(ReadError::WebPage);
        }
        Ok(())
    }

    /// Everything before the first part.
    fn enter(&mut self, tag: &BytesStart, is_closed: bool) -> Result<Part, ReadError> {
        let text = self.text()?;
        self.root = String::from_utf8_lossy(tag.name().as_ref()).into_owned();
        let end = if is_closed { String::new() } else { format!("</{}>", self.root) };
        let whole = text + &end;
        let unload_date = {
            let document = Document::parse(&whole).map_err(|error| self.malformed(&error, 0))?;
            let root = document.root_element();
            if !root.has_tag_name("unload") {
                let root = root.tag_name().name().to_owned();
                return Err(ReadError::OtherRoot { root });
            }
            root.attribute("unload_date").unwrap_or_default().to_owned()
        };
        self.pass(&whole[..whole.len() - end.len()]);
        self.start = format!("<{}>", String::from_utf8_lossy(tag)).replace(['\n', '\r'], " ");
        if is_closed {
            self.finish()?;
        } else {
            self.stage = Stage::Inside;
        }
        Ok(Part::Start { unload_date })
    }

    /// The next set or update; nothing at the root's end.
    fn next_part(&mut self) -> Result<Option<Part>, ReadError> {
        while self.read_child()? {
            let text = self.text()?;
            let whole = format!("{}{text}</{}>", self.start, self.root);
            let part = {
                let document = Document::parse(&whole)
                    .map_err(|error| self.malformed(&error, self.start.chars().count()))?;
                let nodes = document.root_element().children();
                let node = nodes.into_iter().find(roxmltree::Node::is_element);
                node.map(|node| fragment::record(node, &Lines::of(&whole, self.at.0)))
            };
            self.pass(&text);
            let Some(record) = part else { continue };
            self.has_found |= matches!(record.table.as_str(), SET | UPDATE);
            match record.table.as_str() {
                SET => return Ok(Some(Part::Set(record))),
                UPDATE => return Ok(Some(Part::Update(Box::new(fragment::update(record))))),
                _ => {
                    self.other.get_or_insert(record.table);
                }
            }
        }
        let text = self.text()?;
        let whole = format!("{}{text}", self.start);
        Document::parse(&whole)
            .map_err(|error| self.malformed(&error, self.start.chars().count()))?;
        self.pass(&text);
        self.finish()?;
        Ok(None)
    }

    /// Reads one element of the root; false if the root's end came instead.
    fn read_child(&mut self) -> Result<bool, ReadError> {
        let (mut depth, mut bounds) = (0_usize, Bounds::default());
        loop {
            self.buffer.clear();
            let event = match self.reader.read_event_into(&mut self.buffer) {
                Ok(Event::Eof) => return Err(self.broken(None)),
                Ok(event) => event,
                Err(error) => return Err(self.broken(Some(error))),
            };
            if let Some(excess) = bounds.excess(&event) {
                return Err(self.exceeded(excess));
            }
            match event {
                Event::Start(_) => depth += 1,
                Event::Empty(_) if depth == 0 => return Ok(true),
                Event::End(_) if depth == 0 => return Ok(false),
                Event::End(_) => {
                    depth -= 1;
                    if depth == 0 {
                        return Ok(true);
                    }
                }
                _ => {}
            }
        }
    }

    /// What stands behind the root: nothing that counts.
    fn finish(&mut self) -> Result<(), ReadError> {
        self.stage = Stage::Done;
        loop {
            self.buffer.clear();
            match self.reader.read_event_into(&mut self.buffer) {
                Ok(Event::Decl(_) | Event::Start(_) | Event::Empty(_)) => {
                    let kept = self.text()?;
                    let blank = kept.len() - kept.trim_start_matches(is_blank).len();
                    self.pass(&kept[..blank]);
                    return Err(ReadError::Several { line: self.at.0 });
                }
                Ok(Event::Eof) => break,
                Ok(_) => {}
                Err(error) => return Err(self.broken(Some(error))),
            }
        }
        let text = self.text()?;
        let whole = format!("<x/>{text}");
        Document::parse(&whole).map_err(|error| self.malformed(&error, 4))?;
        if self.has_found { Ok(()) } else { Err(ReadError::Empty { other: self.other.take() }) }
    }

    /// What was read since the last part.
    fn text(&mut self) -> Result<String, ReadError> {
        let mut bytes = self.reader.get_mut().take();
        if self.at == (1, 1) && bytes.starts_with(b"\xef\xbb\xbf") {
            bytes.drain(..3);
        }
        String::from_utf8(bytes).map_err(|error| {
            let before = error.as_bytes().get(..error.utf8_error().valid_up_to());
            let before = tap::lines(before.unwrap_or_default());
            ReadError::NotUtf8 { line: self.at.0 + before }
        })
    }

    /// Goes on to what stands behind the text.
    fn pass(&mut self, text: &str) {
        let (line, column) = self.at;
        self.at = match text.rsplit_once('\n') {
            Some((before, last)) => {
                (line + before.matches('\n').count() + 1, last.chars().count() + 1)
            }
            None => (line, column + text.chars().count()),
        };
    }

    fn exceeded(&self, excess: String) -> ReadError {
        ReadError::Excess { line: self.at.0 + self.reader.get_ref().lines(), excess }
    }

    /// Why the text ends in the middle of something.
    fn broken(&mut self, error: Option<Error>) -> ReadError {
        if self.reader.get_ref().is_full {
            return self.exceeded("an element is larger than 32 MiB".to_owned());
        }
        if let Some(Error::Io(error)) = &error {
            return disk(error);
        }
        let text = match self.text() {
            Ok(text) => text,
            Err(error) => return error,
        };
        let whole = format!("{}{text}", self.start);
        if let Err(error) = Document::parse(&whole) {
            return self.malformed(&error, self.start.chars().count());
        }
        self.pass(&text);
        let (line, column) = self.at;
        let message = error.map_or("unexpected end".to_owned(), |error| error.to_string());
        ReadError::Malformed { line, column, message }
    }

    /// What is wrong with a part that was parsed with as many characters in front.
    fn malformed(&self, error: &roxmltree::Error, in_front: usize) -> ReadError {
        let at = error.pos();
        let (row, column) = (at.row as usize, at.col as usize);
        let line = self.at.0 + row.saturating_sub(1);
        let column =
            if row > 1 { column } else { column.saturating_sub(in_front).max(1) + self.at.1 - 1 };
        let message = error.to_string().replace(&at.to_string(), &format!("{line}:{column}"));
        ReadError::Malformed { line, column, message }
    }
}

const SET: &str = "sys_remote_update_set";
const UPDATE: &str = "sys_update_xml";

/// Whether a text begins like this, in any case and behind blanks.
fn begins(text: &[u8], with: &[u8]) -> bool {
    let text = text.trim_ascii_start();
    text.get(..with.len()).is_some_and(|it| it.eq_ignore_ascii_case(with))
}

fn is_blank(character: char) -> bool {
    character.is_whitespace() || character == '\u{feff}'
}

fn disk(error: &std::io::Error) -> ReadError {
    ReadError::Disk { kind: error.kind(), message: error.to_string() }
}

impl<R: BufRead> Iterator for Parts<R> {
    type Item = Result<Part, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        let part = match self.stage {
            Stage::Before => self.begin().map(Some),
            Stage::Inside => self.next_part(),
            Stage::Done => return None,
        };
        if part.is_err() {
            self.stage = Stage::Done;
        }
        part.transpose()
    }
}
