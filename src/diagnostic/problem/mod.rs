//! What can be wrong, as facts; each group of facts says itself in English in one match.
//!
//! Messages start in lower case and end without a full stop; what is found comes before what is
//! expected; the help tells what to type.

mod advice;
mod attribute;
mod base;
mod field;
mod file;
mod instance;
mod key;
mod label;
mod mapping;
mod name;
mod notation;
mod path;
mod platform;
mod request;
mod rule;
mod scenario;
mod shape;
mod text;
mod value;
mod yaml;

use super::Code;
pub(crate) use attribute::AttributeProblem;
pub(crate) use base::BaseProblem;
pub(crate) use field::FieldProblem;
pub(crate) use file::FileProblem;
pub(crate) use instance::InstanceProblem;
pub(crate) use key::{Fate, KeyProblem};
pub(crate) use label::LabelProblem;
pub(crate) use mapping::MappingProblem;
pub(crate) use name::NameProblem;
pub(crate) use notation::NotationProblem;
pub(crate) use path::PathProblem;
pub(crate) use platform::PlatformProblem;
pub(crate) use request::RequestProblem;
pub(crate) use rule::RuleProblem;
pub(crate) use scenario::ScenarioProblem;
pub(crate) use shape::ShapeProblem;
pub(crate) use text::TextProblem;
pub(crate) use value::{Choices, Effect, Meant, ValueProblem};
pub(crate) use yaml::YamlProblem;

/// A fact about a file that is worth a finding.
#[derive(Debug, Clone)]
pub(crate) enum Problem {
    Attribute(AttributeProblem),
    Base(BaseProblem),
    Field(FieldProblem),
    File(FileProblem),
    Instance(InstanceProblem),
    Key(KeyProblem),
    Label(LabelProblem),
    Mapping(MappingProblem),
    Name(NameProblem),
    Notation(NotationProblem),
    Path(PathProblem),
    Platform(PlatformProblem),
    Request(RequestProblem),
    Rule(RuleProblem),
    Scenario(ScenarioProblem),
    Shape(ShapeProblem),
    Text(TextProblem),
    Value(ValueProblem),
    Yaml(YamlProblem),
}

impl Problem {
    pub(super) fn wording(&self) -> Wording {
        match self {
            Self::Attribute(problem) => problem.wording(),
            Self::Base(problem) => problem.wording(),
            Self::Field(problem) => problem.wording(),
            Self::File(problem) => problem.wording(),
            Self::Instance(problem) => problem.wording(),
            Self::Key(problem) => problem.wording(),
            Self::Label(problem) => problem.wording(),
            Self::Mapping(problem) => problem.wording(),
            Self::Name(problem) => problem.wording(),
            Self::Notation(problem) => problem.wording(),
            Self::Path(problem) => problem.wording(),
            Self::Platform(problem) => problem.wording(),
            Self::Request(problem) => problem.wording(),
            Self::Rule(problem) => problem.wording(),
            Self::Scenario(problem) => problem.wording(),
            Self::Shape(problem) => problem.wording(),
            Self::Text(problem) => problem.wording(),
            Self::Value(problem) => problem.wording(),
            Self::Yaml(problem) => problem.wording(),
        }
    }
}

macro_rules! from {
    ($($group:ident, $problem:ident;)*) => {
        $(impl From<$problem> for Problem {
            fn from(problem: $problem) -> Self {
                Self::$group(problem)
            }
        })*
    };
}

from! {
    Attribute, AttributeProblem;
    Base, BaseProblem;
    Field, FieldProblem;
    File, FileProblem;
    Instance, InstanceProblem;
    Key, KeyProblem;
    Label, LabelProblem;
    Mapping, MappingProblem;
    Name, NameProblem;
    Notation, NotationProblem;
    Path, PathProblem;
    Platform, PlatformProblem;
    Request, RequestProblem;
    Rule, RuleProblem;
    Scenario, ScenarioProblem;
    Shape, ShapeProblem;
    Text, TextProblem;
    Value, ValueProblem;
    Yaml, YamlProblem;
}

/// A fact in words.
pub(super) struct Wording {
    pub(super) code: Code,
    pub(super) message: String,
    pub(super) label: String,
    pub(super) help: Option<String>,
}

impl Wording {
    fn new(code: Code, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), label: String::new(), help: None }
    }

    fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    fn help_if(mut self, help: Option<String>) -> Self {
        self.help = help;
        self
    }
}
