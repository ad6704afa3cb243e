//! Findings with excerpt and caret, in the look of rustc.

use super::Report;
use crate::diagnostic::secret::KnownSecrets;
use crate::diagnostic::words::{printable, turns_direction};
use crate::diagnostic::{Diagnostic, Level, Source, Span, secret};
use annotate_snippets::{
    AnnotationKind, Group, Origin, Renderer, Snippet, normalize_untrusted_str,
};

/// Whether the text may hold terminal colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Plain text.
    Plain,
    /// With ANSI colours.
    Styled,
}

/// One block of text per finding, with an empty line after each.
#[must_use]
pub fn human(reports: &[Report<'_>], look: Look) -> String {
    let renderer = match look {
        Look::Plain => Renderer::plain(),
        Look::Styled => Renderer::styled(),
    };
    let mut text = String::new();
    for report in reports.iter().filter(|it| !it.diagnostics.is_empty()) {
        let source = report.source;
        let secrets = KnownSecrets::of(source.text());
        let excerpts = excerpts(source, &secrets);
        for diagnostic in report.findings_without(&secrets) {
            text.push_str(&renderer.render(&[group(source, &excerpts, &diagnostic)]));
            text.push_str("\n\n");
        }
    }
    text
}

/// The source's text as excerpts show it; every byte stays in its place.
fn excerpts(source: &Source, secrets: &KnownSecrets) -> String {
    // The renderer shows the controls of ASCII as pictures, but passes on the others, which
    // have two bytes like the dot.
    let is_late_control = |c: char| c.is_control() && !c.is_ascii();
    let text = secret::mask(source.text());
    let text = secrets.hide(&text).into_owned();
    let text = text.replace(is_late_control, "·").replace('\r', " ");
    text.replace(turns_direction, "\u{fffd}")
}

fn group<'a>(source: &'a Source, excerpts: &'a str, diagnostic: &'a Diagnostic) -> Group<'a> {
    let level = match diagnostic.level {
        Level::Error => annotate_snippets::Level::ERROR,
        Level::Warning => annotate_snippets::Level::WARNING,
    };
    let title = level.primary_title(&diagnostic.message).id(diagnostic.code.as_str());
    let group = match diagnostic.span {
        Some(span) => title.element(snippet(source, excerpts, diagnostic, span)),
        None => title.element(Origin::path(printable(source.name()))),
    };
    match &diagnostic.help {
        Some(help) => {
            group.element(annotate_snippets::Level::HELP.message(normalize_untrusted_str(help)))
        }
        None => group,
    }
}

fn snippet<'a>(
    source: &'a Source,
    excerpts: &'a str,
    diagnostic: &'a Diagnostic,
    span: Span,
) -> Snippet<'a, annotate_snippets::Annotation<'a>> {
    let span = source.clamp(span);
    let related = diagnostic.related.as_ref().map(|it| (source.clamp(it.span), &it.label));
    let first = related.as_ref().map_or(span.start, |(it, _)| it.start.min(span.start));
    let last = related.as_ref().map_or(span.end, |(it, _)| it.end.max(span.end));
    let excerpt = lines(source.text(), Span::new(first, last));
    let within = |it: Span| it.start - excerpt.start..it.end - excerpt.start;
    let text = excerpts.get(excerpt.start..excerpt.end).unwrap_or_default();
    // Nothing but the caret tells where an empty line or the end of the file is.
    let text = if text.is_empty() { " " } else { text };
    let label = (!diagnostic.label.is_empty()).then_some(diagnostic.label.as_str());
    Snippet::source(text)
        .path(printable(source.name()))
        .line_start(source.position(excerpt.start).line)
        .annotation(AnnotationKind::Primary.span(within(span)).label(label))
        .annotations(
            related
                .map(|(it, label)| AnnotationKind::Context.span(within(it)).label(label.as_str())),
        )
}

/// The whole lines that a range touches, without the last line's end.
fn lines(text: &str, span: Span) -> Span {
    let before = text.get(..span.start).unwrap_or_default();
    let after = text.get(span.end..).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let rest = after.find('\n').unwrap_or(after.len());
    Span::new(start, span.end + rest)
}
