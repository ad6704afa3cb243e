//! The file as a whole: there, readable, text.

use super::Wording;
use crate::diagnostic::words::{is_steering, turns_direction};
use crate::diagnostic::{Code, FileKind};

const START: &str = "`sn-gen init` writes a small spec to start from";

#[derive(Debug, Clone)]
pub(crate) enum FileProblem {
    Control { character: char },
    Empty { file: FileKind },
    IsDirectory { file: FileKind },
    Missing { file: FileKind },
    NotUtf8 { byte: u8 },
    TooLarge { bytes: usize, max: usize, file: FileKind },
    Unreadable { reason: String },
}

impl FileProblem {
    pub(super) fn wording(&self) -> Wording {
        match self {
            Self::Control { character } => Wording::new(
                Code::ControlCharacter,
                format!("the character U+{:04X} {}", u32::from(*character), fault(*character)),
            )
            .label("here")
            .help("remove it; it often comes along when text is copied from a terminal or a PDF"),
            Self::Empty { file } => {
                Wording::new(Code::EmptyFile, "the file is empty or holds only comments")
                    .help_if(start(*file))
            }
            Self::IsDirectory { file } => Wording::new(
                Code::FileIsDirectory,
                format!(
                    "this is a folder without a {}: expected a file, or a folder with files that \
                     end in `.yaml` or `.yml`",
                    file.as_str()
                ),
            )
            .help_if(start(*file)),
            Self::Missing { file } => Wording::new(Code::FileMissing, "the file does not exist")
                .help(match file {
                    FileKind::Spec => START,
                    FileKind::Scenario => "name a scenario, or a folder with scenarios",
                    FileKind::Facts => "name a file with facts that all scenarios share",
                }),
            Self::NotUtf8 { byte } => {
                Wording::new(Code::NotUtf8, format!("the byte 0x{byte:02X} is not UTF-8"))
                    .label("not UTF-8 from here on")
                    .help("save the file with the encoding UTF-8")
            }
            Self::TooLarge { bytes, max, file } => Wording::new(
                Code::FileTooLarge,
                format!(
                    "the file has {bytes} bytes, more than the {max} that a {} may have",
                    file.as_str()
                ),
            )
            .help(format!("is this the right file? a {} has a few hundred lines", file.as_str())),
            Self::Unreadable { reason } => {
                Wording::new(Code::FileUnreadable, format!("the file cannot be read: {reason}"))
            }
        }
    }
}

/// What is wrong with a character, as a phrase that follows it.
fn fault(character: char) -> &'static str {
    match character {
        _ if turns_direction(character) => "turns the direction of what follows",
        _ if is_steering(character) => "steers a terminal and is not seen",
        _ => "cannot be carried by XML",
    }
}

/// How to come by a file to start from.
fn start(file: FileKind) -> Option<String> {
    (file == FileKind::Spec).then(|| START.to_owned())
}
