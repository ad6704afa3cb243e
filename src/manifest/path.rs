//! Which paths a manifest may name, and which of them a build makes.

/// The folders below `servicenow/` in which a build makes files.
const SERVICENOW: [&str; 8] = [
    "access-controls",
    "background-scripts",
    "business-rules",
    "script-actions",
    "script-includes",
    "ui-actions",
    "ui-pages",
    "update-set",
];

/// Whether a path stays below the folder it is joined to, on every system: named steps joined by
/// `/`, no `.` or `..`, no drive letter, no character with a meaning of its own, and nothing that
/// Windows takes for a device or for another name.
#[must_use]
pub fn is_plain_path(path: &str) -> bool {
    let is_plain_step = |step: &str| {
        !step.is_empty()
            && !step.ends_with(['.', ' '])
            && !step.contains(|c: char| c.is_control() || matches!(c, '\\' | ':'))
            && !is_device(step)
    };
    path.split('/').all(is_plain_step)
}

/// Whether a build can make a file of this path. Anybody can write a manifest, so a file is deleted
/// by it only where builds write.
#[must_use]
pub fn is_product(path: &str) -> bool {
    let is_one_of = |name: &str, extensions: &[&str]| {
        name.rsplit_once('.').is_some_and(|(_, extension)| extensions.contains(&extension))
    };
    match path.split('/').collect::<Vec<_>>().as_slice() {
        ["INSTALL.md"] => true,
        ["servicedesk-plus", name] => is_one_of(name, &["json"]),
        ["servicenow", folder, name] => {
            SERVICENOW.contains(folder) && is_one_of(name, &["js", "html", "xml"])
        }
        _ => false,
    }
}

/// Whether Windows opens a device in the place of a file of this name, in any folder and with any
/// extension ("Naming Files, Paths, and Namespaces").
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end_matches(' ').to_ascii_uppercase();
    match stem.strip_prefix("COM").or_else(|| stem.strip_prefix("LPT")) {
        Some(port) => matches!(port, "\u{b9}" | "\u{b2}" | "\u{b3}") || is_digit(port),
        None => matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$"),
    }
}

fn is_digit(text: &str) -> bool {
    matches!(text.as_bytes(), [b'0'..=b'9'])
}
