//! YAML text to a tree, within bounds: no input makes it deep, large or slow.
//!
//! Duplicate keys, merge keys, tags and whatever else no file for sn-gen needs are findings here.

use super::builder::{Builder, Stop};
use super::tree::{Node, NodeKind};
use crate::diagnostic::{
    Diagnostic, Diagnostics, FileKind, FileProblem, ShapeProblem, Source, Span, YamlProblem,
    find_secrets, is_lifted_secret, is_steering, mark,
};
use crate::encode::is_xml_char;
use saphyr_parser::{Event, Parser, ScalarStyle, Span as Marks, Tag};
use std::borrow::Cow;

/// The first document of a source; nothing if it is unusable as a whole.
pub(super) fn parse(
    source: &Source,
    kind: FileKind,
    diagnostics: &mut Diagnostics,
) -> Option<Node> {
    let controls = source.text().char_indices().filter(|(_, c)| is_refused(*c));
    let before = diagnostics.count(crate::diagnostic::Level::Error);
    for (at, character) in controls.take(100) {
        let span = Span::new(at, at + character.len_utf8());
        diagnostics.report(span, FileProblem::Control { character });
    }
    if diagnostics.count(crate::diagnostic::Level::Error) > before {
        return None;
    }
    if let Some(span) = merge_conflict(source.text()) {
        diagnostics.report(span, YamlProblem::MergeConflict);
        return None;
    }
    let mut reader = Reader::new(source, kind, diagnostics);
    match reader.read() {
        Ok(()) => {}
        Err((span, problem)) => {
            diagnostics.report(span, problem);
            return None;
        }
    }
    let root = reader.tree.root;
    if root.as_ref().is_none_or(Node::is_nothing) {
        diagnostics.push(Diagnostic::new(FileProblem::Empty { file: kind }, None));
        return None;
    }
    root
}

/// Whether a character has no place in a file: XML cannot carry it, or it hides what is written.
fn is_refused(c: char) -> bool {
    !is_xml_char(c) || is_steering(c)
}

/// The first line that a merge which nobody has solved has left.
fn merge_conflict(text: &str) -> Option<Span> {
    let is_left = |line: &str| {
        let marks = ["<<<<<<< ", "||||||| ", ">>>>>>> "];
        line == "=======" || marks.iter().any(|mark| line.starts_with(mark))
    };
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let end = start + line.trim_end().len();
        if is_left(line.trim_end()) {
            return Some(Span::new(start, end));
        }
        start += line.len();
    }
    None
}

struct Reader<'a> {
    source: &'a Source,
    file: FileKind,
    diagnostics: &'a mut Diagnostics,
    /// Byte offset of each character; empty if all have one byte.
    offsets: Vec<usize>,
    tree: Builder,
}

impl<'a> Reader<'a> {
    fn new(source: &'a Source, file: FileKind, diagnostics: &'a mut Diagnostics) -> Self {
        let text = source.text();
        let offsets = if text.is_ascii() {
            Vec::new()
        } else {
            text.char_indices().map(|(at, _)| at).collect()
        };
        Self { source, file, diagnostics, offsets, tree: Builder::new(file) }
    }

    fn read(&mut self) -> Result<(), Stop> {
        let source = self.source;
        let mut parser = Parser::new_from_str(source.text());
        while let Some(event) = parser.next_event() {
            let (event, marks) = event.map_err(|error| {
                // What is missing at the end is missing after the last word.
                let end = self.source.text().trim_end().len();
                let at = self.offset(error.marker().index()).min(end);
                if let Some((span, mark)) = self.lookalike(at).or_else(|| self.semicolon(at)) {
                    return (span, YamlProblem::Lookalike { mark }.into());
                }
                let problem = YamlProblem::Syntax { reason: error.info().to_owned() };
                (Span::new(at, at), problem.into())
            })?;
            let span = self.span(marks);
            match event {
                Event::DocumentStart(_) if self.tree.root.is_some() => {
                    let problem = YamlProblem::SecondDocument { file: self.file };
                    self.diagnostics.report(self.first_line(span), problem);
                    return Ok(());
                }
                Event::Scalar(text, style, anchor, tag) => {
                    self.tag(span, tag.as_ref());
                    let node = self.scalar(span, &text, style);
                    self.tree.add(node, anchor, self.diagnostics)?;
                }
                Event::SequenceStart(anchor, tag) => {
                    self.tag(span, tag.as_ref());
                    self.tree.enter(span, anchor, NodeKind::Sequence(Vec::new()))?;
                }
                Event::MappingStart(anchor, tag) => {
                    self.tag(span, tag.as_ref());
                    self.tree.enter(span, anchor, NodeKind::Mapping(Vec::new()))?;
                }
                Event::SequenceEnd | Event::MappingEnd => self.leave(span)?,
                Event::Alias(anchor) => self.tree.alias(span, anchor, self.diagnostics)?,
                _ => {}
            }
        }
        Ok(())
    }

    /// A mark that YAML does not know, on the line of a fault of syntax or on the one before it.
    fn lookalike(&self, at: usize) -> Option<(Span, char)> {
        let text = self.source.text();
        let before = text.get(..at)?.trim_end();
        let start = before.rfind('\n').map_or(0, |end| {
            before.get(..end).unwrap_or_default().trim_end().rfind('\n').map_or(0, |it| it + 1)
        });
        let end = text.get(at..)?.find('\n').map_or(text.len(), |it| it + at);
        let (found, mark, _) = mark::find(text.get(start..end)?)?;
        let found = start + found;
        Some((Span::new(found, found + mark.len_utf8()), mark))
    }

    /// A semicolon with which somebody parted the entries before a fault of syntax on its line.
    fn semicolon(&self, at: usize) -> Option<(Span, char)> {
        let before = self.source.text().get(..at)?;
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        let line = before.get(start..)?;
        let found = line.rfind("; ").filter(|_| line.contains(['{', '[']))? + start;
        Some((Span::new(found, found + 1), ';'))
    }

    fn offset(&self, index: usize) -> usize {
        if self.offsets.is_empty() {
            return index.min(self.source.text().len());
        }
        self.offsets.get(index).copied().unwrap_or(self.source.text().len())
    }

    /// The bytes of an event, without the white space at their end.
    fn span(&self, marks: Marks) -> Span {
        let (start, end) = (self.offset(marks.start.index()), self.offset(marks.end.index()));
        let text = self.source.text().get(start..end).unwrap_or_default();
        Span::new(start, start + text.trim_end().len())
    }

    /// A text in quotes without the comment behind it, which the parser counts in.
    fn closed(&self, extent: Span, style: ScalarStyle) -> Span {
        let text = self.source.text().get(extent.start..extent.end).unwrap_or_default();
        let mut signs = text.char_indices().skip(1).peekable();
        while let Some((at, sign)) = signs.next() {
            let next = signs.peek().map(|(_, it)| *it);
            match (style, sign) {
                (ScalarStyle::DoubleQuoted, '\\') => drop(signs.next()),
                (ScalarStyle::SingleQuoted, '\'') if next == Some('\'') => drop(signs.next()),
                (ScalarStyle::DoubleQuoted, '"') | (ScalarStyle::SingleQuoted, '\'') => {
                    return Span::new(extent.start, extent.start + at + 1);
                }
                _ => {}
            }
        }
        extent
    }

    fn first_line(&self, span: Span) -> Span {
        let text = self.source.text().get(span.start..span.end).unwrap_or_default();
        let line = text.lines().next().unwrap_or_default().trim_end();
        Span::new(span.start, span.start + line.len())
    }

    fn tag(&mut self, span: Span, tag: Option<&Cow<'_, Tag>>) {
        if let Some(tag) = tag {
            let tag = if tag.is_yaml_core_schema() {
                format!("!!{}", tag.suffix)
            } else {
                tag.to_string()
            };
            self.diagnostics.report(self.first_line(span), YamlProblem::Tag { tag });
        }
    }

    fn scalar(&mut self, extent: Span, text: &str, style: ScalarStyle) -> Node {
        let extent = self.closed(extent, style);
        let span = self.first_line(extent);
        // Records of an instance, and answers to it, may hold whatever JSON can carry.
        let is_data = self.file != FileKind::Spec;
        if let Some(character) = text.chars().find(|c| is_refused(*c) && !is_data) {
            self.diagnostics.report(span, FileProblem::Control { character });
        }
        self.secret(extent, text, matches!(style, ScalarStyle::Literal | ScalarStyle::Folded));
        let plain = style == ScalarStyle::Plain;
        if let Some(mark) = text.chars().next().filter(|_| plain && mark::is_quoted(text)) {
            self.diagnostics.report(span, YamlProblem::Lookalike { mark });
        }
        Node { span, extent, kind: NodeKind::Scalar { text: text.to_owned(), plain } }
    }

    /// Reports what the text of the file did not give away, and takes back what a comment lifts.
    fn secret(&mut self, extent: Span, text: &str, is_block: bool) {
        // Whatever stands before the end of a text in quotes is part of it.
        let end = Span::new(extent.end, extent.end);
        if is_lifted_secret(self.source.text(), if is_block { extent } else { end }) {
            self.diagnostics.allow_secrets(&[extent]);
            return;
        }
        let secret = find_secrets(text).first().map(|(_, kind)| *kind);
        if let Some(kind) = secret.filter(|_| !self.diagnostics.has_secret(extent)) {
            self.diagnostics.report(extent, ShapeProblem::Secret { kind, file: self.file });
        }
    }

    fn leave(&mut self, end: Span) -> Result<(), Stop> {
        let Some(open) = self.tree.leave() else {
            return Ok(());
        };
        let text = self.source.text().get(open.start..end.end).unwrap_or_default();
        let extent = Span::new(open.start, open.start + text.trim_end().len());
        let node = Node { span: self.first_line(extent), extent, kind: open.kind };
        self.tree.add(node, open.anchor, self.diagnostics)
    }
}
