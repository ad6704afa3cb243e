//! The arguments of `build`, whose comments are its help.

use super::{Format, OUT, SPEC};
use sn_gen::shown::shown;
use std::path::{Path, PathBuf};

/// Generate scripts, update sets, webhook bodies and the install guide
///
/// Writes only files that differ, removes files that an earlier build made and this one does not,
/// and never touches others. In a folder of specs, an output whose spec is gone is reported, and
/// counts as a difference for --check.
#[derive(Debug, clap::Args)]
#[command(after_help = BUILD_EXAMPLES)]
pub(crate) struct BuildArgs {
    /// Specs, or folders that hold specs
    ///
    /// One spec is built into the output folder itself. Several specs, or all .yaml and .yml files of
    /// a folder, are built into one subfolder each. It has the name of the file, or for a
    /// mappings.yaml the name of its folder.
    #[arg(value_name = "SPEC|DIR", default_value = SPEC)]
    pub(crate) specs: Vec<PathBuf>,

    /// The output folder
    #[arg(long, value_name = "DIR", default_value = OUT)]
    pub(crate) out: PathBuf,

    /// Write nothing; show what differs and exit with 1 if anything does
    #[arg(long)]
    pub(crate) check: bool,

    /// Remove outputs below the output folder that no spec of the folder of specs makes, except files
    /// that were edited
    #[arg(long, conflicts_with = "check")]
    pub(crate) prune: bool,

    /// Each spec is for an instance of its own: several may use the same names
    #[arg(long)]
    pub(crate) separate: bool,

    /// A folder of .tera files that take the place of the templates with the same names
    #[arg(long, value_name = "DIR")]
    pub(crate) templates: Option<PathBuf>,

    /// How findings and results are printed
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: Format,

    /// Print findings, warnings and errors only
    #[arg(short, long)]
    pub(crate) quiet: bool,
}

const BUILD_EXAMPLES: &str = "\
Examples:
  sn-gen build                              mappings.yaml into generated/
  sn-gen build --check                      is generated/ up to date?
  sn-gen build acme.yaml --out acme         another spec, another folder
  sn-gen build customers --out customers --separate
                                            customers/acme.yaml into customers/acme/, and so on,
                                            each for an instance of its own
  sn-gen build customers --out customers --separate --prune
                                            the same, and removes the outputs of specs that are gone
  sn-gen build --templates mine             with templates of your own
  sn-gen build --check --format github      findings beside the lines of a pull request";

impl BuildArgs {
    /// The command that makes what these arguments make or check.
    pub(crate) fn repair(&self) -> String {
        let mut words = vec!["sn-gen".to_owned(), "build".to_owned()];
        if self.specs != [Path::new(SPEC)] {
            words.extend(self.specs.iter().map(|spec| quoted(spec)));
        }
        if self.out != Path::new(OUT) {
            words.extend(["--out".to_owned(), quoted(&self.out)]);
        }
        if self.separate {
            words.push("--separate".to_owned());
        }
        if let Some(templates) = &self.templates {
            words.extend(["--templates".to_owned(), quoted(templates)]);
        }
        words.join(" ")
    }

    /// The same command, which also removes the outputs of specs that are gone.
    pub(crate) fn pruning(&self) -> String {
        self.repair() + " --prune"
    }
}

/// A path as one word of the shell: POSIX, or on Windows `cmd` and PowerShell alike, where no file
/// name has a double quote.
fn quoted(path: &Path) -> String {
    let mut path = shown(path);
    if path.starts_with('-') {
        path.insert_str(0, "./");
    }
    let is_plain = |c: char| {
        c.is_alphanumeric()
            || matches!(c, '/' | '.' | '_' | '-' | '+' | ',')
            || (cfg!(windows) && c == ':')
    };
    if path.chars().all(is_plain) {
        path
    } else if cfg!(windows) {
        format!("\"{path}\"")
    } else {
        format!("'{}'", path.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use crate::args::{Args, Command};
    use clap::Parser;

    #[test]
    fn the_repair_is_the_check_without_its_switch() {
        let repair = |line: &str| {
            let args = Args::parse_from(std::iter::once("sn-gen").chain(line.split(' ')));
            match args.command {
                Command::Build(args) => args.repair(),
                other => panic!("{other:?}"),
            }
        };
        assert_eq!(repair("build --check --format json"), "sn-gen build");
        #[cfg(windows)]
        assert_eq!(
            repair(r"build C:\a$b.yaml --check --out ü\x"),
            r#"sn-gen build "C:/a$b.yaml" --out ü/x"#
        );
        #[cfg(not(windows))]
        assert_eq!(
            repair("build a$b.yaml it's/c.yml ./-d --check --out ü/x --templates t --separate"),
            r"sn-gen build 'a$b.yaml' 'it'\''s/c.yml' ./-d --out ü/x --separate --templates t"
        );
    }
}
