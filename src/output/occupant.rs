//! What stands at a path below the output folder, without ever following a link out of it.

use cap_std::fs::FileType;
use std::fmt;

/// What stands where a generated file is or must go.
pub(super) enum Occupant {
    /// Nothing, and nothing on the way there.
    Free,
    /// A regular file with this content.
    File(Vec<u8>),
    /// Something that cannot be replaced by a file.
    Hindered(Hindrance),
}

/// Why a generated file cannot be put at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hindrance {
    /// A file of somebody else's stands there.
    ForeignFile,
    /// A folder stands there.
    Folder,
    /// A symbolic link stands there or on the way there, and may lead anywhere.
    Link,
    /// The folder on the way there is a file.
    FileOnTheWay,
    /// A device, pipe or socket stands there or on the way there.
    Special,
}

impl fmt::Display for Hindrance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::ForeignFile => "a file with other content",
            Self::Folder => "a folder",
            Self::Link => "behind a symbolic link",
            Self::FileOnTheWay => "behind a file",
            Self::Special => "not a regular file",
        })
    }
}

/// What keeps a file from a place where this is.
pub(super) fn hindrance(kind: FileType, is_last: bool) -> Option<Hindrance> {
    if kind.is_symlink() {
        Some(Hindrance::Link)
    } else if kind.is_dir() {
        is_last.then_some(Hindrance::Folder)
    } else if kind.is_file() {
        Some(Hindrance::FileOnTheWay)
    } else {
        Some(Hindrance::Special)
    }
}
