//! What stands at a path below the output folder, without ever following a link out of it.

use std::fmt;
use std::fs::{self, FileType};
use std::io;
use std::path::{Path, PathBuf};

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

/// Looks at `path`, which is plain, below `folder`. The folder itself may be a link.
pub(super) fn look(folder: &Path, path: &str) -> io::Result<Occupant> {
    let mut place = folder.to_path_buf();
    let mut steps = path.split('/').peekable();
    while let Some(step) = steps.next() {
        place.push(step);
        let Some(kind) = kind(&place)? else {
            return Ok(Occupant::Free);
        };
        let is_last = steps.peek().is_none();
        if is_last && kind.is_file() {
            return match fs::read(&place) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Occupant::Free),
                content => content.map(Occupant::File),
            };
        }
        if let Some(hindrance) = hindrance(kind, is_last) {
            return Ok(Occupant::Hindered(hindrance));
        }
    }
    Ok(Occupant::Free)
}

/// Whether `path` below `folder` is a folder that is reached without following a link.
pub(super) fn is_folder(folder: &Path, path: &str) -> bool {
    matches!(look(folder, path), Ok(Occupant::Hindered(Hindrance::Folder)))
}

fn hindrance(kind: FileType, is_last: bool) -> Option<Hindrance> {
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

fn kind(place: &PathBuf) -> io::Result<Option<FileType>> {
    match fs::symlink_metadata(place) {
        Ok(metadata) => Ok(Some(metadata.file_type())),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}
