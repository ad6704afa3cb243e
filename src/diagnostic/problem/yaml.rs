//! The file as YAML.

use super::Wording;
use crate::diagnostic::words::{all, tick};
use crate::diagnostic::{Code, FileKind, mark};

#[derive(Debug, Clone)]
pub(crate) enum YamlProblem {
    ComplexKey,
    DuplicateKey { key: String, is_twin: bool },
    Lookalike { mark: char },
    MergeConflict,
    MergeKey,
    NotAMapping { found: String, keys: Vec<String> },
    SecondDocument { file: FileKind },
    Syntax { reason: String },
    Tag { tag: String },
    TooDeep { max: usize, file: FileKind },
    TooMany { max: usize },
}

impl YamlProblem {
    pub(super) fn wording(&self) -> Wording {
        match self {
            Self::ComplexKey => {
                Wording::new(Code::ComplexKey, "a key must be a word, not a list or a mapping")
                    .label("used as a key")
                    .help("quote it if the text starts with `[`, `{` or `*`")
            }
            Self::DuplicateKey { key, is_twin } => {
                let (label, help) = if *is_twin {
                    (
                        "second time, in another form of Unicode",
                        "remove one of the two; both look alike and count as one",
                    )
                } else {
                    (
                        "second time",
                        "remove one of the two; YAML itself would silently drop the first",
                    )
                };
                Wording::new(Code::DuplicateKey, format!("the key {} stands twice", tick(key)))
                    .label(label)
                    .help(help)
            }
            Self::Lookalike { mark } => {
                Wording::new(Code::LookalikeMark, format!("found the mark `{mark}`"))
                    .label("looks like a mark of YAML")
                    .help_if(mark::repair(*mark).map(|advice| {
                        format!("{advice}; where it is part of a text, quote all of that text")
                    }))
            }
            Self::MergeConflict => {
                Wording::new(Code::MergeConflict, "this line is left of an unsolved merge")
                    .label("written by the version control")
                    .help(
                        "keep what is right of both sides, and remove the lines that begin with \
                         `<<<<<<<`, `=======` and `>>>>>>>`",
                    )
            }
            Self::MergeKey => Wording::new(Code::MergeKey, "merge keys (`<<`) are not read")
                .label("merge key")
                .help("write the keys out; an alias (`*name`) as a whole value is fine"),
            Self::NotAMapping { found, keys } => {
                let keys: Vec<String> = keys.iter().map(|key| format!("{key}:")).collect();
                Wording::new(
                    Code::NotAMapping,
                    format!("found {found}, expected keys such as {}", all(&keys)),
                )
                .label(found.clone())
            }
            Self::SecondDocument { file } => {
                let file = file.as_str();
                Wording::new(
                    Code::SecondDocument,
                    format!("a second document starts here; a {file} is one document"),
                )
                .label("second document")
                .help(format!("put each {file} into a file of its own"))
            }
            Self::Syntax { reason } => {
                Wording::new(Code::YamlSyntax, format!("this is not YAML: {reason}"))
                    .label("the reader gave up here")
                    .help(
                        "check the indentation (blanks, no tabs) and quote texts that hold `: ` \
                         or ` #`, or start with one of `@ % & * ! [ {`",
                    )
            }
            Self::Tag { tag } => {
                Wording::new(Code::YamlTag, format!("the tag {} is not read", tick(tag)))
                    .label("tagged value")
                    .help("remove the tag; quote the value if it must stay a text")
            }
            Self::TooDeep { max, file } => Wording::new(
                Code::YamlTooDeep,
                format!("values are nested deeper than {max} levels; {}", usual_depth(*file)),
            )
            .label("too deep from here on"),
            Self::TooMany { max } => Wording::new(
                Code::YamlTooMany,
                format!("there are more than {max} values once aliases are expanded"),
            )
            .label("too many from here on"),
        }
    }
}

fn usual_depth(file: FileKind) -> &'static str {
    match file {
        FileKind::Spec => "a spec needs seven",
        FileKind::Scenario => "a scenario needs ten",
        FileKind::Facts => "a file with facts needs nine",
    }
}
