//! What these tests need besides the crates; `tests/run` installs it.

use crate::driver::Browser;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// Set by `tests/run`, which installs all of it: then absence is a failure.
const REQUIRED: &str = "SN_GEN_REQUIRE_BROWSER";

/// A browser, or nothing where none is installed, which is told once for all tests.
pub(crate) fn browser() -> Option<Browser> {
    static MISSING: LazyLock<Vec<&str>> = LazyLock::new(|| {
        let missing = missing();
        if !missing.is_empty() && std::env::var_os(REQUIRED).is_none() {
            let text = "tests in a browser, for which these are not installed";
            tell(&format!("LEFT OUT: {text}: {}; tests/run installs them", missing.join(", ")));
        }
        missing
    });
    if MISSING.is_empty() {
        return Some(Browser::new());
    }
    assert!(std::env::var_os(REQUIRED).is_none(), "not installed: {}", MISSING.join(", "));
    None
}

fn missing() -> Vec<&'static str> {
    let mut missing = vec!["chromium-headless-shell", "chromedriver"];
    missing.retain(|name| command(name).is_none());
    if !axe().exists() {
        missing.push("axe-core");
    }
    missing
}

/// Where axe-core is, once `tests/run` has installed it.
pub(crate) fn axe() -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    root.join("target/browser/node_modules/axe-core/axe.min.js")
}

/// Where a command is.
pub(crate) fn command(name: &str) -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    std::env::split_paths(&folders).map(|it| it.join(name)).find(|it| it.is_file())
}

/// Tells something past the test harness, which keeps what a passing test prints to itself.
fn tell(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}
