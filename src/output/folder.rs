//! The output folder, opened once. Whatever is read or changed below is reached from there, so that
//! no link that somebody puts in the way leads out of it.

use super::error::OutputError;
use super::occupant::{Hindrance, Occupant, hindrance};
use cap_std::ambient_authority;
use cap_std::fs::{Dir, File, FileType, OpenOptions};
use std::fs;
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

/// Where a run keeps what it has in hand; gone when it has ended.
pub(super) const WORKSHOP: &str = ".sn-gen";
/// How a file ends that a run writes before it puts it in its place.
const SCRATCH: &str = ".tmp";
/// As many runs may be at work at the same time.
const MOST_SCRATCH: u32 = 1000;

/// An output folder.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    /// Nothing if it does not exist yet.
    dir: Option<Dir>,
}

impl Folder {
    /// Opens it; that there is none is no error. It may be given by a link.
    pub fn open(path: &Path) -> Result<Self, OutputError> {
        let dir = match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => Some(
                Dir::open_ambient_dir(path, ambient_authority())
                    .map_err(|error| OutputError::disk("read", path, error))?,
            ),
            Ok(_) => {
                return Err(OutputError::disk("write to", path, ErrorKind::NotADirectory.into()));
            }
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => return Err(OutputError::disk("read", path, error)),
        };
        Ok(Self { path: path.to_path_buf(), dir })
    }

    /// The same, made if it does not exist.
    pub fn create(path: &Path) -> Result<Self, OutputError> {
        fs::create_dir_all(path).map_err(|error| OutputError::disk("write to", path, error))?;
        Self::open(path)
    }

    /// Whether it exists.
    pub(super) fn exists(&self) -> bool {
        self.dir.is_some()
    }

    /// Where a path below it is.
    pub(super) fn place(&self, path: &str) -> PathBuf {
        self.path.join(path)
    }

    /// Looks at a path, which is plain; of a file at most `most` bytes and one are read.
    pub(super) fn look(&self, path: &str, most: u64) -> io::Result<Occupant> {
        let Some(dir) = &self.dir else { return Ok(Occupant::Free) };
        for (end, is_last) in ends(path) {
            let step = path.get(..end).unwrap_or_default();
            let Some(kind) = kind(dir, step)? else { return Ok(Occupant::Free) };
            if is_last && kind.is_file() {
                return match read(dir, step, most) {
                    Err(error) if error.kind() == ErrorKind::NotFound => Ok(Occupant::Free),
                    content => content.map(Occupant::File),
                };
            }
            if let Some(hindrance) = hindrance(kind, is_last) {
                return Ok(Occupant::Hindered(hindrance));
            }
        }
        Ok(Occupant::Free)
    }

    /// Whether a path is a folder that is reached without following a link.
    pub(super) fn is_folder(&self, path: &str) -> bool {
        matches!(self.look(path, 0), Ok(Occupant::Hindered(Hindrance::Folder)))
    }

    /// The names of what stands in it, in no order; nothing if they cannot be read.
    pub(super) fn entries(&self) -> Option<Vec<String>> {
        let Some(dir) = &self.dir else { return Some(Vec::new()) };
        let names = dir.entries().ok()?.map(|entry| entry.ok()?.file_name().into_string().ok());
        names.collect()
    }

    /// Writes beside the place and renames, so that the place holds the old file or the new one. The
    /// content is on the disk before the name is, so that a power cut leaves no empty file either.
    /// The new file has the mode of the old one.
    pub(super) fn write(&self, path: &str, text: &str) -> io::Result<()> {
        let dir = self.dir.as_ref().ok_or(ErrorKind::NotFound)?;
        dir.create_dir_all(WORKSHOP)?;
        if let Some((parent, _)) = path.rsplit_once('/') {
            dir.create_dir_all(parent)?;
        }
        let (scratch, file) = scratch_file(dir)?;
        let done = fill(dir, &file, path, text).and_then(|()| dir.rename(&scratch, dir, path));
        if done.is_err() {
            // What was refused is told; the next run sweeps up what stays.
            let _ = dir.remove_file(&scratch);
        }
        done
    }

    /// Deletes a file; that there is none is no error.
    pub(super) fn remove(&self, path: &str) -> io::Result<()> {
        let dir = self.dir.as_ref().ok_or(ErrorKind::NotFound)?;
        match dir.remove_file(path) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
            other => other,
        }
    }

    /// Deletes a folder if it is empty.
    pub(super) fn prune(&self, path: &str) {
        if let Some(dir) = &self.dir {
            // An empty folder that cannot be deleted does no harm.
            let _ = dir.remove_dir(path);
        }
    }

    /// The half-written files of runs that were killed, sorted; none if they cannot be read.
    pub(super) fn scratch_files(&self) -> Vec<String> {
        let Some(dir) = self.dir.as_ref().filter(|_| self.is_folder(WORKSHOP)) else {
            return Vec::new();
        };
        let mut files: Vec<String> = dir
            .read_dir(WORKSHOP)
            .into_iter()
            .flatten()
            .filter_map(Result::ok)
            .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()))
            .filter_map(|entry| entry.file_name().into_string().ok())
            .filter(|name| name.ends_with(SCRATCH))
            .map(|name| format!("{WORKSHOP}/{name}"))
            .collect();
        files.sort();
        files
    }
}

/// Where each step of a path ends, and whether it is the last one.
fn ends(path: &str) -> impl Iterator<Item = (usize, bool)> {
    let ends = path.match_indices('/').map(|(at, _)| (at, false));
    ends.chain(std::iter::once((path.len(), true)))
}

fn kind(dir: &Dir, path: &str) -> io::Result<Option<FileType>> {
    match dir.symlink_metadata(path) {
        Ok(metadata) => Ok(Some(metadata.file_type())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn read(dir: &Dir, path: &str, most: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    dir.open(path)?.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn scratch_file(dir: &Dir) -> io::Result<(String, File)> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    for number in 0..MOST_SCRATCH {
        let path = format!("{WORKSHOP}/{number}{SCRATCH}");
        match dir.open_with(&path, &options) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            file => return Ok((path, file?)),
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}

fn fill(dir: &Dir, mut file: &File, path: &str, text: &str) -> io::Result<()> {
    file.write_all(text.as_bytes())?;
    if let Ok(old) = dir.symlink_metadata(path)
        && old.is_file()
    {
        file.set_permissions(old.permissions())?;
    }
    file.sync_all()
}
