//! A finding: what is wrong, where, and what would be accepted; and lists of findings.
//!
//! Facts are typed (`problem`), English is written in one place per group, and a text that looks
//! like a secret is masked before it gets into a message or an excerpt.

mod code;
mod escape;
mod kind;
pub(crate) mod mark;
mod problem;
mod render;
mod secret;
mod source;
mod span;
mod unseen;
mod words;

pub use code::Code;
pub use kind::FileKind;
pub(crate) use problem::{
    AttributeProblem, BaseProblem, Choices, Effect, Fate, FieldProblem, FileProblem,
    InstanceProblem, KeyProblem, LabelProblem, MappingProblem, Meant, NameProblem, NotationProblem,
    PathProblem, PlatformProblem, Problem, RequestProblem, RuleProblem, ScenarioProblem,
    ShapeProblem, TextProblem, ValueProblem, YamlProblem,
};
pub use render::{Look, Report, github, human, json};
pub use secret::mask as hide_secrets;
pub(crate) use secret::{
    SecretKind, find as find_secrets, has_proven as has_proven_secret,
    is_lifted as is_lifted_secret, is_proven as is_proven_secret, is_stand_in,
};
pub use source::{Position, Source, Unreadable};
pub use span::Span;
pub(crate) use unseen::unseen;
use words::printable;
pub(crate) use words::{is_slip, is_steering, nearest, tick};

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Nothing can be generated.
    Error,
    /// Generated all the same, but probably not what was meant.
    Warning,
}

impl Level {
    /// `error` or `warning`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// A second place that belongs to a finding, such as the first of two equal keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Related {
    /// Where.
    pub span: Span,
    /// What is there, in a few words.
    pub label: String,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Its stable code.
    pub code: Code,
    /// How much it matters.
    pub level: Level,
    /// The place; none if it is about the file as a whole.
    pub span: Option<Span>,
    /// One sentence, lower-case start, no full stop.
    pub message: String,
    /// A few words beside the place; may be empty.
    pub label: String,
    /// A second place.
    pub related: Option<Related>,
    /// What to do, if a repair is known.
    pub help: Option<String>,
}

impl Diagnostic {
    /// The finding for a problem at a place.
    pub(crate) fn new(problem: impl Into<Problem>, span: Option<Span>) -> Self {
        let wording = problem.into().wording();
        let marked =
            if wording.code.is_of_a_word() { mark::advice(&wording.message) } else { None };
        let help: Vec<String> = marked.into_iter().chain(wording.help).collect();
        Self {
            code: wording.code,
            level: wording.code.level(),
            span,
            message: shown(&wording.message),
            label: shown(&wording.label),
            related: None,
            help: (!help.is_empty()).then(|| shown(&help.join("; "))),
        }
    }

    /// The same finding with a second place.
    pub(crate) fn with_related(mut self, span: Span, label: &str) -> Self {
        self.related = Some(Related { span, label: label.to_owned() });
        self
    }
}

/// A text as people may see it: without secrets, and without what a terminal would obey.
fn shown(text: &str) -> String {
    printable(&secret::mask(text))
}

/// The findings of one file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Diagnostics(Vec<Diagnostic>);

impl Diagnostics {
    /// More findings than this help nobody; the rest is counted only.
    const MOST: usize = 100;

    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.0.push(diagnostic);
    }

    /// Puts the findings of a code in place of those that there are.
    pub fn replace(&mut self, code: Code, by: &Self) {
        self.0.retain(|it| it.code != code);
        self.0.extend(by.iter().filter(|it| it.code == code).cloned());
        self.sort();
    }

    /// Adds the finding for a problem at a place.
    pub(crate) fn report(&mut self, span: Span, problem: impl Into<Problem>) {
        self.push(Diagnostic::new(problem, Some(span)));
    }

    /// Whether a secret was found at a place.
    pub(crate) fn has_secret(&self, span: Span) -> bool {
        let mut secrets = self.0.iter().filter(|it| it.code == Code::Secret);
        secrets.any(|it| it.span.is_some_and(|secret| span.holds(secret)))
    }

    /// Takes back that something at one of these places looks like a secret.
    pub(crate) fn allow_secrets(&mut self, places: &[Span]) {
        let is_allowed = |secret: Span| places.iter().any(|place| place.holds(secret));
        self.0.retain(|it| it.code != Code::Secret || !it.span.is_some_and(is_allowed));
    }

    /// Orders by place, drops repetitions, and cuts a list that nobody would read.
    pub(crate) fn finish(&mut self) {
        self.sort();
        self.0.dedup();
        self.leave_to_marks();
        if self.0.len() <= Self::MOST {
            return;
        }
        // An error is what counts, wherever it stands: warnings are cut first.
        self.0.sort_by_key(|it| it.level);
        let rest = self.0.split_off(Self::MOST);
        self.sort();
        let place = rest.first().and_then(|it| it.span);
        self.push(Diagnostic::new(ShapeProblem::TooManyFindings { more: rest.len() }, place));
    }

    /// Drops what is said of a text that stands in quotes which are none, since the quotes are why.
    fn leave_to_marks(&mut self) {
        let marks = self.0.iter().filter(|it| it.code == Code::LookalikeMark);
        let marked: Vec<Span> = marks.filter_map(|it| it.span).collect();
        let is_left = |it: &Diagnostic| {
            it.code.is_of_quotes() && it.span.is_some_and(|span| marked.contains(&span))
        };
        self.0.retain(|it| !is_left(it));
    }

    fn sort(&mut self) {
        self.0.sort_by_key(|it| (it.span, it.level, it.code));
    }

    /// The findings, ordered by place.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.0.iter()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether nothing can be generated.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.count(Level::Error) > 0
    }

    /// How many findings of a level there are.
    #[must_use]
    pub fn count(&self, level: Level) -> usize {
        self.0.iter().filter(|it| it.level == level).count()
    }
}

impl From<Diagnostic> for Diagnostics {
    fn from(diagnostic: Diagnostic) -> Self {
        Self(vec![diagnostic])
    }
}

impl<'a> IntoIterator for &'a Diagnostics {
    type Item = &'a Diagnostic;
    type IntoIter = std::slice::Iter<'a, Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
