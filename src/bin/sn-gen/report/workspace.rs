//! Where a file lies for GitHub: below the workspace, or below the folder of the repository.

use sn_gen::shown::shown;
use std::env;
use std::path::{Component, Path, PathBuf};

/// What GitHub calls the folder that annotations are relative to.
const WORKSPACE: &str = "GITHUB_WORKSPACE";

/// The folder that annotations are relative to, and the one that paths here are relative to.
pub(super) struct Workspace {
    root: PathBuf,
    here: PathBuf,
}

impl Workspace {
    /// The workspace that this program runs in; without one, the repository or the current folder.
    pub(super) fn find() -> Option<Self> {
        let here = env::current_dir().and_then(|it| it.canonicalize()).ok()?;
        let given = env::var_os(WORKSPACE).and_then(|it| Path::new(&it).canonicalize().ok());
        let given = given.filter(|root| here.starts_with(root));
        let repository = here.ancestors().find(|it| it.join(".git").exists());
        let root = given.or_else(|| repository.map(Path::to_owned)).unwrap_or_else(|| here.clone());
        Some(Self { root, here })
    }

    /// The commands with the paths of their files as GitHub wants them.
    pub(super) fn located(&self, commands: &str) -> String {
        commands.split_inclusive('\n').map(|command| self.located_one(command)).collect()
    }

    fn located_one(&self, command: &str) -> String {
        let Some((before, rest)) = command.split_once(" file=") else {
            return command.to_owned();
        };
        // The properties begin behind the first word, the text behind the second pair of colons.
        let word = before.strip_prefix("::");
        let is_command = word.is_some_and(|word| !word.contains([':', ' ']));
        let Some(end) = rest.find([',', ':']).filter(|_| is_command) else {
            return command.to_owned();
        };
        let (path, rest) = rest.split_at(end);
        format!("{before} file={}{rest}", self.path(path))
    }

    /// A path below the workspace; one that leads out of it stays as it is.
    fn path(&self, given: &str) -> String {
        let mut path = PathBuf::new();
        for component in self.here.join(given).components() {
            match component {
                Component::CurDir => {}
                Component::ParentDir => {
                    path.pop();
                }
                other => path.push(other),
            }
        }
        path.strip_prefix(&self.root).map_or_else(|_| given.to_owned(), shown)
    }
}

#[cfg(test)]
mod tests {
    use super::Workspace;
    use std::path::PathBuf;

    #[cfg(unix)]
    #[test]
    fn a_path_is_relative_to_the_workspace_and_normal() {
        let [root, here] = ["/w", "/w/a/b"].map(PathBuf::from);
        let workspace = Workspace { root, here };
        let located =
            |path: &str| workspace.located(&format!("::error file={path},line=1::x file=y,\n"));
        for (given, expected) in [
            ("m.yaml", "a/b/m.yaml"),
            ("./../c/./m.yaml", "a/c/m.yaml"),
            ("/w/d/m%2C.yaml", "d/m%2C.yaml"),
            ("../../../out.yaml", "../../../out.yaml"),
            ("/tmp/m.yaml", "/tmp/m.yaml"),
        ] {
            assert_eq!(located(given), format!("::error file={expected},line=1::x file=y,\n"));
        }
        assert_eq!(workspace.located("::error::a file=b,\n"), "::error::a file=b,\n");
    }
}
