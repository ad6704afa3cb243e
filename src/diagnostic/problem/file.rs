//! The file as a whole: there, readable, text.

use super::Wording;
use crate::diagnostic::Code;
use crate::diagnostic::words::{is_steering, turns_direction};

#[derive(Debug, Clone)]
pub(crate) enum FileProblem {
    Control { character: char },
    Empty,
    IsDirectory,
    Missing,
    NotUtf8 { byte: u8 },
    TooLarge { bytes: usize, max: usize },
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
            Self::Empty => {
                Wording::new(Code::EmptyFile, "the file is empty or holds only comments")
                    .help("`sn-gen init` writes a small spec to start from")
            }
            Self::IsDirectory => {
                let what = "this is a folder without a spec: expected a file, or a folder with \
                            files that end in `.yaml` or `.yml`";
                Wording::new(Code::FileIsDirectory, what)
                    .help("`sn-gen init` writes a small spec to start from")
            }
            Self::Missing => Wording::new(Code::FileMissing, "the file does not exist")
                .help("`sn-gen init` writes a small spec to start from"),
            Self::NotUtf8 { byte } => {
                Wording::new(Code::NotUtf8, format!("the byte 0x{byte:02X} is not UTF-8"))
                    .label("not UTF-8 from here on")
                    .help("save the file with the encoding UTF-8")
            }
            Self::TooLarge { bytes, max } => Wording::new(
                Code::FileTooLarge,
                format!("the file has {bytes} bytes, more than the {max} that a spec may have"),
            )
            .help("is this the right file? a spec has a few hundred lines"),
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
