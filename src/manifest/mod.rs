//! The list of what was made: every file with its digest, every record with its key.
//!
//! It is delivered as a file itself and read back by the next run, which deletes by it. A
//! manifest from disk is therefore distrusted: one path that could lead out of the output folder
//! and the whole list is refused.

mod path;

pub use path::{is_plain_path, is_product};

use crate::artifact::Artifact;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// Where the manifest stands below the output folder.
pub const PATH: &str = "manifest.json";
const GENERATOR: &str = "sn-gen";

/// What one build made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    generator: String,
    /// The release that the mapping file gives the integration.
    pub release: String,
    /// Every file but the manifest itself, sorted by path.
    pub files: Vec<FileEntry>,
    /// Every record, in the order of the update set.
    pub records: Vec<RecordEntry>,
}

/// A file of a build.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FileEntry {
    /// Path below the output folder, `/` on every system.
    pub path: String,
    /// SHA-256 of the content, 64 lower-case hexadecimal digits.
    pub sha256: String,
}

/// A record of a build.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecordEntry {
    /// The record's table.
    pub table: String,
    /// The record's display value.
    pub name: String,
    /// The record's primary key on the instance.
    pub sys_id: String,
}

/// Why a text is not a sound manifest of ours.
#[derive(Debug, thiserror::Error)]
pub enum ManifestError {
    /// It is not JSON, or ours but lacks something.
    #[error("{0}")]
    Malformed(#[from] serde_json::Error),
    /// It is JSON that does not name us as its maker, so it belongs to another program.
    #[error("another program made it")]
    Foreign,
    /// It is larger than any of ours.
    #[error("it has more than {most} bytes, which no manifest of sn-gen has")]
    TooLarge {
        /// As many as one may have.
        most: u64,
    },
    /// A path leads, or could lead, out of the output folder.
    #[error("it names `{}`, which is no plain path below the output folder", path.escape_debug())]
    UnsafePath {
        /// The path as written.
        path: String,
    },
}

impl Manifest {
    /// The manifest of a build of `artifacts` and `records`.
    #[must_use]
    pub fn new(release: &str, artifacts: &[Artifact], records: Vec<RecordEntry>) -> Self {
        let files = artifacts.iter().filter(|artifact| artifact.path != PATH).map(FileEntry::of);
        Self::listing(release, files.collect(), records)
    }

    /// A manifest of given entries.
    pub(crate) fn listing(
        release: &str,
        mut files: Vec<FileEntry>,
        records: Vec<RecordEntry>,
    ) -> Self {
        files.sort();
        files.dedup();
        Self { generator: GENERATOR.to_owned(), release: release.to_owned(), files, records }
    }

    /// The manifest as a file to deliver.
    pub fn to_artifact(&self) -> Result<Artifact, serde_json::Error> {
        Ok(Artifact::new(PATH, &serde_json::to_string_pretty(self)?))
    }

    /// Reads a manifest that may have been damaged or forged since it was written.
    pub fn parse(bytes: &[u8]) -> Result<Self, ManifestError> {
        let json: serde_json::Value = serde_json::from_slice(bytes)?;
        if json.get("generator").and_then(|it| it.as_str()) != Some(GENERATOR) {
            return Err(ManifestError::Foreign);
        }
        // Read again from the text, because a value no longer knows where it stood.
        let manifest: Self = serde_json::from_slice(bytes)?;
        match manifest.files.iter().find(|file| !is_plain_path(&file.path)) {
            Some(file) => Err(ManifestError::UnsafePath { path: file.path.clone() }),
            None => Ok(manifest),
        }
    }
}

impl FileEntry {
    /// The entry of a file.
    #[must_use]
    pub fn of(artifact: &Artifact) -> Self {
        Self { path: artifact.path.clone(), sha256: digest(artifact.text.as_bytes()) }
    }
}

/// SHA-256 as 64 lower-case hexadecimal digits.
#[must_use]
pub fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest() -> Manifest {
        let artifacts = [
            Artifact::new("servicenow/b.js", "b();"),
            Artifact::new(PATH, "{}"),
            Artifact::new("INSTALL.md", "# Install"),
        ];
        let records = vec![RecordEntry {
            table: "sys_script".to_owned(),
            name: "Sync \"now\"".to_owned(),
            sys_id: "0123456789abcdef0123456789abcdef".to_owned(),
        }];
        Manifest::new("1.0.0", &artifacts, records)
    }

    fn with_path(path: &str) -> Result<Manifest, ManifestError> {
        let mut manifest = manifest();
        path.clone_into(&mut manifest.files[0].path);
        Manifest::parse(&serde_json::to_vec(&manifest).unwrap())
    }

    #[test]
    fn lists_files_by_path_and_leaves_itself_out() {
        let artifact = manifest().to_artifact().unwrap();
        assert_eq!(artifact.path, "manifest.json");
        insta::assert_snapshot!(artifact.text, @r#"
        {
          "generator": "sn-gen",
          "release": "1.0.0",
          "files": [
            {
              "path": "INSTALL.md",
              "sha256": "b72fbb493364d985ffdbd2c3b9cc9efb3553ecf3946e0e5fdbc01a4ca3963e56"
            },
            {
              "path": "servicenow/b.js",
              "sha256": "a68a4f8a244109d818c07fa700c7fa92f1976c47d42d7e88c0f9e124b2976f39"
            }
          ],
          "records": [
            {
              "table": "sys_script",
              "name": "Sync \"now\"",
              "sys_id": "0123456789abcdef0123456789abcdef"
            }
          ]
        }
        "#);
    }

    #[test]
    fn reads_back_what_it_wrote() {
        let text = manifest().to_artifact().unwrap().text;
        assert_eq!(Manifest::parse(text.as_bytes()).unwrap(), manifest());
    }

    #[test]
    fn refuses_every_path_that_could_leave_the_folder() {
        for path in [
            "",
            "/etc/passwd",
            "../x",
            "a/../../x",
            "a/..",
            ".",
            "a/./b",
            "a//b",
            "a/",
            "..\\x",
            "a\\b",
            "C:/x",
            "C:x",
            "a/b:stream",
            "a\0b",
            "a\nb",
            "...",
            "a./b",
            "b/a ",
            "nul",
            "a/Con.js/b",
            "aux .txt",
            "lpt1.tar.gz",
            "COM\u{b2}",
        ] {
            let error = with_path(path).unwrap_err();
            assert!(matches!(error, ManifestError::UnsafePath { .. }), "{path:?}: {error}");
        }
        for path in ["servicenow/..hidden/a..b/ö c.js", "console.js", "com/lpt10/.nul"] {
            with_path(path).unwrap();
        }
    }

    #[test]
    fn refuses_what_is_no_manifest_of_ours() {
        for foreign in
            [&br#"{"generator": "other", "files": []}"#[..], b"{\"name\": \"app\"}", b"[1]"]
        {
            insta::allow_duplicates! {
                insta::assert_snapshot!(Manifest::parse(foreign).unwrap_err(), @"another program made it");
            }
        }
        let partial = br#"{"generator": "sn-gen", "release": "1.0.0"}"#;
        insta::assert_snapshot!(Manifest::parse(partial).unwrap_err(), @"missing field `files` at line 1 column 43");
        insta::assert_snapshot!(Manifest::parse(b"<<<<<<< HEAD").unwrap_err(), @"expected value at line 1 column 1");
        insta::assert_snapshot!(with_path("../../etc\n").unwrap_err(), @r#"it names `../../etc\n`, which is no plain path below the output folder"#);
    }
}
